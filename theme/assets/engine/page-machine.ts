import type { Machine, MachineEvent, MachineState, Size, StepNote, TerminalName } from '../live/machine';
import { lesson } from '../live/page';
import { words } from '../live/words';
import { Checks } from './checks';
import type { LessonData } from './data';
import { createEmulator, type Emulator, type Past } from './emulator';
import { Runs } from './runs';
import { isUsed, outlivesPages, setUsed } from './shared';
import { Shell } from './shell';

const terminals: readonly TerminalName[] = ['a', 'b'];

/** For how many milliseconds a command goes on while nobody sees the page. */
const patience = 60_000;

/** The key that makes a shell draw its prompt again: the screen is new, but the shell has run since before its state was saved. */
const redraw = '\u000c';

/** A machine that is emulated in this page. */
export class PageMachine implements Machine {
  readonly engine = 'bookworm';
  readonly hasCalls = false;
  now: MachineState = { state: 'off' };
  readonly #listeners: ((event: MachineEvent) => void)[] = [];
  readonly #data: LessonData;
  readonly #shells = new Map<TerminalName, Shell>();
  readonly #checks: Checks;
  readonly #runs: Runs;
  #emulator: Emulator | null = null;
  #sessions = 0;
  /** Whether anything was typed that would be lost with the machine. */
  #isUsed = false;
  /** What was asked of the machine before it was ready. */
  #waiting: (() => void)[] = [];
  /** The timer that ends the patience. */
  #pause = 0;

  /**
   * @param base The address of the folder with the machine's files.
   * @param version The version of its engine, or of its system.
   * @param system The name of the system, if it has no engine.
   * @param notes What is said about steps.
   */
  constructor(
    data: LessonData,
    private readonly base: string,
    private readonly version: string,
    private readonly system?: 'Linux',
    private readonly notes?: Readonly<Record<string, StepNote>>,
  ) {
    this.#data = { ...data, steps: data.steps.filter(({ terminal }) => terminals.includes(terminal ?? 'a')) };
    const emit = (event: MachineEvent): void => this.#emit(event);
    this.#checks = new Checks(
      this.#data,
      (method, path, body) => this.#alive((emulator) => emulator.request(method, path, body)),
      (command) => this.#alive((emulator) => emulator.run(command)),
      emit,
    );
    this.#runs = new Runs(this.#data, this.#shells, this.#checks, emit);
    document.addEventListener('visibilitychange', () => this.#pace());
    addEventListener('pageshow', () => this.#pace());
    addEventListener('pagehide', () => this.#emulator?.setActive(false));
    if (!outlivesPages) {
      addEventListener('beforeunload', (event) => this.now.state === 'ready' && this.#isUsed && event.preventDefault());
    }
  }

  listen(listener: (event: MachineEvent) => void): void {
    this.#listeners.push(listener);
  }

  resume(): void {
    // There is nothing to connect to before the reader starts the machine.
  }

  choose(): void {
    // There is one engine only.
  }

  start(): void {
    if (this.now.state !== 'ready' && this.now.state !== 'starting') {
      void this.#start();
    }
  }

  fresh(): void {
    this.#close();
    void this.#start();
  }

  end(): void {
    this.#close();
    this.#tell({ state: 'off' });
  }

  open(name: TerminalName, size: Size): void {
    const shell = this.#shells.get(name);
    if (!shell) {
      this.#emit({ type: 'error', code: 'no-terminal', message: '' });
      return;
    }

    this.#emulator?.resize(name, size);
    this.#emit({ type: 'terminal', terminal: name, state: shell.state ?? 'running', end: shell.end });
    for (const stretch of shell.tail) {
      this.#emit({ type: 'size', terminal: name, ...stretch.size });
      this.#emit({ type: 'bytes', terminal: name, ...stretch });
    }

    if (shell.end === 0) {
      shell.type(redraw);
    }
  }

  type(name: TerminalName, text: Uint8Array): void {
    if (this.now.state === 'ready') {
      this.#emulator?.type(name, text);
    }
  }

  resize(name: TerminalName, size: Size): void {
    this.#emulator?.resize(name, size);
  }

  shown(): void {
    // An emulated machine prints no faster than a screen shows.
  }

  run(step: string): void {
    this.#whenReady(() => this.#runs.run(step));
  }

  prepare(step: string): void {
    this.#whenReady(() => void this.#runs.prepare(step));
  }

  check(step: string): void {
    this.#whenReady(() => this.#checks.ask(step, 'hand'));
  }

  program(): void {
    // No C# runs here, and the page offers none.
  }

  stopProgram(): void {
    // As above.
  }

  diagnose(): void {
    // As above.
  }

  complete(): void {
    // As above.
  }

  explain(): void {
    // As above.
  }

  async #start(): Promise<void> {
    const emulator = (this.#emulator = createEmulator(this.base));
    this.#tell({ state: 'starting', waitsFor: '' });
    emulator.listen((name, output) => this.#received(name, output));
    emulator.onClosed = () => {
      this.#emulator = null;
      this.#close();
      this.#tell({ state: 'ended', reason: '', message: '' });
    };
    let past: Past;
    try {
      past = await emulator.boot((loaded, total) => {
        if (emulator === this.#emulator) {
          this.#tell({ state: 'starting', waitsFor: loaded < total ? words.loaded(Math.round(loaded / 1e6), Math.round(total / 1e6)) : '' });
        }
      });
    } catch (fault) {
      if (emulator === this.#emulator) {
        this.#close();
        this.#tell({ state: 'refused', message: fault instanceof Error ? fault.message : String(fault) });
      }

      return;
    }

    if (emulator === this.#emulator) {
      this.#ready(emulator, past);
    }
  }

  #ready(emulator: Emulator, past: Past): void {
    const done = past.done[lesson.id] ?? [];
    this.#checks.begin(done);
    this.#runs.begin();
    this.#shells.clear();
    for (const name of terminals) {
      const shell: Shell = new Shell(name, (bytes) => emulator.type(name, bytes), (mark, printed) => {
        this.#isUsed ||= mark.moment === 'begins';
        this.#runs.on(shell, mark, printed);
      });
      this.#shells.set(name, shell);
      shell.restore(past.printed[name] ?? []);
    }

    this.#isUsed = false;
    this.#tell({
      state: 'ready',
      session: String(++this.#sessions),
      version: this.version,
      ...(this.system && { system: this.system }),
      isOthers: !past.isNew && !isUsed(this.base),
    });
    this.#emit({
      type: 'steps',
      offered: this.#data.steps.map(({ id }) => id),
      unchecked: this.#data.steps.filter(({ check }) => !check).map(({ id }) => id),
      ...(this.notes && { notes: this.notes }),
      task: this.#data.task?.check != null,
      done: this.#checks.done,
    });
    setUsed(this.base);
    this.#pace();
    this.#waiting.splice(0).forEach((waiting) => waiting());
  }

  /** Lets the machine stand still while nobody sees this page and no command runs, or has run for a while. */
  #pace(): void {
    const isRunning = [...this.#shells.values()].some(({ state }) => state === 'running');
    clearTimeout(this.#pause);
    if (document.visibilityState === 'visible' || !isRunning) {
      this.#emulator?.setActive(document.visibilityState === 'visible');
    } else {
      this.#pause = setTimeout(() => this.#emulator?.setActive(false), patience);
    }
  }

  /** What belongs to a machine must be there before it is told of. */
  #received(name: TerminalName, output: Uint8Array | Size): void {
    const shell = this.#shells.get(name);
    if (!shell || this.now.state !== 'ready') {
      return;
    }

    if (output instanceof Uint8Array) {
      this.#emit({ type: 'bytes', terminal: name, offset: shell.end, bytes: output });
      shell.receive(output);
    } else {
      this.#emit({ type: 'size', terminal: name, ...output });
      shell.resize(output);
    }
  }

  #alive<T>(ask: (emulator: Emulator) => Promise<T>): Promise<T> {
    return this.#emulator ? ask(this.#emulator) : Promise.reject(new Error(words.ended));
  }

  #whenReady(act: () => void): void {
    if (this.now.state === 'ready') {
      act();
    } else {
      this.#waiting.push(act);
      this.start();
    }
  }

  #close(): void {
    this.#emulator?.close();
    this.#emulator = null;
    this.#waiting = [];
    this.#checks.begin();
    this.#runs.begin();
  }

  #tell(state: MachineState): void {
    this.now = state;
    this.#emit({ type: 'machine', machine: state });
  }

  #emit(event: MachineEvent): void {
    if (event.type === 'step' && event.state === 'done') {
      this.#emulator?.keep(lesson.id, this.#checks.done);
    } else if (event.type === 'terminal' && event.state === 'prompt' && document.visibilityState === 'hidden') {
      this.#pace();
    }

    this.#listeners.forEach((listener) => listener(event));
  }
}
