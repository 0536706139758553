import { now, on } from './events';
import { write } from './storage';

/** A way to do a step. */
type Variant = 'shell' | 'csharp';

const anyTab = '[role=tab][data-variant]';
const variants: readonly Variant[] = ['shell', 'csharp'];

export function isVariant(text: string | null | undefined): text is Variant {
  return text === 'shell' || text === 'csharp';
}

/** Makes the tabs of all steps switch together. The stylesheet shows the panels that match `data-variant` of the root element. */
export function startTabs(): void {
  on('click', anyTab, choose);
  on('keydown', anyTab, (tab, event) => moveBy(event, tab));
  now(markSelected);
}

function tabs(): NodeListOf<HTMLElement> {
  return document.querySelectorAll(anyTab);
}

/** Switches all steps. Steps above can grow or shrink, so the page is scrolled to keep the tab at its position on the screen. */
function choose(tab: HTMLElement): void {
  const variant = tab.dataset['variant'];
  if (!isVariant(variant)) {
    return;
  }

  const before = tab.getBoundingClientRect().top;
  document.documentElement.dataset['variant'] = variant;
  markSelected();
  write('variant', variant);
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
}

function markSelected(): void {
  const variant = document.documentElement.dataset['variant'];
  for (const tab of tabs()) {
    const selected = tab.dataset['variant'] === variant;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
}

function moveBy(event: KeyboardEvent, tab: HTMLElement): void {
  const current = variants.findIndex((variant) => variant === tab.dataset['variant']);
  const indexes: Record<string, number> = {
    ArrowLeft: current - 1,
    ArrowRight: current + 1,
    Home: 0,
    End: variants.length - 1,
  };
  const index = indexes[event.key];
  if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }

  event.preventDefault();
  const variant = variants.at(index % variants.length);
  const next = tab.parentElement?.querySelector<HTMLElement>(`[data-variant=${variant}]`);
  if (next) {
    choose(next);
    next.focus();
  }
}
