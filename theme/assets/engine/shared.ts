// A machine belongs to the site and not to a page of it, where the browser lets a worker live on while a reader goes from page to page.
import { read, write } from '../storage';

/** Whether it does. A constructor reads its options before it looks at the address, and this one is none. */
export const outlivesPages = ((): boolean => {
  let isAsked = false;
  try {
    new SharedWorker('https://:', { get extendedLifetime() { return (isAsked = true); } } as WorkerOptions);
  } catch {
    // That is expected.
  }

  return isAsked;
})();

/** The address of the worker. With these words in it, v86 takes its turns with the browser's scheduler, and otherwise with a second worker. */
export function workerOf(base: string): string {
  return `${base}worker.js#use-scheduling-api`;
}

/** Connects to the worker that all pages of the site share, and starts it if there is none. */
export function connect(base: string): MessagePort {
  return new SharedWorker(workerOf(base), { name: idOf(base), extendedLifetime: true } as WorkerOptions).port;
}

/** Gives up the machine of all pages: who connects from now on gets another worker. One that is about to end would not answer any more. */
export function renew(base: string): void {
  write(key(base), `${Date.now()}`);
}

/** Whether this tab of the browser has used the machine. */
export function isUsed(base: string): boolean {
  try {
    return sessionStorage.getItem(`drydock.${key(base)}`) === idOf(base);
  } catch {
    return false;
  }
}

export function setUsed(base: string): void {
  try {
    sessionStorage.setItem(`drydock.${key(base)}`, idOf(base));
  } catch {
    // Without storage, the next page offers the machine as if it were another one.
  }
}

function idOf(base: string): string {
  return read(key(base)) ?? 'machine';
}

function key(base: string): string {
  return `engine ${base}`;
}
