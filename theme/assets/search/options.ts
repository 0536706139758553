import type { AsPlainObject, Options, SearchOptions } from 'minisearch';
import { tokenize } from './tokens';

/** What the index stores for a result to show. */
export interface Stored {
  readonly title: string;
  readonly text: string;
  /** The step's number; a page or a section has none. */
  readonly step?: number;
}

/** The content of the site's search-index.js, which src/Search/SearchScripts.cs writes. */
export interface SearchData {
  readonly index: AsPlainObject;
  /** Pairs of a term's name in another language and in this one. */
  readonly names: readonly (readonly [string, string])[];
  /** The error messages that steps printed when they were recorded, each with the number of the step's document. */
  readonly messages: readonly (readonly [number, string])[];
}

/** The options that match the index, which src/Search/MiniSearchIndex.cs makes. */
export const options: Options = {
  fields: ['title', 'text', 'titleSynonyms', 'textSynonyms'],
  storeFields: ['title', 'text', 'step'],
  tokenize,
  processTerm: (term) => term,
};

/** Titles count more than texts, pages more than their sections and steps, and lessons more than docs pages. */
export const ranking: SearchOptions = {
  tokenize: (term) => [term],
  boost: { title: 4, titleSynonyms: 3.5, textSynonyms: 0.9 },
  boostDocument: (id) => (String(id).includes('#') ? 1 : 1.5) * (String(id).startsWith('lessons/') ? 1.3 : 1),
};

/**
 * The ways to search for what was typed, the strictest first. The first one with a result is used. The last one only needs most of the
 * words, because Chinese is typed without spaces, so that a whole question is one word.
 */
export const readings: readonly (SearchOptions & { readonly combineWith: 'AND' | 'OR' })[] = [
  { combineWith: 'AND', prefix: isPrefix },
  { combineWith: 'AND', prefix: isPrefix, fuzzy: distance },
  { combineWith: 'OR', prefix: isPrefix, fuzzy: distance },
];

/**
 * Whether to find terms that start with this one, because the reader may still be typing. A single letter would find too many; a single
 * Chinese character does not.
 */
function isPrefix(term: string): boolean {
  return !/^[0-9a-z]$/.test(term);
}

/** How many letters can be wrong. MiniSearch counts two swapped letters as two. */
function distance(term: string): number | false {
  return /^[a-z]{4,}$/.test(term) && (term.length > 4 ? 2 : 1);
}
