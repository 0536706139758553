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

/**
 * The section under the reader's eyes. Steps have the same ids in every language, and so have headings with an id of
 * their own; for any other the translation opens at its top.
 */
function place(): string {
  const line = innerHeight / 3;
  const sections = [...document.querySelectorAll<HTMLElement>('.step[id], .prose :is(h2, h3)[id]')];
  return sections.filter((section) => section.getBoundingClientRect().top <= line).at(-1)?.id ?? '';
}
