/** How much output of a terminal is kept for a screen that is opened later. */
const kept = 1 << 20;

/** The last of what a terminal has printed. */
export class Tail {
  /** How much it has printed in all. */
  end = 0;
  #pieces: Uint8Array[] = [];
  #length = 0;

  add(bytes: Uint8Array): void {
    this.end += bytes.length;
    this.#length += bytes.length;
    this.#pieces.push(bytes);
    while (this.#length > kept) {
      this.#length -= this.#pieces.shift()!.length;
    }
  }

  get bytes(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    this.#pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
    return bytes;
  }
}
