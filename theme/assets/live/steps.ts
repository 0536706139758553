import { difference } from './difference';
import type { Dock } from './dock';
import { button, element, said } from './elements';
import type { Machine, MachineEvent, StepNote, StepState } from './machine';
import { lesson, listingOf, numberOf, task, terminalOf, type LiveStep } from './page';
import { words } from './words';

type StepEvent = Extract<MachineEvent, { type: 'step' }>;

/** What the page says about a step, in addition to the states of the machine. */
type Shown = StepState | 'note';

/** Adds what can be done with each step, and shows what its check says. */
export class Steps {
  readonly #lines = new Map<string, StepLine>();
  #session = '';
  /** The step about which something was said last. */
  #last = '';

  constructor(private readonly machine: Machine, private readonly dock: Dock) {
    for (const step of lesson.steps) {
      const section = document.getElementById(step.id);
      if (section) {
        this.#lines.set(step.id, this.#stepLine(step, section));
      }
    }

    const taskSection = document.getElementById(task);
    if (lesson.hasTask && taskSection) {
      this.#lines.set(task, new StepLine(taskSection, words.task, [this.#button(words.check, () => machine.check(task))]));
    }

    machine.listen((event) => this.#received(event));
    this.#showNow();
  }

  #stepLine(step: LiveStep, section: HTMLElement): StepLine {
    const bar = section.querySelector<HTMLElement>(step.kind === 'file' ? listingOf : terminalOf)?.querySelector('.bar');
    const run = button('bar-action live-run', step.kind === 'file' ? words.write : words.run, () => void this.#run(step));
    bar?.querySelector('.bar-title')?.after(run);
    return new StepLine(
      section,
      words.step(numberOf(step.id)),
      [this.#button(words.check, () => this.machine.check(step.id))],
      this.#button(words.prepare, () => void this.#prepare(step)),
      run,
    );
  }

  #button(label: string, press: () => void): HTMLButtonElement {
    return button('live-action', label, press);
  }

  async #run(step: LiveStep): Promise<void> {
    await this.dock.show(step.terminal, step.input);
    this.machine.run(step.id);
  }

  async #prepare(step: LiveStep): Promise<void> {
    this.#lines.get(step.id)?.show('note', words.preparing);
    await this.dock.show(lesson.steps.find(({ id }) => !this.#lines.get(id)?.isSettled)?.terminal ?? step.terminal, false);
    this.machine.prepare(step.id);
  }

  #received(event: MachineEvent): void {
    switch (event.type) {
      case 'machine':
        this.#reset(event.machine.state === 'ready' ? event.machine.session : event.machine.state === 'off' ? '' : this.#session);
        break;
      case 'steps':
        this.#lines.forEach((line, id) =>
          line.offer(id === task ? event.task : event.offered.includes(id), !event.unchecked?.includes(id), event.notes?.[id]));
        event.done.forEach(({ step, sentence }) => this.#lines.get(step)?.show('done', sentence));
        break;
      case 'step':
        this.#changed(event);
        break;
      case 'busy':
        this.#lines.get(event.step)?.show('note', words.busy);
        break;
      case 'prepared':
        this.#lines.get(event.step)?.show('note', event.failed ? words.notPrepared(words.step(numberOf(event.failed))) : words.prepared);
        this.#last = event.step;
        break;
      case 'output':
        if (typeof event.recorded === 'string') {
          this.#lines.get(event.step)?.compare(event.recorded, event.text, event.same ?? null);
        }

        break;
    }

    this.#showNow();
  }

  /** Forgets what another machine has done. */
  #reset(session: string): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#last = '';
      this.#lines.forEach((line) => line.clear());
    }
  }

  #changed({ step, state, sentence, by, reason }: StepEvent): void {
    const line = this.#lines.get(step);
    if (!line) {
      return;
    }

    // A step that is done stays so while its check is asked again.
    const wasDone = line.isDone;
    if (!(wasDone && (state === 'asked' || state === 'running'))) {
      line.show(state, reason === 'not-run' ? words.notRun : state === 'running' && this.#reads(step) ? words.type : sentence ?? '', by === 'typed' && state !== 'done');
      this.#last = step;
    }

    if (state === 'running') {
      this.dock.reveal(lesson.steps.find(({ id }) => id === step)?.terminal);
    }

    if (state === 'done' && !wasDone) {
      this.#tellProgress(step);
      this.#showNext(step);
    }
  }

  /** Whether the command of a step reads what the reader types. */
  #reads(step: string): boolean {
    return lesson.steps.some(({ id, input }) => id === step && input);
  }

  /** Marks the task, or the lesson once every step is done, by the buttons that readers mark them with. */
  #tellProgress(step: string): void {
    if (step === task) {
      press('[data-task-done]');
    } else if (lesson.steps.every(({ id }) => this.#lines.get(id)?.isSettled && !this.#lines.get(id)?.isLeft)) {
      press('[data-done-button]');
    }
  }

  /**
   * Scrolls so far that the next step begins at the bottom of what the reader sees. The text between the steps stays visible, and readers
   * who look at another part of the page are left there.
   */
  #showNext(step: string): void {
    const index = lesson.steps.findIndex(({ id }) => id === step);
    const next = lesson.steps[index + 1];
    // What a program printed is on the page, not in the dock, and is to stay in view.
    if (document.documentElement.dataset['variant'] === 'csharp' && lesson.steps[index]?.program) {
      return;
    }

    const here = this.#lines.get(step)!.section.getBoundingClientRect();
    const target = next ? this.#lines.get(next.id)?.section : undefined;
    const top = document.querySelector('.site-header')!.getBoundingClientRect().bottom;
    const bottom = this.dock.free;
    if (!target || here.bottom < top || here.top > bottom) {
      return;
    }

    const hidden = target.getBoundingClientRect().top + shownOfNext - bottom;
    if (hidden > 0 && hidden <= here.bottom - top) {
      scrollBy({ top: hidden });
    }
  }

  /** Offers what can be done now, and shows it in the dock, too. */
  #showNow(): void {
    let next: StepLine | undefined;
    for (const [id, line] of this.#lines) {
      line.offerPrepare(next !== undefined && !line.isDone);
      next ??= line.isSettled || id === task ? undefined : line;
    }

    const taskLine = this.#lines.get(task);
    next ??= taskLine?.isLeft ? undefined : taskLine;
    const last = this.#lines.get(this.#last);
    this.dock.tell(
      ...(last?.summary ?? []),
      ...(next && next !== last ? [element('a', { href: `#${next.section.id}`, textContent: words.next(next.name) })] : []),
    );
  }
}

/** How much of the next step comes into view, in pixels: its number and the first lines. */
const shownOfNext = 150;

function press(selector: string): void {
  const found = document.querySelector<HTMLButtonElement>(selector);
  if (found?.getAttribute('aria-pressed') === 'false') {
    found.click();
  }
}

/** The buttons of a step, and what its check said. */
class StepLine {
  readonly #verdict = element('p', { className: 'live-verdict', role: 'status', hidden: true });
  readonly #unchecked = element('p', { className: 'live-unchecked', textContent: words.unchecked, hidden: true });
  readonly #note = element('p', { className: 'live-unchecked', hidden: true });
  readonly #line: HTMLElement;
  #isOffered = true;
  #difference: HTMLDetailsElement | null = null;

  constructor(readonly section: HTMLElement, readonly name: string, private readonly actions: readonly HTMLElement[], private readonly prepare?: HTMLElement, private readonly run?: HTMLElement) {
    this.#line = element('div', { className: 'live-step' }, ...actions, ...(prepare ? [prepare] : []), this.#unchecked, this.#note, this.#verdict);
    // It stands above the command, whose output can be long.
    section.querySelector(':scope > .prose')?.after(this.#line);
  }

  get isDone(): boolean {
    return this.section.dataset['live'] === 'done';
  }

  /** Whether there is nothing left to do: it is done, or cannot be done here. */
  get isSettled(): boolean {
    return this.isDone || this.section.dataset['live'] === 'unchecked' || !this.#isOffered;
  }

  /** Whether it is left for another machine. */
  get isLeft(): boolean {
    return !this.#isOffered && !this.#note.hidden;
  }

  /** What was said, for the dock: `Step 2: Done`, and the sentence. */
  get summary(): HTMLElement[] {
    return this.#verdict.hidden ? [] : [
      element('span', { className: 'live-now-step', textContent: this.name }),
      element('span', { className: `live-now-verdict live-now-${this.section.dataset['live']}` }, ...this.#verdict.cloneNode(true).childNodes),
    ];
  }

  /** Hides what the reader could do with a step that cannot be done, or checked, here. */
  offer(offered: boolean, checked: boolean, note?: StepNote): void {
    this.#isOffered = offered;
    this.#line.hidden = !offered && !note;
    this.actions.forEach((action) => (action.hidden = !offered || !checked));
    this.#unchecked.hidden = !offered || checked;
    this.#note.hidden = !note;
    this.#note.replaceChildren(note?.text ?? '', ...(note?.command ? [element('pre', { className: 'live-instead', textContent: note.command })] : []));
    if (this.run) {
      this.run.hidden = !offered;
    }
  }

  offerPrepare(offered: boolean): void {
    if (this.prepare) {
      this.prepare.hidden = !offered || !this.#isOffered;
    }
  }

  show(state: Shown, sentence: string, quietly = false): void {
    this.section.dataset['live'] = state;
    this.#verdict.ariaLive = quietly ? 'off' : 'polite';
    this.#verdict.hidden = false;
    const title = titles[state];
    const text = said(sentence);
    this.#verdict.replaceChildren(
      ...(title ? [element('strong', { textContent: title }), ' '] : []),
      ...(typeof text === 'string' ? [text] : [element('span', { className: 'live-says', textContent: words.checkSays }), text]));
  }

  compare(recorded: string, yours: string, same: boolean | null): void {
    const fresh = difference(recorded, yours, same);
    fresh.open = this.#difference?.open ?? false;
    this.#difference?.remove();
    this.section.querySelector(terminalOf)?.after(fresh);
    this.#difference = fresh;
  }

  clear(): void {
    delete this.section.dataset['live'];
    this.#verdict.hidden = true;
    this.#verdict.replaceChildren();
    this.#difference?.remove();
    this.#difference = null;
  }
}

const titles: Readonly<Record<Shown, string>> = {
  running: words.running,
  asked: words.asked,
  done: words.done,
  missing: words.notYet,
  failed: words.failed,
  unchecked: '',
  note: '',
};
