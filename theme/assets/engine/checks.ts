import type { MachineEvent } from '../live/machine';
import { task } from '../live/page';
import { words } from '../live/words';
import { ask, type Answer, type Run, type Send } from './check';
import type { LessonData, StepData } from './data';
import type { DoneStep } from './emulator';

export type Asker = 'hand' | 'run' | 'typed';

/** A step is often checked a moment before what it started is there. Milliseconds between two questions, and how many there are. */
const pause = 1000;
const attempts = 3;

/** Asks the checks of the lesson's steps, one at a time, and keeps which steps are done. `src/Live/Checks.cs` does so on a server. */
export class Checks {
  readonly #done = new Map<string, string>();
  readonly #ran = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #awaited = new Map<string, (done: boolean) => void>();
  #last: Promise<void> = Promise.resolve();
  #atHand: string | null = null;
  #generation = 0;

  constructor(
    private readonly data: LessonData,
    private readonly send: Send,
    private readonly run: Run,
    private readonly emit: (event: MachineEvent) => void,
  ) {}

  get done(): readonly DoneStep[] {
    return [...this.#done].map(([step, sentence]) => ({ step, sentence }));
  }

  /**
   * Begins anew on another machine.
   * @param done What is done on it.
   */
  begin(done: readonly DoneStep[] = []): void {
    this.#generation++;
    this.#done.clear();
    done.forEach(({ step, sentence }) => this.#done.set(step, sentence));
    this.#ran.clear();
    this.#waiting.clear();
    this.#atHand = null;
    this.#awaited.forEach((resolve) => resolve(false));
    this.#awaited.clear();
  }

  isDone(id: string): boolean {
    return this.#done.has(id);
  }

  /** Notes that the command of a step was run, which a step that only looks at something needs to be done. */
  onRun({ id }: StepData): void {
    this.#ran.add(id);
  }

  /** The next answer of a step's check, other than one to a command that the reader typed. */
  nextAnswer(id: string): Promise<boolean> {
    return new Promise((resolve) => this.#awaited.set(id, resolve));
  }

  giveUp(id: string): void {
    this.#awaited.get(id)?.(false);
    this.#awaited.delete(id);
  }

  /** Asks the step at hand, after a command that belongs to no step. */
  askAtHand(): void {
    const next = this.#atHand !== null && !this.isDone(this.#atHand)
      ? this.#atHand
      : this.data.steps.find(({ id, observes, check }) => !observes && check && !this.isDone(id))?.id ?? task;
    if (!this.isDone(next)) {
      this.ask(next, 'typed');
    }
  }

  /** Asks the check of a step, or of the task, after those that are asked already. */
  ask(id: string, by: Asker): void {
    const step = this.data.steps.find((other) => other.id === id);
    const check = id === task ? this.data.task?.check : step?.check;
    if (!check) {
      if (step && by !== 'hand') {
        this.#settle(id, words.uncheckedDone);
      }

      return;
    }

    if (by !== 'typed' && !step?.observes) {
      this.#atHand = id;
    }

    if (step?.observes && !this.#ran.has(id)) {
      this.emit({ type: 'step', step: id, state: 'missing', by, reason: 'not-run' });
    } else if (by !== 'typed' || !this.#waiting.has(id)) {
      this.#waiting.add(id);
      if (by !== 'typed') {
        this.emit({ type: 'step', step: id, state: 'asked', by });
      }

      const generation = this.#generation;
      this.#last = this.#last.then(async () => {
        this.#waiting.delete(id);
        let answer = await this.#answer(check);
        for (let attempt = 1; attempt < attempts && by === 'run' && answer.state === 'missing' && generation === this.#generation; attempt++) {
          await new Promise((resolve) => setTimeout(resolve, pause));
          answer = await this.#answer(check);
        }

        if (generation === this.#generation) {
          this.#tell(id, answer, by);
        }
      });
    }
  }

  async #answer(check: Parameters<typeof ask>[0]): Promise<Answer> {
    try {
      return await ask(check, this.send, this.run);
    } catch (fault) {
      return { state: 'failed', sentence: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  #tell(id: string, { state, sentence }: Answer, by: Asker): void {
    if (state === 'done' && !this.isDone(id)) {
      this.#done.set(id, sentence);
    }

    this.emit({ type: 'step', step: id, state, sentence, by });
    if (by !== 'typed' || state === 'done') {
      this.#awaited.get(id)?.(state === 'done');
      this.#awaited.delete(id);
    }
  }

  /** A step that was run, but which nothing checks. */
  #settle(id: string, sentence: string): void {
    this.emit({ type: 'step', step: id, state: 'unchecked', sentence });
    this.#awaited.get(id)?.(true);
    this.#awaited.delete(id);
  }
}
