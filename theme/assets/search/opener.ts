import { isSingleKeyAllowed } from '../shortcuts';

/**
 * Opens the search by its button, by `/`, by Ctrl-K or ⌘K, and by links in the text with the class `open-search`, which without scripts
 * lead where they say. The index and the search script are loaded when it is first opened.
 */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-search]');
  const button = document.querySelector<HTMLButtonElement>('[data-search-button]');
  if (!dialog || !button) {
    return;
  }

  button.addEventListener('click', () => open(dialog));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.open-search')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(dialog);
    });
  }

  dialog.querySelector('[data-search-close]')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.addEventListener('keydown', (event) => {
    if (isShortcut(event)) {
      event.preventDefault();
      open(dialog);
    }
  });
}

function isShortcut(event: KeyboardEvent): boolean {
  const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
  return withControl || isSingleKeyAllowed(event, '/');
}

function open(dialog: HTMLDialogElement): void {
  if (!dialog.open) {
    dialog.showModal();
    const input = dialog.querySelector('input');
    input?.focus();
    input?.select();
    load(dialog);
  }
}

/** Loads the index, then the search script; without `async` they run in this order. After a failure, the next opening tries again. */
function load(dialog: HTMLDialogElement): void {
  if (dialog.dataset['loaded'] !== undefined) {
    return;
  }

  dialog.dataset['loaded'] = '';
  for (const source of [dialog.dataset['index'], dialog.dataset['script']]) {
    const script = document.createElement('script');
    script.src = source ?? '';
    script.async = false;
    script.addEventListener('error', () => fail(dialog));
    document.head.append(script);
  }
}

function fail(dialog: HTMLDialogElement): void {
  delete dialog.dataset['loaded'];
  const message = dialog.querySelector<HTMLElement>('[data-search-message]');
  if (message) {
    message.textContent = message.dataset['failed'] ?? '';
  }
}
