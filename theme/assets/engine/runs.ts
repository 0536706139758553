import type { MachineEvent, TerminalName } from '../live/machine';
import { task } from '../live/page';
import type { Checks } from './checks';
import { Commands, scriptOf } from './commands';
import type { LessonData, StepData } from './data';
import type { Mark } from './marks';
import type { Shell } from './shell';

/** Milliseconds between two questions of the check of a command that does not end, and for how long it is asked. */
const pollInterval = 3000;
const pollTime = 120_000;

/** Does steps in the terminals, as the reader would, and notices which step a command belongs to. `src/Live/StepRuns.cs` does so on a server. */
export class Runs {
  readonly #commands: Commands<StepData>;
  /** What is typed once a shell is at its next prompt, because it is on its way there. */
  readonly #waiting = new Map<TerminalName, string>();
  #isPreparing = false;
  #generation = 0;

  constructor(
    private readonly data: LessonData,
    private readonly shells: ReadonlyMap<TerminalName, Shell>,
    private readonly checks: Checks,
    private readonly emit: (event: MachineEvent) => void,
  ) {
    this.#commands = new Commands(data.steps, (id) => checks.isDone(id));
  }

  /** Begins anew on another machine. */
  begin(): void {
    this.#generation++;
    this.#isPreparing = false;
    this.#commands.clear();
    this.#waiting.clear();
  }

  /** Does a step that the reader asked for. */
  run(id: string): void {
    const step = this.data.steps.find((other) => other.id === id);
    if (!step) {
      this.emit({ type: 'error', code: 'not-here', message: '' });
    } else if (this.#isPreparing || !this.#tryRun(step, false)) {
      this.emit({ type: 'busy', step: id });
    }
  }

  /** Does the steps before a step that were not done yet, until one fails. */
  async prepare(id: string): Promise<void> {
    if (this.#isPreparing) {
      this.emit({ type: 'busy', step: id });
      return;
    }

    this.#isPreparing = true;
    const generation = this.#generation;
    let failed: string | null = null;
    const before = id === task ? this.data.steps : this.data.steps.slice(0, this.data.steps.findIndex((step) => step.id === id));
    for (const step of before) {
      if (!this.checks.isDone(step.id) && !(await this.#do(step))) {
        failed = step.id;
        break;
      }
    }

    if (generation === this.#generation) {
      this.#isPreparing = false;
      this.emit({ type: 'prepared', step: id, failed });
    }
  }

  /** Takes in what a shell said. */
  on(shell: Shell, mark: Mark, printed?: string): void {
    const { name } = shell;
    switch (mark.moment) {
      case 'begins':
        this.#begin(name, mark.line);
        this.emit({ type: 'terminal', terminal: name, state: 'running' });
        break;
      case 'ended':
        if (printed !== undefined) {
          this.#end(name);
        }

        break;
      case 'ready': {
        const keys = this.#waiting.get(name);
        this.#waiting.delete(name);
        if (keys !== undefined) {
          shell.enter(keys);
        } else {
          // A command that the shell did not understand never begins.
          this.#stop(name);
        }

        this.emit({ type: 'terminal', terminal: name, state: 'prompt' });
        break;
      }
    }
  }

  /** @returns Whether the step was done, once its check has said so. */
  #do(step: StepData): Promise<boolean> {
    const answer = this.checks.nextAnswer(step.id);
    if (!this.#tryRun(step, true)) {
      this.emit({ type: 'busy', step: step.id });
      this.checks.giveUp(step.id);
    }

    return answer;
  }

  /** @param types Whether to also type what the reader types while the command runs. */
  #tryRun(step: StepData, types: boolean): boolean {
    const name = step.terminal ?? 'a';
    const shell = this.shells.get(name);
    if (!shell || shell.state === 'running' || !this.#commands.tryType(name, step)) {
      return false;
    }

    shell.script = scriptOf(step, types);
    const line = step.file ? writing(step.file) : step.line ?? '';
    if (shell.state === null) {
      this.#waiting.set(name, line);
    } else {
      shell.enter(line);
    }

    this.emit({ type: 'step', step: step.id, state: 'running' });
    return true;
  }

  #begin(name: TerminalName, line: string): void {
    const begun = this.#commands.begin(name, line);
    if (begun?.step.background) {
      void this.#poll(begun.step, name);
    }
  }

  #end(name: TerminalName): void {
    const ended = this.#commands.end(name);
    if (ended) {
      this.checks.onRun(ended.step);
      this.checks.ask(ended.step.id, ended.by);
    } else {
      this.checks.askAtHand();
    }
  }

  /** Forgets the step whose command will not begin in a terminal. */
  #stop(name: TerminalName): void {
    const typed = this.#commands.drop(name);
    if (typed) {
      this.emit({ type: 'step', step: typed.id, state: 'failed' });
      this.checks.giveUp(typed.id);
    }
  }

  /** Asks the check of a command in the background until it passes, because the command does not end. */
  async #poll(step: StepData, name: TerminalName): Promise<void> {
    const end = Date.now() + pollTime;
    do {
      await new Promise((resolve) => setTimeout(resolve, pollInterval));
      if (!this.#commands.isRunning(name, step) || this.checks.isDone(step.id)) {
        return;
      }

      this.checks.onRun(step);
      this.checks.ask(step.id, 'typed');
    } while (step.check && Date.now() < end);
  }
}

/** The command that writes a file into the current directory, so that readers see what is done. */
function writing({ name, text }: { readonly name: string; readonly text: string }): string {
  let end = 'EOF';
  while (text.split('\n').includes(end)) {
    end += 'F';
  }

  return `cat >${name} <<'${end}'\n${text.replace(/\n?$/, '\n')}${end}`;
}
