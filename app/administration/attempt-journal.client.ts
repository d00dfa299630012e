/**
 * The journal of attempts on this device: what makes a reload go on at the item it had reached.
 *
 * Events are written to the journal and the outbox in one transaction, so an event is either kept
 * and on its way, or it never happened.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import {
  type AttemptRecord,
  type DeviceStorage,
  STRICT,
} from '~/administration/device-storage.client';

/** Keeps the attempt and its first events. @throws when the device's storage refuses. */
export async function recordAttempt(
  storage: DeviceStorage,
  attempt: AttemptRecord,
  events: readonly AttemptEvent[],
): Promise<void> {
  const writing = storage.transaction(['attempts', 'journal', 'outbox'], 'readwrite', STRICT);
  await Promise.all([
    writing.objectStore('attempts').put(attempt),
    ...events.map((event) => writing.objectStore('journal').add(event)),
    ...events.map((event) => writing.objectStore('outbox').add(event)),
    writing.done,
  ]);
}

/** The events this device wrote in an attempt, in order. */
export async function readJournal(
  storage: DeviceStorage,
  attemptId: string,
): Promise<AttemptEvent[]> {
  const range = IDBKeyRange.bound([attemptId, 0], [attemptId, Number.MAX_SAFE_INTEGER]);
  return storage.getAll('journal', range);
}

/** The attempts this device holds for a pupil in a round, oldest first (ids are time-ordered). */
export async function listAttempts(
  storage: DeviceStorage,
  roundId: string,
  membershipId: string,
): Promise<AttemptRecord[]> {
  const attempts = await storage.getAll('attempts');
  return attempts.filter(
    (attempt) => attempt.roundId === roundId && attempt.membershipId === membershipId,
  );
}

/**
 * Forgets attempts and journals of every pupil but one; the outbox is left as it is. Only when the
 * server knows all that was made: until then they say what has been done here.
 */
export async function sweepAttempts(
  storage: DeviceStorage,
  keptMembershipId: string | null,
): Promise<void> {
  const attempts = await storage.getAll('attempts');
  const others = attempts.filter(({ membershipId }) => membershipId !== keptMembershipId);
  if (others.length === 0) return;
  const writing = storage.transaction(['attempts', 'journal'], 'readwrite', STRICT);
  const range = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
  await Promise.all([
    ...others.map(({ attemptId }) => writing.objectStore('attempts').delete(attemptId)),
    ...others.map(({ attemptId }) => writing.objectStore('journal').delete(range(attemptId))),
    writing.done,
  ]);
}
