// The script of the page at the root. It redirects to the language that the reader has chosen, or otherwise to the browser's.
import { read, write } from './storage';

const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-language]')];
const preferred = [read('language'), ...navigator.languages].map((tag) => tag?.toLowerCase().split('-')[0]);
const found = preferred.map((code) => links.find((link) => link.dataset['language'] === code)).find((link) => link);

for (const link of links) {
  link.addEventListener('click', () => write('language', link.dataset['language'] ?? ''));
}

if (found) {
  location.replace(found.href);
}
