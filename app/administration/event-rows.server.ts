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
 * The outcome of each is by id. The rows travel as one text and only the refused ones come back,
 * because thousands of single values cost more than the insert itself.
 */
export async function insertEvents(
  db: ScopedDb,
  schoolYearStart: number,
  rows: readonly EventRow[],
): Promise<Map<string, EventOutcome>> {
  if (rows.length === 0) return new Map();
  const refused = await db.transaction.$queryRaw<{ id: string }[]>`
    WITH sent AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows.map(toColumns))}::json) AS e(
        id uuid, attempt uuid, device uuid, place int, device_time timestamptz, elapsed float8,
        body jsonb, hash text, received timestamptz, clock_offset float8)
    ), stored AS (
      INSERT INTO "AttemptEvent" ("municipalityId", "schoolYearStart", "id", "attemptId",
        "deviceId", "sequence", "version", "deviceTime", "elapsedMs", "body", "contentHash",
        "receivedAt", "clockOffsetMs")
      SELECT ${db.municipalityId}::uuid, ${schoolYearStart}::int, e.id, e.attempt, e.device,
        e.place, ${EVENT_VERSION}::int, e.device_time, e.elapsed, e.body, e.hash, e.received,
        e.clock_offset
      FROM sent AS e
      ON CONFLICT DO NOTHING
      RETURNING "id"
    )
    SELECT sent.id FROM sent LEFT JOIN stored ON stored."id" = sent.id WHERE stored."id" IS NULL`;
  const refusedIds = new Set(refused.map(({ id }) => id));
  const known = await readHashes(db, schoolYearStart, [...refusedIds]);
  return new Map(
    rows.map(({ event, contentHash }) => {
      const isNew = !refusedIds.has(event.id);
      return [event.id, { isNew, storedHash: isNew ? contentHash : (known.get(event.id) ?? null) }];
    }),
  );
}

/** One row as the statement reads it. */
function toColumns({ event, deviceId, contentHash, receivedAt, clockOffsetMs }: EventRow) {
  return {
    id: event.id,
    attempt: event.attemptId,
    device: deviceId,
    place: event.sequence,
    device_time: toDeviceTime(event.deviceTimeMs),
    elapsed: event.elapsedMs,
    body: event.body,
    hash: contentHash,
    received: receivedAt,
    clock_offset: clockOffsetMs,
  };
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
