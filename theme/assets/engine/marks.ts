/** What a shell says with a mark in its output (OSC 133): its prompt is shown, a command begins, or the last one has ended. */
export type Mark =
  | { readonly moment: 'ready' }
  | { readonly moment: 'begins'; readonly line: string }
  | { readonly moment: 'ended'; readonly exit: number };

const start = [0x1b, ...new TextEncoder().encode(']133;')];
const escape = 0x1b;
const bell = 0x07;
const longest = 64 * 1024;

/** Finds the marks of a shell in its output, which can be cut anywhere between two reads. `src/Live/ShellMarks.cs` does the same. */
export class Marks {
  #matched = 0;
  #text: number[] = [];

  /** @param key The text that the marks of this shell contain. */
  constructor(private readonly key: string) {}

  /** @returns The marks that end in these bytes, with how many of them come before the end of each. */
  read(bytes: Uint8Array): readonly { readonly mark: Mark; readonly end: number }[] {
    const found: { readonly mark: Mark; readonly end: number }[] = [];
    bytes.forEach((byte, index) => {
      if (this.#matched < start.length) {
        this.#matched = byte === start[this.#matched] ? this.#matched + 1 : byte === escape ? 1 : 0;
      } else if (byte !== bell && byte !== escape && this.#text.length < longest) {
        this.#text.push(byte);
      } else {
        const mark = parse(new TextDecoder().decode(Uint8Array.from(this.#text)), this.key);
        if (mark) {
          found.push({ mark, end: index + 1 });
        }

        this.#matched = byte === escape ? 1 : 0;
        this.#text = [];
      }
    });
    return found;
  }
}

function parse(text: string, key: string): Mark | null {
  const parts = text.split(';');
  if (parts.pop() !== key) {
    return null;
  }

  const [letter, value] = parts;
  return letter === 'B' && parts.length === 1 ? { moment: 'ready' }
    : letter === 'C' && parts.length === 2 ? { moment: 'begins', line: lineOf(value!) }
    : letter === 'D' && parts.length === 2 ? { moment: 'ended', exit: /^\d+$/.test(value!) ? Number(value) : 0 }
    : null;
}

/** The command in a line of the shell's history, which begins with the line's number. */
function lineOf(encoded: string): string {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes).replace(/^\s*\d*[ *]*/, '').replace(/\n+$/, '');
  } catch {
    return '';
  }
}
