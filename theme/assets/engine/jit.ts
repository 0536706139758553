// What v86's compiler has made: one module of WebAssembly for a few pages of the guest's code, in a table of functions.

/** The table's first entries are v86's own. */
const offset = 1024;

/** How often v86 sees an instruction of a page before it compiles the page, and how often it does here: see `tuned`. */
const threshold = 200_000;
const lower = 20_000;

interface Compiled {
  readonly index: number;
  readonly code: Uint8Array;
}

/**
 * Lets v86 compile a page of the guest's code sooner. A command of Docker is spread over thousands of pages, and runs only a few times:
 * most of it would never be compiled. The number is a constant of v86's program.
 */
export function tuned(program: Uint8Array): Uint8Array {
  const [from, to] = [constant(threshold), constant(lower)];
  const places = [];
  for (let at = program.indexOf(from[0]!); at >= 0; at = program.indexOf(from[0]!, at + 1)) {
    if (from.every((byte, index) => program[at + index] === byte)) {
      places.push(at);
    }
  }

  if (places.length !== 1) {
    throw new Error(`v86.wasm has ${places.length} places that could be its threshold for compiling`);
  }

  const changed = program.slice();
  changed.set(to, places[0]);
  return changed;
}

/** The instruction `i32.const` with three bytes for its number, which is below a million. */
function constant(number: number): number[] {
  return [0x41, (number & 0x7f) | 0x80, ((number >> 7) & 0x7f) | 0x80, number >> 14];
}

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
