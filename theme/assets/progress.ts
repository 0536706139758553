import { place } from './language';
import { answeredEvent } from './quiz';
import { read, write } from './storage';

const key = 'progress';

/** What the reader has done, by lesson: the same in every language. Exported as it is. */
interface Progress {
  readonly version: 1;
  readonly done: readonly string[];
  /** Lesson and question, `images/disk-space`. */
  readonly answered: readonly string[];
  /** Lessons whose task is done; files of older versions have none. */
  readonly tasks: readonly string[];
  readonly last: string | null;
  /** The step or section of that lesson where the reader left; files of older versions have none. */
  readonly place: string;
}

const nothing: Progress = { version: 1, done: [], answered: [], tasks: [], last: null, place: '' };

/** Browsers may refuse storage: then progress holds for this page. */
let progress = parse(read(key)) ?? nothing;

export function startProgress(): void {
  const lesson = lessonOf(location.pathname);
  if (lesson !== null && document.documentElement.dataset['page'] === 'lesson') {
    startLesson(lesson);
  }

  startKeeping();
  show();
  // Another tab may have changed it, or this page comes back from the browser's memory. For the first there is an event, too,
  // `storage`, but to listen to it takes the browser longer than the page's whole start.
  addEventListener('focus', reload);
  addEventListener('pageshow', (event) => event.persisted && reload());
}

function startLesson(lesson: string): void {
  // Not at the start as well: a page's first write takes the browser as long as its whole start.
  addEventListener('pagehide', () => {
    reload();
    keep({ ...progress, last: lesson, place: place() });
  });
  button('[data-done-button]')?.addEventListener('click', () => setDone(lesson, !progress.done.includes(lesson)));
  button('[data-task-done]')?.addEventListener('click', () => setTask(lesson, !progress.tasks.includes(lesson)));
  document.addEventListener(answeredEvent, (event) => {
    const question = `${lesson}/${(event as CustomEvent<string>).detail}`;
    keep({ ...progress, answered: [...new Set([...progress.answered, question])] });
    const all = [...document.querySelectorAll<HTMLElement>('[data-question]')];
    if (all.every((one) => progress.answered.includes(`${lesson}/${one.dataset['question']}`))) {
      setDone(lesson, true);
    }
  });
}

function startKeeping(): void {
  button('[data-export]')?.addEventListener('click', save);
  button('[data-reset]')?.addEventListener('click', (event) => {
    if (confirm((event.currentTarget as HTMLElement).dataset['confirm'])) {
      keep(nothing);
    }
  });
  const file = document.querySelector<HTMLInputElement>('[data-import]');
  file?.addEventListener('change', () => void load(file));
}

function setDone(lesson: string, done: boolean): void {
  const others = progress.done.filter((one) => one !== lesson);
  keep({ ...progress, done: done ? [...others, lesson] : others });
}

function setTask(lesson: string, done: boolean): void {
  const others = progress.tasks.filter((one) => one !== lesson);
  keep({ ...progress, tasks: done ? [...others, lesson] : others });
}

function keep(fresh: Progress): void {
  progress = fresh;
  write(key, JSON.stringify(fresh));
  show();
}

function reload(): void {
  progress = parse(read(key)) ?? progress;
  show();
}

function save(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(progress, null, 2) + '\n'], { type: 'application/json' }));
  link.download = 'drydock-progress.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

async function load(input: HTMLInputElement): Promise<void> {
  const imported = parse((await input.files?.[0]?.text()) ?? null);
  const status = document.querySelector<HTMLElement>('[data-progress-status]');
  if (imported) {
    keep(imported);
  }

  if (status) {
    status.textContent = status.dataset[imported ? 'imported' : 'failed'] ?? '';
  }

  input.value = '';
}

/** Null for whatever is not our file: it came from a disk, and may be anything. */
function parse(text: string | null): Progress | null {
  try {
    const found = JSON.parse(text ?? 'null') as Partial<Progress> | null;
    return found?.version === 1 && areTexts(found.done) && areTexts(found.answered) && (found.last === null || typeof found.last === 'string')
      ? { version: 1, done: found.done, answered: found.answered, tasks: areTexts(found.tasks) ? found.tasks : [], last: found.last, place: typeof found.place === 'string' ? found.place : '' }
      : null;
  } catch {
    return null;
  }
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Says on the page what is done: the lesson's button, the marks on links to lessons, the front page. */
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

  showFront();
}

function showFront(): void {
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

/** Where the reader left, or the first lesson after it that is not done yet. */
function nextOf(links: readonly HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  const here = links.findIndex((link) => lessonOf(link.pathname) === progress.last);
  const order = [...links.slice(Math.max(0, here)), ...links.slice(0, Math.max(0, here))];
  return order.find((link) => !link.hasAttribute('data-done'));
}

function lessonLinks(): NodeListOf<HTMLAnchorElement> {
  return document.querySelectorAll<HTMLAnchorElement>('.course li a, .entry h4 a');
}

/** The lesson of a page, by its address: `…/lessons/ID.html`. */
function lessonOf(path: string): string | null {
  return /\/lessons\/([a-z0-9-]+)\.html$/.exec(path)?.[1] ?? null;
}

function button(selector: string): HTMLButtonElement | null {
  return document.querySelector(selector);
}
