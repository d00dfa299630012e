/**
 * Events of one attempt, in the order they count, and what they say about the attempt as a whole.
 *
 * Events may arrive in any order and more than once. Order is the sequence; an event counts once by its
 * id. An attempt that was handed over from one device to another is read device by device: two events
 * may then hold the same place, because the first device sent the rest of its own afterwards.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import { type EventOrigins, findHandover } from '~/scoring/device-handover';

/** Facts that speak against interpreting an attempt. */
export interface AttemptSignals {
  /** The last sound check was not heard, or the attempt was ended for the sound. */
  soundFault: boolean;
  /** The attempt was started for more than one pupil. */
  severalPupils: boolean;
  /** Two different events hold the same place: two devices wrote at once. */
  severalDevices: boolean;
}

/** Each event once, by sequence. The input is left as it is. */
export function orderEvents(events: readonly AttemptEvent[]): AttemptEvent[] {
  const byId = new Map<string, AttemptEvent>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort(
    (one, other) => one.sequence - other.sequence || (one.id < other.id ? -1 : 1),
  );
}

/** Whether two events hold the same place, so that more than one device wrote. */
export function sharesPlaces(events: readonly AttemptEvent[]): boolean {
  const placeOf = new Map(events.map(({ id, sequence }) => [id, sequence]));
  return new Set(placeOf.values()).size < placeOf.size;
}

/** The ordered events of a handed-over attempt, device by device; null when it was no handover. */
export function orderHandover(
  ordered: readonly AttemptEvent[],
  origins: EventOrigins,
): AttemptEvent[] | null {
  const devices = findHandover(ordered, origins);
  if (!devices) return null;
  return devices.flatMap((deviceId) =>
    ordered.filter(({ id }) => origins.get(id)?.deviceId === deviceId),
  );
}

/** Signals of an attempt from its ordered events. A handover is no sign of two devices at once. */
export function readSignals(ordered: readonly AttemptEvent[], isHandover = false): AttemptSignals {
  let heard = true;
  let endedForSound = false;
  const pupils = new Set<string>();
  for (const { body } of ordered) {
    if (body.type === 'started') pupils.add(body.membershipId);
    if (body.type === 'sound-checked') {
      heard = body.heard;
      if (heard) endedForSound = false;
    }
    if (body.type === 'ended-early') endedForSound = body.reason === 'sound-fault';
  }
  return {
    soundFault: !heard || endedForSound,
    severalPupils: pupils.size > 1,
    severalDevices: !isHandover && sharesPlaces(ordered),
  };
}
