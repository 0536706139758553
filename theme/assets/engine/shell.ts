import type { TerminalName } from '../live/machine';
import { Marks, type Mark } from './marks';

/** How much output is kept for a screen that is opened later, and for what a command has printed. */
const kept = 1 << 20;
const mostPrinted = 64 * 1024;

/** The keys that empty the line that is being edited; no keyboard has them. What follows is pasted, so that it runs as a whole. */
const beginLine = '\u001b[9133~\u001b[200~';
const endLine = '\u001b[201~\r';

export interface Typed {
  readonly wait: string;
  readonly send: string;
}

/** A terminal of the emulated machine with the reader's shell. `src/Live/LiveTerminal.cs` is the same for a machine on a server. */
export class Shell {
  state: 'prompt' | 'running' | null = null;
  /** The offset of the next byte in all of the output. */
  end = 0;
  /** What is typed while the next command runs, each after the text that it waits for. */
  script: Typed[] = [];
  readonly #marks = new Marks();
  readonly #encoder = new TextEncoder();
  #kept: Uint8Array[] = [];
  #printed = '';
  #decoder = new TextDecoder();
  #isRunning = false;
  #position = 0;

  /** @param said Is called for each mark; with what the command has printed when it has ended. */
  constructor(readonly name: TerminalName, private readonly send: (bytes: Uint8Array) => void, private readonly said: (mark: Mark, printed?: string) => void) {}

  /** The last of the output, and the offset of its first byte. */
  get tail(): { readonly offset: number; readonly bytes: Uint8Array } {
    const bytes = new Uint8Array(this.#kept.reduce((sum, piece) => sum + piece.length, 0));
    this.#kept.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
    return { offset: this.end - bytes.length, bytes };
  }

  type(keys: string): void {
    this.send(this.#encoder.encode(keys));
  }

  /** Types a command line and Enter. */
  enter(line: string): void {
    this.type(beginLine + line + endLine);
  }

  receive(bytes: Uint8Array): void {
    this.end += bytes.length;
    this.#kept.push(bytes);
    while (this.#kept.reduce((sum, piece) => sum + piece.length, 0) > kept) {
      this.#kept.shift();
    }

    let from = 0;
    for (const { mark, end } of this.#marks.read(bytes)) {
      this.#print(bytes.subarray(from, end));
      from = end;
      this.#take(mark);
    }

    this.#print(bytes.subarray(from));
  }

  #take(mark: Mark): void {
    switch (mark.moment) {
      case 'begins':
        this.#printed = '';
        this.#position = 0;
        this.#decoder = new TextDecoder();
        this.#isRunning = true;
        this.state = 'running';
        this.said(mark);
        break;
      case 'ended':
        if (this.#isRunning) {
          this.#isRunning = false;
          this.script = [];
          this.said(mark, this.#printed.slice(0, this.#printed.lastIndexOf('\u001b]133;D')));
        } else {
          // An empty line, or one that the shell did not understand. The prompt that follows is a new one.
          this.state = null;
          this.said(mark);
        }

        break;
      case 'ready':
        // The shell draws its prompt again, too, when the line that is edited needs more room.
        if (this.state !== 'prompt') {
          this.state = 'prompt';
          this.said(mark);
        }

        break;
    }
  }

  /** Keeps what the command prints, and types what waits for it. */
  #print(bytes: Uint8Array): void {
    if (!this.#isRunning || this.#printed.length > mostPrinted) {
      return;
    }

    this.#printed += this.#decoder.decode(bytes, { stream: true });
    const next = this.script[0];
    const at = next ? this.#printed.indexOf(next.wait, this.#position) : -1;
    if (next && at >= 0) {
      this.#position = at + next.wait.length;
      this.script.shift();
      this.type(next.send);
    }
  }
}
