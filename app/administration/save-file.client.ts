/**
 * Unsent events as files that only the server can read: for a device that does not reach it.
 *
 * The events stay in the outbox and are sent as usual when there is contact; the server keeps each
 * once, whichever way it comes first.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import type { DeviceStorage } from '~/administration/device-storage.client';
import { type FilePublicKey, sealFile } from '~/administration/saved-file';

/** So much JSON makes a sealed file of less than the server's limit. */
const PART_BYTES = 1_400_000;

/** A name for the file, and its text. */
export type SavedFilePart = { name: string; text: string };

/** Events in parts that each fit in a file, oldest first. */
function splitParts(events: readonly AttemptEvent[]): AttemptEvent[][] {
  const encoder = new TextEncoder();
  const parts: AttemptEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const bytes = encoder.encode(JSON.stringify(event)).length + 1;
    if (bytes > room) {
      parts.push([]);
      room = PART_BYTES;
    }
    parts.at(-1)?.push(event);
    room -= bytes;
  }
  return parts;
}

/**
 * The unsent events of this device, sealed to the server's key and signed with the device's own.
 * Empty when nothing is unsent, or the device has no pairing to sign as.
 */
export async function makeSavedFiles(
  storage: DeviceStorage,
  serverKey: FilePublicKey,
  nowMs: number,
): Promise<SavedFilePart[]> {
  const identity = await storage.get('device', 'identity');
  if (!identity) return [];
  const parts = splitParts(await storage.getAll('outbox'));
  const stamp = new Date(nowMs).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  const short = identity.deviceId.slice(-6);
  return Promise.all(
    parts.map(async (events, index) => ({
      name: `svar-${short}-${stamp}${parts.length > 1 ? `-${index + 1}` : ''}.lasfyr`,
      text: await sealFile(identity, serverKey, { deviceTimeMs: nowMs, events }),
    })),
  );
}
