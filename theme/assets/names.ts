import { now, on } from './events';
import { loadScript } from './lazy';
import { hasTips, hideTip, hideTipSoon, keepTip, showTip } from './tips';

declare global {
  // Set by a lesson's names.js: the signature of each name, and its summary, which may be empty.
  var drydockNames: readonly (readonly [string, string])[] | undefined;
  // Set by the same file, for each program: where a name starts, and its index in the list above.
  var drydockPlaces: Readonly<Record<string, Readonly<Record<number, number>>>> | undefined;
}

const programs = '[data-names]';
const words = '[data-names] span';
const names = '[data-name]';

let tip: HTMLElement | null = null;
/** The programs whose names are marked. */
let marked = new WeakSet<HTMLElement>();
/** The word to show a tooltip for once names.js is loaded. */
let pending: HTMLElement | null = null;

/**
 * Shows tooltips for the names in programs: while the pointer is on them, after a tap, and with the left and right arrow keys,
 * which move from name to name while the program has the focus.
 */
export function startNames(): void {
  if (!hasTips) {
    return;
  }

  now(() => document.querySelectorAll(programs).forEach((code) => code.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight')));
  document.addEventListener('drydock:patched', forget);

  on('focusin', programs, load);
  on('pointerover', words, (found, { pointerType }) => pointerType !== 'touch' && void show(found));
  on('pointerout', words, (_, { pointerType }) => pointerType !== 'touch' && leave());
  on('click', words, (found) => void show(found));
  on('keydown', programs, (code, event) => void moveBy(event, code));
  on('focusout', programs, hideTip);
}

/** The names of the programs can have changed. */
function forget(): void {
  globalThis.drydockNames = undefined;
  marked = new WeakSet();
  document.querySelectorAll(names).forEach((name) => name.removeAttribute('data-name'));
}

function leave(): void {
  pending = null;
  hideTipSoon();
}

async function moveBy(event: KeyboardEvent, code: HTMLElement): Promise<void> {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }

  event.preventDefault();
  const from = event.target as HTMLElement;
  await load(code);
  const all = [...code.querySelectorAll<HTMLElement>(names)];
  const here = all.indexOf(from);
  const next = here < 0 ? all.at(step > 0 ? 0 : -1) : all[here + step];
  if (next) {
    next.tabIndex = -1;
    next.focus();
    await show(next);
  }
}

async function show(word: HTMLElement): Promise<void> {
  pending = word;
  await load(word.closest<HTMLElement>(programs)!);
  const [signature, summary] = globalThis.drydockNames?.[Number(word.dataset['name'])] ?? ['', ''];
  tip ??= createTip();
  if (pending !== word || signature === '') {
    return;
  }

  if (word.getAttribute('aria-describedby') === tip.id) {
    keepTip();
    return;
  }

  hideTip();
  tip.querySelector('code')!.textContent = signature;
  tip.querySelector('span')!.textContent = summary;
  word.setAttribute('aria-describedby', tip.id);
  showTip(word, tip, () => word.removeAttribute('aria-describedby'));
}

function createTip(): HTMLElement {
  const created = document.createElement('div');
  created.id = 'name--tip';
  created.className = 'tip name-tip';
  created.setAttribute('role', 'tooltip');
  created.popover = 'manual';
  // The documentation of libraries is in English.
  created.lang = 'en';
  created.append(document.createElement('code'), document.createElement('span'));
  created.addEventListener('pointerenter', keepTip);
  created.addEventListener('pointerleave', hideTipSoon);
  document.querySelector('main')!.append(created);
  return created;
}

/** Loads the names of the lesson, and marks those of this program. Without them, there are no tooltips. */
async function load(code: HTMLElement): Promise<void> {
  const [source = '', file = ''] = (code.dataset['names'] ?? '').split('#');
  if (!globalThis.drydockNames) {
    await loadScript(source).catch(() => {});
  }

  const places = globalThis.drydockPlaces?.[file];
  if (places && !marked.has(code)) {
    marked.add(code);
    mark(code, places);
  }
}

function mark(code: HTMLElement, places: Readonly<Record<number, number>>): void {
  let offset = 0;
  for (const piece of code.firstElementChild!.childNodes) {
    const name = places[offset];
    if (name !== undefined && piece instanceof HTMLElement) {
      piece.dataset['name'] = String(name);
    }

    offset += piece.textContent!.length;
  }
}
