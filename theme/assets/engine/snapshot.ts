// A machine as it was, with what v86 has compiled for it. v86's own states lack that, so that each of them begins slowly. So a snapshot
// contains the whole memory of v86's program, of which the guest's memory is the largest part, and the functions in its table.
import { importsOf, restore } from './jit';
import type { Compiled } from './jit';
import type { Pc } from './pc';

export const page = 4096;

/** The numbers at the beginning of a snapshot, all of them of 32 bits. */
interface Head {
  /** Bytes of the program's memory, and where the guest's memory begins in it. */
  readonly length: number;
  readonly guest: number;
  readonly pages: number;
  readonly functions: number;
  readonly devices: number;
}

const headBytes = 5 * 4;

/** Where the bytes of a snapshot come from, in order. */
export interface Source {
  read(into: Uint8Array): Promise<void>;
}

/**
 * Writes a snapshot of a PC that does not run.
 * @param state The state of its devices.
 * @param functions What is kept of what v86 has compiled. It has to be all that v86 knows of.
 * @param blocks Finds the place on the disk of what a page contains. Such pages come first, in the order of the disk.
 */
export function write(pc: Pc, state: ArrayBuffer, functions: readonly Compiled[], blocks: (page: Uint8Array) => number | undefined): Uint8Array[] {
  const memory = new Uint8Array((pc.exports.memory as WebAssembly.Memory).buffer);
  const found: { readonly at: number; readonly block: number }[] = [];
  for (let at = 0; at < memory.length; at += page) {
    const bytes = memory.subarray(at, at + page);
    if (bytes.some((byte) => byte !== 0)) {
      found.push({ at, block: blocks(bytes) ?? Number.MAX_SAFE_INTEGER });
    }
  }

  found.sort((one, other) => one.block - other.block || one.at - other.at);
  const head = Int32Array.of(memory.length, pc.guest, found.length, functions.length, state.byteLength);
  const places = Int32Array.from(found, ({ at }, index) => (at - (found[index - 1]?.at ?? 0)) / page);
  const lengths = Int32Array.from(functions.flatMap(({ index, code }) => [index, code.length]));
  return [
    ...[head, places, lengths].map((numbers) => new Uint8Array(numbers.buffer)),
    new Uint8Array(state),
    ...found.map(({ at }) => memory.slice(at, at + page)),
    ...functions.map(({ code }) => code),
  ];
}

/** Reads the beginning of a snapshot, with which a PC can be made. */
export async function open(source: Source): Promise<Snapshot> {
  const [length, guest, pages, functions, devices] = (await numbers(source, headBytes)) as unknown as [number, number, number, number, number];
  const places = await numbers(source, pages * 4);
  const lengths = await numbers(source, functions * 8);
  const state = new Uint8Array(devices);
  await source.read(state);
  return new Snapshot(source, { length, guest, pages, functions, devices }, places, lengths, state.buffer);
}

async function numbers(source: Source, bytes: number): Promise<Int32Array> {
  const read = new Uint8Array(bytes);
  await source.read(read);
  return new Int32Array(read.buffer);
}

export class Snapshot {
  constructor(
    readonly source: Source,
    readonly head: Head,
    readonly places: Int32Array,
    readonly lengths: Int32Array,
    readonly state: ArrayBuffer,
  ) {}

  /**
   * Makes a PC that was made with the state of this snapshot the one that the snapshot is of.
   * @returns The modules of its functions, with their lengths in bytes.
   */
  async restore(pc: Pc): Promise<{ readonly module: WebAssembly.Module; readonly length: number }[]> {
    const { length, guest } = this.head;
    if (pc.guest !== guest) {
      throw new Error(`The emulator has put the machine's memory to ${pc.guest}, and the snapshot has it at ${guest}`);
    }

    const program = pc.exports.memory as WebAssembly.Memory;
    const missing = length - program.buffer.byteLength;
    if (missing > 0) {
      program.grow(missing / 65536);
    }

    const memory = new Uint8Array(program.buffer);
    clear(memory, guest, pc.memory);
    let at = 0;
    for (const place of this.places) {
      at += place * page;
      await this.source.read(memory.subarray(at, at + page));
    }

    restoreCounter(pc.exports, new BigUint64Array(program.buffer, counter, 1));
    const imports = importsOf(pc.exports);
    const modules = [];
    for (let index = 0; index < this.lengths.length; index += 2) {
      const length = this.lengths[index + 1]!;
      const code = new Uint8Array(length);
      await this.source.read(code);
      modules.push({ module: restore(pc.table, imports, { index: this.lengths[index]!, code }), length });
    }

    return modules;
  }
}

/** Where v86 keeps the processor's time stamp when it saves a state. */
const counter = 960;

/**
 * Lets the processor's time stamp go on from where it was. v86 counts it from the start of the page. It can only change the difference to
 * that, and takes it that there was none so far: so what it shows with the snapshot's difference is taken away again.
 * @param kept Where v86 keeps it.
 */
function restoreCounter(exports: WebAssembly.Exports, kept: BigUint64Array): void {
  const { set_tsc: set, store_current_tsc: store } = exports as { set_tsc(low: number, high: number): void; store_current_tsc(): void };
  const before = kept[0]!;
  store();
  const difference = BigInt.asUintN(64, before - kept[0]!);
  set(0, 0);
  set(Number(difference & 0xffffffffn), Number(difference >> 32n));
}

/** What v86 writes to the guest's memory when it starts is in the first megabyte. */
const low = 1 << 20;

/** Clears what is in the memory, without touching the guest's memory, of which the browser has not given out most yet. */
function clear(memory: Uint8Array, guest: number, size: number): void {
  memory.fill(0, 0, guest + low);
  memory.fill(0, guest + size);
}

/** A state of v86 without the contents of the guest's memory. */
export function withoutMemory(state: ArrayBuffer): ArrayBuffer {
  const head = new Int32Array(state, 0, 4);
  const text = new TextDecoder().decode(new Uint8Array(state, headerBytes, head[3]!));
  const { buffer_infos: buffers, state: values } = JSON.parse(text) as { buffer_infos: { offset: number; length: number }[]; state: unknown[] };
  const old = new Uint8Array(state, aligned(headerBytes + head[3]!));
  const content = buffers.map(({ offset, length }) => old.subarray(offset, offset + length));
  for (const index of memoryValues) {
    content[(values[index] as { buffer_id: number }).buffer_id] = new Uint8Array(0);
  }

  // With a memory of no bytes, v86 clears none.
  values[0] = 0;
  let bytes = 0;
  const infos = content.map(({ length }) => {
    const offset = bytes;
    bytes = aligned(bytes + length);
    return { offset, length };
  });
  const info = new TextEncoder().encode(JSON.stringify({ buffer_infos: infos, state: values }));
  const begin = aligned(headerBytes + info.length);
  const made = new Uint8Array(begin + bytes);
  new Int32Array(made.buffer, 0, 4).set([head[0]!, head[1]!, made.length, info.length]);
  made.set(info, headerBytes);
  content.forEach((buffer, index) => made.set(buffer, begin + infos[index]!.offset));
  return made.buffer;
}

const headerBytes = 16;

/** The places of the memory and of its map in a state. */
const memoryValues = [77, 78];

function aligned(bytes: number): number {
  return (bytes + 3) & ~3;
}
