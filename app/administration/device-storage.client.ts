/**
 * The device's own storage: its key, what it was told last, its attempts and its unsent events.
 *
 * Every write is made with strict durability and awaited before the screen moves on. `journal`
 * keeps the events of attempts that may have to be resumed; `outbox` keeps what the server has
 * not acknowledged, in the order it was written. Neither is ever changed in place.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AttemptEvent } from '~/administration/attempt-event';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import type { SignClaim } from '~/administration/sign-claim';

/** One run of one task form on this device. */
export type AttemptRecord = {
  attemptId: string;
  roundId: string;
  membershipId: string;
  taskId: string;
  formId: string;
  /** Why it is over, once it is. */
  ending: string | null;
  /** Items that another device had answered when this device took the attempt over. */
  adoptedItemIds: string[] | null;
  /** First sequence number this device may use. */
  firstSequence: number;
  soundCheck: boolean;
  /** A second adult marks beside the first. */
  secondMarker?: boolean;
};

export type DeviceIdentity = {
  deviceId: string;
  kind: 'pupil' | 'marker';
  privateKey: CryptoKey;
};

interface RunnerDatabase extends DBSchema {
  device: { key: 'identity'; value: DeviceIdentity };
  heard: { key: 'heartbeat' | 'claim'; value: HeartbeatResponse | SignClaim };
  attempts: { key: string; value: AttemptRecord };
  journal: { key: [string, number]; value: AttemptEvent };
  outbox: { key: number; value: AttemptEvent; indexes: { id: string } };
}

export type DeviceStorage = IDBPDatabase<RunnerDatabase>;

/** Strict: the promise settles when the bytes are on the disk, not in a buffer. */
export const STRICT = { durability: 'strict' } as const;

/** Opens the storage, creating it on first use. @throws when the browser offers none. */
export function openDeviceStorage(name = 'lasfyr-runner'): Promise<DeviceStorage> {
  return openDB<RunnerDatabase>(name, 1, {
    upgrade(database) {
      database.createObjectStore('device');
      database.createObjectStore('heard');
      database.createObjectStore('attempts', { keyPath: 'attemptId' });
      database.createObjectStore('journal', { keyPath: ['attemptId', 'sequence'] });
      const outbox = database.createObjectStore('outbox', { autoIncrement: true });
      outbox.createIndex('id', 'id', { unique: true });
    },
  });
}

/** Room that must be there before a pupil begins: a whole sitting's answers, several times over. */
const TRIAL_BYTES = 256 * 1024;

/**
 * Whether the storage really keeps what it is given: writes as much as a pupil's whole sitting
 * takes, reads it back and removes it.
 */
export async function canStore(storage: DeviceStorage): Promise<boolean> {
  const trial: AttemptRecord = {
    attemptId: 'trial',
    roundId: 'x'.repeat(TRIAL_BYTES),
    membershipId: '',
    taskId: '',
    formId: '',
    ending: 'trial',
    adoptedItemIds: null,
    firstSequence: 0,
    soundCheck: false,
  };
  try {
    const writing = storage.transaction('attempts', 'readwrite', STRICT);
    await Promise.all([writing.store.put(trial), writing.done]);
    const kept = await storage.get('attempts', trial.attemptId);
    await storage.delete('attempts', trial.attemptId);
    return kept !== undefined;
  } catch {
    return false;
  }
}

/** What the server said last, as it was heard. */
export async function readHeard(storage: DeviceStorage): Promise<HeartbeatResponse | null> {
  const heard = await storage.get('heard', 'heartbeat');
  return heard && 'admission' in heard ? heard : null;
}

/** Keeps what the server said, but no name: those are for the screen only. */
export async function keepHeard(storage: DeviceStorage, heard: HeartbeatResponse): Promise<void> {
  const pupils = heard.pupils.map((pupil) => ({ ...pupil, displayName: null }));
  await storage.put('heard', { ...heard, pupils }, 'heartbeat');
}

/** The sign this device took last, with or without the server's word. */
export async function readClaim(storage: DeviceStorage): Promise<SignClaim | null> {
  const claim = await storage.get('heard', 'claim');
  return claim && 'isAgreed' in claim ? claim : null;
}

export async function keepClaim(storage: DeviceStorage, claim: SignClaim | null): Promise<void> {
  if (claim) await storage.put('heard', claim, 'claim');
  else await storage.delete('heard', 'claim');
}
