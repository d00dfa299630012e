/**
 * Writes an attempt's events: gives each its id, sequence and clock, and stores it on the device.
 *
 * The elapsed clock goes on where the journal ended, so time away from the page does not count.
 */
import { type AttemptEvent, EVENT_VERSION, type EventBody } from '~/administration/attempt-event';
import { recordAttempt } from '~/administration/attempt-journal.client';
import type { AttemptRecord, DeviceStorage } from '~/administration/device-storage.client';

export type AttemptRecorder = {
  /** Milliseconds since the attempt started, on the device's monotonic clock, without its sleep. */
  elapsedMs: () => number;
  /**
   * Keeps the events before it returns: on the device, durably, or else with the server. The same
   * list of bodies again is the same events, ids and all. @throws when neither would have them.
   */
  record: (bodies: readonly EventBody[], elapsedMs: number) => Promise<void>;
};

type RecorderTools = {
  storage: DeviceStorage;
  newId: () => string;
  nowMs: () => number;
  monotonicMs: () => number;
  /** Called after every write, so that sending starts at once. */
  onRecorded: () => void;
  /** Gives events that the device cannot keep to the server. @returns whether it has them. */
  sendNow: (events: readonly AttemptEvent[]) => Promise<boolean>;
};

/**
 * While a task's time runs the clock is asked again and again, by a page that nobody sees still once
 * a minute. What is longer the device has slept, and its sleep is no time of the pupil's.
 */
const LONGEST_GAP_MS = 90_000;

const ENDINGS = new Set<EventBody['type']>(['completed', 'ended-early']);

function readEnding(bodies: readonly EventBody[]): string | null {
  const end = bodies.find((body) => ENDINGS.has(body.type));
  if (!end) return null;
  return end.type === 'ended-early' ? end.reason : end.type;
}

/** A recorder that goes on after the journal's last event. */
export function createAttemptRecorder(
  tools: RecorderTools,
  attempt: AttemptRecord,
  journal: readonly AttemptEvent[],
): AttemptRecorder {
  const last = journal.at(-1);
  let beganAtMs = tools.monotonicMs() - (last?.elapsedMs ?? 0);
  let nextSequence = Math.max(attempt.firstSequence, (last?.sequence ?? -1) + 1);
  let latestMs = last?.elapsedMs ?? 0;
  /** Events that have not been kept yet, to be tried again as they are. */
  let held: { bodies: readonly EventBody[]; events: AttemptEvent[] } | null = null;

  function toEvents(bodies: readonly EventBody[], elapsedMs: number): AttemptEvent[] {
    return bodies.map((body, index) => ({
      id: tools.newId(),
      attemptId: attempt.attemptId,
      sequence: nextSequence + index,
      version: EVENT_VERSION,
      deviceTimeMs: tools.nowMs(),
      elapsedMs,
      body,
    }));
  }

  return {
    elapsedMs() {
      const gapMs = Math.round(tools.monotonicMs() - beganAtMs) - latestMs;
      beganAtMs += Math.max(0, gapMs - LONGEST_GAP_MS);
      latestMs += Math.min(LONGEST_GAP_MS, Math.max(0, gapMs));
      return latestMs;
    },
    async record(bodies, elapsedMs) {
      const events = held?.bodies === bodies ? held.events : toEvents(bodies, elapsedMs);
      held = { bodies, events };
      const ending = readEnding(bodies) ?? attempt.ending;
      try {
        await recordAttempt(tools.storage, { ...attempt, ending }, events);
      } catch (refusal) {
        if (!(await tools.sendNow(events))) throw refusal;
      }
      held = null;
      nextSequence += events.length;
      tools.onRecorded();
    },
  };
}
