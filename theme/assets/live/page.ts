/** The script that is running. Its address leads to the scripts and stylesheets beside it. */
const script = document.currentScript as HTMLScriptElement;

/** The anchor of the task, which no step can have as its id. */
export const task = 'your-turn';

/** The command of a step, and its file. */
export const terminalOf = ':scope > .terminal, .variant-shell > .terminal';
export const listingOf = ':scope > .listing, .variant-shell > .listing';

/** A step that can be done on a machine. */
export interface LiveStep {
  readonly id: string;
  readonly kind: 'command' | 'file';
  readonly terminal: string;
  /** The file name of its C# program. */
  readonly program: string | null;
  /** Whether the reader has to type while the command runs. */
  readonly input: boolean;
}

/** The lesson of the page: what the server's tag says about it, and what the page shows of it. */
export const lesson = {
  id: script.dataset['lesson'] ?? '',
  /** The engine whose output the page shows unless the reader chooses another. */
  engine: script.dataset['engine'] ?? '',
  /** Why there can be no machine, as a sentence; undefined if there can. */
  missing: script.dataset['missing'],
  /** Whether the browser has opened the link of an earlier start only. */
  restarted: script.dataset['restarted'] !== undefined,
  /** Steps that are only described have no check. */
  steps: [...document.querySelectorAll<HTMLElement>('.step[id]:has(> .check)')].map(readStep),
  hasTask: document.querySelector(`#${task} > .check`) !== null,
};

function readStep(section: HTMLElement): LiveStep {
  // The title of another terminal than the first is its name: `Terminal b`.
  const title = section.querySelector(terminalOf)?.querySelector('.bar-title:not([aria-hidden=true])')?.textContent;
  return {
    id: section.id,
    kind: section.querySelector(terminalOf) ? 'command' : 'file',
    terminal: title?.trim().split(' ').at(-1) ?? 'a',
    program: section.querySelector('.variant-csharp > .listing')?.getAttribute('aria-label') ?? null,
    input: section.querySelector('.typed') !== null,
  };
}

/** The number of a step on the page. */
export function numberOf(step: string): string {
  return document.getElementById(step)?.querySelector('.step-number')?.textContent ?? step;
}

export function besideScript(name: string): string {
  return new URL(name, script.src).href;
}
