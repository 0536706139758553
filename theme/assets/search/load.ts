declare global {
  /** Takes the entries of a part, whose script calls it. */
  var drydockPart: (name: string, entries: readonly unknown[]) => void;
}

const waiting = new Map<string, (entries: readonly unknown[]) => void>();
globalThis.drydockPart = (name, entries) => waiting.get(name)?.(entries);

/** Loads a part of the index by its script, which also works in a page that was opened from disk. */
export function loadPart(url: string, name: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    waiting.set(name, resolve);
    script.src = url;
    script.addEventListener('load', () => script.remove());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(url));
    });
    document.head.append(script);
  });
}
