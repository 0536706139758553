/** The input keeps the focus; arrows move through the list's options, and Enter follows the one they are at. */
export class Combobox {
  private at = 0;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
  ) {
    input.addEventListener('keydown', (event) => this.press(event));
  }

  /** The list has other options: the first is the one to follow. */
  reset(): void {
    const any = this.options.length > 0;
    this.list.hidden = !any;
    this.list.scrollTop = 0;
    this.input.setAttribute('aria-expanded', String(any));
    this.moveTo(0);
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  private press(event: KeyboardEvent): void {
    // An input method has the arrows and Enter for itself while it composes.
    if (event.isComposing || event.altKey) {
      return;
    }

    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const options = this.options;
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      this.moveTo((this.at + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      options[this.at]?.click();
    }
  }

  private moveTo(place: number): void {
    this.at = place;
    this.input.removeAttribute('aria-activedescendant');
    for (const [i, option] of this.options.entries()) {
      option.setAttribute('aria-selected', String(i === place));
      if (i === place) {
        this.input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }
    }
  }
}
