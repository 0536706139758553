import type { Group, Hit } from './finder';
import { marked, snippet } from './marks';

/** Fills the list with the hits: one group per page, one option per hit. */
export function show(list: HTMLElement, groups: readonly Group[], base: string): void {
  const href = (id: string): string => new URL(id, base).href;
  const stepWord = list.dataset['step'] ?? '';
  list.replaceChildren(...groups.map((group, i) => groupElement(group, `${list.id}-${i}`, href, stepWord)));
}

function groupElement({ title, hits }: Group, id: string, href: (id: string) => string, stepWord: string): HTMLElement {
  const group = element('div', 'search-group');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', title);
  // If the page itself is a hit, it is the group's first option and already shows the title.
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
  const created = document.createElement(tag);
  created.className = className;
  return created;
}
