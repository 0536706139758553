// What v86's compiler has made: one module of WebAssembly for a few pages of the guest's code, in a table of functions.
import { shorten, withLookups } from './accesses';

/** Where in the table the functions begin that v86 compiles; what is before them is v86's own. */
export const offset = 1024;

/** How many functions v86 keeps, and how many it keeps here. When it has no place left, it throws all of them away. */
const places = 899;
const enough = 6000;

/**
 * Sets up v86's compiler, once `rust_init` has run. A command of Docker is spread over thousands of pages of code. For each page a function
 * of its own, which the browser's optimizing compiler is done with in a fraction of the time that one for several pages takes.
 */
export function prepare(exports: WebAssembly.Exports, table: WebAssembly.Table): void {
  const wasm = exports as unknown as {
    readonly memory: WebAssembly.Memory;
    zstd_create_ctx(bytes: number): number;
    zstd_get_src_ptr(context: number): number;
    set_jit_config(setting: number, value: number): void;
  };
  wasm.set_jit_config(pagesPerFunction, 1);
  wasm.set_jit_config(repeatedBlocks, 0);

  // The free places are in a vector of 16-bit numbers, which v86 cannot be told to make longer. So it gets other memory.
  const list = wasm.zstd_get_src_ptr(wasm.zstd_create_ctx(2 * enough)) >>> 0;
  const words = new Int32Array(wasm.memory.buffer);
  const numbers = new Uint16Array(wasm.memory.buffer);
  const isList = (at: number): boolean => at > 0 && at % 2 === 0 && numbers[at / 2] === 1 && numbers[at / 2 + places - 1] === places;
  const vectors = [];
  for (let at = 0; at + 2 < words.length; at++) {
    // Its capacity, where it is, and its length.
    if (words[at] === places && words[at + 2] === places && isList(words[at + 1]!)) {
      vectors.push(at);
    }
  }

  if (vectors.length === 0) {
    throw new Error('The list of free places for functions was not found in v86');
  }

  numbers.set(Uint16Array.from({ length: enough }, (_, index) => index + 1), list / 2);
  // There is a second one where it was put together, on the stack, which nobody looks at again.
  vectors.forEach((at) => words.set([enough, list, enough], at));
  table.grow(enough - places);
}

/** The settings that v86 numbers. */
const pagesPerFunction = 1;
const repeatedBlocks = 3;

/** A module that v86 has made, as it is kept: the place of its function in the table, and its code. */
export interface Compiled {
  readonly index: number;
  readonly code: Uint8Array;
}

type Imports = Record<string, WebAssembly.ImportValue>;

/**
 * Has what v86 compiles ready at the end of its turn. A worker may wait for a compiler, which a page must not; and in the time that v86
 * waits, it interprets.
 * @param wrap What becomes of each instance.
 */
export function compileAtOnce(wrap = (instance: WebAssembly.Instance, _code: Uint8Array, _memory: WebAssembly.ImportValue) => instance): void {
  const { instantiate } = WebAssembly;
  const linked = new WeakMap<Imports, Imports>();
  WebAssembly.instantiate = ((source: BufferSource, imports: { readonly e?: Imports }) => {
    const { e } = imports;
    if (!(source instanceof Uint8Array) || !e) {
      return instantiate(source, imports as WebAssembly.Imports);
    }

    const code = shorten(source);
    linked.set(e, linked.get(e) ?? withLookups(e));
    return Promise.resolve({ instance: wrap(instanceOf(new WebAssembly.Module(code as BufferSource), linked.get(e)!), code, e.m!) });
  }) as typeof instantiate;
}

function instanceOf(module: WebAssembly.Module, e: Imports): WebAssembly.Instance {
  return new WebAssembly.Instance(module, { e });
}

/** What the functions of a snapshot import. */
export function importsOf(exports: WebAssembly.Exports): Imports {
  return withLookups({ ...exports, m: exports.memory! });
}

/** Puts a compiled function back into the table. */
export function restore(table: WebAssembly.Table, imports: Imports, { index, code }: Compiled): WebAssembly.Module {
  const module = new WebAssembly.Module(code as BufferSource);
  table.set(index, instanceOf(module, imports).exports.f);
  return module;
}

/** How many bytes of code V8 lets run until it optimizes a function. It takes it that a run that has ended has passed through all that was before. */
const budget = 6_500_000;

/** What v86 has before the guest's memory, in pages of WebAssembly. */
const ownMemory = 160;

/**
 * Lets the browser optimize functions before the guest needs them. Browsers do that with functions that have run for long. So these are run,
 * on a memory of their own and with nothing around them: they end where they access the guest's memory.
 * @param modules The module of each function, and its length.
 */
export async function optimize(modules: readonly { readonly module: WebAssembly.Module; readonly length: number }[]): Promise<void> {
  const memory = new WebAssembly.Memory({ initial: ownMemory });
  // All bits: it is a fault, and no place in the code.
  const nothing = (): number => -1;
  const e = new Proxy<Imports>({}, { get: (_, name) => name === 'm' ? memory : nothing });
  for (const { module, length } of modules) {
    const { f } = instanceOf(module, e).exports as { f(entry: number): void };
    try {
      for (let rest = budget / length; rest > 0; rest--) {
        f(0);
      }
    } catch {
      // It expected a number of 64 bits.
    }

    await new Promise((resolve) => setTimeout(resolve));
  }
}
