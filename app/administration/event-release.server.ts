/**
 * Events that came before their attempt was known are kept aside, and placed as soon as the
 * attempt's first event arrives.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import type { AttemptEvent } from './attempt-event';
import type { QuarantineReason } from './device-protocol';
import { type JudgedGrant, judgePlace, type KnownAttempt } from './event-judgement';
import { readEvent } from './event-reading';
import { type EventRow, explainOutcome, insertEvents } from './event-rows.server';

type KeptEvent = {
  id: string;
  deviceId: string;
  kind: 'pupil' | 'marker';
  content: unknown;
  contentHash: string;
  receivedAt: Date;
  clockOffsetMs: number | null;
};

/** Place what was kept aside for these attempts of the round. Returns the events that were stored. */
export async function releaseEvents(
  db: ScopedDb<DeviceViewer>,
  grant: JudgedGrant & { schoolYearStart: number },
  attempts: ReadonlyMap<string, KnownAttempt>,
): Promise<AttemptEvent[]> {
  if (attempts.size === 0) return [];
  const kept = await listKept(db, grant.roundId, [...attempts.keys()]);
  const rows: (EventRow & { keptId: string })[] = [];
  for (const row of kept) {
    const read = readEvent(row.content);
    const attempt = read.ok ? attempts.get(read.event.attemptId) : undefined;
    const reason = read.ok
      ? judgePlace({ ...grant, kind: row.kind }, read.event, attempt)
      : read.reason;
    if (reason || !read.ok) await renameReason(db, row.id, reason ?? 'not-an-event');
    else rows.push({ ...row, event: read.event, keptId: row.id });
  }
  return placeRows(db, grant.schoolYearStart, rows);
}

async function listKept(
  db: ScopedDb<DeviceViewer>,
  roundId: string,
  attemptIds: readonly string[],
): Promise<KeptEvent[]> {
  return db.transaction.$queryRaw<KeptEvent[]>`
    SELECT q."id", q."deviceId", d."kind", q."content", q."contentHash", q."receivedAt",
      q."clockOffsetMs"
    FROM "Device" d
    JOIN "QuarantinedEvent" q ON q."municipalityId" = d."municipalityId" AND q."deviceId" = d."id"
    WHERE d."municipalityId" = ${db.municipalityId}::uuid AND d."roundId" = ${roundId}::uuid
      AND q."reason" = 'unknown-attempt' AND q."handledAs" IS NULL
      AND lower(q."content"->>'attemptId') = ANY(${[...attemptIds]}::text[])
    ORDER BY q."id"`;
}

/** The first of two with one id is placed; the other stays aside with its reason. */
async function placeRows(
  db: ScopedDb<DeviceViewer>,
  schoolYearStart: number,
  rows: readonly (EventRow & { keptId: string })[],
): Promise<AttemptEvent[]> {
  const firstById = new Map<string, EventRow & { keptId: string }>();
  for (const row of rows) if (!firstById.has(row.event.id)) firstById.set(row.event.id, row);
  const outcomes = await insertEvents(db, schoolYearStart, [...firstById.values()]);
  const settled: string[] = [];
  for (const row of rows) {
    const reason = explainOutcome(outcomes.get(row.event.id), row.contentHash);
    if (reason) await renameReason(db, row.keptId, reason);
    else settled.push(row.keptId);
  }
  await db.transaction.quarantinedEvent.deleteMany({
    where: { municipalityId: db.municipalityId, id: { in: settled } },
  });
  return [...firstById.values()].flatMap(({ event }) =>
    outcomes.get(event.id)?.isNew ? [event] : [],
  );
}

async function renameReason(
  db: ScopedDb<DeviceViewer>,
  id: string,
  reason: QuarantineReason,
): Promise<void> {
  await db.transaction.quarantinedEvent.update({
    where: { id, municipalityId: db.municipalityId },
    data: { reason },
  });
}
