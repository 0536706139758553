import { on } from './events';
import { wholeCommand } from './play';

/** Makes the copy buttons work. Each copies only the command, without prompt and output, or only the program. */
export function startCopyButtons(): void {
  on('click', '[data-copy-button]', (button) => {
    const source = button.parentElement?.parentElement?.querySelector<HTMLElement>('[data-copy]');
    if (source) {
      void copy(button, source);
    }
  });
}

async function copy(button: HTMLElement, source: HTMLElement): Promise<void> {
  const text = (wholeCommand(source) ?? codeOf(source)).trimEnd();
  const copied = await write(text).catch(() => false);
  if (!copied) {
    getSelection()?.selectAllChildren(source);
  }

  showResult(button, (copied ? button.dataset['done'] : button.dataset['failed']) ?? '');
}

/** The text of a listing. What is no part of the code is left out: prompts, output, and lines that a diff removes. */
function codeOf(source: HTMLElement): string {
  const code = source.cloneNode(true) as HTMLElement;
  if (source.dataset['copy'] === 'part') {
    code.querySelectorAll('.gp, .go, del').forEach((piece) => piece.remove());
  }

  return code.textContent ?? '';
}

async function write(text: string): Promise<boolean> {
  // Browsers only offer the clipboard to secure contexts. Elsewhere the text is selected, so that the reader can copy it.
  if (!('clipboard' in navigator)) {
    return false;
  }

  await navigator.clipboard.writeText(text);
  return true;
}

function showResult(button: HTMLElement, word: string): void {
  const label = button.querySelector('span');
  if (!label) {
    return;
  }

  button.dataset['word'] ??= label.textContent ?? '';
  label.textContent = word;
  button.addEventListener('blur', () => (label.textContent = button.dataset['word'] ?? ''), { once: true });
  setTimeout(() => (label.textContent = button.dataset['word'] ?? ''), 2000);
}
