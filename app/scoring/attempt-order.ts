/**
 * Events of one attempt, in the order they count, and what they say about the attempt as a whole.
 *
 * Events may arrive in any order and more than once. Order is the sequence, never a clock; an event
 * counts once by its id.
 */
import type { AttemptEvent } from '~/administration/attempt-event';

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

/** Signals of an attempt from its ordered events. */
export function readSignals(ordered: readonly AttemptEvent[]): AttemptSignals {
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
  const places = new Set(ordered.map((event) => event.sequence));
  return {
    soundFault: !heard || endedForSound,
    severalPupils: pupils.size > 1,
    severalDevices: places.size < ordered.length,
  };
}
