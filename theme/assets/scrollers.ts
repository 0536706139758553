/** Makes tables and listings that are wider than the page focusable, so that they can be scrolled with the keyboard. */
export function startScrollers(): void {
  const boxes = document.querySelectorAll<HTMLElement>('.prose :is(table, pre)');
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute('tabindex', '0');
      } else {
        target.removeAttribute('tabindex');
      }
    }
  });
  boxes.forEach((box) => observer.observe(box));
}
