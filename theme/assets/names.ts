import { on } from './events';
import { loadScript } from './lazy';
import { hasTips, hideTip, hideTipSoon, keepTip, showTip } from './tips';

declare global {
  // Set by a lesson's names.js: the signature of each name, and its summary, which may be empty.
  var drydockNames: readonly (readonly [string, string])[] | undefined;
}

const programs = '[data-names]';
const names = '[data-name]';

let tip: HTMLElement | null = null;
/** The name to show a tooltip for once names.js is loaded. */
let pending: HTMLElement | null = null;

/**
 * Shows tooltips for the names in programs: while the pointer is on them, after a tap, and with the left and right arrow keys,
 * which move from name to name while the program has the focus.
 */
export function startNames(): void {
  if (!hasTips) {
    return;
  }

  for (const code of document.querySelectorAll(programs)) {
    code.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight');
  }

  on('focusin', programs, load);
  on('pointerover', names, (found, { pointerType }) => pointerType !== 'touch' && show(found));
  on('pointerout', names, (_, { pointerType }) => pointerType !== 'touch' && leave());
  on('click', names, show);
  on('keydown', programs, (code, event) => moveBy(event, code));
  on('focusout', programs, hideTip);
}

function leave(): void {
  pending = null;
  hideTipSoon();
}

function moveBy(event: KeyboardEvent, code: HTMLElement): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }

  event.preventDefault();
  const all = [...code.querySelectorAll<HTMLElement>(names)];
  const here = all.indexOf(event.target as HTMLElement);
  const next = here < 0 ? all.at(step > 0 ? 0 : -1) : all[here + step];
  if (next) {
    next.tabIndex = -1;
    next.focus();
    show(next);
  }
}

function show(name: HTMLElement): void {
  pending = name;
  if (!globalThis.drydockNames) {
    load(name.closest<HTMLElement>(programs)!);
    return;
  }

  const [signature, summary] = globalThis.drydockNames[Number(name.dataset['name'])] ?? ['', ''];
  tip ??= createTip();
  if (signature === '' || name.getAttribute('aria-describedby') === tip.id) {
    keepTip();
    return;
  }

  hideTip();
  tip.querySelector('code')!.textContent = signature;
  tip.querySelector('span')!.textContent = summary;
  name.setAttribute('aria-describedby', tip.id);
  showTip(name, tip, () => name.removeAttribute('aria-describedby'));
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

function load(code: HTMLElement): void {
  loadScript(code.dataset['names'] ?? '').then(() => globalThis.drydockNames && pending && show(pending), () => {});
}
