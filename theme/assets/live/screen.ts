import type { Size } from './machine';

/** A terminal emulator in an element of the page. */
export interface Screen {
  /** Shows output; `done` is called when it is on the screen. */
  write(bytes: Uint8Array, done: () => void): void;
  /** Shows a note of ours on a line of its own. */
  note(text: string): void;
  clear(): void;
  focus(): void;
  /** The size that fits into its element. */
  readonly room: Size;
  /** Changes the size once the output that was written before is shown. */
  resize(size: Size): void;
  setScreenReaderMode(on: boolean): void;
}

export interface ScreenOptions {
  readonly label: string;
  /** The id of the element that names the key that leaves the terminal. */
  readonly describedBy: string;
  readonly screenReaderMode: boolean;
  typed(text: Uint8Array): void;
  /** Is called when there is room for another size. */
  offered(size: Size): void;
  leave(): void;
}

declare global {
  /** Set by terminal.js. */
  var drydockTerminal: ((host: HTMLElement, options: ScreenOptions) => Screen) | undefined;
}

/** Whether an event is the key that goes to the terminal and leaves it: Ctrl with the key left of the 1. */
export function isTerminalKey(event: KeyboardEvent): boolean {
  return event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey && (event.code === 'Backquote' || event.key === '`');
}
