import type { AsPlainObject, Options, SearchOptions } from 'minisearch';
import { tokenize } from './tokens';

/** What a result shows. */
export interface Stored {
  readonly title: string;
  readonly text: string;
  /** The step's number; a page or a section has none. */
  readonly step?: number;
}

/** What the site's search-index.js holds; src/Search/SearchScripts.cs writes it. */
export interface SearchData {
  readonly index: AsPlainObject;
  /** A term's name in another language, and in this one. */
  readonly names: readonly (readonly [string, string])[];
}

/** How src/Search/MiniSearchIndex.cs has indexed. */
export const options: Options = {
  fields: ['title', 'text', 'titleSynonyms', 'textSynonyms'],
  storeFields: ['title', 'text', 'step'],
  tokenize,
  processTerm: (term) => term,
};

/** A title says more than a text, the page itself more than a place on it, and a lesson more than a page about the site. */
export const ranking: SearchOptions = {
  tokenize: (term) => [term],
  boost: { title: 4, titleSynonyms: 3.5, textSynonyms: 0.9 },
  boostDocument: (id) => (String(id).includes('#') ? 1 : 1.5) * (String(id).startsWith('lessons/') ? 1.3 : 1),
};

/**
 * The ways to read what the reader typed, the strictest first: the first that finds something is taken.
 * The last is content with most of the words: Chinese is typed without spaces, so a whole question is one word.
 */
export const readings: readonly (SearchOptions & { readonly combineWith: 'AND' | 'OR' })[] = [
  { combineWith: 'AND', prefix: isPrefix },
  { combineWith: 'AND', prefix: isPrefix, fuzzy: distance },
  { combineWith: 'OR', prefix: isPrefix, fuzzy: distance },
];

/** While a word is being typed it is the start of one. A single letter starts too many; a single character does not. */
function isPrefix(term: string): boolean {
  return !/^[0-9a-z]$/.test(term);
}

/** How many letters may be wrong. Two are swapped in one slip, which counts as two. */
function distance(term: string): number | false {
  return /^[a-z]{4,}$/.test(term) && (term.length > 4 ? 2 : 1);
}
