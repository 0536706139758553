import { loadScript } from '../lazy';
import { read, write } from '../storage';
import type { Editor } from './code';
import { button, element, said, visible } from './elements';
import type { Completions, Explanation, Machine, MachineEvent, Problem } from './machine';
import { besideScript, lesson, type LiveStep } from './page';
import { Question } from './question';
import { words } from './words';

/** Milliseconds without a key before the program is compiled. */
const pause = 350;

/** The length of the longest program that the server compiles. */
const longest = 64 * 1024;

/** As much of a program's output is shown as of a recorded one. */
const mostOutput = 64 * 1024;

/** Makes the steps' programs ones that can be edited and run. */
export function startPrograms(machine: Machine): void {
  const programs = lesson.steps.flatMap((step) => {
    const listing = step.program === null ? null : document.getElementById(step.id)?.querySelector<HTMLElement>('.variant-csharp > .listing');
    return listing ? [new Program(machine, step, listing)] : [];
  });
  machine.listen((event) => programs.forEach((program) => program.receive(event)));
}

/** The program that runs, if one does. The machine runs one at a time. */
let running: Program | null = null;

class Program {
  readonly #code: HTMLElement;
  readonly #original: string;
  readonly #key: string;
  readonly #edit = button('bar-action', words.edit, () => void this.#toggleEditor());
  readonly #reset = button('bar-action', words.reset, () => confirm(words.resetConfirm) && this.#toOriginal());
  readonly #run = button('bar-action live-run', words.run, () => this.#start());
  readonly #stop = button('bar-action', words.stop, () => this.machine.stopProgram());
  readonly #host = element('div', { className: 'live-editor', hidden: true });
  readonly #hint = element('p', { className: 'live-editor-hint', textContent: words.editorKeys, hidden: true });
  readonly #problems = element('ol', { className: 'live-problems', hidden: true });
  readonly #output = element('samp');
  readonly #result = element('p', { className: 'exit live-result', role: 'status' });
  readonly #box: HTMLElement;
  #editor: Editor | null = null;
  #timer = 0;
  readonly #compiling = new Question<readonly Problem[]>();
  readonly #completing = new Question<Completions>();
  readonly #explaining = new Question<Explanation>();

  constructor(private readonly machine: Machine, private readonly step: LiveStep, listing: HTMLElement) {
    this.#code = listing.querySelector<HTMLElement>('pre')!;
    this.#original = this.#code.textContent ?? '';
    this.#key = `edit.${lesson.id}/${step.id}`;
    listing.querySelector('.bar-title')!.after(this.#run, this.#stop, this.#edit, this.#reset);
    this.#edit.ariaExpanded = 'false';
    this.#code.after(this.#host);
    listing.append(this.#hint, this.#problems);
    this.#box = element('div', { className: 'terminal terminal-program live-output', hidden: true, role: 'group', ariaLabel: words.yourOutput },
      element('div', { className: 'bar' }, element('span', { className: 'bar-title', ariaHidden: 'true', textContent: words.yourOutput })),
      element('pre', { className: 'output', tabIndex: 0, role: 'group', ariaLabel: words.yourOutput }, this.#output), this.#result);
    listing.after(this.#box);
    this.#stop.hidden = true;
    this.#showChanged();
    if (this.#saved !== null) {
      void this.#openEditor(false);
    }
  }

  receive(event: MachineEvent): void {
    switch (event.type) {
      case 'diagnostics':
        if (event.seq >= 0) {
          this.#compiling.answer(event.seq, event.items);
        } else if (running === this) {
          this.#showProblems(event.items);
        }

        break;
      case 'completions':
        this.#completing.answer(event.seq, event.found);
        break;
      case 'explanation':
        this.#explaining.answer(event.seq, event.found ?? null);
        break;
      case 'programOutput':
        if (running === this) {
          this.#print(event.text);
        }

        break;
      case 'programEnd':
        if (running === this) {
          this.#end(event.exit ?? null, event.cut);
        }

        break;
      case 'error':
        if (running === this && event.code === 'no-program') {
          this.#end(null);
        }

        break;
      case 'machine':
        if (event.machine.state !== 'ready' && event.machine.state !== 'starting' && running === this) {
          this.#end(null);
        } else if (event.machine.state === 'ready' && this.#editor) {
          void this.#ask();
        }

        break;
    }
  }

  /** What the reader has made of the program; null if nothing. */
  get #saved(): string | null {
    const saved = read(this.#key) ?? '';
    return saved === '' || saved === this.#original ? null : saved;
  }

  get #current(): string {
    return this.#editor?.code ?? this.#saved ?? this.#original;
  }

  async #toggleEditor(): Promise<void> {
    if (this.#host.hidden) {
      await this.#openEditor(true);
    } else {
      this.#showEditor(false);
    }
  }

  async #openEditor(focus: boolean): Promise<void> {
    if (!this.#editor) {
      const loaded = await loadScript(besideScript('editor.js')).then(() => true, () => false);
      if (!loaded) {
        this.#hint.hidden = false;
        this.#hint.textContent = words.loadFailed;
        return;
      }

      this.#editor ??= globalThis.drydockEditor!(this.#host, {
        code: this.#saved ?? this.#original,
        label: words.editor(this.step.program ?? ''),
        hint: words.editorKeys,
        phrases: words,
        changed: () => this.#changed(),
        complete: async (place) => this.#isTooLong ? null : this.#completing.ask((seq) => this.machine.complete(this.step.id, this.#current, place, seq)),
        explain: async (place) => this.#isTooLong ? null : this.#explaining.ask((seq) => this.machine.explain(this.step.id, this.#current, place, seq)),
      });
    }

    this.#showEditor(true);
    if (focus) {
      this.#editor.focus();
      this.machine.start();
      void this.#ask();
    }
  }

  #showEditor(shown: boolean): void {
    this.#host.hidden = this.#hint.hidden = !shown;
    this.#code.hidden = shown;
    this.#edit.textContent = shown ? words.closeEditor : words.edit;
    this.#edit.ariaExpanded = String(shown);
    this.#problems.hidden = !shown || !this.#problems.hasChildNodes();
  }

  #changed(): void {
    write(this.#key, this.#current === this.#original ? '' : this.#current);
    this.#showChanged();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  get #isTooLong(): boolean {
    return this.#current.length > longest;
  }

  async #ask(): Promise<void> {
    if (this.#isTooLong) {
      this.#showTooLong();
      return;
    }

    const problems = await this.#compiling.ask((seq) => this.machine.diagnose(this.step.id, this.#current, seq));
    if (problems) {
      this.#showProblems(problems);
    }
  }

  #toOriginal(): void {
    write(this.#key, '');
    if (this.#editor) {
      this.#editor.code = this.#original;
      this.#editor.focus();
    }

    this.#showChanged();
  }

  #showChanged(): void {
    this.#reset.hidden = this.#current === this.#original;
  }

  #showTooLong(): void {
    const end = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    this.#showProblems([{ ...end, severity: 'error', id: 'long-program', message: words.longProgram(longest) }]);
  }

  #start(): void {
    if (this.#isTooLong) {
      this.#showTooLong();
      return;
    }

    running?.machine.stopProgram();
    running = this;
    this.#output.textContent = '';
    this.#box.hidden = false;
    this.#result.className = 'exit live-result';
    this.#result.textContent = words.compiling;
    this.#stop.hidden = false;
    this.machine.program(this.step.id, this.#current);
  }

  #print(text: string): void {
    this.#result.textContent = words.programRuns;
    const shown = this.#output.textContent + visible(text.replace(/\r+\n/g, '\n'));
    this.#output.textContent = shown.slice(-mostOutput);
    const pre = this.#output.parentElement!;
    pre.scrollTop = pre.scrollHeight;
  }

  #end(exit: number | null, cut = false): void {
    running = null;
    this.#stop.hidden = true;
    const errors = this.#problems.querySelector('.live-problem-error') !== null;
    this.#result.textContent = cut ? words.cut : exit !== null ? words.exit(exit) : errors ? words.doesNotCompile : words.stopped;
    this.#result.classList.toggle('exit-unexpected', exit !== 0);
  }

  #showProblems(problems: readonly Problem[]): void {
    this.#editor?.showProblems(problems);
    this.#problems.replaceChildren(...problems.map((problem) => {
      const go = button('live-problem', words.problem(problem.line), () => this.#editor?.goTo(problem.line, problem.column));
      return element('li', { className: `live-problem-${problem.severity}` }, go, ' ', said(problem.message), ' ', element('code', { textContent: problem.id }));
    }));
    // Without the editor, problems of a program that was to be run show all the same.
    this.#problems.hidden = problems.length === 0 || (this.#host.hidden && running !== this);
  }
}
