// The search. It is loaded when the dialog is first opened, after the index of the page's language.
import { Combobox } from './search/combobox';
import { Finder, type Group, type Match } from './search/finder';
import { loadPart } from './search/load';
import { show } from './search/results';
import type { SearchData } from './search/site-index';

declare global {
  // Set by search-index.js.
  var drydockIndex: SearchData;
}

const limit = 40;
/** How many matches are shown at first, and how many more when the reader comes to the last one: their texts lie in many parts of the index. */
const some = 10;
const dialog = document.querySelector<HTMLDialogElement>('[data-search]')!;
const input = dialog.querySelector<HTMLInputElement>('[role=combobox]')!;
const list = dialog.querySelector<HTMLElement>('[role=listbox]')!;
const message = dialog.querySelector<HTMLElement>('[data-search-message]')!;
const base = new URL(dialog.dataset['index'] ?? '', document.baseURI).href;
const finder = new Finder(drydockIndex, (name) => loadPart(new URL(`search/${name}.js`, base).href, name));
const combobox = new Combobox(input, list, () => searching);
/** Shows more matches when the last one that is shown comes into view. */
const more = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void showMore(), { root: list });
/** What was typed last. What was found for anything else is out of date. */
let latest = '';
let matches: readonly Match[] = [];
let searching = Promise.resolve();

async function search(text: string): Promise<void> {
  latest = text;
  try {
    const found = await finder.find(text, limit);
    const groups = await finder.show(found.slice(0, some));
    if (text === latest) {
      matches = found;
      showGroups(groups);
      combobox.reset();
      message.textContent = messageFor(text, found.length);
    }
  } catch {
    message.textContent = message.dataset['failed'] ?? '';
  }
}

async function showMore(): Promise<void> {
  const found = matches;
  const shown = list.querySelectorAll('[role=option]').length;
  const groups = shown < found.length ? await finder.show(found.slice(0, shown + some)) : [];
  if (found === matches && groups.length > 0) {
    showGroups(groups);
    combobox.restore();
  }
}

function showGroups(groups: readonly Group[]): void {
  const top = list.scrollTop;
  show(list, groups, base);
  list.scrollTop = top;
  more.disconnect();
  for (const last of [...list.querySelectorAll('[role=option]')].slice(-1)) {
    more.observe(last);
  }
}

function messageFor(text: string, count: number): string {
  const { empty = '', none = '', one = '', many = '' } = message.dataset;
  return text === '' ? empty
    : count === 0 ? none.replace('{0}', () => text)
    : count === 1 ? one
    : many.replace('{0}', String(count));
}

function start(): void {
  searching = search(input.value.trim());
}

input.addEventListener('input', start);
// A result can be on the current page, which is then not loaded again.
list.addEventListener('click', () => dialog.close());
start();
