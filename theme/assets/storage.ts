/** Stores the reader's choices in this browser. Browsers can deny storage, especially to pages that were opened from disk. */

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
    // Without storage, the choice only applies to this page.
  }
}
