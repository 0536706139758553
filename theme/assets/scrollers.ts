/** A table or listing of the prose that is wider than the page scrolls, so the keyboard must reach it. */
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
