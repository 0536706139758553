/** Marks the section that the reader is at in the table of contents. */
export function startContents(): void {
  let sections = findSections();
  let scheduled = false;

  const mark = (): void => {
    scheduled = false;
    // The current section is the last one that starts in the upper third of the window. A short last section never gets there, so at the
    // end of the page the last section counts.
    const line = isAtEnd() ? innerHeight : innerHeight / 3;
    const current = sections.filter(({ target }) => target.getBoundingClientRect().top <= line).at(-1);
    for (const { link } of sections) {
      if (link === current?.link) {
        link.setAttribute('aria-current', 'location');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  };

  const schedule = (): void => {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(mark);
    }
  };

  document.addEventListener('drydock:patched', () => {
    sections = findSections();
    schedule();
  });
  if (sections.length > 0) {
    addEventListener('scroll', schedule, { passive: true });
    addEventListener('resize', schedule);
    // Before the first paint, reading positions would make the browser lay the page out an additional time.
    requestAnimationFrame(() => setTimeout(mark));
  }
}

interface Section {
  readonly link: HTMLAnchorElement;
  readonly target: HTMLElement;
}

function findSections(): Section[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')]
    .map((link) => ({ link, target: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((section): section is Section => section.target !== null);
}

function isAtEnd(): boolean {
  return scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
}
