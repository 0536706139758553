import { on } from './events';
import { loadScript } from './lazy';

declare global {
  // Set by a lesson's calls.js: the bodies of its Engine API calls.
  var drydockCalls: readonly string[] | undefined;
}

/** Loads the body of an Engine API call when the reader opens it. */
export function startHood(): void {
  on('toggle', 'details.call[open]', (call) => void fill(call, call.closest<HTMLElement>('[data-calls]')?.dataset['calls'] ?? ''));
}

async function fill(call: HTMLElement, source: string): Promise<void> {
  await loadScript(source).catch(() => {});
  for (const body of call.querySelectorAll<HTMLElement>('[data-body]')) {
    body.textContent = globalThis.drydockCalls?.[Number(body.dataset['body'])] ?? '';
  }
}
