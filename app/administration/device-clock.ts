/**
 * The clock of a device, as its heartbeats tell it: how far it is from the server's, and whether a
 * request is one that somebody caught and sends again.
 *
 * A clock may be wrong by any amount, as long as it goes on from where it is. A request that is much
 * older than what the device has said already is not the device's.
 */

export type KnownClock = {
  /** Added to the device's clock it gives the server's, milliseconds; null before the first heartbeat. */
  clockOffsetMs: number | null;
  /** The latest time the device's clock has said, milliseconds since 1970. */
  heardDeviceTimeMs: number | null;
};

/** A clock that is put right or goes over to winter time is set back by less than this. */
const SET_BACK_MS = 2 * 60 * 60 * 1000;
/** What is known is written again only when it differs by more than this. */
const OFFSET_STEP_MS = 5_000;
const HEARD_STEP_MS = 60_000;

/** Whether a heartbeat is so old that it must be one that was caught on its way and sent again. */
export function isCaughtRequest(known: KnownClock, deviceTimeMs: number): boolean {
  const { heardDeviceTimeMs } = known;
  return heardDeviceTimeMs !== null && deviceTimeMs < heardDeviceTimeMs - SET_BACK_MS;
}

/** What a heartbeat changes of what is known; null when it is near enough. */
export function learnClock(
  known: KnownClock,
  deviceTimeMs: number,
  receivedAtMs: number,
): KnownClock | null {
  const clockOffsetMs = receivedAtMs - deviceTimeMs;
  const heardDeviceTimeMs = Math.max(deviceTimeMs, known.heardDeviceTimeMs ?? deviceTimeMs);
  const isSameOffset =
    known.clockOffsetMs !== null && Math.abs(known.clockOffsetMs - clockOffsetMs) <= OFFSET_STEP_MS;
  const isSameTime =
    known.heardDeviceTimeMs !== null &&
    heardDeviceTimeMs - known.heardDeviceTimeMs <= HEARD_STEP_MS;
  return isSameOffset && isSameTime ? null : { clockOffsetMs, heardDeviceTimeMs };
}
