// Finds out, while a machine is made, which of the functions that v86 compiles are worth it.
import { offset } from './jit';
import type { Compiled } from './jit';
import { function_, i32, i64, imported, kind, moduleOf, op, section, sectionId, text, unsigned, vector } from './wasm';

interface Metered {
  readonly code: Uint8Array;
  /** Where its page begins in the guest's memory. */
  readonly page: number;
  /** The guest's instructions that it has run. */
  readonly count: WebAssembly.Global<'i64'>;
  /** How many those were when a command had ended. */
  before: number;
}

const pageBytes = 4096;

/** Where v86 counts the instructions that it has run. */
const counter = 664;
const readCounter = [op.i32_const, 0, op.i32_load, 2, ...unsigned(counter)];

/** A function that calls another one, and adds up how many instructions that has run. */
const meter = moduleOf(
  section(sectionId.type, vector([[0x60, ...vector([[i32]]), ...vector([])]])),
  section(sectionId.import, vector([imported('m', kind.memory, 0, 1), imported('f', kind.function, 0)])),
  section(sectionId.function, vector([[0]])),
  section(sectionId.global, vector([[i64, 1, op.i64_const, 0, op.end]])),
  section(sectionId.export, vector([[...text('f'), kind.function, 1], [...text('count'), kind.global, 0]])),
  section(sectionId.code, vector([function_(
    [[1, i32]],
    [...readCounter, op.local_set, 1],
    [op.local_get, 0, op.call, 0],
    [op.global_get, 0, ...readCounter, op.local_get, 1, op.i32_sub, op.i64_extend_i32_u, op.i64_add, op.global_set, 0],
  )])),
);

export class Meters {
  readonly #metered = new WeakMap<object, Metered>();
  readonly #busy = new Set<Uint8Array>();
  #page = 0;

  /** @param share The share of the instructions of a command in the functions that are worth it. */
  constructor(private readonly share: number) {}

  /** Is told where the page begins that v86 compiles next. */
  next(page: number): void {
    this.#page = page & -pageBytes;
  }

  /** Gives a function its meter. */
  add(instance: WebAssembly.Instance, code: Uint8Array, memory: WebAssembly.ImportValue): WebAssembly.Instance {
    const metered = new WebAssembly.Instance(meter, { e: { m: memory, f: instance.exports.f! } });
    const { f, count } = metered.exports as { f: object; count: WebAssembly.Global<'i64'> };
    // What was not shortened still lies in the memory of v86.
    this.#metered.set(f, { code: code.slice(), page: this.#page, count, before: 0 });
    return metered;
  }

  /** A command has ended. The functions that have run most of its instructions are worth it. */
  read(table: WebAssembly.Table): void {
    const run = this.#inTable(table).map(({ metered }) => {
      const count = Number(metered.count.value);
      const instructions = count - metered.before;
      metered.before = count;
      return { code: metered.code, instructions };
    });
    run.sort((one, other) => other.instructions - one.instructions);
    let rest = this.share * run.reduce((sum, { instructions }) => sum + instructions, 0);
    for (const { code, instructions } of run) {
      if (rest <= 0) {
        break;
      }

      this.#busy.add(code);
      rest -= instructions;
    }
  }

  /**
   * The functions that are worth it, those first that have run the most. v86 forgets the others: to interpret what is run so seldom takes
   * less time than to compile it.
   */
  busy(table: WebAssembly.Table, exports: WebAssembly.Exports): Compiled[] {
    const { jit_dirty_cache: forget } = exports as { jit_dirty_cache(start: number, end: number): void };
    for (const { metered } of this.#inTable(table)) {
      if (!this.#busy.has(metered.code)) {
        forget(metered.page, metered.page + pageBytes);
      }
    }

    return this.#inTable(table)
      .sort((one, other) => other.metered.before - one.metered.before)
      .map(({ index, metered }) => ({ index, code: metered.code }));
  }

  #inTable(table: WebAssembly.Table): { readonly index: number; readonly metered: Metered }[] {
    const found = [];
    for (let index = offset; index < table.length; index++) {
      const metered = this.#metered.get((table.get(index) as object | null) ?? {});
      if (metered) {
        found.push({ index, metered });
      }
    }

    return found;
  }
}
