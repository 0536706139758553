import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { Messages } from './messages';
import { options, ranking, readings, type SearchData, type Stored } from './options';
import { isTypo } from './fuzzy';
import { closeness, words } from './titles';
import { chunks, type Chunk } from './tokens';

/** A page, section or step that was found. */
export interface Hit extends Stored {
  /** The link to it, relative to the index file. */
  readonly id: string;
  /** The terms of its text that match what the reader typed. */
  readonly terms: ReadonlySet<string>;
}

/** The hits on one page, the best first. */
export interface Group {
  readonly title: string;
  readonly hits: readonly Hit[];
}

export class Finder {
  private readonly index: MiniSearch;
  private readonly messages: Messages;
  private readonly names: readonly { readonly name: string; readonly other: readonly string[]; readonly here: readonly string[] }[];

  constructor(data: SearchData) {
    this.index = MiniSearch.loadJS(data.index, options);
    const ids = data.index.documentIds as Readonly<Record<number, string>>;
    this.messages = new Messages(data.messages.map(([document, text]) => ({ id: ids[document]!, text })));
    this.names = data.names.map(([other, here]) => ({ name: here, other: terms(other), here: terms(here) }));
  }

  /** @returns At most `limit` hits. If the text is an error message, the steps that printed it come first. */
  find(text: string, limit: number): Hit[] {
    const printed = this.messages.find(text).map(({ id, text: message }) => this.toMessageHit(id, message));
    const ids = new Set(printed.map((hit) => hit.id));
    return [...printed, ...this.findText(text, limit).filter((hit) => !ids.has(hit.id))].slice(0, limit);
  }

  /** @returns At most `limit` hits. Those whose title is what was typed come first, then those that contain every word as typed. */
  private findText(text: string, limit: number): Hit[] {
    const significant = withoutStopWords(text);
    const typed = searchChunks(significant);
    const required = new Set(typed.flatMap(parts));
    const hasMost = ({ queryTerms }: SearchResult): boolean => queryTerms.filter((term) => required.has(term)).length > required.size / 2;
    for (const { combineWith, ...reading } of typed.length > 0 ? readings : []) {
      const found = this.index.search(query(typed, combineWith), { ...ranking, ...reading })
        .filter((result) => result.queryTerms.every((term) => isMeant(term, result.terms)))
        .filter((result) => combineWith === 'AND' || hasMost(result));
      if (found.length > 0) {
        return sorted(found, [words(significant), ...this.namesOf(significant)]).slice(0, limit).map((result) => this.toHit(result));
      }
    }

    return [];
  }

  /** Groups hits by page. The page with the best hit comes first. */
  group(hits: readonly Hit[]): Group[] {
    const pages = new Set(hits.map((hit) => page(hit.id)));
    return [...pages].map((id) => ({
      title: (this.index.getStoredFields(id)?.['title'] as string | undefined) ?? '',
      hits: hits.filter((hit) => page(hit.id) === id),
    }));
  }

  /** The names in the page's language, if what was typed is a term's name in another language. */
  private namesOf(text: string): string[][] {
    const typed = terms(text).join(' ');
    return this.names.filter(({ other }) => other.join(' ') === typed).map(({ name }) => words(name));
  }

  /** A step that printed a message. Its text is that message, and not what the lesson says about the step. */
  private toMessageHit(id: string, message: string): Hit {
    return { ...(this.index.getStoredFields(id) as unknown as Stored), id, text: message, terms: new Set() };
  }

  private toHit(result: SearchResult): Hit {
    return { ...(result as unknown as Stored), id: String(result.id), terms: this.withNames(new Set(result.terms)) };
  }

  /** Adds the names in this language, so that a hit that was found by a term's name in another language is highlighted. */
  private withNames(terms: ReadonlySet<string>): ReadonlySet<string> {
    const named = this.names.filter(({ other }) => other.every((term) => terms.has(term)));
    return new Set([...terms, ...named.flatMap(({ here }) => here)]);
  }
}

/** Removes stop words, such as the question words of a question, unless nothing else is left. */
function withoutStopWords(text: string): string {
  const rest = text.replace(stopWords, ' ');
  return chunks(rest).length > 0 ? rest : text;
}

const stopWords = /(?<!\S)(?:an?|and|are|can|do|does|how|i|in|is|it|my|of|on|the|to|what|where|which|why)(?=\s|\?|$)|什么是|是什么|为什么|什么|怎么样|怎样|怎么|如何|的|和/gi;

/** Splits what was typed. Chinese is found by its pairs of characters, so the last single character is left out. */
function searchChunks(text: string): Chunk[] {
  return chunks(text).map(({ isHan, tokens }) => ({ isHan, tokens: isHan && tokens.length > 1 ? tokens.slice(0, -1) : tokens }));
}

function terms(text: string): string[] {
  return searchChunks(text).flatMap((chunk) => chunk.tokens.map((token) => token.term));
}

function page(id: string): string {
  return id.split('#', 1)[0] ?? '';
}

/** The terms that count when a hit need not contain every word. For a path these are the names in it, but not the whole path as well. */
function parts({ tokens }: Chunk): string[] {
  return tokens.slice(tokens.length > 1 && tokens[0]!.end === tokens.at(-1)!.end ? 1 : 0).map((token) => token.term);
}

/** Sorts hits: first those whose title is what was typed, pages before their sections; then by how much of it their title starts with. */
function sorted(found: readonly SearchResult[], typed: readonly string[][]): SearchResult[] {
  const ranked = found.map((result) => {
    const close = Math.max(...typed.map((name) => closeness(String(result['title']), name)));
    return { result, close, page: Number(close === Infinity && !String(result.id).includes('#')), exact: Number(isExact(result)) };
  });
  // Infinity minus Infinity is NaN, which `||` skips, so two exact titles are sorted by the next criterion.
  ranked.sort((one, other) => other.close - one.close || other.page - one.page || other.exact - one.exact);
  return ranked.map(({ result }) => result);
}

function isExact(result: SearchResult): boolean {
  return result.queryTerms.every((term) => result.terms.includes(term));
}

/** Whether a term that the index found can really be what was meant. The index also offers words that differ too much. */
function isMeant(typed: string, found: readonly string[]): boolean {
  return found.some((term) => term.startsWith(typed) || isTypo(typed, term));
}

function query(typed: readonly Chunk[], combineWith: 'AND' | 'OR'): Query {
  return { combineWith, queries: typed.map((chunk) => part(chunk, combineWith)) };
}

/**
 * A text without spaces is searched as a whole and by its words, Chinese by every pair of its characters. `-d` also finds long options that
 * start with that letter, and a path also finds its last part. The letters of a short option such as `-it` are not searched as a word,
 * because they would find the word "it".
 */
function part({ isHan, tokens }: Chunk, combineWith: 'AND' | 'OR'): Query {
  const [whole = '', ...rest] = tokens.map((token) => token.term);
  const words = rest.filter((word) => !whole.startsWith('-') || word.length > 3);
  if (isHan) {
    return { combineWith, queries: [whole, ...rest] };
  }

  if (/^-[a-z]$/.test(whole)) {
    return { combineWith: 'OR', queries: [whole, `-${whole}`] };
  }

  const lastPart = whole.split('/').slice(1).slice(-1);
  const byWords = words.length > 0 ? [{ combineWith, queries: words }] : [];
  return { combineWith: 'OR', queries: [whole, ...lastPart, ...byWords] };
}

