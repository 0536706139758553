/** Shows each hint, and finally the solution, only after the one before it was opened. */
export function startTask(): void {
  const hints = [...document.querySelectorAll<HTMLDetailsElement>('[data-hint]')];
  hints.forEach((hint, i) => {
    const next = hints[i + 1];
    if (next) {
      next.hidden = !hint.open;
      hint.addEventListener('toggle', () => {
        next.hidden = false;
      });
    }
  });
}
