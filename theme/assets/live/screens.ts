import { loadScript } from '../lazy';
import type { Machine, MachineEvent, TerminalName } from './machine';
import { besideScript } from './page';
import type { Screen } from './screen';
import { words } from './words';

const escape = 0x1b;

/** Bytes of output that are reported as shown at once, and milliseconds after which fewer are. */
const muchOutput = 32 * 1024;
const reportAfter = 50;

/** What the dock has for the screens. */
interface Room {
  readonly describedBy: string;
  screenReaderMode(): boolean;
  leave(): void;
}

/** The terminals of the machine. Each is made when it is first shown. */
export class Screens {
  readonly #open = new Map<TerminalName, OpenTerminal>();

  constructor(private readonly machine: Machine, private readonly room: Room) {
    machine.listen((event) => {
      if (event.type === 'machine' && event.machine.state === 'ready') {
        const { session } = event.machine;
        this.#open.forEach((terminal) => terminal.attach(session));
      } else if (event.type === 'bytes' || event.type === 'skipped' || event.type === 'size' || event.type === 'terminal') {
        this.#open.get(event.terminal)?.receive(event);
      }
    });
  }

  /** Shows a terminal in an element. Does nothing if it is there already. */
  async show(name: TerminalName, host: HTMLElement, label: string): Promise<void> {
    if (this.#open.has(name)) {
      return;
    }

    await Promise.all([loadScript(besideScript('terminal.js')), loadStylesheet(besideScript('terminal.css'))]);
    if (this.#open.has(name)) {
      return;
    }

    const terminal = new OpenTerminal(name, this.machine, host, label, this.room);
    this.#open.set(name, terminal);
    if (this.machine.now.state === 'ready') {
      terminal.attach(this.machine.now.session);
    }
  }

  screen(name: TerminalName): Screen | undefined {
    return this.#open.get(name)?.screen;
  }

  setScreenReaderMode(on: boolean): void {
    this.#open.forEach(({ screen }) => screen.setScreenReaderMode(on));
  }

  /** Asks the machine for the size that fits here, since another page may have asked for its own. */
  refit(): void {
    this.#open.forEach((terminal) => terminal.refit());
  }
}

class OpenTerminal {
  readonly screen: Screen;
  #session = '';
  /** The offset of the next byte. */
  #next = 0;
  #shown = 0;
  #reported = 0;
  #timer = 0;
  #hasEnded = false;
  /** Output before this offset is old: what the emulator answers to requests in it was answered then. */
  #oldUntil = 0;

  constructor(private readonly name: TerminalName, private readonly machine: Machine, host: HTMLElement, label: string, room: Room) {
    this.screen = globalThis.drydockTerminal!(host, {
      label,
      describedBy: room.describedBy,
      screenReaderMode: room.screenReaderMode(),
      typed: (text) => this.#typed(text),
      // The size is that of the machine's terminal, so that what was printed for one size is never shown in another.
      offered: (size) => this.#session === '' ? this.screen.resize(size) : machine.resize(name, size),
      leave: () => room.leave(),
    });
  }

  attach(session: string): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#next = this.#shown = this.#reported = 0;
      this.screen.clear();
    }

    // Until the server says where the old output ends, all of it is.
    this.#oldUntil = Infinity;
    this.machine.open(this.name, this.screen.room, this.#next);
  }

  receive(event: Extract<MachineEvent, { readonly type: 'bytes' | 'skipped' | 'size' | 'terminal' }>): void {
    switch (event.type) {
      case 'bytes':
        this.#write(event.offset, event.bytes);
        break;
      case 'skipped':
        this.#next = event.offset;
        this.screen.note(words.skipped);
        break;
      case 'size':
        this.screen.resize(event);
        break;
      case 'terminal':
        if (this.#oldUntil === Infinity) {
          this.#oldUntil = event.end ?? this.#next;
        }

        this.#hasEnded = event.state === 'ended';
        if (this.#hasEnded) {
          this.screen.note(words.terminalEnded);
        }

        break;
    }
  }

  refit(): void {
    this.machine.resize(this.name, this.screen.room);
  }

  #write(offset: number, bytes: Uint8Array): void {
    const fresh = bytes.subarray(Math.max(0, this.#next - offset));
    if (fresh.length === 0) {
      return;
    }

    const end = offset + bytes.length;
    this.#next = end;
    this.screen.write(fresh, () => {
      this.#shown = end;
      this.#report();
    });
  }

  /** Tells the machine what is shown: at once when that is much, otherwise a little later, together with what comes until then. */
  #report(): void {
    if (this.#shown - this.#reported >= muchOutput) {
      this.#reportNow();
    } else {
      this.#timer ||= setTimeout(() => this.#reportNow(), reportAfter);
    }
  }

  #reportNow(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#reported = this.#shown;
    this.machine.shown(this.name, this.#shown);
  }

  #typed(text: Uint8Array): void {
    if (text[0] === escape && this.#shown < this.#oldUntil) {
      return;
    }

    if (this.#hasEnded) {
      this.#hasEnded = false;
      this.attach(this.#session);
    } else {
      this.machine.type(this.name, text);
    }
  }
}

const stylesheets = new Map<string, Promise<void>>();

function loadStylesheet(source: string): Promise<void> {
  const load = stylesheets.get(source) ?? new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = source;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      stylesheets.delete(source);
      reject(new Error(source));
    });
    document.head.append(link);
  });
  stylesheets.set(source, load);
  return load;
}
