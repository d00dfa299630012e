/**
 * The page and its newer versions. The offline worker is registered here; a new version of it,
 * fetched beside the old, waits until no task runs in any window of this browser. Then it begins,
 * and the page loads itself anew: never in a task, never between two tasks of one pupil.
 */
import { OFFLINE_WORKER_PATH, RUNNER_PATH, TAKE_OVER } from '~/administration/offline-files';

/** Held, shared, by every window in which a pupil's sitting or a reading is under way. */
const TASK_LOCK = 'lasfyr-task';
/** The window's own task has just ended, or another's will: so often it is looked again. */
const LOOK_EVERY_MS = 1_000;
/** How often at most the server is asked for a newer version. */
const ASK_EVERY_MS = 60_000;

let registration: ServiceWorkerRegistration | undefined;
let askedAtMs = Number.NEGATIVE_INFINITY;
/** Whether there is contact, told by the screen that rests; null while none does. */
let hasContact: (() => boolean) | null = null;
/** Another version of the worker has begun since this page was loaded. */
let isOld = false;

/** Begins to keep the page on the device. Does nothing where the browser has no workers. */
export async function registerOfflineWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  let hadWorker = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    isOld ||= hadWorker;
    hadWorker = true;
    if (isOld && hasContact) location.reload();
  });
  registration = await serviceWorker
    .register(OFFLINE_WORKER_PATH, { scope: RUNNER_PATH, updateViaCache: 'none' })
    .catch(() => undefined);
  registration?.addEventListener('updatefound', watchInstalling);
  watchInstalling();
  await beginNewVersion();
}

function watchInstalling(): void {
  registration?.installing?.addEventListener('statechange', () => void beginNewVersion());
}

/** A waiting version begins if no window is in a task, and with contact: it may need other sounds. */
async function beginNewVersion(): Promise<void> {
  if (!hasContact?.() || !registration?.waiting || !navigator.locks) return;
  await navigator.locks.request(TASK_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) registration?.waiting?.postMessage(TAKE_OVER);
  });
}

/** The device is between pupils: a newer version may begin. @returns ends it. */
export function restBetweenPupils(isOnline: () => boolean): () => void {
  hasContact = isOnline;
  if (isOld) location.reload();
  else void beginNewVersion();
  const timer = setInterval(() => void beginNewVersion(), LOOK_EVERY_MS);
  return () => {
    hasContact = null;
    clearInterval(timer);
  };
}

/** Asks the server for a newer version; it is fetched in the background. */
export function askForNewVersion(nowMs: number): void {
  if (nowMs - askedAtMs < ASK_EVERY_MS) return;
  askedAtMs = nowMs;
  void registration?.update().catch(() => undefined);
}

/** A pupil's sitting or a reading is under way. @returns ends it. */
export function holdVersion(): () => void {
  if (!navigator.locks) return () => {};
  let release = () => {};
  const isOver = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(TASK_LOCK, { mode: 'shared' }, () => isOver).catch(() => undefined);
  return () => release();
}
