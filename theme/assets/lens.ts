import { on } from './events';
import { loadScript } from './lazy';
import { read, write } from './storage';

declare global {
  // Set by a lesson's outputs.js: the title of each output, and its pieces as pairs of CSS classes and text.
  var drydockOutputs: readonly (readonly [string, readonly (readonly [string, string])[]])[] | undefined;
}

/**
 * Lets the reader choose the engine whose output the page shows. Outputs that only differ in ids, times and sizes do not change; the
 * others replace those of the default engine.
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
  const saved = read('engine') ?? '';
  if (saved !== '' && [...select.options].some((option) => option.value === saved)) {
    select.value = saved;
    show(saved);
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

/** Loads and shows an output. It is untrusted, so it is only ever inserted as text. */
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
