import type { Size } from '../live/machine';

/** How much output of a terminal is kept for a screen that is opened later. */
const kept = 1 << 20;

/** Output of a terminal that was printed for one size. */
export interface Stretch {
  readonly size: Size;
  /** The offset of its first byte in all of the output. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The last of what a terminal has printed, and for which sizes. */
export class Tail {
  /** How much it has printed in all. */
  end = 0;
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** The sizes, with the offsets from which they count. Before a page has shown it, a terminal has the size that programs take for granted. */
  #sizes: { readonly size: Size; readonly from: number }[] = [{ size: { columns: 80, rows: 24 }, from: 0 }];

  add(bytes: Uint8Array): void {
    this.end += bytes.length;
    this.#length += bytes.length;
    this.#pieces.push(bytes);
    while (this.#length > kept) {
      this.#length -= this.#pieces.shift()!.length;
    }
  }

  resize(size: Size): void {
    const { end } = this;
    this.#sizes = [...this.#sizes.filter(({ from }, index) => from < end && this.#until(index) > end - this.#length), { size, from: end }];
  }

  get stretches(): Stretch[] {
    const bytes = new Uint8Array(this.#length);
    this.#pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
    const start = this.end - this.#length;
    return this.#sizes.flatMap(({ size, from }, index) => {
      const [offset, until] = [Math.max(from, start), this.#until(index)];
      return until > start ? [{ size, offset, bytes: bytes.subarray(offset - start, until - start) }] : [];
    });
  }

  #until(index: number): number {
    return this.#sizes[index + 1]?.from ?? Infinity;
  }
}
