/** A file beside the manifest: a frame of zstd, but for the emulator's program, which is packed with gzip. Its name contains a hash of it. */
export interface Part {
  readonly name: string;
  /** How long it is on the wire, and decoded. */
  readonly wire: number;
  readonly bytes: number;
}

/** The file `engine.json`: what a machine is put together from. */
export interface Manifest {
  /** The version of its engine; missing for the lab, which has none. */
  readonly docker?: string;
  readonly kernel: string;
  /** Bytes. */
  readonly memory: number;
  readonly wasm: Part;
  readonly bios: Part;
  readonly vgaBios: Part;
  /** The snapshot, in order. */
  readonly snapshot: readonly Part[];
  /** The disk in chunks of equal length, which are loaded as the guest reads them. */
  readonly disk: { readonly bytes: number; readonly chunk: number; readonly parts: readonly Part[] };
}
