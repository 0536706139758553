import { chunks } from './tokens';

/** How well a title matches what was typed: `Infinity` if they are the same, otherwise the number of leading words in common. */
export function closeness(title: string, typed: readonly string[]): number {
  const titleWords = words(title);
  const different = typed.findIndex((word, i) => !isSame(titleWords[i] ?? '', word));
  const shared = different < 0 ? typed.length : different;
  return shared === typed.length && shared === titleWords.length ? Infinity
    // A single word in common does not count, because half of all commands start with `docker`.
    : shared > 1 ? shared
    : 0;
}

/** The words of a text, in lower case. Text without spaces is one word, and so is a run of Chinese characters. */
export function words(text: string): string[] {
  return chunks(text).map(({ tokens }) => text.slice(tokens[0]?.start, Math.max(...tokens.map((token) => token.end))).toLowerCase());
}

/** Whether two words are the same in singular or plural. */
function isSame(one: string, other: string): boolean {
  return one === other || `${one}s` === other || one === `${other}s`;
}
