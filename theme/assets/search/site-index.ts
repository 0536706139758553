import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch';
import { isTypo } from './fuzzy';
import { counted, documents, numbers } from './numbers';
import { type Directory, type Load, Parts } from './parts';
import { isPrefix, distance, options, type Stored } from './options';

/** The content of the site's search-index.js, which src/Search/SearchScripts.cs writes. Documents are numbered in the order of the site. */
export interface SearchData {
  /** How many documents each page has. The first is the page itself, the others are its sections and steps. */
  readonly pages: readonly number[];
  /** The numbers of the pages that are lessons. */
  readonly lessons: readonly number[];
  /** How many different terms each document has, by field. */
  readonly lengths: readonly string[];
  readonly averages: readonly number[];
  /** Pairs of a term's name in another language and in this one. */
  readonly names: readonly (readonly [string, string])[];
  /** The error messages that steps printed when they were recorded, each with the number of the step's document. */
  readonly messages: readonly (readonly [number, string])[];
  readonly terms: Directory<string>;
  /** The terms again, without their documents, as far as a slip can be meant as one of them. */
  readonly words: Directory<string>;
  readonly titles: Directory<string>;
  readonly texts: Directory<number>;
}

/** A term, and the documents that have it, by field. */
type Term = readonly [string, ...string[]];
/** The first words of titles, the documents whose title starts with them, and those whose title they are. */
type Title = readonly [string, string, string];
type Text = readonly [id: string, title: string, text: string, step?: number];
/** The number of a page's first document, and what results show of its documents. */
type Page = readonly [number, ...Text[]];

/** What a result shows of a document. */
export interface Shown extends Stored {
  /** The link to it, relative to the index file. */
  readonly id: string;
}

/** The index of one language, of which only what searches have needed is loaded. */
export class SiteIndex {
  private readonly found: MiniSearch;
  /** The page of each document. */
  private readonly pages: readonly number[];
  private readonly lessons: ReadonlySet<number>;
  private readonly starts = new Map<string, Title>();
  private readonly shown = new Map<number, Shown>();
  private readonly known: string[] = [];
  private readonly terms: Parts<string, Term>;
  private readonly words: Parts<string, string>;
  private readonly titles: Parts<string, Title>;
  private readonly texts: Parts<number, Page>;

  constructor(data: SearchData, load: Load) {
    this.pages = data.pages.flatMap((count, page) => Array.from({ length: count }, () => page));
    this.lessons = new Set(data.lessons);
    this.found = empty(data, this.pages.length);
    this.terms = new Parts(data.terms, load, (terms) => terms.forEach((term) => this.addTerm(term)));
    this.words = new Parts(data.words, load, (words) => this.known.push(...words));
    this.titles = new Parts(data.titles, load, (titles) => titles.forEach((title) => this.starts.set(title[0], title)));
    this.texts = new Parts(data.texts, load, (pages) => pages.forEach((page) => this.addPage(page)));
  }

  /** The page that a document is on, by its number. */
  pageOf(document: number): number {
    return this.pages[document]!;
  }

  /** Whether a document is a page, and not a section or a step of one. */
  isPage(document: number): boolean {
    return document === 0 || this.pageOf(document) !== this.pageOf(document - 1);
  }

  /**
   * Searches all documents, and loads what that needs before. Titles count more than texts, pages more than their sections and steps, and lessons
   * more than docs pages. A longer word than what was typed counts only where the typed one is missing: in the title
   * `docker info --format '{{.DockerRootDir}}'`, `docker` is there once.
   */
  async search(query: Query, reading: SearchOptions): Promise<SearchResult[]> {
    const typed = termsOf(query);
    const meant = reading.fuzzy === undefined ? [] : await Promise.all(typed.filter((term) => distance(term) !== false).map((term) => this.meant(term)));
    await Promise.all([
      ...typed.map((term) => this.terms.need(term, isPrefix(term) ? `${term}\uffff` : term)),
      ...meant.flat().map((term) => this.terms.need(term, term)),
    ]);
    const beside = new Map<string, (document: number) => boolean>();
    const isBeside = (document: number, found: string): boolean => {
      const known = beside.get(found) ?? this.besides(typed, found);
      beside.set(found, known);
      return known(document);
    };
    return this.found.search(query, {
      ...reading,
      boostDocument: (id: number, found: string) => isBeside(id, found) ? 0 : (this.isPage(id) ? 1.5 : 1) * (this.lessons.has(this.pageOf(id)) ? 1.3 : 1),
    });
  }

  /** The documents whose title starts with some words, or is them. They are in lower case, and without a plural's `s`. */
  async titled(words: string): Promise<{ readonly starting: readonly number[]; readonly equal: readonly number[] }> {
    await this.titles.need(words, words);
    const [, starting = '', equal = ''] = this.starts.get(words) ?? [];
    return { starting: documents(starting), equal: documents(equal) };
  }

  /** What results show of a document, and the title of its page. */
  async show(document: number): Promise<Shown & { readonly page: string }> {
    await this.texts.need(document, document);
    const page = this.shown.get(this.pages.indexOf(this.pageOf(document)))!;
    return { ...this.shown.get(document)!, page: page.title };
  }

  /** The terms that a misspelt word can mean. A slip is never in the first letter. */
  private async meant(typed: string): Promise<readonly string[]> {
    const letter = typed.slice(0, 1);
    await this.words.need(letter, `${letter}\uffff`);
    return this.known.filter((word) => isTypo(typed, word));
  }

  /** Tells of a document whether each of its fields that has a term also has a typed one, with which the term begins. */
  private besides(typed: readonly string[], term: string): (document: number) => boolean {
    const index = terms(this.found);
    const fields = [...index.get(term)!];
    const shorter = typed.includes(term) ? [] : typed.filter((other) => term.startsWith(other)).flatMap((other) => index.get(other) ?? []);
    return (document) => shorter.some((others) => fields.every(([field, counts]) => !counts.has(document) || others.get(field)?.has(document)));
  }

  private addTerm([text, ...fields]: Term): void {
    const found = fields.map((field, number) => [number, counted(field)] as const).filter(([, counts]) => counts.size > 0);
    terms(this.found).set(text, new Map(found));
  }

  private addPage([first, ...texts]: Page): void {
    for (const [i, [id, title, text, step]] of texts.entries()) {
      this.shown.set(first + i, { id, title, text, ...(step === undefined ? {} : { step }) });
    }
  }
}

/** MiniSearch with all documents, and no terms yet. */
function empty(data: SearchData, count: number): MiniSearch {
  const lengths = data.lengths.map(numbers);
  const all = Array.from({ length: count }, (_, document) => document);
  return MiniSearch.loadJS({
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(all.map((document) => [document, document])),
    fieldIds: Object.fromEntries(options.fields.map((field, number) => [field, number])),
    fieldLength: Object.fromEntries(all.map((document) => [document, lengths.map((field) => field[document]!)])),
    averageFieldLength: [...data.averages],
    storedFields: {},
    dirtCount: 0,
    index: [],
    serializationVersion: 2,
  } as unknown as Parameters<typeof MiniSearch.loadJS>[0], options);
}

/** MiniSearch loads an index as a whole only, so terms are put where it keeps them; a test compares that with an index of its own making. */
function terms(index: MiniSearch): Map<string, ReadonlyMap<number, ReadonlyMap<number, number>>> {
  return (index as unknown as { readonly _index: Map<string, ReadonlyMap<number, ReadonlyMap<number, number>>> })._index;
}

function termsOf(query: Query): string[] {
  return typeof query === 'string' ? [query] : typeof query === 'object' && 'queries' in query ? query.queries.flatMap(termsOf) : [];
}
