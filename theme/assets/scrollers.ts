import { now } from './events';

/** Makes tables and listings that are wider than the page focusable, so that they can be scrolled with the keyboard. */
export function startScrollers(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute('tabindex', '0');
      } else {
        target.removeAttribute('tabindex');
      }
    }
  });
  now(() => document.querySelectorAll('.prose :is(table, pre)').forEach((box) => observer.observe(box)));
}
