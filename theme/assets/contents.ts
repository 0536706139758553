/** Marks the section under the reader's eyes in the table of contents. */
export function startContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  const sections = links
    .map((link) => ({ link, target: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((section): section is { link: HTMLAnchorElement; target: HTMLElement } => section.target !== null);
  let waiting = false;

  const mark = (): void => {
    waiting = false;
    // A short last section never climbs that high: at the end of the page it is the one.
    const line = isAtEnd() ? innerHeight : innerHeight / 3;
    const here = sections.filter(({ target }) => target.getBoundingClientRect().top <= line).at(-1);
    for (const { link } of sections) {
      if (link === here?.link) {
        link.setAttribute('aria-current', 'location');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  };

  const later = (): void => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(mark);
    }
  };

  if (sections.length > 0) {
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    // After the first paint: before it, asking where things are would have the browser lay the page out once more.
    requestAnimationFrame(() => setTimeout(mark));
  }
}

function isAtEnd(): boolean {
  return scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
}
