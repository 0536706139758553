/**
 * An input with a list of links. The input keeps the focus; the arrow keys select a link, and Enter follows it.
 * `listed` completes when the list is what belongs to the input: Enter waits for it, since some type fast.
 */
export class Combobox {
  private selected = 0;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly listed: () => Promise<void>,
  ) {
    input.addEventListener('keydown', (event) => this.press(event));
  }

  /** Selects the first option of a new list. */
  reset(): void {
    const any = this.options.length > 0;
    this.list.hidden = !any;
    this.list.scrollTop = 0;
    this.input.setAttribute('aria-expanded', String(any));
    this.moveTo(0);
  }

  /** Selects the same option as before, after the list has grown at its end. */
  restore(): void {
    const top = this.list.scrollTop;
    this.moveTo(this.selected);
    this.list.scrollTop = top;
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  private press(event: KeyboardEvent): void {
    // While an input method composes, it uses the arrow keys and Enter itself.
    if (event.isComposing || event.altKey) {
      return;
    }

    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const options = this.options;
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      this.moveTo((this.selected + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void this.listed().then(() => this.options[this.selected]?.click());
    }
  }

  private moveTo(index: number): void {
    this.selected = index;
    this.input.removeAttribute('aria-activedescendant');
    for (const [i, option] of this.options.entries()) {
      option.setAttribute('aria-selected', String(i === index));
      if (i === index) {
        this.input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }
    }
  }
}
