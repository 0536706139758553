import { on } from './events';
import { loadScript } from './lazy';
import { hasTips, hideTip, leaveTip, showTip, stayWithTip } from './tips';

declare global {
  // Set by a lesson's names.js: of each name its signature and a sentence, which may be empty.
  var drydockNames: readonly (readonly [string, string])[] | undefined;
}

const programs = '[data-names]';
const names = '[data-name]';

let tip: HTMLElement | null = null;
let waiting: HTMLElement | null = null;

/**
 * Names in a program show what they are: while the pointer is on them, at a tap, and with the left and right arrow keys,
 * which go from name to name once the program has the focus.
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
  waiting = null;
  leaveTip();
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
  waiting = name;
  if (!globalThis.drydockNames) {
    load(name.closest<HTMLElement>(programs)!);
    return;
  }

  const [signature, summary] = globalThis.drydockNames[Number(name.dataset['name'])] ?? ['', ''];
  tip ??= box();
  if (signature === '' || name.getAttribute('aria-describedby') === tip.id) {
    stayWithTip();
    return;
  }

  hideTip();
  tip.querySelector('code')!.textContent = signature;
  tip.querySelector('span')!.textContent = summary;
  name.setAttribute('aria-describedby', tip.id);
  showTip(name, tip, () => name.removeAttribute('aria-describedby'));
}

function box(): HTMLElement {
  const made = document.createElement('div');
  made.id = 'name--tip';
  made.className = 'tip name-tip';
  made.setAttribute('role', 'tooltip');
  made.popover = 'manual';
  // Libraries document themselves in English.
  made.lang = 'en';
  made.append(document.createElement('code'), document.createElement('span'));
  made.addEventListener('pointerenter', stayWithTip);
  made.addEventListener('pointerleave', leaveTip);
  document.querySelector('main')!.append(made);
  return made;
}

function load(code: HTMLElement): void {
  loadScript(code.dataset['names'] ?? '').then(() => globalThis.drydockNames && waiting && show(waiting), () => {});
}
