import type { Options, SearchOptions } from 'minisearch';
import { tokenize } from './tokens';

/** What a result shows of a page, section or step. */
export interface Stored {
  readonly title: string;
  readonly text: string;
  /** The step's number; a page or a section has none. */
  readonly step?: number;
}

/** The options that match the index, which src/Search/SearchIndex.cs makes. */
export const options: Options = {
  fields: ['title', 'text', 'titleSynonyms', 'textSynonyms'],
  tokenize,
  processTerm: (term) => term,
};

/** Titles count more than texts. */
export const ranking: SearchOptions = {
  tokenize: (term) => [term],
  boost: { title: 4, titleSynonyms: 3.5, textSynonyms: 0.9 },
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
export function isPrefix(term: string): boolean {
  return !/^[0-9a-z]$/.test(term);
}

/** How many letters can be wrong. MiniSearch counts two swapped letters as two. */
export function distance(term: string): number | false {
  return /^[a-z]{4,}$/.test(term) && (term.length > 4 ? 2 : 1);
}
