/**
 * The offline worker: answers the runner's page and its files from the device.
 *
 * One version of the page and all its files are fetched together and kept under that version, so a
 * page never meets files of another version. A newer version is fetched beside it and waits until
 * the page says that no task runs. Nothing under `/api` and no adult's page is ever seen here.
 * It is built as one file of its own; the build fills in what the version is made of.
 */
import {
  chooseKeeping,
  type Keeping,
  RUNNER_PATH,
  SHELL_PREFIX,
  TAKE_OVER,
} from '~/administration/offline-files';

/** Addresses of every script, style and font of this version. */
declare const SHELL_FILES: string[];
/** SHA-256 of the page these files belong to, 64 hex digits. */
declare const PAGE_SHA256: string;

/** What is used of the worker's global scope; the browser's types here are those of a page. */
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Scope = {
  location: Location;
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: Extendable) => void): void;
    (type: 'fetch', listener: (event: Fetching) => void): void;
    (type: 'message', listener: (event: MessageEvent) => void): void;
  };
};
const scope = self as unknown as Scope;

const SHELL = SHELL_PREFIX + PAGE_SHA256.slice(0, 16);
const ANY_SEARCH = { ignoreSearch: true, ignoreVary: true };

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All or nothing. A page of another version, as in the middle of a deploy, is not taken in. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll(SHELL_FILES);
  const page = await fetch(RUNNER_PATH, { cache: 'no-cache', credentials: 'omit' });
  if ((await hashOf(page.clone())) !== PAGE_SHA256) throw new Error('The page has another version');
  await cache.put(RUNNER_PATH, page);
}

async function forgetOldShells(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(SHELL_PREFIX) && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function answer(request: Request, keeping: Keeping): Promise<Response> {
  const found =
    keeping === 'page'
      ? await (await caches.open(SHELL)).match(RUNNER_PATH)
      : await caches.match(request, ANY_SEARCH);
  return found ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(keepShell()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOldShells()));
scope.addEventListener('message', ({ data }) => {
  if (data !== TAKE_OVER) return;
  // One that waits takes every page over when it begins; one that runs, those that it passed over.
  scope
    .skipWaiting()
    .then(() => scope.clients.claim())
    .catch(() => undefined);
});
scope.addEventListener('fetch', (event) => {
  const keeping = chooseKeeping(event.request, scope.location.origin);
  if (keeping !== 'none') event.respondWith(answer(event.request, keeping));
});
