/** A newer version of the page waits for every window's task; two windows share one faked browser. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TAKE_OVER } from '~/administration/offline-files';

type PageVersion = typeof import('~/administration/runner/page-version.client');

/** Locks as a browser has them: many share one, one alone has it, and who asks waits in order. */
function fakeLocks() {
  let sharers = 0;
  async function hold(work: (lock: object | null) => unknown): Promise<void> {
    sharers += 1;
    await work({});
    sharers -= 1;
  }
  return {
    request(_name: string, options: LockOptions, work: (lock: object | null) => unknown) {
      if (options.mode === 'shared') return hold(work);
      if (options.ifAvailable) return Promise.resolve(work(sharers === 0 ? {} : null));
      throw new Error('nobody waits for this lock');
    },
  };
}

/** The worker that waits: told to take over it begins, and every page is told of that. */
class WaitingWorker extends EventTarget {
  heard: unknown[] = [];
  constructor(private readonly begin: () => void) {
    super();
  }
  postMessage(message: unknown): void {
    this.heard.push(message);
    if (message === TAKE_OVER) this.begin();
  }
}

class Registration extends EventTarget {
  installing: EventTarget | null = null;
  waiting: WaitingWorker | null = null;
  update = vi.fn(() => Promise.resolve());
}

class Container extends EventTarget {
  controller: object | null = { version: 'old' };
  registration = new Registration();
  register = vi.fn(() => Promise.resolve(this.registration));

  /** A newer version has been fetched beside the old one. */
  async bring(): Promise<WaitingWorker> {
    const { registration } = this;
    const waiting = new WaitingWorker(() => {
      registration.waiting = null;
      this.controller = { version: 'new' };
      this.dispatchEvent(new Event('controllerchange'));
    });
    const installing = new EventTarget();
    registration.installing = installing;
    registration.dispatchEvent(new Event('updatefound'));
    registration.installing = null;
    registration.waiting = waiting;
    installing.dispatchEvent(new Event('statechange'));
    await settle();
    return waiting;
  }
}

let container: Container;
let reload: ReturnType<typeof vi.fn<() => void>>;

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

/** A window of the browser: a page's own copy of the code. */
async function openWindow(): Promise<PageVersion> {
  vi.resetModules();
  const page = await import('~/administration/runner/page-version.client');
  await page.registerOfflineWorker();
  return page;
}

const inContact = () => true;

beforeEach(() => {
  vi.useFakeTimers();
  container = new Container();
  reload = vi.fn<() => void>();
  vi.stubGlobal('navigator', { serviceWorker: container, locks: fakeLocks() });
  vi.stubGlobal('location', { reload });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a newer version of the page', () => {
  it('begins at once where the device is between pupils, and the page loads it', async () => {
    const page = await openWindow();
    page.restBetweenPupils(inContact);
    const worker = await container.bring();
    expect(worker.heard).toEqual([TAKE_OVER]);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('waits for the end of a task, and for the rest after it', async () => {
    const page = await openWindow();
    const endTask = page.holdVersion();
    const worker = await container.bring();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(worker.heard).toEqual([]);
    endTask();
    await vi.advanceTimersByTimeAsync(600_000);
    // Between two tasks of one pupil nothing rests.
    expect(worker.heard).toEqual([]);
    page.restBetweenPupils(inContact);
    await settle();
    expect(worker.heard).toEqual([TAKE_OVER]);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('waits for the task of another window, and then both are of one version', async () => {
    const [resting, working] = [await openWindow(), await openWindow()];
    const endTask = working.holdVersion();
    resting.restBetweenPupils(inContact);
    const worker = await container.bring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker.heard).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
    endTask();
    working.restBetweenPupils(inContact);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(worker.heard).toEqual([TAKE_OVER]);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('waits for contact: it may need other sounds', async () => {
    const page = await openWindow();
    let isOnline = false;
    const endRest = page.restBetweenPupils(() => isOnline);
    const worker = await container.bring();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(worker.heard).toEqual([]);
    isOnline = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(worker.heard).toEqual([TAKE_OVER]);
    endRest();
  });

  it('that another window has let in does not reload a task; its page is loaded at the next rest', async () => {
    const page = await openWindow();
    container.controller = { version: 'new' };
    container.dispatchEvent(new Event('controllerchange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reload).not.toHaveBeenCalled();
    page.restBetweenPupils(inContact);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('is no newer version when it is the first: the page stays', async () => {
    container.controller = null;
    const page = await openWindow();
    page.restBetweenPupils(inContact);
    container.controller = { version: 'first' };
    container.dispatchEvent(new Event('controllerchange'));
    await settle();
    expect(reload).not.toHaveBeenCalled();
  });

  it('is asked for at most once a minute', async () => {
    const page = await openWindow();
    for (const nowMs of [0, 1_000, 59_999, 60_000, 60_001]) page.askForNewVersion(nowMs);
    expect(container.registration.update).toHaveBeenCalledTimes(2);
  });
});

describe('a browser without workers or locks', () => {
  it('keeps the version it has, and says nothing', async () => {
    vi.stubGlobal('navigator', {});
    const page = await openWindow();
    const endTask = page.holdVersion();
    page.restBetweenPupils(inContact)();
    page.askForNewVersion(0);
    endTask();
    expect(reload).not.toHaveBeenCalled();
  });
});
