import type { Manifest } from './manifest';
import type { Disk } from './pc';
import type { Zstd } from './zstd';

/** How many chunks stay in memory. The guest keeps what it has read, too. */
const kept = 32;

/** How often a chunk is asked for before it is given up, and the pause between, in milliseconds. */
const attempts = 5;
const pause = 1000;

/** A disk whose chunks are fetched when the guest reads them. */
export class RemoteDisk implements Disk {
  readonly byteLength: number;
  onload?: (event: object) => void;
  readonly #chunks = new Map<number, Promise<Uint8Array>>();

  constructor(readonly base: string, readonly layout: Manifest['disk'], readonly zstd: Zstd) {
    this.byteLength = layout.bytes;
  }

  load(): void {
    this.onload?.({});
  }

  get(start: number, length: number, done: (bytes: Uint8Array) => void): void {
    const { chunk } = this.layout;
    const first = Math.floor(start / chunk);
    const count = Math.floor((start + length - 1) / chunk) - first + 1;
    void Promise.all(Array.from({ length: count }, (_, index) => this.#chunk(first + index))).then((chunks) => {
      const bytes = new Uint8Array(length);
      chunks.forEach((data, index) => {
        const begin = (first + index) * chunk;
        const from = Math.max(start, begin);
        bytes.set(data.subarray(from - begin, Math.min(start + length - begin, data.length)), from - start);
      });
      done(bytes);
    }, () => {
      // No answer: the guest's driver asks again after a while.
    });
  }

  get_from_cache(): undefined {
    return undefined;
  }

  set(_start: number, _bytes: Uint8Array, done: () => void): void {
    done();
  }

  get_buffer(done: (buffer?: ArrayBuffer) => void): void {
    done();
  }

  get_state(): readonly unknown[] {
    return [];
  }

  set_state(): void {
    // Nothing of the disk is in a state.
  }

  #chunk(index: number): Promise<Uint8Array> {
    const chunk = this.#chunks.get(index) ?? this.#fetch(index);
    // The one that was used last comes last.
    this.#chunks.delete(index);
    this.#chunks.set(index, chunk);
    chunk.catch(() => this.#chunks.delete(index));
    for (const oldest of this.#chunks.keys()) {
      if (this.#chunks.size > kept) {
        this.#chunks.delete(oldest);
      }
    }

    return chunk;
  }

  async #fetch(index: number): Promise<Uint8Array> {
    const part = this.layout.parts[index]!;
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(this.base + part.name);
        if (response.ok) {
          return this.zstd.decode(new Uint8Array(await response.arrayBuffer()), part.bytes);
        }
      } catch {
        // The network is down; it is tried again.
      }

      if (attempt === attempts) {
        throw new Error(`${part.name} could not be loaded`);
      }

      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
