import type { Machine, MachineEvent, MachineState, Size, TerminalName } from './machine';

const address = '/_drydock/live/socket';

/** Milliseconds before each attempt to connect again. The last one is repeated. */
const delays = [100, 300, 700, 1500, 3000, 6000];

/** Close codes for which another attempt would end the same way: the server did not accept a message. */
const refusals = [1002, 1003, 1007, 1008, 1009];

/** A machine that `serve --live` runs, reached through one WebSocket for each page. */
export class ServerMachine implements Machine {
  readonly hasCalls = true;
  now: MachineState = { state: 'off' };
  readonly #listeners: ((event: MachineEvent) => void)[] = [];
  #socket: WebSocket | null = null;
  #attempts = 0;
  #retry = 0;
  /** Messages that a machine can answer as soon as the socket is open. */
  #waitingForSocket: string[] = [];
  /** Messages that need a machine. */
  #waitingForMachine: string[] = [];

  constructor(readonly lesson: string, public engine: string) {
    // Browsers delay the timers of hidden pages.
    document.addEventListener('visibilitychange', () => this.#retryNow());
    addEventListener('online', () => this.#retryNow());
    addEventListener('pageshow', (event) => event.persisted && this.resume());
    addEventListener('pagehide', () => this.#disconnect());
  }

  listen(listener: (event: MachineEvent) => void): void {
    this.#listeners.push(listener);
  }

  resume(): void {
    if (!this.#socket) {
      this.#connect(true);
    }
  }

  start(): void {
    if (this.now.state === 'ready' || this.now.state === 'starting') {
      return;
    }

    this.#disconnect();
    this.#attempts = 0;
    this.#tell({ state: 'starting', waitsFor: '' });
    this.#connect(false);
  }

  choose(engine: string): void {
    this.#disconnect();
    this.engine = engine;
    this.#attempts = 0;
    this.#waitingForMachine = [];
    this.#tell({ state: 'off' });
    this.resume();
  }

  fresh(): void {
    if (this.now.state !== 'ready') {
      this.start();
      return;
    }

    this.#send({ type: 'fresh' });
  }

  open(terminal: TerminalName, size: Size, from: number): void {
    this.#send({ type: 'open', terminal: index(terminal), cols: size.columns, rows: size.rows, from });
  }

  type(terminal: TerminalName, text: Uint8Array): void {
    if (this.now.state === 'ready' && this.#socket?.readyState === WebSocket.OPEN) {
      const frame = new Uint8Array(text.length + 1);
      frame[0] = index(terminal);
      frame.set(text, 1);
      this.#socket.send(frame);
    }
  }

  resize(terminal: TerminalName, size: Size): void {
    this.#send({ type: 'resize', terminal: index(terminal), cols: size.columns, rows: size.rows });
  }

  shown(terminal: TerminalName, offset: number): void {
    this.#send({ type: 'ack', terminal: index(terminal), offset });
  }

  run(step: string): void {
    this.#ask({ type: 'run', step });
  }

  prepare(step: string): void {
    this.#ask({ type: 'prepare', step });
  }

  check(step: string): void {
    this.#ask({ type: 'check', step });
  }

  program(step: string, code: string): void {
    this.#ask({ type: 'program', step, code });
  }

  stopProgram(): void {
    this.#send({ type: 'programStop' });
  }

  diagnose(step: string, code: string, seq: number): void {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#send({ type: 'diagnose', step, code, seq });
    } else {
      // Only the newest matters.
      this.#waitingForSocket = [JSON.stringify({ type: 'diagnose', step, code, seq })];
    }
  }

  complete(step: string, code: string, position: number, seq: number): void {
    this.#send({ type: 'complete', step, code, position, seq });
  }

  explain(step: string, code: string, position: number, seq: number): void {
    this.#send({ type: 'explain', step, code, position, seq });
  }

  /** Sends a message once there is a machine, and starts one if there is none. */
  #ask(message: object): void {
    if (this.now.state === 'ready') {
      this.#send(message);
    } else {
      this.#waitingForMachine.push(JSON.stringify(message));
      this.start();
    }
  }

  #send(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #connect(resume: boolean): void {
    clearTimeout(this.#retry);
    const query = new URLSearchParams({ lesson: this.lesson, engine: this.engine, ...(resume ? { resume: '1' } : {}) });
    const socket = new WebSocket(`ws${location.protocol.slice(4)}//${location.host}${address}?${query}`);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => this.#socket === socket && this.#opened(socket));
    socket.addEventListener('message', ({ data }) => this.#socket === socket && this.#received(data));
    socket.addEventListener('close', ({ code, reason }) => this.#socket === socket && this.#closed(code, reason, resume));
    this.#socket = socket;
  }

  #opened(socket: WebSocket): void {
    for (const message of this.#waitingForSocket) {
      socket.send(message);
    }

    this.#waitingForSocket = [];
  }

  #received(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const view = new DataView(data);
      this.#emit({ type: 'bytes', terminal: nameOf(view.getUint8(0)), offset: Number(view.getBigUint64(1)), bytes: new Uint8Array(data, 9) });
      return;
    }

    const message = JSON.parse(data) as { readonly type: string; readonly terminal?: number };
    if (message.type === 'machine') {
      this.#changed(message as unknown as WireMachine);
    } else if (message.terminal !== undefined) {
      this.#emit({ ...message, terminal: nameOf(message.terminal) } as MachineEvent);
    } else {
      this.#emit(message as MachineEvent);
    }
  }

  #changed({ state, id, version, reason, message }: WireMachine): void {
    this.#attempts = 0;
    switch (state) {
      case 'starting':
        this.#tell({ state, waitsFor: message ?? reason ?? '' });
        break;
      case 'ready':
        this.#tell({ state, session: id ?? '', version: version ?? '' });
        this.#waitingForMachine.splice(0).forEach((waiting) => this.#socket?.send(waiting));
        break;
      case 'refused':
        this.#waitingForMachine = [];
        this.#tell({ state, message: message ?? reason ?? '' });
        break;
      case 'ended':
        if (reason !== 'none') {
          this.#tell({ state, reason: reason ?? '', message: message ?? '' });
        } else if (this.now.state !== 'starting') {
          this.#disconnect();
          this.#tell(this.now.state === 'off' ? { state: 'off' } : { state, reason: 'idle', message: '' });
        }

        break;
    }
  }

  #closed(code: number, reason: string, resume: boolean): void {
    this.#socket = null;
    const { state } = this.now;
    if (state === 'ended' || state === 'refused' || (resume && state === 'off')) {
      return;
    }

    if (refusals.includes(code)) {
      this.#waitingForMachine = [];
      this.#tell({ state: 'ended', reason: 'failed', message: reason });
      return;
    }

    // A machine that was asked for is asked for again; one that ran is only looked for, since the server may have started anew.
    const again = state === 'starting' && this.#attempts === 0 ? () => this.#connect(false) : () => this.#connect(true);
    if (state !== 'starting' || this.#attempts > 0) {
      this.#tell({ state: 'lost' });
    }

    this.#retry = setTimeout(again, delays[Math.min(this.#attempts++, delays.length - 1)]);
  }

  #retryNow(): void {
    if (document.visibilityState === 'visible' && this.now.state === 'lost' && !this.#socket) {
      this.#attempts = 0;
      this.#connect(true);
    }
  }

  #disconnect(): void {
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    if (socket?.readyState === WebSocket.CONNECTING) {
      // Browsers report a connection that is closed before it is open as an error.
      socket.addEventListener('open', () => socket.close(1000));
    } else {
      socket?.close(1000);
    }
  }

  #tell(state: MachineState): void {
    this.now = state;
    this.#emit({ type: 'machine', machine: state });
  }

  #emit(event: MachineEvent): void {
    for (const listener of this.#listeners) {
      listener(event);
    }
  }
}

/** On the wire, terminals are numbers. */
function index(terminal: TerminalName): number {
  return terminal.charCodeAt(0) - 'a'.charCodeAt(0);
}

function nameOf(index: number): TerminalName {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

/** The message about the machine, as it comes. */
interface WireMachine {
  readonly state: 'starting' | 'ready' | 'ended' | 'refused';
  readonly id?: string;
  readonly version?: string;
  readonly reason?: string;
  readonly message?: string;
}
