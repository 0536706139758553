// The terminal emulator, loaded when the reader opens the terminal for the first time.
import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import type { Size } from './machine';
import { isTerminalKey, type Screen, type ScreenOptions } from './screen';
import { document as styled } from './styles';

const encoder = new TextEncoder();

globalThis.drydockTerminal = (host, options) => new XtermScreen(host, options);

class XtermScreen implements Screen {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();

  constructor(host: HTMLElement, options: ScreenOptions) {
    const root = getComputedStyle(document.documentElement);
    this.#terminal = new Terminal({
      documentOverride: styled,
      fontFamily: root.getPropertyValue('--mono'),
      fontSize: Number.parseFloat(root.fontSize) * 0.8125,
      lineHeight: 1.25,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      minimumContrastRatio: 4.5,
      scrollback: 5000,
      screenReaderMode: options.screenReaderMode,
      theme: colours(),
    });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.open(host);
    const input = this.#terminal.textarea!;
    input.setAttribute('aria-label', options.label);
    input.setAttribute('aria-describedby', options.describedBy);
    this.#terminal.attachCustomKeyEventHandler((event) => this.#takes(event, options));
    this.#terminal.onData((text) => options.typed(encoder.encode(text)));
    this.#terminal.onBinary((text) => options.typed(Uint8Array.from(text, (character) => character.charCodeAt(0))));
    host.addEventListener('paste', (event) => this.#paste(event), { capture: true });
    let last: Size = { columns: 0, rows: 0 };
    new ResizeObserver(() => {
      const { room } = this;
      if (host.offsetHeight > 0 && (room.columns !== last.columns || room.rows !== last.rows)) {
        options.offered((last = room));
      }
    }).observe(host);
    const repaint = (): void => void (this.#terminal.options.theme = colours());
    new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  }

  get room(): Size {
    // An element that is not shown has no size.
    const room = this.#fit.proposeDimensions();
    const { cols, rows } = room?.cols && room.rows ? room : this.#terminal;
    return { columns: cols, rows };
  }

  write(bytes: Uint8Array, done: () => void): void {
    this.#terminal.write(bytes, done);
  }

  note(text: string): void {
    this.#terminal.write(`\r\n\u001b[0;2;3m${text}\u001b[0m\r\n`);
  }

  clear(): void {
    this.#terminal.reset();
  }

  focus(): void {
    this.#terminal.focus();
  }

  resize({ columns, rows }: Size): void {
    this.#terminal.write('', () => this.#terminal.resize(columns, rows));
  }

  setScreenReaderMode(on: boolean): void {
    this.#terminal.options.screenReaderMode = on;
  }

  /**
   * Pastes text without control characters. The shell is told where a paste begins and ends, so that nothing in it runs by itself, and
   * copied text could contain the sequence that means the end.
   */
  #paste(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#terminal.paste((event.clipboardData?.getData('text/plain') ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ''));
  }

  /** Whether the terminal handles a key. The others are left to the browser. */
  #takes(event: KeyboardEvent, options: ScreenOptions): boolean {
    if (isTerminalKey(event)) {
      // The listener of the page must not see it as a key that goes to the terminal.
      event.stopPropagation();
      event.preventDefault();
      if (event.type === 'keydown') {
        options.leave();
      }

      return false;
    }

    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    // With a selection, Ctrl-C copies it, as it does everywhere else on the page.
    if (control && event.code === 'KeyC' && this.#terminal.hasSelection()) {
      if (event.type === 'keydown' && !event.shiftKey) {
        setTimeout(() => this.#terminal.clearSelection());
      }

      return false;
    }

    // On Windows, Ctrl-V pastes in terminals. Elsewhere it belongs to the shell, and Ctrl-Shift-V pastes.
    return !(control && event.code === 'KeyV' && (event.shiftKey || navigator.platform.startsWith('Win')));
  }
}

/** The colours of the recorded terminals. */
function colours(): ITheme {
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string): string => root.getPropertyValue(name).trim();
  return {
    background: colour('--hull'),
    foreground: colour('--chalk'),
    cursor: '#f39a7b',
    cursorAccent: colour('--hull'),
    selectionBackground: '#3d6a80',
    scrollbarSliderBackground: '#8496a080',
    scrollbarSliderHoverBackground: '#8496a0b0',
    scrollbarSliderActiveBackground: '#8496a0d0',
    black: '#3c4e58',
    red: '#ff8b76',
    green: '#86d6a0',
    yellow: '#ecca76',
    blue: '#82b8f0',
    magenta: '#dda0e0',
    cyan: '#7cd3d8',
    white: '#d4dddd',
    brightBlack: '#9aabb4',
    brightRed: '#ffab9a',
    brightGreen: '#a6e6ba',
    brightYellow: '#f6dd9c',
    brightBlue: '#a8cff8',
    brightMagenta: '#ebbfed',
    brightCyan: '#a4e6ea',
    brightWhite: '#ffffff',
  };
}
