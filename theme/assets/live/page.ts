/** What the server tells about the lesson of the page, before any machine runs. */
export interface LiveLesson {
  readonly lesson: string;
  /** The engine whose output the page shows unless the reader chooses another. */
  readonly engine: string;
  /** Why there can be no machine, as a sentence; null if there can. */
  readonly missing: string | null;
  /** The steps that can be done here, in their order. */
  readonly steps: readonly LiveStep[];
  readonly task: boolean;
}

export interface LiveStep {
  readonly id: string;
  readonly kind: 'command' | 'file';
  readonly terminal: string;
  /** The file name of its C# program. */
  readonly program: string | null;
  /** Whether the reader has to type while the command runs. */
  readonly input: boolean;
}

/** The anchor of the task, which no step can have as its id. */
export const task = 'your-turn';

/** The script that is running. Its address leads to the scripts and stylesheets beside it. */
const script = document.currentScript as HTMLScriptElement;

export const lesson = JSON.parse(script.dataset['live'] ?? 'null') as LiveLesson;

/** The number of a step on the page. */
export function numberOf(step: string): string {
  return document.getElementById(step)?.querySelector('.step-number')?.textContent ?? step;
}

export function besideScript(name: string): string {
  return new URL(name, script.src).href;
}
