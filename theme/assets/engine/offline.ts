// Keeps what a reader has loaded, for reading without a network. A page registers it when the reader starts a machine.
// The parts of a machine have a hash in their names, so those that are kept are never asked for again. Everything else comes from the
// network, and from here without one.
const store = 'drydock';
const folders = ['assets/engine/', 'assets/lab/'].map((folder) => new URL(folder, location.href).href);
const manifest = 'engine.json';

/** What TypeScript's types of pages lack. */
interface ServiceWorker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const worker = globalThis as unknown as ServiceWorker;

worker.addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => (event as ExtendableEvent).waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event as FetchEvent;
  if (request.method === 'GET' && request.url.startsWith(worker.registration.scope) && !request.headers.has('range')) {
    (event as FetchEvent).respondWith(isPart(request.url) ? keptFirst(request) : freshFirst(request));
  }
});

/** Whether a file's content can never be another one. */
function isPart(url: string): boolean {
  return folderOf(url) !== undefined && /\.[0-9a-f]{16}(\.|$)/.test(url);
}

/** The folder of a machine that a file is in. */
function folderOf(url: string): string | undefined {
  return folders.find((folder) => url.startsWith(folder));
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  return (await cache.match(request.url)) ?? keep(cache, request, await fetch(request));
}

async function freshFirst(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  try {
    return await keep(cache, request, await fetch(request));
  } catch (fault) {
    const kept = await cache.match(request.url, { ignoreSearch: true });
    if (kept) {
      return kept;
    }

    throw fault;
  }
}

async function keep(cache: Cache, request: Request, response: Response): Promise<Response> {
  if (response.ok && response.type === 'basic') {
    // A full disk must not keep the reader from what has been loaded.
    await cache.put(request.url, response.clone()).catch(() => undefined);
    const folder = folderOf(request.url);
    if (folder !== undefined && request.url === folder + manifest) {
      await forgetOthers(cache, folder, await response.clone().text());
    }
  }

  return response;
}

/** Forgets the parts of an earlier machine. */
async function forgetOthers(cache: Cache, folder: string, parts: string): Promise<void> {
  for (const { url } of await cache.keys()) {
    if (url.startsWith(folder) && isPart(url) && !parts.includes(url.slice(folder.length))) {
      await cache.delete(url);
    }
  }
}

export {};
