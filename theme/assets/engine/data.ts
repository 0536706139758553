import type { PageCheck } from './check';
import type { Typed } from './shell';

/** A step that can be done on the machine. */
export interface StepData {
  readonly id: string;
  readonly observes: boolean;
  /** Null when nothing can check it in the page. */
  readonly check: PageCheck | null;
  readonly line?: string;
  /** Whether the step can be done in the lab, or the command that is typed there instead. */
  readonly lab?: true | string;
  readonly terminal?: string;
  readonly background?: boolean;
  readonly until?: string | null;
  readonly input?: readonly Typed[];
  /** The file that the reader writes, in place of a command. */
  readonly file?: { readonly name: string; readonly text: string };
}

/** What the script of a lesson's machine holds. */
export interface LessonData {
  readonly steps: readonly StepData[];
  readonly task: { readonly check: PageCheck | null } | null;
}

declare global {
  /** Set by the script beside the page. */
  var drydockMachine: LessonData | undefined;
}
