import { loadScript } from './lazy';
import { hasTips, hideTip, leaveTip, showTip, stayWithTip } from './tips';

declare global {
  // Set by a lesson's names.js: of each name its signature and a sentence, which may be empty.
  var drydockNames: readonly (readonly [string, string])[] | undefined;
}

/**
 * Names in a program show what they are: while the pointer is on them, at a tap, and with the left and right arrow keys,
 * which go from name to name once the program has the focus.
 */
export function startNames(): void {
  for (const code of hasTips ? document.querySelectorAll<HTMLElement>('[data-names]') : []) {
    start(code);
  }
}

let tip: HTMLElement | null = null;
let waiting: HTMLElement | null = null;

function start(code: HTMLElement): void {
  code.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight');
  code.addEventListener('focusin', () => load(code));
  code.addEventListener('pointerover', ({ target, pointerType }) => {
    const name = nameAt(target);
    if (name && pointerType !== 'touch') {
      show(name, code);
    }
  });
  code.addEventListener('pointerout', ({ target, pointerType }) => {
    if (nameAt(target) && pointerType !== 'touch') {
      waiting = null;
      leaveTip();
    }
  });
  code.addEventListener('click', ({ target }) => {
    const name = nameAt(target);
    if (name) {
      show(name, code);
    }
  });
  code.addEventListener('keydown', (event) => moveBy(event, code));
  code.addEventListener('focusout', hideTip);
}

function nameAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-name]') : null;
}

function moveBy(event: KeyboardEvent, code: HTMLElement): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }

  event.preventDefault();
  const names = [...code.querySelectorAll<HTMLElement>('[data-name]')];
  const here = names.indexOf(event.target as HTMLElement);
  const next = here < 0 ? names.at(step > 0 ? 0 : -1) : names[here + step];
  if (next) {
    next.tabIndex = -1;
    next.focus();
    show(next, code);
  }
}

function show(name: HTMLElement, code: HTMLElement): void {
  waiting = name;
  if (!globalThis.drydockNames) {
    load(code);
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
  loadScript(code.dataset['names'] ?? '').then(() => globalThis.drydockNames && waiting && show(waiting, code), () => {});
}
