/** Loads a part of the index by its name. */
export type Load = (name: string) => Promise<readonly unknown[]>;

/** The key of the first entry of each part, and the part's name, in the order of the keys. */
export type Directory<K> = readonly (readonly [K, string])[];

/** Entries of the index that lie in several parts, each of which is loaded once, when it is first needed. */
export class Parts<K extends string | number, T> {
  private readonly loaded = new Map<string, Promise<void>>();

  /** @param add Takes the entries of a part when it has been loaded. */
  constructor(
    private readonly directory: Directory<K>,
    private readonly load: Load,
    private readonly add: (entries: readonly T[]) => void,
  ) {}

  /** Loads the parts that can have entries from one key to another, both included. After a failure, the next call tries again. */
  async need(from: K, to: K): Promise<void> {
    const after = this.directory.findIndex(([key]) => key > to);
    const end = after < 0 ? this.directory.length : after;
    // The part that starts before the first key may have it, too.
    const start = Math.max(0, this.directory.slice(0, end).findLastIndex(([key]) => key <= from));
    await Promise.all(this.directory.slice(start, end).map(([, name]) => this.once(name)));
  }

  private once(name: string): Promise<void> {
    const loading = this.loaded.get(name) ?? this.load(name).then((entries) => this.add(entries as readonly T[]));
    this.loaded.set(name, loading);
    loading.catch(() => this.loaded.delete(name));
    return loading;
  }
}
