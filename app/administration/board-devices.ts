/** The devices of a sitting as the board tells of them: in words, the ones that need an adult first. */
import type { Presence } from './device-protocol';

/** What is said of a device; one or several. */
export type DeviceNote =
  | 'removed'
  | 'cannot-save'
  | 'silent'
  | 'unsent'
  | 'ready'
  | 'getting-ready';

export type BoardDeviceRow = {
  deviceId: string;
  number: number;
  /** The pupil whose sign it holds. */
  holderId: string | null;
  /** Events on the device that the server has not acknowledged. */
  unsent: number;
  notes: DeviceNote[];
};

export type DeviceNow = {
  deviceId: string;
  number: number;
  isAdmitted: boolean;
  isRemoved: boolean;
  holderId: string | null;
  presence: Presence | null;
  heardAtMs: number;
};

/** A device that has not been heard of for so long is silent; for so long, it has left. Milliseconds. */
export const SILENT_MS = 60 * 1000;
export const LEFT_MS = 5 * 60 * 1000;

const NEEDS_ADULT: ReadonlySet<DeviceNote> = new Set(['cannot-save', 'silent', 'unsent']);

export function needsAdultAtDevice({ notes }: BoardDeviceRow): boolean {
  return notes.some((note) => NEEDS_ADULT.has(note));
}

/**
 * A line for each device that is here, holds a pupil who is not done, or has answers that are not
 * sent. `doneIds` are pupils with nothing left to do: their devices may be put away.
 */
export function listDeviceRows(
  devices: readonly DeviceNow[],
  doneIds: ReadonlySet<string>,
  nowMs: number,
): BoardDeviceRow[] {
  const rows = devices.flatMap((device) => describeDevice(device, doneIds, nowMs));
  const rank = (row: BoardDeviceRow) => (needsAdultAtDevice(row) ? 0 : 1);
  return rows.sort((one, other) => rank(one) - rank(other) || one.number - other.number);
}

function describeDevice(
  device: DeviceNow,
  doneIds: ReadonlySet<string>,
  nowMs: number,
): BoardDeviceRow[] {
  const { deviceId, number, isAdmitted, isRemoved, holderId, presence } = device;
  const unsent = presence?.unsent ?? 0;
  const cannotSave = presence?.state === 'cannot-save';
  const silentMs = nowMs - device.heardAtMs;
  const isBusy = holderId !== null && !doneIds.has(holderId);
  const isHere = isAdmitted ? silentMs <= LEFT_MS || isBusy : cannotSave && silentMs <= LEFT_MS;
  if (unsent === 0 && (isRemoved || !isHere)) return [];
  const notes: DeviceNote[] = [];
  if (isRemoved) notes.push('removed');
  if (cannotSave) notes.push('cannot-save');
  if (silentMs > SILENT_MS && (unsent > 0 || isBusy)) notes.push('silent');
  if (unsent > 0) notes.push('unsent');
  if (!isRemoved && presence?.provisioned !== undefined) {
    notes.push(presence.provisioned ? 'ready' : 'getting-ready');
  }
  return [{ deviceId, number, holderId, unsent, notes }];
}
