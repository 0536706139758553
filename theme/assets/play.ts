import { on } from './events';
import { read, write } from './storage';

/** A moment of a replay: how many characters of the command and its output are shown from then on. */
interface Moment {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly shown: number;
}

const speeds = ['1', '2', '4', '0.5'];
const millisecondsPerKey = 40;
const pauseBeforeOutput = 300;
const speedEvent = 'drydock:speed';
const savedSpeed = read('speed') ?? '';
let currentSpeed = speeds.includes(savedSpeed) ? savedSpeed : '1';

const players = new Map<Element, Player>();

/** Replays recorded terminals: types the command, then shows the output with its recorded timing. */
export function startPlayers(): void {
  on('click', '[data-play]', (button) => playerOf(button)?.press());
}

/** The full text of a command, even if a replay is still typing it; undefined for a command that was never replayed. */
export function wholeCommand(command: HTMLElement): string | undefined {
  return players.get(command.parentElement!)?.screen.command;
}

function playerOf(button: HTMLElement): Player | undefined {
  const terminal = button.closest<HTMLElement>('.terminal')!;
  const [skip, restart, speed] = ['skip', 'restart', 'speed'].map((tool) => terminal.querySelector<HTMLButtonElement>(`[data-${tool}]`));
  if (!players.has(terminal) && skip && restart && speed) {
    players.set(terminal, new Player(terminal, button, skip, restart, speed));
  }

  return players.get(terminal);
}

class Player {
  readonly screen: Screen;
  private readonly moments: readonly Moment[];
  private elapsed = 0;
  private frame = 0;
  private state: 'play' | 'pause' | 'resume' | 'replay' = 'play';

  constructor(
    private readonly terminal: HTMLElement,
    private readonly button: HTMLElement,
    private readonly skip: HTMLButtonElement,
    private readonly restart: HTMLButtonElement,
    private readonly speed: HTMLButtonElement,
  ) {
    this.screen = new Screen(terminal);
    this.moments = moments(this.screen.command.length, terminal.querySelector<HTMLElement>('[data-timing]')?.dataset['timing'] ?? '');
    skip.addEventListener('click', () => this.end());
    restart.addEventListener('click', () => this.restartReplay());
    speed.addEventListener('click', () => nextSpeed());
    document.addEventListener(speedEvent, () => this.showSpeed());
    this.showSpeed();
  }

  press(): void {
    if (this.state === 'pause') {
      cancelAnimationFrame(this.frame);
      this.setState('resume');
      return;
    }

    if (this.state !== 'resume') {
      this.elapsed = 0;
      this.terminal.style.minHeight = `${this.terminal.offsetHeight}px`;
    }

    this.showTools(true);
    this.setState('pause');
    this.run(performance.now());
  }

  private restartReplay(): void {
    cancelAnimationFrame(this.frame);
    this.elapsed = 0;
    this.setState('pause');
    this.run(performance.now());
  }

  private showTools(shown: boolean): void {
    for (const tool of [this.skip, this.restart, this.speed]) {
      tool.hidden = !shown;
    }
  }

  private showSpeed(): void {
    const words = currentSpeed === '0.5' ? '½×' : `${currentSpeed}×`;
    this.speed.textContent = words;
    this.speed.setAttribute('aria-label', `${this.speed.dataset['label'] ?? ''} ${words}`);
  }

  private run(before: number): void {
    this.screen.show(this.moments.findLast((moment) => moment.at <= this.elapsed)?.shown ?? 0);
    if (this.elapsed >= (this.moments.at(-1)?.at ?? 0)) {
      this.end();
      return;
    }

    this.frame = requestAnimationFrame((now) => {
      this.elapsed += Math.max(0, now - before) * Number(currentSpeed);
      this.run(now);
    });
  }

  private end(): void {
    cancelAnimationFrame(this.frame);
    this.screen.show(Infinity);
    this.terminal.style.minHeight = '';
    const hadFocus = [this.skip, this.restart, this.speed].some((tool) => tool === document.activeElement);
    this.showTools(false);
    if (hadFocus) {
      this.button.focus();
    }

    this.setState('replay');
  }

  /** Sets the state, which is also the action of the button and the name of its label. */
  private setState(state: Player['state']): void {
    this.state = state;
    this.button.textContent = this.button.dataset[state] ?? '';
  }
}

/** Changes the speed, which is the same for all terminals and is remembered. */
function nextSpeed(): void {
  currentSpeed = speeds[(speeds.indexOf(currentSpeed) + 1) % speeds.length] ?? '1';
  write('speed', currentSpeed);
  document.dispatchEvent(new Event(speedEvent));
}

/** The command and output of a terminal, of which only the first characters can be shown. */
class Screen {
  readonly command: string;
  private readonly pieces: readonly { readonly node: Text; readonly text: string }[];

  constructor(terminal: HTMLElement) {
    const command = texts(terminal.querySelector('.command'));
    this.command = command.map((node) => node.data).join('');
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
  // Readers who prefer less motion see the whole command at once. The output still has its recorded timing.
  const perKey = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : millisecondsPerKey;
  const typed = Array.from({ length: commandLength }, (_, i) => ({ at: (i + 1) * perKey, shown: i + 1 }));
  const start = commandLength * perKey + pauseBeforeOutput;
  const printed = timing.split(' ').map((moment) => {
    const [at, length] = moment.split(':').map(Number);
    return { at: start + (at ?? 0), shown: commandLength + (length ?? 0) };
  });
  return [...typed, ...printed];
}
