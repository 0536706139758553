// The search. It is loaded when the dialog is first opened, after the index of the page's language.
import { Combobox } from './search/combobox';
import { Finder } from './search/finder';
import type { SearchData } from './search/options';
import { show } from './search/results';

declare global {
  // Set by search-index.js.
  var drydockIndex: SearchData;
}

const limit = 40;
const dialog = document.querySelector<HTMLDialogElement>('[data-search]')!;
const input = dialog.querySelector<HTMLInputElement>('[role=combobox]')!;
const list = dialog.querySelector<HTMLElement>('[role=listbox]')!;
const message = dialog.querySelector<HTMLElement>('[data-search-message]')!;
const base = new URL(dialog.dataset['index'] ?? '', document.baseURI).href;
const finder = new Finder(drydockIndex);
const combobox = new Combobox(input, list);

function search(): void {
  const text = input.value.trim();
  const hits = finder.find(text, limit);
  show(list, finder.group(hits), base);
  combobox.reset();
  message.textContent = messageFor(text, hits.length);
}

function messageFor(text: string, count: number): string {
  const { empty = '', none = '', one = '', many = '' } = message.dataset;
  return text === '' ? empty
    : count === 0 ? none.replace('{0}', () => text)
    : count === 1 ? one
    : many.replace('{0}', String(count));
}

input.addEventListener('input', search);
// A result can be on the current page, which is then not loaded again.
list.addEventListener('click', () => dialog.close());
search();
