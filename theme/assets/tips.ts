const gap = 8;
const hideDelay = 200;

/** The tooltip that is shown, and the word it belongs to. There is only one at a time. Escape hides it. */
let open: { readonly word: HTMLElement; readonly box: HTMLElement; readonly onHide: () => void } | null = null;
let hideTimer = 0;

/** Whether the browser supports popovers. Without them there are no tooltips. */
export const hasTips = 'popover' in HTMLElement.prototype;

/** @param onHide Called when the tooltip was hidden, for any reason. */
export function showTip(word: HTMLElement, box: HTMLElement, onHide: () => void = () => {}): void {
  keepTip();
  if (open?.word !== word) {
    hideTip();
    open = { word, box, onHide };
    box.showPopover();
    place();
  }
}

export function hideTip(): void {
  keepTip();
  if (open) {
    const { box, onHide } = open;
    open = null;
    box.hidePopover();
    onHide();
  }
}

export function isTipOf(word: HTMLElement): boolean {
  return open?.word === word;
}

/** Cancels `hideTipSoon`. */
export function keepTip(): void {
  clearTimeout(hideTimer);
}

/** Hides the tooltip after a short delay, in which the pointer can move from the word to the tooltip. */
export function hideTipSoon(): void {
  keepTip();
  hideTimer = window.setTimeout(() => {
    if (open && document.activeElement !== open.word) {
      hideTip();
    }
  }, hideDelay);
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    hideTip();
  }
});
document.addEventListener('pointerdown', ({ target }) => {
  if (open && target instanceof Node && !open.word.contains(target) && !open.box.contains(target)) {
    hideTip();
  }
});
addEventListener('scroll', place, { passive: true, capture: true });
addEventListener('resize', hideTip);

/** Places the tooltip below the word, or above it if there is no room, and always within the window. */
function place(): void {
  const word = open?.word.getClientRects()[0];
  if (!open || !word) {
    return;
  }

  const { width, height } = open.box.getBoundingClientRect();
  const below = word.bottom + gap;
  const top = below + height > innerHeight ? Math.max(gap, word.top - gap - height) : below;
  open.box.style.top = `${top}px`;
  open.box.style.left = `${Math.max(gap, Math.min(word.left, document.documentElement.clientWidth - width - gap))}px`;
}
