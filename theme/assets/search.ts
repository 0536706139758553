// The search. It is loaded when the dialog is first opened, after the index of the page's language.
import { Combobox } from './search/combobox';
import { Finder, type Match } from './search/finder';
import { loadPart } from './search/load';
import { show } from './search/results';
import type { SearchData } from './search/site-index';

declare global {
  // Set by search-index.js.
  var drydockIndex: SearchData;
}

const limit = 40;
/** How many matches are shown before the texts of the others have been loaded. */
const first = 10;
const dialog = document.querySelector<HTMLDialogElement>('[data-search]')!;
const input = dialog.querySelector<HTMLInputElement>('[role=combobox]')!;
const list = dialog.querySelector<HTMLElement>('[role=listbox]')!;
const message = dialog.querySelector<HTMLElement>('[data-search-message]')!;
const base = new URL(dialog.dataset['index'] ?? '', document.baseURI).href;
const finder = new Finder(drydockIndex, (name) => loadPart(new URL(`search/${name}.js`, base).href, name));
const combobox = new Combobox(input, list);
/** What was typed last. What was found for anything else is out of date. */
let latest = '';

async function search(): Promise<void> {
  const text = latest = input.value.trim();
  try {
    const matches = await finder.find(text, limit);
    await showFirst(matches, Math.min(first, matches.length), text);
    if (matches.length > first) {
      await showFirst(matches, matches.length, text);
    }
  } catch {
    message.textContent = message.dataset['failed'] ?? '';
  }
}

/** Shows some of the matches, unless something else has been typed meanwhile. */
async function showFirst(matches: readonly Match[], count: number, text: string): Promise<void> {
  const groups = await finder.show(matches.slice(0, count));
  if (text !== latest) {
    return;
  }

  show(list, groups, base);
  message.textContent = messageFor(text, matches.length);
  if (count > first) {
    combobox.restore();
  } else {
    combobox.reset();
  }
}

function messageFor(text: string, count: number): string {
  const { empty = '', none = '', one = '', many = '' } = message.dataset;
  return text === '' ? empty
    : count === 0 ? none.replace('{0}', () => text)
    : count === 1 ? one
    : many.replace('{0}', String(count));
}

input.addEventListener('input', () => void search());
// A result can be on the current page, which is then not loaded again.
list.addEventListener('click', () => dialog.close());
void search();
