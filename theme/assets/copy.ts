import { on } from './events';
import { wholeCommand } from './play';

/** Buttons that copy what their box marks: the command without its prompt or output, the program without its bar. */
export function startCopyButtons(): void {
  on('click', '[data-copy-button]', (button) => {
    const source = button.parentElement?.parentElement?.querySelector<HTMLElement>('[data-copy]');
    if (source) {
      void copy(button, source);
    }
  });
}

async function copy(button: HTMLElement, source: HTMLElement): Promise<void> {
  const text = (wholeCommand(source) ?? source.textContent ?? '').trimEnd();
  const copied = await write(text).catch(() => false);
  if (!copied) {
    getSelection()?.selectAllChildren(source);
  }

  say(button, (copied ? button.dataset['done'] : button.dataset['failed']) ?? '');
}

async function write(text: string): Promise<boolean> {
  // Only secure contexts have a clipboard; elsewhere the reader finds the text selected.
  if (!('clipboard' in navigator)) {
    return false;
  }

  await navigator.clipboard.writeText(text);
  return true;
}

function say(button: HTMLElement, word: string): void {
  const label = button.querySelector('span');
  if (!label) {
    return;
  }

  button.dataset['word'] ??= label.textContent ?? '';
  label.textContent = word;
  button.addEventListener('blur', () => (label.textContent = button.dataset['word'] ?? ''), { once: true });
  setTimeout(() => (label.textContent = button.dataset['word'] ?? ''), 2000);
}
