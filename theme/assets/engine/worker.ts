// The worker that runs the emulated PC.
import type { Size } from '../live/machine';
import { clock } from './clock';
import type { CommandResult, DoneStep, EngineResponse, FromWorker, Past, ToWorker } from './emulator';
import { request, ResponseReader } from './http';
import { easeTicks } from './idle';
import type { Manifest } from './manifest';
import { compileAtOnce, optimize } from './jit';
import { Pc } from './pc';
import { RemoteDisk } from './remote';
import { RootShell } from './root';
import { open } from './snapshot';
import { Tail } from './tail';
import { PartSource, Zstd } from './zstd';

/** The consoles: the terminals `a` and `b`, then the engine's socket, and a shell of root. */
const terminals = ['a', 'b'];
const socket = 2;
const rootShell = 3;

/** How long keys are collected, in milliseconds: an idle machine looks at its consoles every 40. */
const keyDelay = 20;

/** What this worker's scope and the ports of a shared one have in common. */
interface Port {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  onclose?: ((event: Event) => void) | null;
  postMessage(message: FromWorker): void;
}

let booting: Promise<Machine> | undefined;
const pages = new Set<Page>();

/** A page that is connected. */
class Page {
  #isActive = false;
  /** Whether it is told what the machine prints. */
  isAttached = false;

  constructor(private readonly port: Port) {
    port.onmessage = ({ data }) => this.#take(data);
    // Not all browsers tell. Pages that are left say that they are no longer active, too.
    port.onclose = () => {
      pages.delete(this);
      pace();
    };
  }

  get isActive(): boolean {
    return this.#isActive;
  }

  tell(message: FromWorker): void {
    this.port.postMessage(message);
  }

  #take(message: ToWorker): void {
    switch (message.type) {
      case 'boot':
        this.#isActive = true;
        void this.#attach(message.base);
        break;
      case 'active':
        this.#isActive = message.active;
        pace();
        break;
      case 'close':
        pages.forEach((page) => page !== this && page.tell({ type: 'closed' }));
        close();
        break;
      default:
        void booting?.then((machine) => this.#ask(machine, message));
    }
  }

  #ask(machine: Machine, message: Exclude<ToWorker, { readonly type: 'boot' | 'active' | 'close' }>): void {
    switch (message.type) {
      case 'type':
        void machine.type(terminals.indexOf(message.terminal), message.bytes);
        break;
      case 'resize':
        machine.resize(message.terminal, message.size);
        break;
      case 'request':
        void machine.request(message.method, message.path, message.body).then((response) =>
          this.tell({ type: 'response', id: message.id, ...response }));
        break;
      case 'run':
        void machine.run(message.command).then((result) => this.tell({ type: 'result', id: message.id, ...result }));
        break;
      case 'keep':
        machine.done[message.lesson] = message.done;
        break;
    }
  }

  async #attach(base: string): Promise<void> {
    try {
      const isNew = !booting;
      const machine = await (booting ??= boot(base));
      this.tell({ type: 'ready', past: machine.past(isNew) });
      this.isAttached = true;
      pace();
    } catch (fault) {
      this.tell({ type: 'failed', message: fault instanceof Error ? fault.message : String(fault) });
    }
  }
}

/** Tells the pages that know what was printed before. */
function tellAttached(message: FromWorker): void {
  pages.forEach((page) => page.isAttached && page.tell(message));
}

function tellAll(message: FromWorker): void {
  pages.forEach((page) => page.tell(message));
}

/** Lets the machine run while a page has any use for it. */
function pace(): void {
  void booting?.then((machine) => machine.setRunning([...pages].some(({ isActive }) => isActive)));
}

function add(port: Port): Page {
  const page = new Page(port);
  pages.add(page);
  return page;
}

if ('onconnect' in globalThis) {
  addEventListener('connect', (event) =>
    add((event as MessageEvent).ports[0] as unknown as Port).tell({ type: 'hello', isRunning: booting !== undefined }));
} else {
  add(globalThis as unknown as Port);
}

class Machine {
  /** The steps that are done, by lesson. */
  readonly done: Record<string, readonly DoneStep[]> = {};
  readonly #printed: Record<string, Tail> = {};
  /** The keys that are still to be typed, by terminal. */
  readonly #typed: Record<number, number[]> = {};
  readonly #waiting: ((response: EngineResponse) => void)[] = [];
  readonly #responses = new ResponseReader();
  readonly #root: RootShell;
  #turn: Promise<void> = Promise.resolve();

  constructor(readonly pc: Pc) {
    terminals.forEach((terminal, console) => {
      const printed = (this.#printed[terminal] = new Tail());
      pc.onOutput(console, (bytes) => {
        const copy = bytes.slice();
        printed.add(copy);
        tellAttached({ type: 'output', terminal, output: copy });
      });
    });
    pc.onOutput(socket, (bytes) => this.#answered(bytes));
    this.#root = new RootShell((bytes) => void pc.input(rootShell, bytes));
    pc.onOutput(rootShell, (bytes) => this.#root.receive(bytes));
  }

  past(isNew: boolean): Past {
    return {
      isNew,
      done: this.done,
      printed: Object.fromEntries(Object.entries(this.#printed).map(([terminal, tail]) => [terminal, tail.stretches])),
    };
  }

  resize(terminal: string, size: Size): void {
    this.#printed[terminal]!.resize(size);
    tellAttached({ type: 'output', terminal, output: size });
    // Linux 6.1 reads the two numbers in the other order than v86 writes them.
    this.pc.resize(terminals.indexOf(terminal), size.rows, size.columns);
  }

  /** Types into a terminal. Keys that follow each other quickly go together: a console has room for few pieces, and loses what comes then. */
  async type(terminal: number, bytes: Uint8Array): Promise<void> {
    const waiting = this.#typed[terminal];
    if (waiting) {
      waiting.push(...bytes);
      return;
    }

    const keys = (this.#typed[terminal] = [...bytes]);
    while (keys.length > 0) {
      await this.pc.input(terminal, Uint8Array.from(keys.splice(0)));
      await new Promise((resolve) => setTimeout(resolve, keyDelay));
    }

    delete this.#typed[terminal];
  }

  /** Sets the clock, which stood still since the machine's state was saved. */
  setClock(): void {
    void this.#root.setClock();
  }

  /** Stops the machine as it is, and lets it go on: for its programs, no time has passed but on the clock that shows the date. */
  setRunning(running: boolean): void {
    this.#turn = this.#turn.then(async () => {
      if (!running) {
        await this.pc.emulator.stop();
        clock.stop();
      } else if (!this.pc.emulator.is_running()) {
        clock.go();
        await this.pc.emulator.run();
        this.setClock();
      }
    });
  }

  /** Connections answer in the order in which they were asked. */
  request(method: string, path: string, body: string): Promise<EngineResponse> {
    if (RootShell.takes(method, path)) {
      return this.#root.request(path, body);
    }

    void this.pc.input(socket, request(method, path, body));
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  run(command: readonly string[]): Promise<CommandResult> {
    return this.#root.run(command);
  }

  #answered(bytes: Uint8Array): void {
    for (let response = this.#responses.read(bytes); response; response = this.#responses.read(new Uint8Array(0))) {
      this.#waiting.shift()?.(response);
    }
  }
}

async function boot(base: string): Promise<Machine> {
  const manifest = (await (await load(`${base}engine.json`)).json()) as Manifest;
  const parts = [manifest.wasm, manifest.bios, manifest.vgaBios, ...manifest.snapshot];
  const total = parts.reduce((sum, part) => sum + part.wire, 0);
  let loaded = 0;
  // The last parts are still on their way while the first are decoded.
  const [wasm, bios, vgaBios, ...files] = parts.map(async ({ name }) => {
    const bytes = new Uint8Array(await (await load(base + name)).arrayBuffer());
    tellAll({ type: 'progress', loaded: (loaded += bytes.length), total });
    return bytes;
  });
  const program = new Blob([(await wasm!) as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const module = await WebAssembly.compile(await new Response(program).arrayBuffer());
  compileAtOnce();
  const zstd = new Zstd(module);
  const firmware = {
    bios: zstd.decode(await bios!, manifest.bios.bytes).buffer as ArrayBuffer,
    vgaBios: zstd.decode(await vgaBios!, manifest.vgaBios.bytes).buffer as ArrayBuffer,
  };
  const snapshot = await open(new PartSource(zstd, manifest.snapshot, files));
  const pc = await Pc.load({
    wasm: module,
    memory: manifest.memory,
    ...firmware,
    disk: new RemoteDisk(base, manifest.disk, new Zstd(module)),
    state: snapshot.state,
  });
  const modules = await snapshot.restore(pc);
  const machine = new Machine(pc);
  easeTicks();
  await pc.emulator.run();
  machine.setClock();
  void optimize(modules);
  return machine;
}

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} could not be loaded: ${response.status} ${response.statusText}`);
  }

  return response;
}
