import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { options, ranking, readings, type SearchData, type Stored } from './options';
import { isSlip } from './slips';
import { closeness, words } from './titles';
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
  private readonly names: readonly { readonly name: string; readonly other: readonly string[]; readonly here: readonly string[] }[];

  constructor(data: SearchData) {
    this.index = MiniSearch.loadJS(data.index, options);
    this.names = data.names.map(([other, here]) => ({ name: here, other: terms(other), here: terms(here) }));
  }

  /** @returns At most `limit` places: those first that are called so, then those that have every word as typed. */
  find(text: string, limit: number): Hit[] {
    const told = telling(text);
    const typed = asked(told);
    const half = new Set(typed.flatMap(parts)).size / 2;
    for (const { combineWith, ...reading } of typed.length > 0 ? readings : []) {
      const found = this.index.search(query(typed, combineWith), { ...ranking, ...reading })
        .filter((result) => result.queryTerms.every((term) => isMeant(term, result.terms)))
        .filter((result) => combineWith === 'AND' || result.queryTerms.filter((term) => typed.some((chunk) => parts(chunk).includes(term))).length > half);
      if (found.length > 0) {
        return sorted(found, [words(told), ...this.namesOf(told)]).slice(0, limit).map((result) => this.toHit(result));
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

  /** What the typed is called in the language of the places, if it is a term's name in another one. */
  private namesOf(text: string): string[][] {
    const typed = terms(text).join(' ');
    return this.names.filter(({ other }) => other.join(' ') === typed).map(({ name }) => words(name));
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

/** Without the little words of a question, unless they are all there is. */
function telling(text: string): string {
  const rest = text.replace(littleWords, ' ');
  return chunks(rest).length > 0 ? rest : text;
}

const littleWords = /(?<!\S)(?:an?|and|are|can|do|does|how|i|in|is|it|my|of|on|the|to|what|where|which|why)(?=\s|\?|$)|什么是|是什么|为什么|什么|怎么样|怎样|怎么|如何|的|和/gi;

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

/** What a place must have to count as found when not every word is: of a path, the names in it, but not the whole as well. */
function parts({ tokens }: Chunk): string[] {
  return tokens.slice(tokens.length > 1 && tokens[0]!.end === tokens.at(-1)!.end ? 1 : 0).map((token) => token.term);
}

/** Those first that are called what was typed, pages before places on them; then by what their title begins with. */
function sorted(found: readonly SearchResult[], typed: readonly string[][]): SearchResult[] {
  const ranked = found.map((result) => {
    const close = Math.max(...typed.map((name) => closeness(String(result['title']), name)));
    return { result, close, page: Number(close === Infinity && !String(result.id).includes('#')), exact: Number(isExact(result)) };
  });
  // Infinity less itself is no number, and so no order.
  return ranked.sort((one, other) => other.close - one.close || other.page - one.page || other.exact - one.exact).map(({ result }) => result);
}

function isExact(result: SearchResult): boolean {
  return result.queryTerms.every((term) => result.terms.includes(term));
}

/** The index offers whatever is near in letters; what nobody would mistake for the word is dropped. */
function isMeant(typed: string, found: readonly string[]): boolean {
  return found.some((term) => term.startsWith(typed) || isSlip(typed, term));
}

function query(typed: readonly Chunk[], combineWith: 'AND' | 'OR'): Query {
  return { combineWith, queries: typed.map((chunk) => part(chunk, combineWith)) };
}

/**
 * What was typed as one is looked for as one, and by its words; Chinese by every pair of its characters. An option of one
 * letter stands for the long ones that begin with it, and a path also for the file that it leads to. The word of a short
 * option, `-it` say, is another word.
 */
function part({ isHan, tokens }: Chunk, combineWith: 'AND' | 'OR'): Query {
  const [whole = '', ...rest] = tokens.map((token) => token.term);
  const words = rest.filter((word) => !whole.startsWith('-') || word.length > 3);
  return isHan ? { combineWith, queries: [whole, ...rest] }
    : /^-[a-z]$/.test(whole) ? { combineWith: 'OR', queries: [whole, `-${whole}`] }
    : { combineWith: 'OR', queries: [whole, ...whole.split('/').slice(1).slice(-1), ...(words.length > 0 ? [{ combineWith, queries: words }] : [])] };
}

