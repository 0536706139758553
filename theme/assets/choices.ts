import { now, on } from './events';
import { read, write } from './storage';

/**
 * Remembers which link of a list of choices the reader has followed, and marks it wherever a page offers it again. A link counts as the
 * same in all languages and on all pages.
 */
export function startChoices(): void {
  on('click', '.choices a', (link) => {
    if (link instanceof HTMLAnchorElement) {
      write('choice', nameOf(link));
      mark();
    }
  });
  now(mark);
}

function mark(): void {
  const chosen = read('choice');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.choices a')) {
    const item = link.closest('li');
    item?.querySelector('.chosen')?.remove();
    if (item && nameOf(link) === chosen) {
      const words = document.createElement('span');
      words.className = 'chosen';
      words.textContent = link.closest<HTMLElement>('.choices')?.dataset['chosen'] ?? '';
      item.append(words);
    }
  }
}

/** The page without its directories, of which the language is one, and the place on it: `install.html#windows`. */
function nameOf(link: HTMLAnchorElement): string {
  return (link.pathname.split('/').at(-1) ?? '') + link.hash;
}
