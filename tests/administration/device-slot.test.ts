/** Each window of a browser has a storage of its own, and finds its own again after a reload. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeDeviceSlot } from '~/administration/device-slot.client';

type Work = (lock: object | null) => Promise<never> | undefined;

/** Locks as a browser has them, one holder each; `endWindow` is what closing a window does to its lock. */
function fakeLocks() {
  const held = new Set<string>();
  const waiting = new Map<string, (() => void)[]>();
  function give(name: string, work: Work): void {
    held.add(name);
    void work({});
  }
  return {
    request(name: string, options: LockOptions, work: Work): Promise<void> {
      if (!held.has(name)) return Promise.resolve(give(name, work));
      if (options.ifAvailable) return Promise.resolve(void work(null));
      return new Promise((_resolve, reject) => {
        const take = () => give(name, work);
        waiting.set(name, [...(waiting.get(name) ?? []), take]);
        options.signal?.addEventListener('abort', () => {
          waiting.set(name, waiting.get(name)?.filter((one) => one !== take) ?? []);
          reject(new DOMException('too late', 'AbortError'));
        });
      });
    },
    endWindow(name: string): void {
      held.delete(name);
      waiting.get(name)?.shift()?.();
    },
  };
}

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  vi.useFakeTimers();
  locks = fakeLocks();
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a window gets that waits as long as it ever does. */
async function openWindow(): Promise<string> {
  const name = takeDeviceSlot();
  await vi.advanceTimersByTimeAsync(10_000);
  return name;
}

describe('the storage of a window', () => {
  it('is its own: two windows never share one', async () => {
    const names = [await openWindow(), await openWindow(), await openWindow()];
    expect(names).toEqual(['lasfyr-runner', 'lasfyr-runner-2', 'lasfyr-runner-3']);
  });

  it('is found again after a crash, and the first free one is taken', async () => {
    await openWindow();
    const second = await openWindow();
    await openWindow();
    locks.endWindow(second);
    expect(await openWindow()).toBe(second);
  });

  it('is waited for while a reloading page still holds it', async () => {
    const first = await openWindow();
    const reloaded = takeDeviceSlot();
    await vi.advanceTimersByTimeAsync(1_500);
    locks.endWindow(first);
    expect(await reloaded).toBe(first);
  });

  it('is refused to a ninth window, and is one for all where there are no locks', async () => {
    for (let windows = 0; windows < 8; windows += 1) await openWindow();
    const ninth = takeDeviceSlot();
    const refusal = expect(ninth).rejects.toThrow('Too many windows');
    await vi.advanceTimersByTimeAsync(10_000);
    await refusal;
    vi.stubGlobal('navigator', {});
    expect(await takeDeviceSlot()).toBe('lasfyr-runner');
  });
});
