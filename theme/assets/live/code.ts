import type { Completions, Explanation, Problem } from './machine';

/** A code editor in an element of the page. */
export interface Editor {
  code: string;
  focus(): void;
  goTo(line: number, column: number): void;
  showProblems(problems: readonly Problem[]): void;
}

export interface EditorOptions {
  readonly code: string;
  readonly label: string;
  /** Names the keys that leave the editor. */
  readonly hint: string;
  readonly phrases: Phrases;
  changed(): void;
  /** Asks which names can stand at a place; null if there is no answer. */
  complete(place: number): Promise<Completions | null>;
  /** Asks what the name at a place is; null if nothing is known. */
  explain(place: number): Promise<Explanation | null>;
}

/** What the editor says in the reader's language. */
export interface Phrases {
  readonly completions: string;
  readonly unknown: string;
  overloads(count: number): string;
}

declare global {
  /** Set by editor.js. */
  var drydockEditor: ((host: HTMLElement, options: EditorOptions) => Editor) | undefined;
}
