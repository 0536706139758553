const gap = 8;
const grace = 200;

/**
 * Terms of the glossary show their meaning while the pointer or the focus is on them; Escape puts it away. On a touch
 * screen the first tap shows the meaning and the second follows the link.
 */
export function startTerms(): void {
  if (!('popover' in HTMLElement.prototype)) {
    return;
  }

  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.term[aria-describedby]')) {
    const tip = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    if (tip) {
      new Term(link, tip);
    }
  }
}

let open: Term | null = null;

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    open?.hide();
  }
});
document.addEventListener('pointerdown', (event) => {
  if (open && event.target instanceof Node && !open.holds(event.target)) {
    open.hide();
  }
});
addEventListener('scroll', () => open?.place(), { passive: true });
addEventListener('resize', () => open?.hide());

class Term {
  private leaving = 0;
  private tappedShut = false;

  constructor(
    private readonly link: HTMLAnchorElement,
    private readonly tip: HTMLElement,
  ) {
    tip.hidden = false;
    for (const part of [link, tip]) {
      part.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && this.show());
      part.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && this.leave());
    }

    link.addEventListener('focus', () => this.show());
    link.addEventListener('blur', () => this.hide());
    // A tap moves the focus before it clicks, so what it meant is decided when it begins.
    link.addEventListener('pointerdown', (event) => (this.tappedShut = event.pointerType === 'touch' && open !== this));
    link.addEventListener('click', (event) => this.tap(event));
  }

  holds(node: Node): boolean {
    return this.link.contains(node) || this.tip.contains(node);
  }

  show(): void {
    clearTimeout(this.leaving);
    if (open === this) {
      return;
    }

    open?.hide();
    open = this;
    this.tip.showPopover();
    this.place();
  }

  hide(): void {
    clearTimeout(this.leaving);
    if (open === this) {
      open = null;
      this.tip.hidePopover();
    }
  }

  /** Under the word, or above it where there is no room; always within the screen. */
  place(): void {
    const word = this.link.getClientRects()[0];
    if (!word) {
      return;
    }

    const { width, height } = this.tip.getBoundingClientRect();
    const below = word.bottom + gap;
    const top = below + height > innerHeight ? Math.max(gap, word.top - gap - height) : below;
    this.tip.style.top = `${top}px`;
    this.tip.style.left = `${Math.max(gap, Math.min(word.left, document.documentElement.clientWidth - width - gap))}px`;
  }

  /** The pointer has a moment to get from the word to its meaning. */
  private leave(): void {
    this.leaving = window.setTimeout(() => {
      if (document.activeElement !== this.link) {
        this.hide();
      }
    }, grace);
  }

  private tap(event: MouseEvent): void {
    if (this.tappedShut) {
      event.preventDefault();
      this.tappedShut = false;
      this.show();
    }
  }
}
