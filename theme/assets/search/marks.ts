import { chunks } from './tokens';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** How many characters a snippet has before its first match, and in total. */
const before = 40;
const length = 200;

/** The text, with the matches in `<mark>` elements. */
export function marked(text: string, terms: ReadonlySet<string>): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let done = 0;
  for (const { start, end } of ranges(text, terms)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    fragment.append(text.slice(done, start), mark);
    done = end;
  }

  fragment.append(text.slice(done));
  return fragment;
}

/** The part of the text around the first match. */
export function snippet(text: string, terms: ReadonlySet<string>): string {
  const first = ranges(text, terms)[0]?.start ?? 0;
  const start = first <= before ? 0 : wordStart(text, first - before);
  const end = Math.min(text.length, start + length);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** The ranges of the matches. Overlapping and adjacent ones are merged: 镜像 and 像仓 give 镜像仓. */
function ranges(text: string, terms: ReadonlySet<string>): Range[] {
  const found: Range[] = [];
  const tokens = chunks(text).flatMap((chunk) => chunk.tokens).filter((token) => terms.has(token.term));
  for (const { start, end } of tokens.sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      found.push({ start, end });
    }
  }

  return found;
}

/** The start of the next word after an index. Chinese has no spaces, so there the index itself is used. */
function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space - from < before / 2 ? space + 1 : from;
}
