const loads = new Map<string, Promise<void>>();

/** A page opened from disk can load scripts, and nothing else. What failed is tried again at the next occasion. */
export function loadScript(source: string): Promise<void> {
  const known = loads.get(source);
  if (known) {
    return known;
  }

  const load = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      loads.delete(source);
      reject(new Error(source));
    });
    document.head.append(script);
  });
  loads.set(source, load);
  return load;
}
