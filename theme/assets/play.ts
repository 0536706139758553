/** A moment of a replay: how many characters of command and output are on the screen. */
interface Moment {
  readonly at: number;
  readonly shown: number;
}

const typing = 40;
const pauseBeforeOutput = 300;

/** Replays recorded terminals: the command is typed, the output comes when it came. */
export function startPlayers(): void {
  for (const terminal of document.querySelectorAll<HTMLElement>('.terminal:has([data-timing])')) {
    const play = terminal.querySelector<HTMLButtonElement>('[data-play]');
    const skip = terminal.querySelector<HTMLButtonElement>('[data-skip]');
    if (play && skip) {
      new Player(terminal, play, skip);
    }
  }
}

class Player {
  private readonly screen: Screen;
  private readonly moments: readonly Moment[];
  private elapsed = 0;
  private frame = 0;
  private state: 'play' | 'pause' | 'resume' | 'replay' = 'play';

  constructor(
    private readonly terminal: HTMLElement,
    private readonly button: HTMLButtonElement,
    private readonly skip: HTMLButtonElement,
  ) {
    this.screen = new Screen(terminal);
    this.moments = moments(this.screen.commandLength, terminal.querySelector<HTMLElement>('[data-timing]')?.dataset['timing'] ?? '');
    button.addEventListener('click', () => this.press());
    skip.addEventListener('click', () => this.end());
    button.hidden = false;
  }

  private press(): void {
    if (this.state === 'pause') {
      cancelAnimationFrame(this.frame);
      this.say('resume');
      return;
    }

    if (this.state !== 'resume') {
      this.elapsed = 0;
      this.terminal.style.minHeight = `${this.terminal.offsetHeight}px`;
    }

    this.skip.hidden = false;
    this.say('pause');
    this.run(performance.now());
  }

  private run(before: number): void {
    this.screen.show(this.moments.findLast((moment) => moment.at <= this.elapsed)?.shown ?? 0);
    if (this.elapsed >= (this.moments.at(-1)?.at ?? 0)) {
      this.end();
      return;
    }

    this.frame = requestAnimationFrame((now) => {
      this.elapsed += Math.max(0, now - before);
      this.run(now);
    });
  }

  private end(): void {
    cancelAnimationFrame(this.frame);
    this.screen.show(Infinity);
    this.terminal.style.minHeight = '';
    if (document.activeElement === this.skip) {
      this.button.focus();
    }

    this.skip.hidden = true;
    this.say('replay');
  }

  private say(state: Player['state']): void {
    this.state = state;
    this.button.textContent = this.button.dataset[state] ?? '';
  }
}

/** The text of a terminal, of which the first so many characters show. */
class Screen {
  readonly commandLength: number;
  private readonly pieces: readonly { readonly node: Text; readonly text: string }[];

  constructor(terminal: HTMLElement) {
    const command = texts(terminal.querySelector('.command'));
    this.commandLength = command.reduce((sum, node) => sum + node.length, 0);
    this.pieces = [...command, ...texts(terminal.querySelector('.output'))].map((node) => ({ node, text: node.data }));
  }

  show(count: number): void {
    let left = count;
    for (const { node, text } of this.pieces) {
      const shown = text.slice(0, Math.max(0, left));
      if (node.data !== shown) {
        node.data = shown;
      }

      left -= text.length;
    }
  }
}

function texts(root: Element | null): Text[] {
  if (!root) {
    return [];
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    found.push(walker.currentNode as Text);
  }

  return found;
}

function moments(commandLength: number, timing: string): Moment[] {
  // Who asked for less motion sees the command at once; the output still comes in its time.
  const perKey = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : typing;
  const typed = Array.from({ length: commandLength }, (_, i) => ({ at: (i + 1) * perKey, shown: i + 1 }));
  const start = commandLength * perKey + pauseBeforeOutput;
  const printed = timing.split(' ').map((moment) => {
    const [at, length] = moment.split(':').map(Number);
    return { at: start + (at ?? 0), shown: commandLength + (length ?? 0) };
  });
  return [...typed, ...printed];
}
