import { on } from './events';

/** Shows the lines of a flow one after the other, in the time that lay between them, or when the reader asks for the next. */
class FlowPlayer {
  private readonly lines: readonly HTMLElement[];
  private readonly times: readonly number[];
  private readonly box: HTMLElement;
  private readonly button: HTMLElement;
  private readonly speed: HTMLSelectElement;
  private readonly clock: HTMLElement;
  private readonly now: HTMLElement;
  /** The current line; -1 before the first step, when all lines look alike. */
  private index = -1;
  private elapsed = 0;
  private frame = 0;

  constructor(figure: HTMLElement) {
    const find = <T extends HTMLElement>(name: string): T => figure.querySelector<T>(`[data-flow-${name}]`)!;
    [this.box, this.button, this.clock, this.now] = [find('box'), find('play'), find('clock'), find('now')];
    this.speed = find<HTMLSelectElement>('speed');
    this.lines = [...figure.querySelectorAll<HTMLElement>('[data-at]')];
    this.times = this.lines.map((line) => Number(line.dataset['at']));
    this.box.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight Home End');
  }

  toggle(): void {
    if (this.frame !== 0) {
      this.pause();
      return;
    }

    this.show(this.index < 0 || this.index === this.lines.length - 1 ? 0 : this.index);
    this.button.textContent = this.button.dataset['playing']!;
    // While it plays, a screen reader could not keep up. It reads the line at which the reader pauses.
    this.now.setAttribute('aria-live', 'off');
    this.run(performance.now());
  }

  pause(): void {
    if (this.frame === 0) {
      return;
    }

    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.button.textContent = this.button.dataset['paused']!;
    this.now.setAttribute('aria-live', 'polite');
    this.now.textContent = '';
    this.describe();
  }

  step(by: number): void {
    this.pause();
    this.show(Math.max(0, this.index + by));
  }

  /** Makes a line the current one. */
  show(index: number): void {
    this.index = Math.min(index, this.lines.length - 1);
    this.elapsed = this.times[this.index] ?? 0;
    this.mark();
  }

  private run(before: number): void {
    this.frame = requestAnimationFrame((now) => {
      this.elapsed += Math.max(0, now - before) / Number(this.speed.value);
      const next = this.times.findLastIndex((time) => time <= this.elapsed);
      if (next > this.index) {
        this.index = next;
        this.mark();
      }

      if (this.index === this.lines.length - 1) {
        this.pause();
      } else {
        this.run(now);
      }
    });
  }

  private mark(): void {
    this.lines.forEach((line, i) => {
      line.classList.toggle('flow-later', i > this.index);
      line.toggleAttribute('aria-current', i === this.index);
    });
    const line = this.lines[this.index]!;
    line.setAttribute('aria-current', 'step');
    this.box.scrollTo({
      top: line.offsetTop - this.box.clientHeight / 2,
      behavior: this.frame !== 0 || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    });
    this.describe();
  }

  private describe(): void {
    this.clock.textContent = `${this.index + 1} / ${this.lines.length}`;
    this.now.textContent = this.lines[this.index]?.textContent ?? '';
  }
}

const players = new Map<Element, FlowPlayer>();

// Only pages that show a flow load this script.
for (const figure of document.querySelectorAll<HTMLElement>('[data-flow]')) {
  players.set(figure, new FlowPlayer(figure));
}

on('click', '[data-flow-play]', (button) => playerOf(button)?.toggle());
on('click', '[data-flow-step]', (button) => playerOf(button)?.step(Number(button.dataset['flowStep'])));
on('keydown', '[data-flow]', (figure, event) => press(figure, event));

function playerOf(part: HTMLElement): FlowPlayer | undefined {
  return players.get(part.closest('[data-flow]')!);
}

function press(figure: HTMLElement, event: KeyboardEvent): void {
  const player = players.get(figure);
  const moves: Record<string, () => void> = {
    ArrowLeft: () => player?.step(-1),
    ArrowRight: () => player?.step(1),
    Home: () => player?.show(0),
    End: () => player?.show(Infinity),
  };
  const move = moves[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target instanceof HTMLSelectElement) {
    return;
  }

  event.preventDefault();
  player?.pause();
  move();
}
