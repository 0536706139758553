/** What the reader chose, kept in this browser only. Browsers may refuse storage, above all to pages opened from disk. */

export function read(key: string): string | null {
  try {
    return localStorage.getItem(`drydock.${key}`);
  } catch {
    return null;
  }
}

export function write(key: string, value: string): void {
  try {
    localStorage.setItem(`drydock.${key}`, value);
  } catch {
    // The choice then holds for this page.
  }
}
