const gap = 8;
const grace = 200;

/** One box at a time says something of a word, while the pointer or the focus is on either. Escape puts it away. */
let open: { readonly word: HTMLElement; readonly box: HTMLElement; readonly closed: () => void } | null = null;
let leaving = 0;

/** Browsers without popovers show no boxes. */
export const hasTips = 'popover' in HTMLElement.prototype;

/** @param closed Called when the box has been put away, for whatever reason. */
export function showTip(word: HTMLElement, box: HTMLElement, closed: () => void = () => {}): void {
  stayWithTip();
  if (open?.word !== word) {
    hideTip();
    open = { word, box, closed };
    box.showPopover();
    place();
  }
}

export function hideTip(): void {
  stayWithTip();
  if (open) {
    const { box, closed } = open;
    open = null;
    box.hidePopover();
    closed();
  }
}

export function isTipOf(word: HTMLElement): boolean {
  return open?.word === word;
}

export function stayWithTip(): void {
  clearTimeout(leaving);
}

/** The pointer has a moment to get from the word to the box. */
export function leaveTip(): void {
  stayWithTip();
  leaving = window.setTimeout(() => {
    if (open && document.activeElement !== open.word) {
      hideTip();
    }
  }, grace);
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

/** Under the word, or above it where there is no room; always within the screen. */
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
