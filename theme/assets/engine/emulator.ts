// The page's end of the emulated PC, which runs in a worker so that the page stays responsive.
import type { Size } from '../live/machine';
import { connect, outlivesPages, renew, workerOf } from './shared';
import type { Stretch } from './tail';

/** An answer of the Engine API. */
export interface EngineResponse {
  readonly status: number;
  readonly body: string;
}

/** A step that is done, with what its check has said. */
export interface DoneStep {
  readonly step: string;
  readonly sentence: string;
}

/** What a machine has done so far. A new one has printed nothing, as far as readers have to know. */
export interface Past {
  readonly isNew: boolean;
  /** The last of what the terminals have printed, by name. */
  readonly printed: Readonly<Record<string, readonly Stretch[]>>;
  /** The steps that are done, by lesson. */
  readonly done: Readonly<Record<string, readonly DoneStep[]>>;
}

/** What a command has printed on standard output, and its exit code. */
export interface CommandResult {
  readonly exit: number;
  readonly output: string;
}

/** A PC with a Docker Engine, emulated in this browser. */
export interface Emulator {
  /** Loads the machine and lets it run, or connects to the one that runs; resolves when its shells can be typed at. Bytes count what comes over the wire. */
  boot(progress: (loaded: number, total: number) => void): Promise<Past>;
  /** What the terminals `a` and `b` print, and the sizes for which they do. */
  listen(onOutput: (terminal: string, output: Uint8Array | Size) => void): void;
  type(terminal: string, bytes: Uint8Array): void;
  resize(terminal: string, size: Size): void;
  /** A call of the Engine API, on a connection of its own. Rejects when the machine is closed before the answer. */
  request(method: string, path: string, body?: string): Promise<EngineResponse>;
  /** Runs a command as root, beside what the reader does. Rejects as `request` does. */
  run(command: readonly string[]): Promise<CommandResult>;
  /** Says whether this page has any use for the machine now. A machine for which no page has any stands still. */
  setActive(active: boolean): void;
  /** Keeps with the machine what is done of a lesson. */
  keep(lesson: string, done: readonly DoneStep[]): void;
  /** Is called when another page has closed the machine. */
  onClosed: () => void;
  /** Ends the machine, for all pages, and frees its memory. */
  close(): void;
}

/** What the worker is told. */
export type ToWorker =
  | { readonly type: 'boot'; readonly base: string }
  | { readonly type: 'type'; readonly terminal: string; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly terminal: string; readonly size: Size }
  | { readonly type: 'request'; readonly id: number; readonly method: string; readonly path: string; readonly body: string }
  | { readonly type: 'run'; readonly id: number; readonly command: readonly string[] }
  | { readonly type: 'active'; readonly active: boolean }
  | { readonly type: 'keep'; readonly lesson: string; readonly done: readonly DoneStep[] }
  | { readonly type: 'close' };

/** What the worker tells. */
export type FromWorker =
  /** The first message to each page of those that share the worker. */
  | { readonly type: 'hello'; readonly isRunning: boolean }
  | { readonly type: 'progress'; readonly loaded: number; readonly total: number }
  | { readonly type: 'ready'; readonly past: Past }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'closed' }
  | { readonly type: 'output'; readonly terminal: string; readonly output: Uint8Array | Size }
  | ({ readonly type: 'response'; readonly id: number } & EngineResponse)
  | ({ readonly type: 'result'; readonly id: number } & CommandResult);

/**
 * Makes an emulator; nothing is loaded before it boots.
 * @param base The address of the folder with the machine's files, ending in a slash.
 */
export function createEmulator(base: string): Emulator {
  return new WorkerEmulator(base);
}

class WorkerEmulator implements Emulator {
  onClosed = (): void => undefined;
  #port: Worker | MessagePort | null = null;
  readonly #listeners: ((terminal: string, output: Uint8Array | Size) => void)[] = [];
  readonly #requests = new Map<number, { resolve(answer: never): void; reject(fault: Error): void }>();
  #requested = 0;

  constructor(readonly base: string) {}

  boot(progress: (loaded: number, total: number) => void): Promise<Past> {
    const port = (this.#port = outlivesPages ? connect(this.base) : new Worker(workerOf(this.base)));
    return new Promise((resolve, reject) => {
      if (port instanceof Worker) {
        port.onerror = (event) => reject(new Error(event.message || 'The worker could not be loaded'));
      }

      port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        switch (data.type) {
          case 'progress':
            progress(data.loaded, data.total);
            break;
          case 'ready':
            resolve(data.past);
            break;
          case 'failed':
            reject(new Error(data.message));
            break;
          case 'closed':
            this.#forget();
            this.onClosed();
            break;
          case 'output':
            this.#listeners.forEach((listener) => listener(data.terminal, data.output));
            break;
          case 'response':
          case 'result':
            this.#requests.get(data.id)?.resolve(data as never);
            this.#requests.delete(data.id);
            break;
        }
      };
      this.#send({ type: 'boot', base: this.base });
    });
  }

  listen(onOutput: (terminal: string, output: Uint8Array | Size) => void): void {
    this.#listeners.push(onOutput);
  }

  type(terminal: string, bytes: Uint8Array): void {
    this.#send({ type: 'type', terminal, bytes });
  }

  resize(terminal: string, size: Size): void {
    this.#send({ type: 'resize', terminal, size });
  }

  request(method: string, path: string, body = ''): Promise<EngineResponse> {
    return this.#ask((id) => ({ type: 'request', id, method, path, body }));
  }

  run(command: readonly string[]): Promise<CommandResult> {
    return this.#ask((id) => ({ type: 'run', id, command }));
  }

  setActive(active: boolean): void {
    this.#send({ type: 'active', active });
  }

  keep(lesson: string, done: readonly DoneStep[]): void {
    this.#send({ type: 'keep', lesson, done });
  }

  close(): void {
    if (this.#port instanceof Worker) {
      this.#port.terminate();
    } else if (this.#port) {
      renew(this.base);
      this.#send({ type: 'close' });
    }

    this.#forget();
  }

  #forget(): void {
    this.#port = null;
    this.#requests.forEach(({ reject }) => reject(new Error('The machine was closed')));
    this.#requests.clear();
  }

  /** Sends a message that the worker answers. */
  #ask<T>(message: (id: number) => ToWorker): Promise<T> {
    const id = ++this.#requested;
    return new Promise((resolve, reject) => {
      this.#requests.set(id, { resolve, reject });
      this.#send(message(id));
    });
  }

  #send(message: ToWorker): void {
    this.#port?.postMessage(message);
  }
}
