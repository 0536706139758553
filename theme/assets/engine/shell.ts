import type { Size, TerminalName } from '../live/machine';
import { keysOf } from './commands';
import { Marks, type Mark } from './marks';
import { Tail, type Stretch } from './tail';

/** How much of what a command has printed is kept. */
const mostPrinted = 64 * 1024;

/** The text that the marks of the machine's shells contain. */
const key = 'page';

export interface Typed {
  readonly wait: string;
  readonly send: string;
}

/** A terminal of the emulated machine with the reader's shell. `src/Live/ShellOutput.cs` follows one on a server. */
export class Shell {
  state: 'prompt' | 'running' | null = null;
  /** What is typed while the next command runs, each after the text that it waits for. */
  script: Typed[] = [];
  readonly #marks = new Marks(key);
  readonly #encoder = new TextEncoder();
  readonly #tail = new Tail();
  #printed = '';
  #decoder = new TextDecoder();
  #isRunning = false;
  #position = 0;

  /** @param said Is called for each mark; with what the command has printed when it has ended. */
  constructor(readonly name: TerminalName, private readonly send: (bytes: Uint8Array) => void, private said: (mark: Mark, printed?: string) => void) {}

  /** The offset of the next byte in all of the output. */
  get end(): number {
    return this.#tail.end;
  }

  /** The last of the output. */
  get tail(): readonly Stretch[] {
    return this.#tail.stretches;
  }

  /** Takes in that what follows is printed for another size. */
  resize(size: Size): void {
    this.#tail.resize(size);
  }

  type(keys: string): void {
    this.send(this.#encoder.encode(keys));
  }

  /** Types a command line and Enter. */
  enter(line: string): void {
    this.type(keysOf(line));
  }

  receive(bytes: Uint8Array): void {
    this.#tail.add(bytes);
    let from = 0;
    for (const { mark, end } of this.#marks.read(bytes)) {
      this.#print(bytes.subarray(from, end));
      from = end;
      this.#take(mark);
    }

    this.#print(bytes.subarray(from));
  }

  /** Takes in what was printed before this page was there. Of all that, only a command that still runs is told of. */
  restore(past: readonly Stretch[]): void {
    const { said } = this;
    let last: Mark | undefined;
    this.said = (mark) => (last = mark);
    for (const { size, bytes } of past) {
      this.resize(size);
      this.receive(bytes);
    }

    this.said = said;
    if (last?.moment === 'begins') {
      said(last);
    }
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
          this.said(mark, withoutMark(this.#printed));
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
    if (!this.#isRunning) {
      return;
    }

    const printed = this.#decoder.decode(bytes, { stream: true });
    this.#printed += printed.slice(0, mostPrinted - this.#printed.length);
    const next = this.script[0];
    const at = next ? this.#printed.indexOf(next.wait, this.#position) : -1;
    if (next && at >= 0) {
      this.#position = at + next.wait.length;
      this.script.shift();
      this.type(next.send);
    }
  }
}

/** The output of a command ends with the mark of its end. */
function withoutMark(printed: string): string {
  const mark = printed.lastIndexOf('\u001b]133;D;');
  return mark < 0 ? printed : printed.slice(0, mark);
}
