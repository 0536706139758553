// What v86's compiler has made: one module of WebAssembly for a few pages of the guest's code, in a table of functions.

/** The table's first entries are v86's own. */
const offset = 1024;

interface Compiled {
  readonly index: number;
  readonly code: Uint8Array;
}

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

/** The code behind each compiled function. */
const codes = new WeakMap<object, Uint8Array>();

/**
 * Has what v86 compiles ready at the end of its turn. A worker may wait for a compiler, which a page must not; and in the time that v86
 * waits, it interprets.
 * @param keep Whether the code is kept for `compiled`.
 */
export function compileAtOnce(keep: boolean): void {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = ((source: BufferSource, imports: WebAssembly.Imports) => {
    if (!(source instanceof Uint8Array) || !imports.e) {
      return instantiate(source, imports);
    }

    const instance = compile(source, imports);
    if (keep) {
      codes.set(instance.exports.f as object, source.slice());
    }

    return Promise.resolve({ instance });
  }) as typeof instantiate;
}

function compile(code: Uint8Array, imports: WebAssembly.Imports): WebAssembly.Instance {
  return new WebAssembly.Instance(new WebAssembly.Module(code as BufferSource), imports);
}

/** What is in the table now. */
export function compiled(table: WebAssembly.Table): Compiled[] {
  const found = [];
  for (let index = offset; index < table.length; index++) {
    const code = codes.get((table.get(index) as object | null) ?? {});
    if (code) {
      found.push({ index, code });
    }
  }

  return found;
}

/** Puts compiled functions back into the table. */
export function restore(table: WebAssembly.Table, exports: WebAssembly.Exports, functions: Iterable<Compiled>): void {
  const imports: Record<string, WebAssembly.ExportValue> = { ...exports, m: exports.memory! };
  for (const { index, code } of functions) {
    table.set(index, compile(code, { e: imports }).exports.f);
  }
}
