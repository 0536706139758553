import { now } from './events';

/** Adds a link to each heading for mouse users. Keyboard users have the same links in the table of contents. */
export function startHeadingLinks(): void {
  now(addLinks);
}

function addLinks(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)[id]:not(:has(> .heading-link))')) {
    const link = document.createElement('a');
    link.className = 'heading-link';
    link.href = `#${heading.id}`;
    link.textContent = '#';
    link.tabIndex = -1;
    link.setAttribute('aria-hidden', 'true');
    heading.append(link);
  }
}
