// As much of WebAssembly's binary format as it takes to change modules: https://webassembly.github.io/spec/core/binary/
export type Bytes = Uint8Array | readonly number[];

export const sectionId = { type: 1, import: 2, function: 3, global: 6, export: 7, code: 10 } as const;
export const kind = { function: 0, memory: 2, global: 3 } as const;
export const i32 = 0x7f;
export const i64 = 0x7e;
/** The type of a block that leaves nothing on the stack. */
export const empty = 0x40;

/** Instructions, by the names that the specification gives them. */
export const op = {
  block: 0x02,
  end: 0x0b,
  br_if: 0x0d,
  return: 0x0f,
  call: 0x10,
  local_get: 0x20,
  local_set: 0x21,
  local_tee: 0x22,
  global_get: 0x23,
  global_set: 0x24,
  i32_load: 0x28,
  i32_const: 0x41,
  i64_const: 0x42,
  i32_eqz: 0x45,
  i32_eq: 0x46,
  i32_ne: 0x47,
  i32_gt_s: 0x4a,
  i32_le_s: 0x4c,
  i32_sub: 0x6b,
  i32_and: 0x71,
  i32_or: 0x72,
  i32_shl: 0x74,
  i32_shr_u: 0x76,
  i64_add: 0x7c,
  i64_extend_i32_u: 0xad,
} as const;

/** Where a section begins, where its content does, and where it ends. */
export interface Section {
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

export interface ImportedFunction {
  readonly name: string;
  readonly type: number;
}

/** Reads a module from a place on. */
export class Reader {
  constructor(
    readonly module: Uint8Array,
    public at: number,
  ) {}

  /** Goes on behind these bytes, if they are what comes next. */
  takes(...bytes: readonly number[]): boolean {
    const isNext = bytes.every((byte, index) => this.module[this.at + index] === byte);
    this.at += isNext ? bytes.length : 0;
    return isNext;
  }

  /** Reads a number of at most 32 bits. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.module[this.at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value >>> 0;
      }
    }
  }

  sections(): Map<number, Section> {
    const found = new Map<number, Section>();
    for (this.at = 8; this.at < this.module.length;) {
      const start = this.at;
      const id = this.unsigned();
      const end = this.unsigned() + this.at;
      found.set(id, { start, content: this.at, end });
      this.at = end;
    }

    return found;
  }

  /** Reads the section of imports. */
  functions(): ImportedFunction[] {
    const found = [];
    for (let rest = this.unsigned(); rest > 0; rest--) {
      this.#text();
      const name = this.#text();
      if (this.takes(kind.function)) {
        found.push({ name, type: this.unsigned() });
      } else if (this.takes(kind.memory, 0)) {
        this.unsigned();
      } else {
        throw new Error(`What a module imports as ${name} is neither a function nor a memory without an end`);
      }
    }

    return found;
  }

  #text(): string {
    const length = this.unsigned();
    return String.fromCharCode(...this.module.subarray(this.at, (this.at += length)));
  }
}

export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

export function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

export function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

export function text(characters: string): number[] {
  return vector([...characters].map((character) => [character.charCodeAt(0)]));
}

export function imported(name: string, ...description: readonly number[]): number[] {
  return [...text('e'), ...text(name), ...description];
}

export function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** The code of a function, with its local variables. */
export function function_(locals: readonly (readonly number[])[], ...instructions: readonly (readonly number[])[]): number[] {
  const code = [...vector(locals), ...instructions.flat(), op.end];
  return [...unsigned(code.length), ...code];
}

export function size(pieces: readonly Bytes[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

export function concatenate(pieces: readonly Bytes[]): Uint8Array {
  const all = new Uint8Array(size(pieces));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }

  return all;
}

/** Makes a module. */
export function moduleOf(...sections: readonly (readonly number[])[]): WebAssembly.Module {
  return new WebAssembly.Module(concatenate([[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], ...sections]) as BufferSource);
}
