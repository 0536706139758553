// The zstd decoder that v86 has on board, in an instance of its own, so that its memory is free again when it is dropped.
import type { Part } from './manifest';

interface Exports {
  readonly memory: WebAssembly.Memory;
  rust_init(): void;
  zstd_create_ctx(bytes: number): number;
  zstd_get_src_ptr(context: number): number;
  zstd_free_ctx(context: number): void;
  zstd_read(context: number, bytes: number): number;
  zstd_read_free(pointer: number, bytes: number): void;
}

const most = 1 << 20;

export class Zstd {
  readonly #exports: Exports;

  constructor(wasm: WebAssembly.Module) {
    const unused = (): never => {
      throw new Error('The decoder called the emulator');
    };
    const env: Record<string, WebAssembly.ImportValue> = {};
    for (const { name, kind } of WebAssembly.Module.imports(wasm)) {
      env[name] = kind === 'table' ? new WebAssembly.Table({ element: 'anyfunc', initial: 2048 }) : unused;
    }

    this.#exports = new WebAssembly.Instance(wasm, { env }).exports as unknown as Exports;
    this.#exports.rust_init();
  }

  /** Decodes one frame, a piece at a time. A piece is only valid until the next one. */
  *pieces(source: Uint8Array, bytes: number): Generator<Uint8Array> {
    const wasm = this.#exports;
    const context = wasm.zstd_create_ctx(source.length);
    new Uint8Array(wasm.memory.buffer, wasm.zstd_get_src_ptr(context) >>> 0, source.length).set(source);
    for (let at = 0; at < bytes; at += most) {
      const count = Math.min(most, bytes - at);
      const pointer = wasm.zstd_read(context, count) >>> 0;
      yield new Uint8Array(wasm.memory.buffer, pointer, count);
      wasm.zstd_read_free(pointer, count);
    }

    wasm.zstd_free_ctx(context);
  }

  decode(source: Uint8Array, bytes: number): Uint8Array {
    const decoded = new Uint8Array(bytes);
    let at = 0;
    for (const piece of this.pieces(source, bytes)) {
      decoded.set(piece, at);
      at += piece.length;
    }

    return decoded;
  }
}

/** The decoded bytes of parts, one after the other. */
export class PartSource {
  readonly #zstd: Zstd;
  readonly #parts: { readonly bytes: number; readonly file: Promise<Uint8Array> }[];
  #pieces: Generator<Uint8Array> | undefined;
  #piece = new Uint8Array(0);

  constructor(zstd: Zstd, parts: readonly Part[], files: readonly Promise<Uint8Array>[]) {
    this.#zstd = zstd;
    this.#parts = parts.map(({ bytes }, index) => ({ bytes, file: files[index]! }));
  }

  async read(into: Uint8Array): Promise<void> {
    for (let at = 0; at < into.length; ) {
      if (this.#piece.length === 0) {
        await this.#next();
      }

      const count = Math.min(this.#piece.length, into.length - at);
      into.set(this.#piece.subarray(0, count), at);
      this.#piece = this.#piece.subarray(count);
      at += count;
    }
  }

  async #next(): Promise<void> {
    let piece = this.#pieces?.next();
    while (!piece || piece.done) {
      const part = this.#parts.shift();
      if (!part) {
        throw new Error('The snapshot is too short');
      }

      this.#pieces = this.#zstd.pieces(await part.file, part.bytes);
      piece = this.#pieces.next();
    }

    this.#piece = piece.value as Uint8Array<ArrayBuffer>;
  }
}
