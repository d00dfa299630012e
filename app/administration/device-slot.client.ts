/**
 * Which storage a window uses. Each open window of one browser is a device of its own: it holds a
 * lock on its storage for as long as it lives, and a window opened after a crash or a reload takes
 * the first storage that is free, which is the one it had.
 */

const SLOTS = 8;
const NAME = 'lasfyr-runner';
/** A reloading page may hold its lock a moment after the new one asks, on a slow device longer. */
const RELOAD_WAIT_MS = 2_000;

/** Holds the lock until the window goes. @returns whether it is free now. */
function holdFreeLock(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<never>(() => {}) : undefined;
      })
      .catch(() => resolve(false));
  });
}

/** Holds the lock until the window goes. @returns whether it became free in that time. */
function holdLock(name: string, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), patienceMs);
    navigator.locks
      .request(name, { signal: abort.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** The name of a storage that no other window uses. */
export async function takeDeviceSlot(): Promise<string> {
  if (!navigator.locks) return NAME;
  for (let slot = 1; slot <= SLOTS; slot += 1) {
    const name = slot === 1 ? NAME : `${NAME}-${slot}`;
    const isHeld = slot === 1 ? holdLock(name, RELOAD_WAIT_MS) : holdFreeLock(name);
    if (await isHeld) return name;
  }
  throw new Error('Too many windows are open');
}
