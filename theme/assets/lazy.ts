const loads = new Map<string, Promise<void>>();

// After an edit, the scripts can be others.
document.addEventListener('drydock:patched', () => loads.clear());

/**
 * Loads a script once. Data comes in scripts, because a page that was opened from disk can load nothing else. After a failure, the next
 * call tries again.
 */
export function loadScript(source: string): Promise<void> {
  const earlier = loads.get(source);
  if (earlier) {
    return earlier;
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
