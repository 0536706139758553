import { on } from './events';
import { loadScript } from './lazy';
import { read, write } from './storage';

declare global {
  // Set by a lesson's outputs.js: of each output what it is of, and its pieces with their classes.
  var drydockOutputs: readonly (readonly [string, readonly (readonly [string, string])[]])[] | undefined;
}

/**
 * The engine lens: one choice shows what every command printed on another engine. Outputs that are the same there, but
 * for ids, times and sizes, stay; the others take the place of the default engine's.
 */
export function startLens(): void {
  on('toggle', '.other-output[open]', (other) => void fill(other));
  const choice = document.querySelector<HTMLElement>('[data-lens-choice]');
  const select = choice?.querySelector('select');
  if (!choice || !select) {
    return;
  }

  select.addEventListener('change', () => {
    write('engine', select.value);
    show(select.value);
  });
  const kept = read('engine') ?? '';
  if (kept !== '' && [...select.options].some((option) => option.value === kept)) {
    select.value = kept;
    show(kept);
  }
}

function show(engine: string): void {
  for (const other of document.querySelectorAll<HTMLDetailsElement>('.other-output')) {
    const chosen = other.dataset['engine'] === engine;
    other.classList.toggle('through-lens', chosen);
    other.open = chosen;
  }

  for (const passage of document.querySelectorAll<HTMLDetailsElement>('.for-engine')) {
    passage.open = passage.dataset['engines']?.split(' ').includes(engine || defaultEngine()) ?? false;
  }

  const help = document.querySelector<HTMLElement>('[data-lens-help]');
  if (help) {
    help.hidden = engine === '';
  }
}

/** The engine whose output the page shows unless the reader chooses another. */
function defaultEngine(): string {
  return document.querySelector<HTMLElement>('[data-lens]')?.dataset['lens'] ?? '';
}

/** What was printed is text, whatever it looks like. */
async function fill(other: HTMLElement): Promise<void> {
  const screen = other.querySelector<HTMLElement>('[data-output]');
  if (!screen || screen.hasChildNodes()) {
    return;
  }

  await loadScript(other.dataset['outputs'] ?? '').catch(() => {});
  const [, pieces = []] = globalThis.drydockOutputs?.[Number(screen.dataset['output'])] ?? [];
  screen.replaceChildren(...pieces.map(([classes, text]) => {
    const piece = document.createElement('span');
    piece.className = classes;
    piece.textContent = text;
    return piece;
  }));
}
