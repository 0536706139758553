/** A message that a step printed. */
export interface Message {
  /** The number of the step's document. */
  readonly document: number;
  readonly text: string;
}

/**
 * Finds the steps that printed an error message. A reader's message contains names, paths and numbers of its own, so the pairs of
 * neighbouring words count that are left without them. A pair counts the more, the fewer steps have it: `response from` is in nearly every
 * message, `already allocated` in one.
 */
export class Messages {
  private readonly steps: ReadonlyMap<number, readonly { readonly text: string; readonly pairs: ReadonlySet<string> }[]>;
  /** In how many steps a pair occurs. */
  private readonly counts = new Map<string, number>();

  /** @param pageOf The page that a document is on. */
  constructor(messages: readonly Message[], private readonly pageOf: (document: number) => number) {
    const printed = [...new Set(messages.map((message) => message.document))];
    this.steps = new Map(printed.map((document) => [
      document,
      messages.filter((message) => message.document === document).map(({ text }) => ({ text, pairs: pairs(text) })),
    ]));
    for (const lines of this.steps.values()) {
      for (const pair of new Set(lines.flatMap((line) => [...line.pairs]))) {
        this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
      }
    }
  }

  /** @returns The steps that printed most of what was pasted, the best first, each with the line of its output that fits best. */
  find(text: string): Message[] {
    const pasted = pairs(text);
    const all = this.weight([...pasted]);
    const found = [...this.steps]
      .map(([document, lines]) => {
        const best = [...lines].sort((one, other) => this.shared(other.pairs, pasted) - this.shared(one.pairs, pasted))[0]!;
        const printed = [...pasted].filter((pair) => lines.some((line) => line.pairs.has(pair)));
        return { document, text: best.text, count: printed.length, weight: this.weight(printed) };
      })
      .filter(({ count, weight }) => count > 1 && weight > all / 2)
      .sort((one, other) => other.weight - one.weight);
    const close = found.filter(({ weight }) => weight > 0.8 * found[0]!.weight);
    // What many steps print, as "Unable to find image" does, is explained where a reader meets it first.
    return close.length > limit ? close.slice(0, limit) : this.sorted(close);
  }

  /** If two steps print the same, the page with more messages comes first, because it is about failures. */
  private sorted<T extends Message & { readonly weight: number }>(found: readonly T[]): T[] {
    return [...found].sort((one, other) => other.weight - one.weight || this.failures(other.document) - this.failures(one.document));
  }

  private shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
    return this.weight([...one].filter((pair) => other.has(pair)));
  }

  private weight(all: readonly string[]): number {
    const weights = all.map((pair) => Math.log(1 + this.steps.size / (this.counts.get(pair) ?? this.steps.size)));
    return weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** How many steps of the same page print errors. */
  private failures(document: number): number {
    return [...this.steps.keys()].filter((other) => this.pageOf(other) === this.pageOf(document)).length;
  }
}

const limit = 5;

// A word that is different for every reader. src/Planning/ErrorMessages.cs leaves the same words out of what it writes into the index.
const variable = /^(?!x509:)(?:\S*[0-9/…]\S*|"[^"\s]*"\S*|\S*[\p{L}\p{N}_][.:@][\p{L}\p{N}_]\S*)$/u;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The pairs of neighbouring words. A word that is different for every reader separates its neighbours. */
function pairs(text: string): Set<string> {
  const words = text.trim().split(/\s+/).map((word) => (variable.test(word) ? '' : word.toLowerCase().replace(edges, '')));
  return new Set(words.slice(1).map((word, i) => [words[i]!, word]).filter(([one, other]) => one !== '' && other !== '').map((pair) => pair.join(' ')));
}
