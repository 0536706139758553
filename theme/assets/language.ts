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
 * The section under the reader's eyes: the one they came for while it is in sight, else the last that began in the upper
 * third. Steps have the same ids in every language, and so have headings with an id of their own; for any other the
 * translation opens at its top.
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
