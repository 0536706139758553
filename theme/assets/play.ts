import { on } from './events';
import { read, write } from './storage';

/** A moment of a replay: how many characters of command and output are on the screen. */
interface Moment {
  readonly at: number;
  readonly shown: number;
}

const speeds = ['1', '2', '4', '0.5'];
const typing = 40;
const pauseBeforeOutput = 300;
const speedEvent = 'drydock:speed';
const kept = read('speed') ?? '';
let chosen = speeds.includes(kept) ? kept : '1';

const players = new Map<Element, Player>();

/** Replays recorded terminals: the command is typed, the output comes when it came. */
export function startPlayers(): void {
  on('click', '[data-play]', (button) => playerOf(button)?.press());
}

/** The text of a command that may be half typed at the moment; undefined while nobody has played it. */
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
    restart.addEventListener('click', () => this.startAgain());
    speed.addEventListener('click', () => nextSpeed());
    document.addEventListener(speedEvent, () => this.saySpeed());
    this.saySpeed();
  }

  press(): void {
    if (this.state === 'pause') {
      cancelAnimationFrame(this.frame);
      this.say('resume');
      return;
    }

    if (this.state !== 'resume') {
      this.elapsed = 0;
      this.terminal.style.minHeight = `${this.terminal.offsetHeight}px`;
    }

    this.showTools(true);
    this.say('pause');
    this.run(performance.now());
  }

  private startAgain(): void {
    cancelAnimationFrame(this.frame);
    this.elapsed = 0;
    this.say('pause');
    this.run(performance.now());
  }

  private showTools(shown: boolean): void {
    for (const tool of [this.skip, this.restart, this.speed]) {
      tool.hidden = !shown;
    }
  }

  private saySpeed(): void {
    const words = chosen === '0.5' ? '½×' : `${chosen}×`;
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
      this.elapsed += Math.max(0, now - before) * Number(chosen);
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

    this.say('replay');
  }

  private say(state: Player['state']): void {
    this.state = state;
    this.button.textContent = this.button.dataset[state] ?? '';
  }
}

/** The speed is one for all terminals, and remembered. */
function nextSpeed(): void {
  chosen = speeds[(speeds.indexOf(chosen) + 1) % speeds.length] ?? '1';
  write('speed', chosen);
  document.dispatchEvent(new Event(speedEvent));
}

/** The text of a terminal, of which the first so many characters show. */
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
