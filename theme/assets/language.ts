import { write } from './storage';

/** The language switch keeps the page by its link; this keeps the place, and remembers the choice. */
export function startLanguageSwitch(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a[data-language]')) {
    link.addEventListener('click', () => {
      write('language', link.dataset['language'] ?? '');
      link.hash = place();
    });
  }
}

/** The step under the reader's eyes. Steps have the same ids in every language; headings do not. */
function place(): string {
  const line = innerHeight / 3;
  const seen = [...document.querySelectorAll<HTMLElement>('.step[id]')].filter((step) => step.getBoundingClientRect().top <= line);
  return seen.at(-1)?.id ?? '';
}
