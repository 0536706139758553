import { on } from './events';
import { loadScript } from './lazy';

declare global {
  // Set by a lesson's calls.js: what the calls carried.
  var drydockCalls: readonly string[] | undefined;
}

/** What a call of the Engine API carried comes when the reader unfolds it. */
export function startHood(): void {
  on('toggle', 'details.call[open]', (call) => void fill(call, call.closest<HTMLElement>('[data-calls]')?.dataset['calls'] ?? ''));
}

async function fill(call: HTMLElement, source: string): Promise<void> {
  await loadScript(source).catch(() => {});
  for (const body of call.querySelectorAll<HTMLElement>('[data-body]')) {
    body.textContent = globalThis.drydockCalls?.[Number(body.dataset['body'])] ?? '';
  }
}
