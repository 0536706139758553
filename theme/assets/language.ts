import { write } from './storage';

/** Makes the language switch lead to the section that the reader is at, and remembers the chosen language. */
export function startLanguageSwitch(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a[data-language]')) {
    link.addEventListener('click', () => {
      write('language', link.dataset['language'] ?? '');
      link.hash = place();
    });
  }
}

/**
 * The id of the section that the reader is at: the target of the link they followed while it is visible, otherwise the last section that
 * starts in the upper third of the window. Steps have the same ids in all languages, and so do headings with an explicit id. For other
 * headings, the translation opens at its top.
 */
export function place(): string {
  const target = document.querySelector(':target');
  if (target && isBetween(target, 0, innerHeight)) {
    return target.id;
  }

  const sections = [...document.querySelectorAll('.step[id], .prose :is(h2, h3)[id]')];
  return sections.filter((section) => isBetween(section, -Infinity, innerHeight / 3)).at(-1)?.id ?? '';
}

function isBetween(element: Element, top: number, bottom: number): boolean {
  const y = element.getBoundingClientRect().top;
  return y >= top && y <= bottom;
}
