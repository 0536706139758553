import { read, write } from './storage';

/**
 * Opens the list of shortcuts by its button and by `?`. Readers can turn single-key shortcuts off, because speech input can trigger them by
 * accident.
 */
export function startShortcuts(): void {
  const sheet = document.querySelector<HTMLDialogElement>('[data-shortcuts]');
  const button = document.querySelector<HTMLButtonElement>('[data-shortcuts-button]');
  const single = sheet?.querySelector<HTMLInputElement>('[data-single-key-shortcuts]');
  if (!sheet || !button || !single) {
    return;
  }

  button.addEventListener('click', () => sheet.showModal());
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  single.checked = isOn();
  single.addEventListener('change', () => write('shortcuts', single.checked ? 'on' : 'off'));
  document.addEventListener('keydown', (event) => {
    if (isSingleKeyAllowed(event, '?') && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      sheet.showModal();
    }
  });
}

/** Whether an event is a single-key shortcut. Shift is ignored, because some keyboards need it to type the character. */
export function isSingleKeyAllowed(event: KeyboardEvent, key: string): boolean {
  return event.key === key && isOn() && !event.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
}

function isOn(): boolean {
  return read('shortcuts') !== 'off';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));
}
