import type { Problem } from './machine';

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
  changed(): void;
}

declare global {
  /** Set by editor.js. */
  var drydockEditor: ((host: HTMLElement, options: EditorOptions) => Editor) | undefined;
}
