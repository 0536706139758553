import type { Group, Hit } from './finder';
import { marked, snippet } from './marks';

/** Fills the list with what was found: a group a page, an option a place. */
export function show(list: HTMLElement, groups: readonly Group[], base: string): void {
  list.replaceChildren(...groups.map((group, i) => groupElement(group, `${list.id}-${i}`, (id) => new URL(id, base).href, list.dataset['step'] ?? '')));
}

function groupElement({ title, hits }: Group, id: string, href: (id: string) => string, stepWord: string): HTMLElement {
  const group = element('div', 'search-group');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', title);
  // A page that was found itself leads its group, and its title need not stand twice.
  if (hits[0]?.id.includes('#')) {
    const heading = element('p', 'search-page');
    heading.setAttribute('aria-hidden', 'true');
    heading.textContent = title;
    group.append(heading);
  }

  group.append(...hits.map((hit, i) => option(hit, `${id}-${i}`, href(hit.id), stepWord)));
  return group;
}

function option(hit: Hit, id: string, href: string, stepWord: string): HTMLElement {
  const link = element('a', 'search-option');
  link.id = id;
  link.href = href;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  link.append(titleOf(hit, stepWord), textOf(hit));
  return link;
}

function titleOf(hit: Hit, stepWord: string): HTMLElement {
  const title = element('span', 'search-title');
  if (hit.step === undefined) {
    title.append(marked(hit.title, hit.terms));
    return title;
  }

  const number = element('span', 'search-step');
  const command = element('code', 'search-command');
  number.textContent = stepWord.replace('{0}', String(hit.step));
  command.append(marked(hit.title, hit.terms));
  title.append(number, ' ', command);
  return title;
}

function textOf(hit: Hit): HTMLElement {
  const text = element('span', 'search-text');
  text.append(marked(snippet(hit.text, hit.terms), hit.terms));
  return text;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
