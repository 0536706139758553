import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { options, ranking, readings, type SearchData, type Stored } from './options';
import { chunks, type Chunk } from './tokens';

/** A place that was found. */
export interface Hit extends Stored {
  /** The link to it, from the index's own address. */
  readonly id: string;
  /** The terms of the place that match what the reader typed. */
  readonly terms: ReadonlySet<string>;
}

/** The places of one page, the best first. */
export interface Group {
  readonly title: string;
  readonly hits: readonly Hit[];
}

export class Finder {
  private readonly index: MiniSearch;
  private readonly names: readonly { readonly other: readonly string[]; readonly here: readonly string[] }[];

  constructor(data: SearchData) {
    this.index = MiniSearch.loadJS(data.index, options);
    this.names = data.names.map(([other, here]) => ({ other: terms(other), here: terms(here) }));
  }

  /** @returns At most `limit` places, those first that have every word as typed. */
  find(text: string, limit: number): Hit[] {
    const typed = asked(text);
    const half = new Set(typed.flatMap((chunk) => chunk.tokens.map((token) => token.term))).size / 2;
    for (const { combineWith, ...reading } of typed.length > 0 ? readings : []) {
      const found = this.index.search(query(typed, combineWith), { ...ranking, ...reading })
        .filter((result) => combineWith === 'AND' || result.queryTerms.length > half);
      if (found.length > 0) {
        return [...found.filter(isExact), ...found.filter((result) => !isExact(result))].slice(0, limit).map((result) => this.toHit(result));
      }
    }

    return [];
  }

  /** Brings the places of a page together; the page with the best place comes first. */
  group(hits: readonly Hit[]): Group[] {
    const pages = new Set(hits.map((hit) => page(hit.id)));
    return [...pages].map((id) => ({
      title: (this.index.getStoredFields(id)?.['title'] as string | undefined) ?? '',
      hits: hits.filter((hit) => page(hit.id) === id),
    }));
  }

  private toHit(result: SearchResult): Hit {
    return { ...(result as unknown as Stored), id: String(result.id), terms: this.withNames(new Set(result.terms)) };
  }

  /** What was found by a term's name in another language is marked by its name in this one. */
  private withNames(terms: ReadonlySet<string>): ReadonlySet<string> {
    const named = this.names.filter(({ other }) => other.every((term) => terms.has(term)));
    return new Set([...terms, ...named.flatMap(({ here }) => here)]);
  }
}

/** A run of Chinese is found by its pairs; its last character adds nothing to them. */
function asked(text: string): Chunk[] {
  return chunks(text).map(({ isHan, tokens }) => ({ isHan, tokens: isHan && tokens.length > 1 ? tokens.slice(0, -1) : tokens }));
}

function terms(text: string): string[] {
  return asked(text).flatMap((chunk) => chunk.tokens.map((token) => token.term));
}

function page(id: string): string {
  return id.split('#', 1)[0] ?? '';
}

function isExact(result: SearchResult): boolean {
  return result.queryTerms.every((term) => result.terms.includes(term));
}

function query(typed: readonly Chunk[], combineWith: 'AND' | 'OR'): Query {
  return { combineWith, queries: typed.map((chunk) => part(chunk, combineWith)) };
}

/** What was typed as one is looked for as one, and by its words; Chinese by every pair of its characters. */
function part({ isHan, tokens }: Chunk, combineWith: 'AND' | 'OR'): Query {
  const terms = tokens.map((token) => token.term);
  return isHan
    ? { combineWith, queries: terms }
    : { combineWith: 'OR', queries: [...terms.slice(0, 1), { combineWith, queries: terms.slice(1) }] };
}
