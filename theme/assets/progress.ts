import { now } from './events';
import { place } from './language';
import { answeredEvent } from './quiz';
import { read, write } from './storage';

const key = 'progress';

/** What the reader has done. It is the same in all languages, and also the format of the exported file. */
interface Progress {
  readonly version: 1;
  readonly done: readonly string[];
  /** The questions that were answered correctly, with their lesson: `images/disk-space`. */
  readonly answered: readonly string[];
  /** The lessons whose task is done. Files of older versions do not have this member. */
  readonly tasks: readonly string[];
  /** The lesson that the reader visited last. */
  readonly last: string | null;
  /** The step or section of that lesson that the reader was at. Files of older versions do not have this member. */
  readonly place: string;
}

const noProgress: Progress = { version: 1, done: [], answered: [], tasks: [], last: null, place: '' };

/** Browsers can deny storage. Progress is then only kept until the page is left. */
let progress = parse(read(key)) ?? noProgress;

export function startProgress(): void {
  const lesson = lessonOf(location.pathname);
  if (lesson !== null && document.documentElement.dataset['page'] === 'lesson') {
    startLesson(lesson);
  }

  startTools();
  now(show);
  // Progress can have changed in another tab, or while this page was in the back/forward cache. There is also the event `storage`, but
  // adding a listener for it takes the browser longer than everything else that the page does at its start.
  addEventListener('focus', reload);
  addEventListener('pageshow', (event) => event.persisted && reload());
}

function startLesson(lesson: string): void {
  // This is not done at the start, because the first write to storage takes as long as everything else that the page does then.
  addEventListener('pagehide', () => {
    reload();
    save({ ...progress, last: lesson, place: place() });
  });
  button('[data-done-button]')?.addEventListener('click', () => setDone(lesson, !progress.done.includes(lesson)));
  button('[data-task-done]')?.addEventListener('click', () => setTask(lesson, !progress.tasks.includes(lesson)));
  document.addEventListener(answeredEvent, (event) => {
    const question = `${lesson}/${(event as CustomEvent<string>).detail}`;
    save({ ...progress, answered: [...new Set([...progress.answered, question])] });
    const all = [...document.querySelectorAll<HTMLElement>('[data-question]')];
    if (all.every((one) => progress.answered.includes(`${lesson}/${one.dataset['question']}`))) {
      setDone(lesson, true);
    }
  });
}

function startTools(): void {
  button('[data-export]')?.addEventListener('click', exportFile);
  button('[data-reset]')?.addEventListener('click', (event) => {
    if (confirm((event.currentTarget as HTMLElement).dataset['confirm'])) {
      save(noProgress);
    }
  });
  const file = document.querySelector<HTMLInputElement>('[data-import]');
  file?.addEventListener('change', () => void importFile(file));
}

function setDone(lesson: string, done: boolean): void {
  const others = progress.done.filter((one) => one !== lesson);
  save({ ...progress, done: done ? [...others, lesson] : others });
}

function setTask(lesson: string, done: boolean): void {
  const others = progress.tasks.filter((one) => one !== lesson);
  save({ ...progress, tasks: done ? [...others, lesson] : others });
}

function save(newProgress: Progress): void {
  progress = newProgress;
  write(key, JSON.stringify(newProgress));
  show();
}

function reload(): void {
  progress = parse(read(key)) ?? progress;
  show();
}

function exportFile(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(progress, null, 2) + '\n'], { type: 'application/json' }));
  link.download = 'drydock-progress.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

async function importFile(input: HTMLInputElement): Promise<void> {
  const imported = parse((await input.files?.[0]?.text()) ?? null);
  const status = document.querySelector<HTMLElement>('[data-progress-status]');
  if (imported) {
    save(imported);
  }

  if (status) {
    status.textContent = status.dataset[imported ? 'imported' : 'failed'] ?? '';
  }

  input.value = '';
}

/** Reads progress from storage or an imported file, which can contain anything. Null if the text is not progress. */
function parse(text: string | null): Progress | null {
  try {
    const { version, done, answered, tasks, last, place } = (JSON.parse(text ?? 'null') ?? {}) as Partial<Progress>;
    if (version !== 1 || !areTexts(done) || !areTexts(answered) || (last !== null && typeof last !== 'string')) {
      return null;
    }

    return { version, done, answered, tasks: areTexts(tasks) ? tasks : [], last, place: typeof place === 'string' ? place : '' };
  } catch {
    return null;
  }
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Shows what is done: on the buttons of the lesson, on links to lessons, and on the front page. */
function show(): void {
  const lesson = lessonOf(location.pathname);
  const done = button('[data-done-button]');
  if (done && lesson !== null) {
    const pressed = progress.done.includes(lesson);
    done.setAttribute('aria-pressed', String(pressed));
    button('[data-task-done]')?.setAttribute('aria-pressed', String(progress.tasks.includes(lesson)));
  }

  for (const link of lessonLinks()) {
    link.toggleAttribute('data-done', progress.done.includes(lessonOf(link.pathname) ?? ''));
    const mark = link.parentElement?.querySelector<HTMLElement>('[data-done-mark]');
    if (mark) {
      mark.hidden = !link.hasAttribute('data-done');
    }
  }

  showPanel();
}

/** Updates the panel on the front page. */
function showPanel(): void {
  const box = document.querySelector<HTMLElement>('[data-progress]');
  if (!box) {
    return;
  }

  const links = [...document.querySelectorAll<HTMLAnchorElement>('.entry h4 a')];
  const done = links.filter((link) => link.hasAttribute('data-done')).length;
  const next = nextOf(links);
  const bar = box.querySelector('progress');
  const count = box.querySelector<HTMLElement>('[data-progress-count]');
  const go = box.querySelector<HTMLAnchorElement>('[data-continue]');
  if (bar && count && go) {
    bar.max = links.length;
    bar.value = done;
    count.textContent = (count.dataset['words'] ?? '').replace('{0}', String(done)).replace('{1}', String(links.length));
    go.hidden = progress.last === null || !next;
    go.href = next?.href ?? '';
    go.hash = lessonOf(next?.pathname ?? '') === progress.last ? progress.place : '';
    go.querySelector('span')!.textContent = next?.textContent ?? '';
  }
}

/** The lesson that the reader visited last, or if it is done, the next one that is not. */
function nextOf(links: readonly HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  const last = links.findIndex((link) => lessonOf(link.pathname) === progress.last);
  const order = [...links.slice(Math.max(0, last)), ...links.slice(0, Math.max(0, last))];
  return order.find((link) => !link.hasAttribute('data-done'));
}

function lessonLinks(): NodeListOf<HTMLAnchorElement> {
  return document.querySelectorAll<HTMLAnchorElement>('.course li a, .entry h4 a');
}

/** The id of the lesson at a path, `…/lessons/ID.html`; null for other pages. */
function lessonOf(path: string): string | null {
  return /\/lessons\/([a-z0-9-]+)\.html$/.exec(path)?.[1] ?? null;
}

function button(selector: string): HTMLButtonElement | null {
  return document.querySelector(selector);
}
