/**
 * Adds one listener to the document for all elements that match a selector. A lesson has hundreds of them, and separate listeners would
 * delay the start of the page.
 */
export function on<K extends keyof DocumentEventMap>(
  kind: K,
  selector: string,
  handle: (found: HTMLElement, event: DocumentEventMap[K]) => void,
): void {
  // The capture phase is used because some events, such as `toggle`, do not bubble.
  document.addEventListener(kind, (event) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (found) {
      handle(found, event);
    }
  }, true);
}

/**
 * Does something now, and again whenever `serve` has patched an edit into the page. It must not harm what it has been done to before.
 */
export function now(act: () => void): void {
  act();
  document.addEventListener('drydock:patched', act);
}
