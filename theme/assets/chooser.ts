// The page at the root: goes on to the language that the reader chose, or else to the browser's.
import { read, write } from './storage';

const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-language]')];
const wanted = [read('language'), ...navigator.languages].map((tag) => tag?.toLowerCase().split('-')[0]);
const found = wanted.map((code) => links.find((link) => link.dataset['language'] === code)).find((link) => link);

for (const link of links) {
  link.addEventListener('click', () => write('language', link.dataset['language'] ?? ''));
}

if (found) {
  location.replace(found.href);
}
