import { loadScript } from './lazy';

declare global {
  // Set by a lesson's calls.js: what the calls carried.
  var drydockCalls: readonly string[] | undefined;
}

/** What a call of the Engine API carried comes when the reader unfolds it. */
export function startHood(): void {
  for (const hood of document.querySelectorAll<HTMLElement>('[data-calls]')) {
    for (const call of hood.querySelectorAll<HTMLDetailsElement>('details.call')) {
      call.addEventListener('toggle', () => call.open && void fill(call, hood.dataset['calls'] ?? ''));
    }
  }
}

async function fill(call: HTMLElement, source: string): Promise<void> {
  await loadScript(source).catch(() => {});
  for (const body of call.querySelectorAll<HTMLElement>('[data-body]')) {
    body.textContent = globalThis.drydockCalls?.[Number(body.dataset['body'])] ?? '';
  }
}
