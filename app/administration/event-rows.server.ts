/** Writing events, each exactly once, and keeping those that cannot be placed. Raw SQL: the hot path. */
import { createHash } from 'node:crypto';
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { newId } from '~/platform/identifier.server';
import type { AttemptEvent } from './attempt-event';
import { EVENT_VERSION } from './attempt-event';
import type { QuarantineReason } from './device-protocol';
import { isStorable, toDeviceTime } from './event-reading';

export type EventRow = {
  event: AttemptEvent;
  deviceId: string;
  contentHash: string;
  receivedAt: Date;
  /** Added to the device's clock it gives the server's, milliseconds; null when it was not measured. */
  clockOffsetMs: number | null;
};
/** What stands under an event's id after the insert. */
export type EventOutcome = {
  /** Content hash of the stored event; null when its place in the sequence was taken. */
  storedHash: string | null;
  isNew: boolean;
};

/** Why an event with this content does not stand under its id; null when it does. */
export function explainOutcome(
  outcome: EventOutcome | undefined,
  contentHash: string,
): 'id-reused' | 'sequence-reused' | null {
  if (!outcome || outcome.storedHash === null) return 'sequence-reused';
  return outcome.storedHash === contentHash ? null : 'id-reused';
}

/** SHA-256 of an event's canonical text, in hex. */
export function hashContent(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Insert events of attempts that exist, one statement for all. Each id occurs once in `rows`.
 * The outcome of each is by id.
 */
export async function insertEvents(
  db: ScopedDb,
  schoolYearStart: number,
  rows: readonly EventRow[],
): Promise<Map<string, EventOutcome>> {
  if (rows.length === 0) return new Map();
  const inserted = await db.transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO "AttemptEvent" ("municipalityId", "schoolYearStart", "id", "attemptId", "deviceId",
      "sequence", "version", "deviceTime", "elapsedMs", "body", "contentHash", "receivedAt",
      "clockOffsetMs")
    SELECT ${db.municipalityId}::uuid, ${schoolYearStart}::int, e.id, e.attempt, e.device,
      e.place, ${EVENT_VERSION}::int, e.device_time, e.elapsed, e.body::jsonb, e.hash, e.received,
      e.clock_offset
    FROM unnest(
      ${rows.map(({ event }) => event.id)}::uuid[],
      ${rows.map(({ event }) => event.attemptId)}::uuid[],
      ${rows.map(({ deviceId }) => deviceId)}::uuid[],
      ${rows.map(({ event }) => event.sequence)}::int[],
      ${rows.map(({ event }) => toDeviceTime(event.deviceTimeMs).toISOString())}::timestamptz[],
      ${rows.map(({ event }) => event.elapsedMs)}::float8[],
      ${rows.map(({ event }) => JSON.stringify(event.body))}::text[],
      ${rows.map(({ contentHash }) => contentHash)}::text[],
      ${rows.map(({ receivedAt }) => receivedAt.toISOString())}::timestamptz[],
      ${rows.map(({ clockOffsetMs }) => clockOffsetMs)}::float8[]
    ) AS e(id, attempt, device, place, device_time, elapsed, body, hash, received, clock_offset)
    ON CONFLICT DO NOTHING
    RETURNING "id"`;
  const stored = new Set(inserted.map(({ id }) => id));
  const refused = rows.filter(({ event }) => !stored.has(event.id));
  const known = await readHashes(
    db,
    schoolYearStart,
    refused.map(({ event }) => event.id),
  );
  return new Map(
    rows.map(({ event, contentHash }) => {
      const isNew = stored.has(event.id);
      return [event.id, { isNew, storedHash: isNew ? contentHash : (known.get(event.id) ?? null) }];
    }),
  );
}

async function readHashes(
  db: ScopedDb,
  schoolYearStart: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.transaction.attemptEvent.findMany({
    where: { municipalityId: db.municipalityId, schoolYearStart, id: { in: [...ids] } },
    select: { id: true, contentHash: true },
  });
  return new Map(rows.map(({ id, contentHash }) => [id, contentHash]));
}

export type QuarantineRow = { reason: QuarantineReason; text: string };

/** Keep what could not be placed, each content once for a device. */
export async function quarantineEvents(
  db: ScopedDb<DeviceViewer>,
  arrival: { receivedAt: Date; clockOffsetMs: number },
  rows: readonly QuarantineRow[],
): Promise<void> {
  if (rows.length === 0) return;
  // In one order for every batch, so that two batches at once never wait for each other.
  const hashed = rows
    .map((row) => ({ ...row, hash: hashContent(row.text) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1));
  await db.transaction.$executeRaw`
    INSERT INTO "QuarantinedEvent" ("id", "municipalityId", "deviceId", "reason", "content",
      "contentHash", "receivedAt", "clockOffsetMs")
    SELECT q.id, ${db.municipalityId}::uuid, ${db.viewer.deviceId}::uuid, q.reason,
      q.content::jsonb, q.hash, ${arrival.receivedAt.toISOString()}::timestamptz,
      ${arrival.clockOffsetMs}::float8
    FROM unnest(
      ${hashed.map(() => newId())}::uuid[],
      ${hashed.map(({ reason }) => reason)}::text[],
      ${hashed.map(({ text }) => toStorable(text))}::text[],
      ${hashed.map(({ hash }) => hash)}::text[]
    ) AS q(id, reason, content, hash)
    ON CONFLICT DO NOTHING`;
}

/** JSON that the database refuses is kept as its bytes. */
function toStorable(text: string): string {
  if (isStorable(text)) return text;
  return JSON.stringify({ base64: Buffer.from(text, 'utf8').toString('base64') });
}
