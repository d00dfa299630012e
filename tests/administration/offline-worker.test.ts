/** The offline worker of two versions side by side, in a faked scope with a faked cache. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RUNNER_PATH, TAKE_OVER } from '~/administration/offline-files';

const HOME = 'https://lasfyr.example';

type Version = { page: string; files: string[] };
const OLD: Version = { page: '<html>old</html>', files: ['/runner/assets/old.js'] };
const NEW: Version = { page: '<html>new</html>', files: ['/runner/assets/new.js'] };

/** What the server has; null when there is no contact. */
let server: Map<string, string> | null;
let stores: Map<string, Map<string, Response>>;

const pathOf = (request: RequestInfo | URL) =>
  new URL(request instanceof Request ? request.url : request, HOME).pathname;

function answerFromServer(request: RequestInfo | URL): Promise<Response> {
  if (!server) return Promise.reject(new TypeError('Failed to fetch'));
  const body = server.get(pathOf(request));
  return Promise.resolve(new Response(body ?? 'no', { status: body === undefined ? 404 : 200 }));
}

function openCache(name: string) {
  const store = stores.get(name) ?? new Map<string, Response>();
  stores.set(name, store);
  return {
    match: async (request: RequestInfo | URL) => store.get(pathOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => {
      store.set(pathOf(request), response);
    },
    async addAll(addresses: string[]) {
      const responses = await Promise.all(addresses.map(answerFromServer));
      if (responses.some(({ ok }) => !ok)) throw new TypeError('Request failed');
      for (const [at, address] of addresses.entries()) {
        store.set(address, responses[at] as Response);
      }
    },
  };
}

const fakeCaches = {
  open: async (name: string) => openCache(name),
  keys: async () => [...stores.keys()],
  delete: async (name: string) => stores.delete(name),
  async match(request: RequestInfo | URL) {
    for (const name of stores.keys()) {
      const found = await openCache(name).match(request);
      if (found) return found;
    }
    return undefined;
  },
};

type Worker = {
  tell: (type: 'install' | 'activate') => Promise<void>;
  say: (data: unknown) => void;
  ask: (path: string) => Promise<string> | 'passed on';
  skipWaiting: ReturnType<typeof vi.fn>;
  claim: ReturnType<typeof vi.fn>;
};

/** A worker of a version in a scope of its own. */
async function makeWorker(version: Version): Promise<Worker> {
  const listeners = new Map<string, (event: object) => void>();
  const skipWaiting = vi.fn(() => Promise.resolve());
  const claim = vi.fn(() => Promise.resolve());
  vi.stubGlobal('self', {
    location: new URL(HOME),
    clients: { claim },
    skipWaiting,
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
  });
  // What the build fills in: each worker has its own.
  const fillIn = () => {
    vi.stubGlobal('SHELL_FILES', version.files);
    vi.stubGlobal('PAGE_SHA256', createHash('sha256').update(version.page).digest('hex'));
  };
  fillIn();
  vi.resetModules();
  await import('~/administration/runner/offline-worker.client');
  return {
    skipWaiting,
    claim,
    async tell(type) {
      fillIn();
      let work: Promise<unknown> = Promise.resolve();
      listeners.get(type)?.({
        waitUntil: (given: Promise<unknown>) => {
          work = given;
        },
      });
      await work;
    },
    say: (data) => listeners.get('message')?.({ data }),
    ask(path) {
      let answer: Promise<Response> | undefined;
      listeners.get('fetch')?.({
        request: new Request(HOME + path),
        respondWith: (given: Promise<Response>) => {
          answer = given;
        },
      });
      return answer ? answer.then((response) => response.text()) : 'passed on';
    },
  };
}

function deploy(version: Version): void {
  server = new Map(version.files.map((file) => [file, `script of ${version.page}`]));
  server.set(RUNNER_PATH, version.page);
}

beforeEach(() => {
  stores = new Map();
  vi.stubGlobal('caches', fakeCaches);
  vi.stubGlobal('fetch', answerFromServer);
  deploy(OLD);
});
afterEach(() => vi.unstubAllGlobals());

describe('the offline worker', () => {
  it('answers the page and its files without contact, and passes on what is about somebody', async () => {
    const worker = await makeWorker(OLD);
    await worker.tell('install');
    await worker.tell('activate');
    server = null;
    expect(await worker.ask('/elev?sound=silent')).toBe(OLD.page);
    expect(await worker.ask('/runner/assets/old.js')).toBe(`script of ${OLD.page}`);
    expect(worker.ask('/api/device/heartbeat')).toBe('passed on');
    expect(worker.ask('/classes/1')).toBe('passed on');
  });

  it('of a newer version waits; the old page keeps its own files, and both stand side by side', async () => {
    const old = await makeWorker(OLD);
    await old.tell('install');
    await old.tell('activate');
    deploy(NEW);
    const newer = await makeWorker(NEW);
    await newer.tell('install');
    expect(newer.skipWaiting).not.toHaveBeenCalled();
    expect(await old.ask(RUNNER_PATH)).toBe(OLD.page);
    expect(await old.ask('/runner/assets/old.js')).toBe(`script of ${OLD.page}`);

    newer.say('hello');
    expect(newer.skipWaiting).not.toHaveBeenCalled();
    newer.say(TAKE_OVER);
    expect(newer.skipWaiting).toHaveBeenCalledTimes(1);
    await newer.tell('activate');
    expect(newer.claim).toHaveBeenCalled();
    server = null;
    expect(await newer.ask(RUNNER_PATH)).toBe(NEW.page);
    expect([...stores.values()].flatMap((store) => [...store.keys()])).not.toContain(
      '/runner/assets/old.js',
    );
  });

  it('takes in nothing of a deploy that is half done, or that contact breaks off', async () => {
    const newer = await makeWorker(NEW);
    for (const file of NEW.files) server?.set(file, 'script');
    await expect(newer.tell('install')).rejects.toThrow('another version');
    deploy(NEW);
    server?.delete('/runner/assets/new.js');
    await expect(newer.tell('install')).rejects.toThrow();
    expect(stores.get([...stores.keys()][0] ?? '')?.has(RUNNER_PATH)).toBe(false);
    server = null;
    await expect(newer.tell('install')).rejects.toThrow();
  });
});
