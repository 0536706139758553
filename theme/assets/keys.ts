import { read, write } from './storage';

/** The help sheet, by its button and by `?`. Who speaks to the computer may turn keys of one character off. */
export function startKeys(): void {
  const sheet = document.querySelector<HTMLDialogElement>('[data-keys]');
  const button = document.querySelector<HTMLButtonElement>('[data-keys-button]');
  const single = sheet?.querySelector<HTMLInputElement>('[data-single-keys]');
  if (!sheet || !button || !single) {
    return;
  }

  button.addEventListener('click', () => sheet.showModal());
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  single.checked = isOn();
  single.addEventListener('change', () => write('keys', single.checked ? 'on' : 'off'));
  document.addEventListener('keydown', (event) => {
    if (isSingleKey(event, '?') && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      sheet.showModal();
    }
  });
}

/** Shift does not matter: on some keyboards the character wants it. */
export function isSingleKey(event: KeyboardEvent, key: string): boolean {
  return event.key === key && isOn() && !event.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
}

function isOn(): boolean {
  return read('keys') !== 'off';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));
}
