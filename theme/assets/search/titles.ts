import { chunks } from './tokens';

/** How well a title answers what was typed: what it is called comes before where it is only named. */
export function closeness(title: string, typed: readonly string[]): number {
  const named = words(title);
  const leading = typed.findIndex((word, i) => !isSame(named[i] ?? '', word));
  const shared = leading < 0 ? typed.length : leading;
  return shared === typed.length && shared === named.length ? Infinity
    // One word in common is no beginning: half of all commands begin with `docker`.
    : shared > 1 ? shared
    : 0;
}

/** Each as it stands between spaces; a run of Chinese is one. */
export function words(text: string): string[] {
  return chunks(text).map(({ tokens }) => text.slice(tokens[0]?.start, Math.max(...tokens.map((token) => token.end))).toLowerCase());
}

/** Whatever the number: *image* is what *Images* are about. */
function isSame(one: string, other: string): boolean {
  return one === other || `${one}s` === other || one === `${other}s`;
}
