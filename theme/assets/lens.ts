import { read, write } from './storage';

/**
 * The engine lens: one choice shows what every command printed on another engine. Outputs that are the same there, but
 * for ids, times and sizes, stay; the others take the place of the default engine's.
 */
export function startLens(): void {
  const choice = document.querySelector<HTMLElement>('[data-lens-choice]');
  const select = choice?.querySelector('select');
  if (!choice || !select) {
    return;
  }

  const kept = read('engine') ?? '';
  if ([...select.options].some((option) => option.value === kept)) {
    select.value = kept;
  }

  select.addEventListener('change', () => {
    write('engine', select.value);
    show(select.value);
  });
  show(select.value);
}

function show(engine: string): void {
  for (const other of document.querySelectorAll<HTMLDetailsElement>('.other-output')) {
    const chosen = other.dataset['engine'] === engine;
    other.classList.toggle('through-lens', chosen);
    other.open = chosen;
  }

  const help = document.querySelector<HTMLElement>('[data-lens-help]');
  if (help) {
    help.hidden = engine === '';
  }
}
