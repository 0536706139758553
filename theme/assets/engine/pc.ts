// An emulated PC with four consoles. The program that makes its state and the worker that resumes it start it in the same way.
import { V86 } from 'v86';
import { prepare } from './jit';

/** A read-only disk in the form that v86 calls. What the PC writes is in its own memory. */
export interface Disk {
  readonly byteLength: number;
  onload?: (event: object) => void;
  load(): void;
  get(start: number, length: number, done: (bytes: Uint8Array) => void): void;
  get_from_cache(start: number, length: number): Uint8Array | undefined;
  set(start: number, bytes: Uint8Array, done: () => void): void;
  get_buffer(done: (buffer?: ArrayBuffer) => void): void;
  get_state(): readonly unknown[];
  set_state(state: readonly unknown[]): void;
}

export interface PcParts {
  readonly wasm: WebAssembly.Module;
  /** Bytes. */
  readonly memory: number;
  readonly bios: ArrayBuffer;
  readonly vgaBios: ArrayBuffer;
  readonly disk: Disk;
  readonly kernel?: { readonly image: ArrayBuffer; readonly ramdisk: ArrayBuffer; readonly commandLine: string };
  readonly state?: ArrayBuffer;
  /** Is told where the page begins in the guest's memory that v86 compiles next. */
  readonly onCompile?: (page: number) => void;
}

/** The most bytes that the guest's driver takes at once, and how long it has to make room for more, in milliseconds. */
const pieceBytes = 2048;
const pieceDelay = 5;

export class Pc {
  readonly emulator: V86;
  /** What the emulator's WebAssembly exports, once it is loaded. */
  exports!: WebAssembly.Exports;
  table!: WebAssembly.Table;
  /** Where the guest's memory begins in the emulator's, and how long it is. */
  guest = 0;
  readonly memory: number;
  readonly #typed: Promise<void>[] = [];

  private constructor(parts: PcParts) {
    this.memory = parts.memory;
    this.emulator = new V86({
      wasm_fn: async (imports: WebAssembly.Imports) => {
        this.table = (imports.env as Record<string, WebAssembly.Table>).__indirect_function_table!;
        const { codegen_finalize: finalize } = imports.env as { codegen_finalize(index: number, page: number, ...rest: number[]): void };
        imports.env!.codegen_finalize = (index: number, page: number, ...rest: number[]) => {
          parts.onCompile?.(page);
          finalize(index, page, ...rest);
        };
        this.exports = new WebAssembly.Instance(parts.wasm, imports).exports;
        const { allocate_memory: allocate } = this.exports as { allocate_memory(bytes: number): number };
        const { rust_init: begin } = this.exports as { rust_init(): void };
        return {
          ...this.exports,
          rust_init: () => {
            begin();
            prepare(this.exports, this.table);
          },
          allocate_memory: (bytes: number) => (this.guest = allocate(bytes) >>> 0),
        };
      },
      memory_size: parts.memory,
      vga_memory_size: 1 << 20,
      bios: { buffer: parts.bios },
      vga_bios: { buffer: parts.vgaBios },
      hda: parts.disk,
      virtio_console: true,
      disable_keyboard: true,
      disable_mouse: true,
      disable_speaker: true,
      autostart: false,
      fastboot: true,
      ...(parts.kernel && {
        bzimage: { buffer: parts.kernel.image },
        initrd: { buffer: parts.kernel.ramdisk },
        cmdline: parts.kernel.commandLine,
      }),
      ...(parts.state && { initial_state: { buffer: parts.state } }),
    } as never);
  }

  /** Makes a PC that does not run yet. */
  static async load(parts: PcParts): Promise<Pc> {
    const pc = new Pc(parts);
    await new Promise<void>((resolve) => pc.emulator.add_listener('emulator-loaded', () => resolve()));
    return pc;
  }

  onOutput(console: number, listener: (bytes: Uint8Array) => void): void {
    this.emulator.add_listener(`virtio-console${console}-output-bytes` as never, (bytes: Uint8Array) => listener(bytes));
  }

  /** Sends bytes to a console, no faster than its driver takes them; what it has no room for would be lost. */
  input(console: number, bytes: Uint8Array): Promise<void> {
    return (this.#typed[console] = (this.#typed[console] ?? Promise.resolve()).then(async () => {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        if (at > 0) {
          await new Promise((resolve) => setTimeout(resolve, pieceDelay));
        }

        this.#send(`virtio-console${console}-input-bytes`, bytes.slice(at, at + pieceBytes));
      }
    }));
  }

  resize(console: number, columns: number, rows: number): void {
    this.#send(`virtio-console${console}-resize`, [columns, rows]);
  }

  /** Tells a device; v86's types lack its bus. */
  #send(name: string, value: unknown): void {
    (this.emulator as unknown as { bus: { send(name: string, value: unknown): void } }).bus.send(name, value);
  }
}
