import { read, write } from '../storage';
import { Calls } from './calls';
import { button, element, said } from './elements';
import type { Machine, MachineState, TerminalName } from './machine';
import { lesson } from './page';
import { isTerminalKey } from './screen';
import { Screens } from './screens';
import { words } from './words';

type Place = 'below' | 'beside';

/** The smallest size of the dock in pixels, and what it always leaves for the text. */
const smallest = 140;
const leftForText = 180;
const stepOfGrip = 24;

/** The width in which 80 columns fit, as in the recordings, and how much of the window it may take. */
const eightyColumns = 41.5;
const mostBeside = 0.52;
const phone = matchMedia('(max-width: 48rem)');

/** The part of the window in which the reader's machine is: its terminals and the calls of its API. */
export class Dock {
  readonly #screens: Screens;
  readonly #calls: Calls;
  readonly #tabs = new Map<string, Tab>();
  readonly #dock = element('div', { className: 'live-dock', hidden: true });
  readonly #tabList = element('div', { className: 'live-tabs', role: 'tablist', ariaLabel: words.machine });
  readonly #panels = element('div', { className: 'live-panels' });
  readonly #status = element('p', { className: 'live-status', role: 'status' });
  readonly #notice = element('div', { className: 'live-notice', role: 'status', hidden: true });
  readonly #now = element('p', { className: 'live-now' });
  readonly #opener: HTMLButtonElement;
  readonly #grip = element('div', { className: 'live-grip', role: 'separator', tabIndex: 0, ariaLabel: words.grip });
  readonly #reader: HTMLButtonElement;
  readonly #placeButton: HTMLButtonElement;
  #place: Place = read('live.place') === 'beside' ? 'beside' : 'below';
  #chosen: string = 'a';
  #clock = 0;
  /** When the start began that is going on. It is told of again and again while the machine is loaded. */
  #began: number | null = null;
  /** What had the focus before the terminal. */
  #before: HTMLElement | null = null;

  constructor(private readonly machine: Machine) {
    this.#screens = new Screens(machine, {
      describedBy: 'live--leave',
      screenReaderMode: () => this.#isReaderMode,
      leave: () => this.#leave(),
    });
    this.#calls = new Calls(machine, (count) => this.#tabs.get('calls')?.count(count));
    this.#opener = button('live-opener', words.terminal, () => void this.show());
    this.#opener.ariaExpanded = 'false';
    this.#opener.setAttribute('aria-keyshortcuts', 'Control+`');
    this.#reader = button('live-tool', words.screenReader, () => this.#toggleReaderMode());
    this.#reader.ariaPressed = String(this.#isReaderMode);
    this.#placeButton = button('live-tool live-place', '', () => this.#putAt(this.#place === 'below' ? 'beside' : 'below'));
    this.#build();
    this.#listen();
  }

  get isOpen(): boolean {
    return !this.#dock.hidden;
  }

  /** The height of the window that the dock leaves for the text. */
  get free(): number {
    return this.isOpen && (phone.matches || this.#place === 'below') ? this.#dock.getBoundingClientRect().top : innerHeight;
  }

  /** Opens the dock with a terminal, and starts the machine. */
  async show(name: TerminalName = this.#chosen === 'calls' ? 'a' : this.#chosen, focus = true): Promise<void> {
    this.#openDock();
    this.machine.start();
    await this.#choose(name);
    if (focus) {
      this.#enter();
    }
  }

  /** Brings a terminal to the front, if the dock is open. */
  reveal(name: TerminalName | undefined): void {
    if (this.isOpen && name !== undefined && name !== this.#chosen) {
      void this.#choose(name);
    }
  }

  /** Shows what was last said about a step, and which one comes next. */
  tell(...parts: readonly (Node | string)[]): void {
    this.#now.replaceChildren(...parts);
  }

  /** Opens the dock if it was open when the page was left. */
  restore(): void {
    if (wasOpen()) {
      this.#openDock();
      void this.#choose('a');
    }
  }

  #build(): void {
    const terminals = [...new Set(['a', ...lesson.steps.map((step) => step.terminal)])].sort();
    for (const name of terminals) {
      this.#add(name, name === 'a' ? words.terminal : words.otherTerminal(name), element('div', { className: 'live-screen' }));
    }

    if (this.machine.hasCalls) {
      this.#add('calls', words.calls, this.#calls.panel);
    }

    const tools = element('div', { className: 'live-tools' },
      button('live-tool', words.fresh, () => confirm(words.freshConfirm) && this.machine.fresh()),
      ...(this.machine.end ? [button('live-tool', words.end, () => confirm(words.endConfirm) && this.machine.end!())] : []),
      this.#reader,
      this.#placeButton,
    );
    const more = element('details', { className: 'live-more' }, element('summary', { className: 'live-tool', textContent: words.more }), tools);
    // The list closes after a choice, and when the reader goes on elsewhere.
    tools.addEventListener('click', () => (more.open = false));
    more.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !more.contains(relatedTarget)) {
        more.open = false;
      }
    });
    more.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && more.open) {
        more.open = false;
        more.querySelector('summary')!.focus();
      }
    });
    const bar = element('div', { className: 'live-bar' }, this.#tabList, this.#status, more, button('live-tool live-close', words.close, () => this.#close()));
    const hint = element('p', { className: 'live-hint', id: 'live--leave' },
      element('span', { ariaHidden: 'true', textContent: words.leave }), element('span', { className: 'visually-hidden', textContent: words.leaveLong }));
    this.#dock.append(this.#grip, bar, this.#notice, this.#now, this.#panels, this.#keys(), hint);
    const section = element('section', { className: 'live', ariaLabel: words.machine }, this.#opener, this.#dock);
    // It comes before the footer in the order of the keyboard, and is a landmark of its own.
    document.querySelector('.site-footer')!.before(section);
    this.#putAt(this.#place);
    this.#showState(this.machine.now);
  }

  #listen(): void {
    this.machine.listen((event) => {
      if (event.type === 'machine') {
        this.#showState(event.machine);
      } else if (event.type === 'error') {
        this.tell(words.errors[event.code] ?? said(event.message));
      }
    });
    document.addEventListener('keydown', (event) => {
      if (isTerminalKey(event) && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        void (this.#panels.contains(document.activeElement) ? this.#leave() : this.show());
      }
    });
    this.#grip.addEventListener('pointerdown', (event) => this.#drag(event));
    this.#grip.addEventListener('keydown', (event) => this.#moveGrip(event));
    this.#tabList.addEventListener('keydown', (event) => this.#moveTab(event));
    this.#dock.addEventListener('focusin', () => this.#dock.classList.toggle('live-typing', this.#isInScreen));
    this.#dock.addEventListener('focusout', () => this.#dock.classList.remove('live-typing'));
    addEventListener('resize', () => this.#resize(this.#size));
    addEventListener('focus', () => this.isOpen && this.#screens.refit());
    phone.addEventListener('change', () => this.#putAt(this.#place));
    // A keyboard on the screen covers the bottom of the page, so the sheet moves above it.
    visualViewport?.addEventListener('resize', () => this.#liftOverKeyboard());
    visualViewport?.addEventListener('scroll', () => this.#liftOverKeyboard());
  }

  #add(name: string, label: string, panel: HTMLElement): void {
    const tab = new Tab(name, label, panel, () => {
      void this.#choose(name).then(() => name !== 'calls' && this.#enter());
      this.machine.start();
    });
    this.#tabs.set(name, tab);
    this.#tabList.append(tab.button);
    this.#panels.append(panel);
  }

  async #choose(name: string): Promise<void> {
    this.#chosen = this.#dock.dataset['panel'] = name;
    this.#tabs.forEach((tab) => tab.select(tab.name === name));
    if (name !== 'calls') {
      const label = name === 'a' ? words.terminal : words.otherTerminal(name);
      await this.#screens.show(name, this.#tabs.get(name)!.panel, label).catch(() => this.#say([words.loadFailed]));
    }
  }

  #openDock(): void {
    this.#dock.hidden = false;
    this.#opener.hidden = true;
    this.#opener.ariaExpanded = 'true';
    document.documentElement.dataset['live'] = this.#place;
    rememberOpen(true);
    this.#resize(this.#size);
  }

  #close(): void {
    this.#dock.hidden = true;
    this.#opener.hidden = false;
    this.#opener.ariaExpanded = 'false';
    delete document.documentElement.dataset['live'];
    rememberOpen(false);
    this.#opener.focus();
  }

  /** Gives the focus to the terminal. */
  #enter(): void {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement;
    }

    if (active instanceof HTMLElement && !this.#dock.contains(active) && active !== document.body) {
      this.#before = active;
    }

    this.#screens.screen(this.#chosen)?.focus();
  }

  /** Gives the focus back to what had it before the terminal. */
  #leave(): void {
    const back = this.#before?.checkVisibility() ? this.#before : this.#tabs.get(this.#chosen)!.button;
    back.focus();
  }

  get #isInScreen(): boolean {
    return document.activeElement?.closest('.live-screen') !== null;
  }

  get #isReaderMode(): boolean {
    return read('live.reader') === 'on';
  }

  #toggleReaderMode(): void {
    const on = !this.#isReaderMode;
    write('live.reader', on ? 'on' : 'off');
    this.#reader.ariaPressed = String(on);
    this.#screens.setScreenReaderMode(on);
  }

  #putAt(place: Place): void {
    this.#place = place;
    write('live.place', place);
    this.#placeButton.textContent = place === 'below' ? words.beside : words.below;
    this.#grip.ariaOrientation = this.#isBeside ? 'vertical' : 'horizontal';
    if (this.isOpen) {
      document.documentElement.dataset['live'] = place;
    }

    this.#resize(this.#size);
  }

  /** A phone has the sheet at the bottom, whatever was chosen on a larger screen. */
  get #isBeside(): boolean {
    return this.#place === 'beside' && !phone.matches;
  }

  get #sizeKey(): string {
    return this.#isBeside ? 'live.width' : 'live.height';
  }

  get #whole(): number {
    return this.#isBeside ? innerWidth : innerHeight;
  }

  get #size(): number {
    const saved = Number(read(this.#sizeKey));
    return saved > 0 ? saved : Math.round(this.#isBeside ? this.#usualWidth : this.#whole * 0.38);
  }

  get #usualWidth(): number {
    const wanted = eightyColumns * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.max(this.#whole * 0.45, Math.min(wanted, this.#whole * mostBeside));
  }

  #resize(size: number): void {
    const largest = Math.max(smallest, this.#whole - leftForText);
    const fitting = Math.min(Math.max(size, smallest), largest);
    document.documentElement.style.setProperty('--live-size', `${fitting}px`);
    this.#grip.ariaValueMin = String(smallest);
    this.#grip.ariaValueMax = String(largest);
    this.#grip.ariaValueNow = String(fitting);
  }

  #drag(start: PointerEvent): void {
    start.preventDefault();
    this.#grip.setPointerCapture(start.pointerId);
    const move = (event: PointerEvent): void => {
      const box = this.#dock.getBoundingClientRect();
      this.#resize(Math.round(this.#isBeside ? box.right - event.clientX : box.bottom - event.clientY));
    };
    const end = (): void => {
      this.#grip.removeEventListener('pointermove', move);
      write(this.#sizeKey, this.#grip.ariaValueNow ?? '');
    };
    this.#grip.addEventListener('pointermove', move);
    this.#grip.addEventListener('lostpointercapture', end, { once: true });
  }

  #moveGrip(event: KeyboardEvent): void {
    const larger = this.#isBeside ? 'ArrowLeft' : 'ArrowUp';
    const smaller = this.#isBeside ? 'ArrowRight' : 'ArrowDown';
    const by = { [larger]: stepOfGrip, [smaller]: -stepOfGrip, Home: -Infinity, End: Infinity }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.#resize(Number(this.#grip.ariaValueNow) + by);
      write(this.#sizeKey, this.#grip.ariaValueNow ?? '');
    }
  }

  #moveTab(event: KeyboardEvent): void {
    const tabs = [...this.#tabs.values()];
    const here = tabs.findIndex((tab) => tab.button === document.activeElement);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: -1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (tab) {
      event.preventDefault();
      void this.#choose(tab.name);
      tab.button.focus();
    }
  }

  #liftOverKeyboard(): void {
    const covered = phone.matches && visualViewport ? Math.max(0, innerHeight - visualViewport.height - visualViewport.offsetTop) : 0;
    document.documentElement.style.setProperty('--live-keyboard', `${covered}px`);
  }

  /** Keys that a keyboard on the screen does not have. The stylesheet shows them on phones. */
  #keys(): HTMLElement {
    const keys: readonly (readonly [string, string])[] = [
      ['Esc', '\u001b'], ['Tab', '\t'], ['Ctrl-C', '\u0003'], ['Ctrl-D', '\u0004'], ['↑', '\u001b[A'], ['↓', '\u001b[B'],
    ];
    const row = element('div', { className: 'live-keys', role: 'group', ariaLabel: words.keys });
    for (const [label, text] of keys) {
      const key = button('live-key', label, () => this.machine.type(this.#chosen, new TextEncoder().encode(text)));
      // The terminal keeps the focus, and with it the keyboard on the screen.
      key.addEventListener('pointerdown', (event) => event.preventDefault());
      row.append(key);
    }

    return row;
  }

  #showState(machine: MachineState): void {
    clearInterval(this.#clock);
    this.#began = machine.state === 'starting' ? this.#began : null;
    this.#dock.dataset['state'] = this.#opener.dataset['state'] = machine.state;
    const start = button('live-start', words.start, () => void this.show());
    switch (machine.state) {
      case 'off':
        this.#say([words.off], start);
        break;
      case 'starting':
        this.#say([said(machine.waitsFor || words.starting)], this.#seconds());
        break;
      case 'ready':
        this.#status.textContent = (machine.isOthers ? words.readyElsewhere : words.ready)(machine.version.split('+')[0]!, machine.system);
        this.#status.classList.toggle('live-status-long', machine.isOthers ?? false);
        this.#notice.hidden = true;
        break;
      case 'ended':
        this.#say([said(machine.message || (machine.reason === 'idle' ? words.idle : words.ended))], start);
        break;
      case 'refused':
        this.#say([words.notStarted, said(machine.message)], start);
        break;
      case 'lost':
        this.#say([words.lost]);
        break;
    }
  }

  /** Counts the seconds of a start. Screen readers do not read them. */
  #seconds(): HTMLElement {
    const began = (this.#began ??= Date.now());
    const shown = element('span', { ariaHidden: 'true' });
    const show = (): void => {
      const seconds = Math.round((Date.now() - began) / 1000);
      shown.textContent = seconds > 0 ? words.seconds(seconds) : '';
    };
    show();
    this.#clock = setInterval(show, 1000);
    return shown;
  }

  #say(text: readonly (HTMLElement | string)[], ...actions: HTMLElement[]): void {
    this.#status.textContent = '';
    this.#status.classList.remove('live-status-long');
    this.#notice.hidden = false;
    this.#notice.replaceChildren(element('p', {}, ...text), ...actions);
  }
}

/** Whether the dock is open belongs to the tab of the browser, not to all of them. */
const openKey = `drydock.live.${lesson.id}`;

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(openKey) !== null;
  } catch {
    return false;
  }
}

function rememberOpen(open: boolean): void {
  try {
    if (open) {
      sessionStorage.setItem(openKey, '');
    } else {
      sessionStorage.removeItem(openKey);
    }
  } catch {
    // Without storage, the dock is closed after a reload.
  }
}

/** A tab of the dock with its panel. */
class Tab {
  readonly button: HTMLButtonElement;
  readonly #count = element('span', { className: 'live-count' });

  constructor(readonly name: string, label: string, readonly panel: HTMLElement, choose: () => void) {
    this.button = button('live-tab', label, choose);
    this.button.role = 'tab';
    this.button.id = `live--tab-${name}`;
    this.button.setAttribute('aria-controls', `live--panel-${name}`);
    panel.id = `live--panel-${name}`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', this.button.id);
    this.select(false);
  }

  select(selected: boolean): void {
    this.button.ariaSelected = String(selected);
    this.button.tabIndex = selected ? 0 : -1;
    this.panel.hidden = !selected;
  }

  count(count: number): void {
    this.#count.textContent = count > 0 ? ` ${count}` : '';
    if (!this.#count.isConnected) {
      this.button.append(this.#count);
    }
  }
}
