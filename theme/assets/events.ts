/**
 * One listener on the page for all elements of a kind: a lesson has hundreds of them, and a listener each would be made
 * before the reader can do anything.
 */
export function on<K extends keyof DocumentEventMap>(kind: K, selector: string, handle: (found: HTMLElement, event: DocumentEventMap[K]) => void): void {
  // While it goes down: some events never come up, and `toggle` is one.
  document.addEventListener(kind, (event) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (found) {
      handle(found, event);
    }
  }, true);
}
