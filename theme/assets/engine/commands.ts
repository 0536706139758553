import type { TerminalName } from '../live/machine';
import type { Asker } from './checks';
import type { Typed } from './shell';

const controlC = '\u0003';

/** What has to be known of a step to follow its command. */
export interface CommandStep {
  readonly id: string;
  readonly line?: string;
  readonly until?: string | null;
  readonly input?: readonly Typed[];
}

/** The keys that empty the line that is being edited; no keyboard has them. What follows is pasted, so that it runs as a whole. */
export function keysOf(line: string): string {
  return `\u001b[9133~\u001b[200~${line}\u001b[201~\r`;
}

/**
 * What is typed while the command of a step runs.
 * @param types Whether to also type what the reader types while it runs.
 */
export function scriptOf({ input, until }: CommandStep, types: boolean): Typed[] {
  return [...(types ? input ?? [] : []), ...(until ? [{ wait: until, send: controlC }] : [])];
}

/** Knows which step is typed and which one runs in each terminal. `src/Live/StepCommands.cs` does the same on a server. */
export class Commands<Step extends CommandStep> {
  readonly #typed = new Map<TerminalName, Step>();
  readonly #running = new Map<TerminalName, { readonly step: Step; readonly by: Asker }>();

  /** @param steps The steps that can be done. */
  constructor(private readonly steps: readonly Step[], private readonly isDone: (id: string) => boolean) {}

  /**
   * Notes that the command of a step is typed into a terminal.
   * @returns False when that of another step is, and has not begun yet.
   */
  tryType(terminal: TerminalName, step: Step): boolean {
    const isFree = !this.#typed.has(terminal);
    if (isFree) {
      this.#typed.set(terminal, step);
    }

    return isFree;
  }

  /**
   * A command begins: that of the step that was typed there, or one of the same words, typed by the reader. When a lesson has the command
   * twice, it is the first step that is not done yet.
   * @param line The command; empty if it is not known.
   */
  begin(terminal: TerminalName, line: string): { readonly step: Step; readonly by: Asker } | undefined {
    const typed = this.drop(terminal);
    const same = this.steps.filter((other) => other.line !== undefined && line !== '' && wordsOf(other.line) === wordsOf(line));
    const step = typed ?? same.find(({ id }) => !this.isDone(id)) ?? same[0];
    this.#running.delete(terminal);
    if (step) {
      this.#running.set(terminal, { step, by: typed ? 'run' : 'typed' });
    }

    return this.#running.get(terminal);
  }

  /** The command that ran in a terminal has ended. */
  end(terminal: TerminalName): { readonly step: Step; readonly by: Asker } | undefined {
    const running = this.#running.get(terminal);
    this.#running.delete(terminal);
    return running;
  }

  /** The step whose command was typed into a terminal, but will not begin. */
  drop(terminal: TerminalName): Step | undefined {
    const typed = this.#typed.get(terminal);
    this.#typed.delete(terminal);
    return typed;
  }

  isRunning(terminal: TerminalName, step: Step): boolean {
    return this.#running.get(terminal)?.step === step;
  }

  clear(): void {
    this.#typed.clear();
    this.#running.clear();
  }
}

/** A command line without what makes no difference between two of them: how it is broken and spaced. */
function wordsOf(line: string): string {
  return line.replaceAll('\\\n', ' ').split(/\s+/).filter((word) => word !== '').join(' ');
}
