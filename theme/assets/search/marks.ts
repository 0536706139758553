import { chunks } from './tokens';

interface Range {
  readonly start: number;
  readonly end: number;
}

const before = 40;
const length = 200;

/** The text, with what matches in <mark>. */
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

/** A piece of the text around the first match. */
export function snippet(text: string, terms: ReadonlySet<string>): string {
  const first = ranges(text, terms)[0]?.start ?? 0;
  const start = first <= before ? 0 : wordStart(text, first - before);
  const end = Math.min(text.length, start + length);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** Neighbours become one: 镜像 and 像仓 mark 镜像仓. */
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

/** The start of the next word from here on; Chinese has none, so any place will do. */
function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space - from < before / 2 ? space + 1 : from;
}
