// The worker that runs the emulated PC.
import type { FromWorker, ToWorker } from './emulator';
import { request, ResponseReader } from './http';
import type { Manifest } from './manifest';
import { compileAtOnce } from './jit';
import { Pc } from './pc';
import { RemoteDisk } from './remote';
import { RootShell } from './root';
import { open } from './snapshot';
import { PartSource, Zstd } from './zstd';

/** The consoles: the terminals `a` and `b`, then the engine's socket, and a shell of root. */
const terminals = ['a', 'b'];
const socket = 2;
const rootShell = 3;

/**
 * What the machine does while nobody asks it for anything: it starts programs that the reader's commands start, until the browser has
 * compiled what v86 has made of them with its optimizing compiler. It leaves nothing behind.
 */
const warmUp = `nice -n 19 bash -c 'for round in 1 2 3 4; do
  for program in "docker ps" "dockerd --version" "containerd-shim-runc-v2 -v" "crun --version"; do $program; done
done' >/dev/null 2>&1 &`;

let machine: Machine | undefined;

function tell(message: FromWorker, transfer: Transferable[] = []): void {
  (globalThis as unknown as { postMessage(message: FromWorker, transfer: Transferable[]): void }).postMessage(message, transfer);
}

onmessage = ({ data }: MessageEvent<ToWorker>): void => {
  switch (data.type) {
    case 'boot':
      boot(data.base).then(
        (booted) => {
          machine = booted;
          tell({ type: 'ready' });
        },
        (fault: unknown) => tell({ type: 'failed', message: fault instanceof Error ? fault.message : String(fault) }));
      break;
    case 'type':
      void machine?.pc.input(terminals.indexOf(data.terminal), data.bytes);
      break;
    case 'resize':
      // Linux 6.1 reads the two numbers in the other order than v86 writes them.
      machine?.pc.resize(terminals.indexOf(data.terminal), data.rows, data.columns);
      break;
    case 'request':
      machine?.ask(data.id, data.method, data.path, data.body);
      break;
    case 'pause':
      void machine?.pc.emulator.stop();
      break;
    case 'resume':
      void machine?.pc.emulator.run();
      break;
  }
};

class Machine {
  readonly #waiting: number[] = [];
  readonly #responses = new ResponseReader();
  readonly #root: RootShell;

  constructor(readonly pc: Pc) {
    terminals.forEach((terminal, console) =>
      pc.onOutput(console, (bytes) => {
        const copy = bytes.slice();
        tell({ type: 'bytes', terminal, bytes: copy }, [copy.buffer]);
      }));
    pc.onOutput(socket, (bytes) => this.#answered(bytes));
    this.#root = new RootShell((bytes) => void pc.input(rootShell, bytes));
    pc.onOutput(rootShell, (bytes) => this.#root.receive(bytes));
  }

  /** Sets the clock, which stood still since the machine's state was saved. */
  setClock(): void {
    void this.#root.setClock();
  }

  /** Connections answer in the order in which they were asked. */
  ask(id: number, method: string, path: string, body: string): void {
    if (RootShell.takes(method, path)) {
      void this.#root.request(path, body).then((response) => tell({ type: 'response', id, ...response }));
      return;
    }

    this.#waiting.push(id);
    void this.pc.input(socket, request(method, path, body));
  }

  #answered(bytes: Uint8Array): void {
    for (let response = this.#responses.read(bytes); response; response = this.#responses.read(new Uint8Array(0))) {
      const id = this.#waiting.shift();
      if (id !== undefined) {
        tell({ type: 'response', id, ...response });
      }
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
    tell({ type: 'progress', loaded: (loaded += bytes.length), total });
    return bytes;
  });
  const program = new Blob([(await wasm!) as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const module = await WebAssembly.compile(await new Response(program).arrayBuffer());
  compileAtOnce(false);
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
  await snapshot.restore(pc);
  const machine = new Machine(pc);
  await pc.emulator.run();
  machine.setClock();
  void pc.input(rootShell, new TextEncoder().encode(`${warmUp}\n`));
  return machine;
}

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} could not be loaded: ${response.status} ${response.statusText}`);
  }

  return response;
}
