import { chunks } from './tokens';

/** More words than that are not compared. */
const longest = 8;

/** How the titles that match what was typed are looked up: by its first two words, its first three and so on, and by all of its words. */
export interface TitleWords {
  readonly starts: readonly string[];
  readonly whole: string | null;
}

/** src/Search/TitleWords.cs makes the same of titles. Tests check both against tests/Site.Tests/tokens.json. */
export function titleWords(text: string): TitleWords {
  const all = chunks(text).map(({ tokens }) => text.slice(tokens[0]!.start, Math.max(...tokens.map(({ end }) => end))).toLowerCase().replace(/s$/, ''));
  const first = all.slice(0, longest);
  return {
    starts: first.slice(1).map((_, i) => first.slice(0, i + 2).join(' ')),
    whole: all.length > 0 && all.length <= longest ? all.join(' ') : null,
  };
}
