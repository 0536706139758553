import { isSingleKeyAllowed } from '../shortcuts';

/** Opens the search by its button, by `/` and by Ctrl-K or ⌘K. What it needs is loaded when it first opens. */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-search]');
  const button = document.querySelector<HTMLButtonElement>('[data-search-button]');
  if (!dialog || !button) {
    return;
  }

  button.addEventListener('click', () => open(dialog));
  dialog.querySelector('[data-search-close]')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.addEventListener('keydown', (event) => {
    if (opens(event)) {
      event.preventDefault();
      open(dialog);
    }
  });
}

function opens(event: KeyboardEvent): boolean {
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

/** Scripts run in the order in which they are added: the index first. What failed is tried again at the next opening. */
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
