import { on } from './events';
import { write } from './storage';

/** How the reader does a step. */
type Variant = 'shell' | 'csharp';

const anyTab = '[role=tab][data-variant]';
const variants: readonly Variant[] = ['shell', 'csharp'];

export function isVariant(text: string | null | undefined): text is Variant {
  return text === 'shell' || text === 'csharp';
}

/** The tabs of every step are one choice: the stylesheet shows the panels by `data-variant` of the root element. */
export function startTabs(): void {
  on('click', anyTab, choose);
  on('keydown', anyTab, (tab, event) => moveBy(event, tab));
  mark();
}

function tabs(): NodeListOf<HTMLElement> {
  return document.querySelectorAll(anyTab);
}

/** Steps above grow or shrink with the choice: the tab stays where the reader's eyes are. */
function choose(tab: HTMLElement): void {
  const variant = tab.dataset['variant'];
  if (!isVariant(variant)) {
    return;
  }

  const before = tab.getBoundingClientRect().top;
  document.documentElement.dataset['variant'] = variant;
  mark();
  write('variant', variant);
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
}

function mark(): void {
  const variant = document.documentElement.dataset['variant'];
  for (const tab of tabs()) {
    const selected = tab.dataset['variant'] === variant;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
}

function moveBy(event: KeyboardEvent, tab: HTMLElement): void {
  const here = variants.findIndex((variant) => variant === tab.dataset['variant']);
  const places: Record<string, number> = {
    ArrowLeft: here - 1,
    ArrowRight: here + 1,
    Home: 0,
    End: variants.length - 1,
  };
  const place = places[event.key];
  if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }

  event.preventDefault();
  const variant = variants.at(place % variants.length);
  const next = tab.parentElement?.querySelector<HTMLElement>(`[data-variant=${variant}]`);
  if (next) {
    choose(next);
    next.focus();
  }
}
