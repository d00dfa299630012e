/**
 * What a device sent, read as an event of an attempt, or the reason why it is none.
 *
 * Times: `deviceTimeMs` is the device's own clock. When an event was made is judged by how long
 * before its batch the device says it was, so that a clock an hour wrong changes nothing.
 */
import { type AttemptEvent, attemptEventSchema, EVENT_VERSION } from './attempt-event';
import { canonicalJson } from './canonical-json';
import type { QuarantineReason } from './device-protocol';

export type SentEvent = {
  /** The id as it was sent, to answer with; null when there was none to read. */
  sentId: string | null;
  raw: unknown;
  /** The canonical text: two sends of one event have the same. */
  text: string;
} & ({ ok: true; event: AttemptEvent } | { ok: false; reason: QuarantineReason });

const LONGEST_ID = 100;
/** The database keeps no zero character and no half of a surrogate pair. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/** Whether the database can hold the value as JSON. */
export function isStorable(text: string): boolean {
  return !text.includes('\\u') || !UNSTORABLE.test(text);
}

export function readEvent(raw: unknown): SentEvent {
  const text = canonicalJson(raw ?? null);
  const { id, version } = (typeof raw === 'object' && raw !== null ? raw : {}) as {
    id?: unknown;
    version?: unknown;
  };
  const sentId = typeof id === 'string' && id.length <= LONGEST_ID ? id : null;
  const sent = { sentId, raw, text };
  if (Number.isInteger(version) && version !== EVENT_VERSION) {
    return { ...sent, ok: false, reason: 'unknown-version' };
  }
  const parsed = attemptEventSchema.safeParse(raw);
  if (!parsed.success || !isStorable(text)) return { ...sent, ok: false, reason: 'not-an-event' };
  return { ...sent, ok: true, event: inLowerCase(parsed.data) };
}

/** Ids are compared as the database gives them back. */
function inLowerCase(event: AttemptEvent): AttemptEvent {
  const { body } = event;
  return {
    ...event,
    id: event.id.toLowerCase(),
    attemptId: event.attemptId.toLowerCase(),
    body:
      body.type === 'started'
        ? {
            ...body,
            roundId: body.roundId.toLowerCase(),
            membershipId: body.membershipId.toLowerCase(),
          }
        : body,
  };
}

/** When the event was made by the server's clock: from 1970 on, and never after it was received. Milliseconds. */
export function estimateMadeAtMs(
  eventTimeMs: number,
  batchTimeMs: number,
  receivedAtMs: number,
): number {
  return Math.max(0, receivedAtMs - Math.max(0, batchTimeMs - eventTimeMs));
}

/** Room for a device whose clock drifted while it was away. */
const CLOCK_SLACK_MS = 24 * 60 * 60 * 1000;

export type GrantTimes = { admittedAt: Date; grantExpiresAt: Date; revokedAt: Date | null };

/**
 * Whether the device was allowed to make the event when it made it. While the grant is valid the
 * clock is not asked; afterwards only what was plausibly made during the grant counts.
 */
export function isWithinGrant(grant: GrantTimes, madeAtMs: number, receivedAtMs: number): boolean {
  const endMs = Math.min(
    grant.grantExpiresAt.getTime(),
    grant.revokedAt?.getTime() ?? Number.POSITIVE_INFINITY,
  );
  if (receivedAtMs <= endMs) return true;
  return madeAtMs <= endMs && madeAtMs >= grant.admittedAt.getTime() - CLOCK_SLACK_MS;
}

const LATEST_MS = Date.UTC(2200, 0, 1);

/** The device's clock as an instant the database can hold: 1970 to 2200. */
export function toDeviceTime(deviceTimeMs: number): Date {
  return new Date(Math.min(Math.max(Math.round(deviceTimeMs), 0), LATEST_MS));
}
