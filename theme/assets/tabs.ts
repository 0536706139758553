import { on } from './events';
import { write } from './storage';

/** How the reader does a step. */
type Way = 'shell' | 'csharp';

const anyTab = '[role=tab][data-way]';
const ways: readonly Way[] = ['shell', 'csharp'];

export function isWay(text: string | null | undefined): text is Way {
  return text === 'shell' || text === 'csharp';
}

/** The tabs of every step are one choice: the stylesheet shows the panels by `data-way` of the root element. */
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
  const way = tab.dataset['way'];
  if (!isWay(way)) {
    return;
  }

  const before = tab.getBoundingClientRect().top;
  document.documentElement.dataset['way'] = way;
  mark();
  write('way', way);
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
}

function mark(): void {
  const way = document.documentElement.dataset['way'];
  for (const tab of tabs()) {
    const selected = tab.dataset['way'] === way;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
}

function moveBy(event: KeyboardEvent, tab: HTMLElement): void {
  const here = ways.findIndex((way) => way === tab.dataset['way']);
  const places: Record<string, number> = {
    ArrowLeft: here - 1,
    ArrowRight: here + 1,
    Home: 0,
    End: ways.length - 1,
  };
  const place = places[event.key];
  if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }

  event.preventDefault();
  const way = ways.at(place % ways.length);
  const next = tab.parentElement?.querySelector<HTMLElement>(`[data-way=${way}]`);
  if (next) {
    choose(next);
    next.focus();
  }
}
