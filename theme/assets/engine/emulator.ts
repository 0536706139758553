// The page's end of the emulated PC, which runs in a worker so that the page stays responsive.

/** An answer of the Engine API. */
export interface EngineResponse {
  readonly status: number;
  readonly body: string;
}

/** A PC with a Docker Engine, emulated in this browser. */
export interface Emulator {
  /** Loads the machine and lets it run; resolves when its shells can be typed at. Bytes count what comes over the wire. */
  boot(progress: (loaded: number, total: number) => void): Promise<void>;
  /** What the terminals `a` and `b` print. */
  listen(onBytes: (terminal: string, bytes: Uint8Array) => void): void;
  type(terminal: string, bytes: Uint8Array): void;
  resize(terminal: string, columns: number, rows: number): void;
  /** A call of the Engine API, on a connection of its own. Rejects when the machine is closed before the answer. */
  request(method: string, path: string, body?: string): Promise<EngineResponse>;
  /** Stops the machine, keeping what it is doing, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Ends the machine and frees its memory. */
  close(): void;
}

/** What the worker is told. */
export type ToWorker =
  | { readonly type: 'boot'; readonly base: string }
  | { readonly type: 'type'; readonly terminal: string; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly terminal: string; readonly columns: number; readonly rows: number }
  | { readonly type: 'request'; readonly id: number; readonly method: string; readonly path: string; readonly body: string }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

/** What the worker tells. */
export type FromWorker =
  | { readonly type: 'progress'; readonly loaded: number; readonly total: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'bytes'; readonly terminal: string; readonly bytes: Uint8Array }
  | { readonly type: 'response'; readonly id: number; readonly status: number; readonly body: string };

/**
 * Makes an emulator; nothing is loaded before it boots.
 * @param base The address of the folder with the machine's files, ending in a slash.
 */
export function createEmulator(base: string): Emulator {
  return new WorkerEmulator(new URL(base, document.baseURI).href);
}

class WorkerEmulator implements Emulator {
  #worker: Worker | null = null;
  readonly #listeners: ((terminal: string, bytes: Uint8Array) => void)[] = [];
  readonly #requests = new Map<number, { resolve(response: EngineResponse): void; reject(fault: Error): void }>();
  #requested = 0;

  constructor(readonly base: string) {}

  boot(progress: (loaded: number, total: number) => void): Promise<void> {
    // v86 takes its turns with the scheduler of the browser if the worker's address has these words, and with a second worker otherwise.
    const worker = (this.#worker = new Worker(`${this.base}worker.js#use-scheduling-api`));
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || 'The worker could not be loaded'));
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        switch (data.type) {
          case 'progress':
            progress(data.loaded, data.total);
            break;
          case 'ready':
            resolve();
            break;
          case 'failed':
            reject(new Error(data.message));
            break;
          case 'bytes':
            this.#listeners.forEach((listener) => listener(data.terminal, data.bytes));
            break;
          case 'response':
            this.#requests.get(data.id)?.resolve(data);
            this.#requests.delete(data.id);
            break;
        }
      };
      this.#send({ type: 'boot', base: this.base });
    });
  }

  listen(onBytes: (terminal: string, bytes: Uint8Array) => void): void {
    this.#listeners.push(onBytes);
  }

  type(terminal: string, bytes: Uint8Array): void {
    this.#send({ type: 'type', terminal, bytes });
  }

  resize(terminal: string, columns: number, rows: number): void {
    this.#send({ type: 'resize', terminal, columns, rows });
  }

  request(method: string, path: string, body = ''): Promise<EngineResponse> {
    const id = ++this.#requested;
    return new Promise((resolve, reject) => {
      this.#requests.set(id, { resolve, reject });
      this.#send({ type: 'request', id, method, path, body });
    });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  resume(): void {
    this.#send({ type: 'resume' });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#requests.forEach(({ reject }) => reject(new Error('The machine was closed')));
    this.#requests.clear();
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}
