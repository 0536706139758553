import type { Query, SearchResult } from 'minisearch';
import { isTypo } from './fuzzy';
import { Messages } from './messages';
import { ranking, readings } from './options';
import type { Load } from './parts';
import { SiteIndex, type SearchData, type Shown } from './site-index';
import { titleWords } from './titles';
import { chunks, type Chunk } from './tokens';

/** A document that was found, by its number. */
export interface Match {
  readonly document: number;
  /** The terms of its text that match what the reader typed. */
  readonly terms: ReadonlySet<string>;
  /** The error message that the reader typed, as the step printed it. */
  readonly message?: string;
}

/** A page, section or step that was found. */
export interface Hit extends Shown {
  readonly terms: ReadonlySet<string>;
}

/** The hits on one page, the best first. */
export interface Group {
  readonly title: string;
  readonly hits: readonly Hit[];
}

/** A document that was found, in the order of its score. */
interface Result {
  readonly id: number;
  readonly terms: readonly string[];
  /** Whether it has every word as typed. */
  readonly isExact: boolean;
}

export class Finder {
  private readonly index: SiteIndex;
  private readonly messages: Messages;
  private readonly names: readonly { readonly name: string; readonly other: readonly string[]; readonly here: readonly string[] }[];

  constructor(data: SearchData, load: Load) {
    this.index = new SiteIndex(data, load);
    this.messages = new Messages(data.messages.map(([document, text]) => ({ document, text })), (document) => this.index.pageOf(document));
    this.names = data.names.map(([other, here]) => ({ name: here, other: terms(other), here: terms(here) }));
  }

  /**
   * @returns At most `limit` matches. If the text is an error message, the steps that printed it come first. Matches on one page are
   *   together, and the page with the best match comes first.
   */
  async find(text: string, limit: number): Promise<Match[]> {
    // A step that printed the message shows that message, and not what the lesson says about the step.
    const printed = this.messages.find(text).map(({ document, text: message }) => ({ document, terms: new Set<string>(), message }));
    const documents = new Set(printed.map(({ document }) => document));
    const others = (await this.findText(text, limit)).filter(({ document }) => !documents.has(document));
    const matches = [...printed, ...others].slice(0, limit);
    const pages = new Set(matches.map((match) => this.pageOf(match)));
    return [...pages].flatMap((page) => matches.filter((match) => this.pageOf(match) === page));
  }

  /** Loads what matches show, and groups them by page. */
  async show(matches: readonly Match[]): Promise<Group[]> {
    const shown = await Promise.all(matches.map(({ document }) => this.index.show(document)));
    const hits = matches.map(({ terms, message }, i) => ({ ...shown[i]!, text: message ?? shown[i]!.text, terms }));
    const starts = matches.flatMap((match, i) => (i === 0 || this.pageOf(match) !== this.pageOf(matches[i - 1]!) ? [i] : []));
    return starts.map((start, i) => ({ title: hits[start]!.page, hits: hits.slice(start, starts[i + 1]) }));
  }

  private pageOf(match: Match): number {
    return this.index.pageOf(match.document);
  }

  /** @returns At most `limit` matches. Those whose title is what was typed come first, then those that contain every word as typed. */
  private async findText(text: string, limit: number): Promise<Match[]> {
    const significant = withoutStopWords(text);
    const typed = searchChunks(significant);
    const required = new Set(typed.flatMap(parts));
    const hasMost = ({ queryTerms }: SearchResult): boolean => queryTerms.filter((term) => required.has(term)).length > required.size / 2;
    for (const { combineWith, ...reading } of typed.length > 0 ? readings : []) {
      const found = (await this.index.search(query(typed, combineWith), { ...ranking, ...reading }))
        .filter((result) => result.queryTerms.every((term) => isMeant(term, result.terms)))
        .filter((result) => combineWith === 'AND' || hasMost(result));
      if (found.length > 0) {
        const close = await this.closeness(significant);
        const results = found.map((result) => ({ id: result.id as number, terms: result.terms, isExact: isExact(result) }));
        const ids = new Set(results.map(({ id }) => id));
        // A page about images need not have the word Docker in its opening.
        const titled = [...close].filter(([id, words]) => words === withoutDocker && !ids.has(id)).map(([id]) => ({ id, terms: [...required], isExact: false }));
        return this.sorted([...results, ...titled], close).slice(0, limit).map(({ id, terms }) => ({ document: id, terms: this.withNames(new Set(terms)) }));
      }
    }

    return [];
  }

  /**
   * How well titles match what was typed: `Infinity` if they are the same, then those that are the same but for a `docker` before them,
   * otherwise the number of leading words in common.
   */
  private async closeness(typed: string): Promise<ReadonlyMap<number, number>> {
    const close = new Map<number, number>();
    const note = (documents: readonly number[], words: number): void =>
      documents.forEach((document) => close.set(document, Math.max(words, close.get(document) ?? 0)));
    const equal = async (text: string, words: number): Promise<void> => {
      const { whole } = titleWords(text);
      if (whole !== null) note((await this.index.titled(whole)).equal, words);
    };
    const withNames = (text: string): string[] => [text, ...this.namesOf(text)];
    const same = withNames(typed);
    await Promise.all([
      ...same.flatMap((text) => titleWords(text).starts.map(async (start, i) => note((await this.index.titled(start)).starting, i + 2))),
      // The name of a page in its address, which may be typed with its hyphens, is in the index as words.
      ...[...same, typed.replaceAll('-', ' ')].map((text) => equal(text, Infinity)),
    ]);
    // If a title starts with all that was typed, it was a command.
    if (close.size === 0 || Math.max(...close.values()) < titleWords(typed).starts.length + 1) {
      await Promise.all(withNames(typed.replace(/^docker(?:\s+|(?=[\u3000-\uffff]))/i, '')).map((text) => equal(text, withoutDocker)));
    }

    return close;
  }

  /** Sorts what was found: first those whose title is what was typed, pages before their sections; then by how much of it their title starts with. */
  private sorted(found: readonly Result[], closeness: ReadonlyMap<number, number>): Result[] {
    const ranked = found.map((result) => {
      const close = closeness.get(result.id) ?? 0;
      return { result, close, page: Number(close >= withoutDocker && this.index.isPage(result.id)), exact: Number(result.isExact) };
    });
    // Infinity minus Infinity is NaN, which `||` skips, so two exact titles are sorted by the next criterion.
    ranked.sort((one, other) => other.close - one.close || other.page - one.page || other.exact - one.exact);
    return ranked.map(({ result }) => result);
  }

  /** The names in the page's language, if what was typed is a term's name in another language. */
  private namesOf(text: string): string[] {
    const typed = terms(text).join(' ');
    return this.names.filter(({ other }) => other.join(' ') === typed).map(({ name }) => name);
  }

  /** Adds the names in this language, so that a hit that was found by a term's name in another language is highlighted. */
  private withNames(terms: ReadonlySet<string>): ReadonlySet<string> {
    const named = this.names.filter(({ other }) => other.every((term) => terms.has(term)));
    return new Set([...terms, ...named.flatMap(({ here }) => here)]);
  }
}

/** How close a title is that is what was typed after `docker`: closer than one that only starts with what was typed. */
const withoutDocker = Number.MAX_SAFE_INTEGER;

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

/** The terms that count when a hit need not contain every word. For a path these are the names in it, but not the whole path as well. */
function parts({ tokens }: Chunk): string[] {
  return tokens.slice(tokens.length > 1 && tokens[0]!.end === tokens.at(-1)!.end ? 1 : 0).map((token) => token.term);
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

