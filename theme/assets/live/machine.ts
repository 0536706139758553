/** The name of a terminal: `a`, `b` and so on. */
export type TerminalName = string;

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A compiler's message. Lines and columns start at 1, and the end is exclusive. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly id: string;
  readonly message: string;
}

/** What a name in a program is. */
export interface Note {
  readonly signature: string;
  /** Empty if its library says nothing about it. */
  readonly summary: string;
}

export interface CompletionItem {
  readonly name: string;
  /** Its colour: `local`, `member`, `method`, `type`, `keyword` or `plain`. */
  readonly kind: string;
  readonly note?: Note | null;
  /** How many others have the same name. */
  readonly overloads: number;
}

/** The names that can stand at a place of a program. */
export interface Completions {
  /** The offset at which the name begins. */
  readonly from: number;
  /** Whether there are more. */
  readonly isCut: boolean;
  readonly items: readonly CompletionItem[];
}

/** The note on the name between two offsets of a program. */
export interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly note: Note;
}

export type MachineState =
  /** Nobody has started it yet. */
  | { readonly state: 'off' }
  /** `waitsFor` is a sentence if the start takes longer than usual. */
  | { readonly state: 'starting'; readonly waitsFor: string }
  /** `session` changes with every new machine. Without a `system`, the version is that of Docker. `isOthers`: another tab of the browser has started it. */
  | { readonly state: 'ready'; readonly session: string; readonly version: string; readonly system?: 'Linux'; readonly isOthers?: boolean }
  | { readonly state: 'ended'; readonly reason: string; readonly message: string }
  | { readonly state: 'refused'; readonly message: string }
  /** The connection broke; it is being tried again. */
  | { readonly state: 'lost' };

/** `unchecked`: its command was run, and nothing here can check what it did. */
export type StepState = 'running' | 'asked' | 'done' | 'missing' | 'failed' | 'unchecked';

/** What is said about a step on this machine. */
export interface StepNote {
  readonly text: string;
  /** The command that takes the place of the one on the page. */
  readonly command?: string;
}

/** A call of the Engine API. It is reported again, with the same id, when a response that stays open has ended. */
export interface Call {
  readonly id: number;
  readonly step?: string | null;
  readonly method: string;
  readonly path: string;
  /** 0: the engine did not answer. */
  readonly status: number;
  /** Null while the response is still open. */
  readonly ms: number | null;
  readonly request?: string | null;
  readonly response?: string | null;
}

export type MachineEvent =
  | { readonly type: 'machine'; readonly machine: MachineState }
  /** The offset is that of the first byte in the whole output of the terminal. */
  | { readonly type: 'bytes'; readonly terminal: TerminalName; readonly offset: number; readonly bytes: Uint8Array }
  /** What follows was printed for this size. */
  | ({ readonly type: 'size'; readonly terminal: TerminalName } & Size)
  /** Up to the offset `end`, what follows was printed before this page was connected. */
  | { readonly type: 'terminal'; readonly terminal: TerminalName; readonly state: 'prompt' | 'running' | 'ended'; readonly end?: number }
  /** Output up to `offset` is no longer to be had. */
  | { readonly type: 'skipped'; readonly terminal: TerminalName; readonly offset: number }
  /** What can be done on this machine, what of it cannot be checked, and what is done. A step that is not offered, but has a note, is left for another. */
  | { readonly type: 'steps'; readonly offered: readonly string[]; readonly unchecked?: readonly string[]; readonly notes?: Readonly<Record<string, StepNote>>; readonly task: boolean; readonly done: readonly { readonly step: string; readonly sentence: string }[] }
  | { readonly type: 'step'; readonly step: string; readonly state: StepState; readonly sentence?: string | null; readonly by?: 'hand' | 'run' | 'typed' | null; readonly reason?: 'not-run' | null }
  /** The steps before a step are done, or one of them failed. */
  | { readonly type: 'prepared'; readonly step: string; readonly failed?: string | null }
  | { readonly type: 'busy'; readonly step: string }
  /** What a step printed, beside what is recorded, if anything is. Without `same`, the two cannot be compared. */
  | { readonly type: 'output'; readonly step: string; readonly text: string; readonly same?: boolean | null; readonly recorded?: string | null }
  | ({ readonly type: 'call' } & Call)
  | { readonly type: 'programOutput'; readonly text: string }
  /** There is no exit code when the program did not run. */
  | { readonly type: 'programEnd'; readonly exit?: number | null; readonly cut?: boolean }
  /** `seq` is -1 for the problems of a program that was to be run. */
  | { readonly type: 'diagnostics'; readonly seq: number; readonly items: readonly Problem[] }
  | { readonly type: 'completions'; readonly seq: number; readonly found: Completions }
  | { readonly type: 'explanation'; readonly seq: number; readonly found?: Explanation | null }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

/**
 * The machine that a reader types on. The page only knows this interface, so that a machine need not be one of the server's.
 */
export interface Machine {
  readonly now: MachineState;
  /** The engine it has or will have. */
  readonly engine: string;
  /** Whether it reports the calls of its Engine API. */
  readonly hasCalls: boolean;
  /** Adds a listener. Listeners are called in the order in which they were added. */
  listen(listener: (event: MachineEvent) => void): void;
  /** Connects to the machine if there is one already, and never starts one. */
  resume(): void;
  /** Starts the machine unless it runs. What is asked of it before it is ready is done then. */
  start(): void;
  /** Gives up this machine's connection and chooses another engine. */
  choose(engine: string): void;
  /** Replaces the machine by a new one. */
  fresh(): void;
  /** Ends the machine; missing where machines end by themselves. */
  end?(): void;
  /** Attaches a terminal, whose output from an offset on is then reported. */
  open(terminal: TerminalName, size: Size, from: number): void;
  type(terminal: TerminalName, text: Uint8Array): void;
  /** Asks for another size, which is reported before what is printed for it. */
  resize(terminal: TerminalName, size: Size): void;
  /** Reports that output up to an offset is shown, so that more is sent. */
  shown(terminal: TerminalName, offset: number): void;
  /** Does a step in its terminal. */
  run(step: string): void;
  /** Does the steps before a step. */
  prepare(step: string): void;
  /** Asks whether a step, or the task, is done. */
  check(step: string): void;
  /** Compiles and runs a program in place of the step's. */
  program(step: string, code: string): void;
  stopProgram(): void;
  /** Compiles a program; the answer has the same number. */
  diagnose(step: string, code: string, seq: number): void;
  /** Asks which names can stand at an offset of a program. */
  complete(step: string, code: string, position: number, seq: number): void;
  /** Asks what the name at an offset of a program is. */
  explain(step: string, code: string, position: number, seq: number): void;
}
