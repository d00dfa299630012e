/** Events set aside in the municipality: listed by device and attempt, marked as looked at, taken up again. */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import type { QuarantineReason } from './device-protocol';
import { type GroupRow, gatherGroups, type SetAsideGroup } from './set-aside';

/** More lines than any page shows; the newest come first. */
const MOST_LINES = 1_000;

type Wish = { reason: QuarantineReason | null; handled: boolean };

/** The groups that wait, or those that have been handled; by reason when one is asked for. @throws 403. */
export async function listSetAside(
  db: ScopedDb<StaffViewer>,
  { reason, handled }: Wish,
): Promise<SetAsideGroup[]> {
  requireMunicipality(db, 'operations.see');
  const rows = await readGroups(
    db,
    handled ? Prisma.sql`q."handledAs" IS NOT NULL` : Prisma.sql`q."handledAs" IS NULL`,
  );
  const groups = gatherGroups(rows);
  if (!reason) return groups;
  return groups.filter(({ reasons }) => reasons.some((one) => one.reason === reason));
}

function readGroups(db: ScopedDb, condition: Prisma.Sql): Promise<GroupRow[]> {
  return db.transaction.$queryRaw<GroupRow[]>`
    SELECT min(q."id"::text) AS "keptId", q."deviceId", q."handledAs", q."reason",
      lower(q."content"->>'attemptId') AS "attemptId", count(*)::int AS "count",
      min(q."receivedAt") AS "firstAt", max(q."receivedAt") AS "lastAt",
      d."number" AS "deviceNumber", c."name" AS "className", s."name" AS "schoolName"
    FROM "QuarantinedEvent" q
    JOIN "Device" d ON d."municipalityId" = q."municipalityId" AND d."id" = q."deviceId"
    JOIN "Round" r ON r."municipalityId" = d."municipalityId" AND r."id" = d."roundId"
    JOIN "SchoolClass" c ON c."municipalityId" = r."municipalityId" AND c."id" = r."classId"
    JOIN "School" s ON s."municipalityId" = c."municipalityId" AND s."id" = c."schoolId"
    WHERE q."municipalityId" = ${db.municipalityId}::uuid AND ${condition}
    GROUP BY q."deviceId", lower(q."content"->>'attemptId'), q."handledAs", q."reason",
      d."number", c."name", s."name"
    ORDER BY max(q."receivedAt") DESC, min(q."id"::text)
    LIMIT ${MOST_LINES}`;
}

/** How many events wait for somebody to look. @throws 403. */
export async function countSetAside(db: ScopedDb<StaffViewer>): Promise<number> {
  requireMunicipality(db, 'operations.see');
  return db.transaction.quarantinedEvent.count({
    where: { municipalityId: db.municipalityId, handledAs: null },
  });
}

const keptEvent = {
  id: true,
  deviceId: true,
  reason: true,
  content: true,
  contentHash: true,
  receivedAt: true,
  clockOffsetMs: true,
  handledAs: true,
  releasedToId: true,
  device: { select: { roundId: true } },
} as const;

/**
 * One group by one of its events: every event of the same device and attempt that is handled in the
 * same way, oldest first. @throws 404 or 403.
 */
export async function getSetAside(db: ScopedDb<StaffViewer>, keptId: string | undefined) {
  requireMunicipality(db, 'operations.see');
  const { municipalityId } = db;
  const one = await db.transaction.quarantinedEvent.findFirst({
    where: { municipalityId, id: requireId(keptId) },
    select: keptEvent,
  });
  if (!one) throw notFound();
  const attemptId = readAttemptId(one.content);
  const alike = await db.transaction.quarantinedEvent.findMany({
    where: { municipalityId, deviceId: one.deviceId, handledAs: one.handledAs },
    select: keptEvent,
    orderBy: { id: 'asc' },
  });
  const events = alike.filter(({ content }) => readAttemptId(content) === attemptId);
  const [group] = gatherGroups(
    (await readGroups(db, Prisma.sql`q."deviceId" = ${one.deviceId}::uuid`)).filter(
      (row) => row.attemptId === attemptId && row.handledAs === one.handledAs,
    ),
  );
  if (!group) throw notFound();
  return { ...one, roundId: one.device.roundId, attemptId, events, group };
}
export type SetAsideEvents = Awaited<ReturnType<typeof getSetAside>>;

/** The attempt an event says it is of, in lower case; null when it says none. */
function readAttemptId(content: unknown): string | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const { attemptId } = content as { attemptId?: unknown };
  if (attemptId === undefined || attemptId === null) return null;
  return (typeof attemptId === 'string' ? attemptId : JSON.stringify(attemptId)).toLowerCase();
}

/** Say that a group has been looked at and stays where it is; or take that back. @throws 404 or 403. */
export async function setLookedAt(
  db: ScopedDb<StaffViewer>,
  keptId: string | undefined,
  isLookedAt: boolean,
): Promise<void> {
  const { events, deviceId, handledAs } = await getSetAside(db, keptId);
  if (handledAs === 'released' || (handledAs === 'looked-at') === isLookedAt) return;
  const { municipalityId, viewer } = db;
  await db.transaction.quarantinedEvent.updateMany({
    where: { municipalityId, id: { in: events.map(({ id }) => id) } },
    data: isLookedAt
      ? { handledAs: 'looked-at', handledAt: now(), handledById: viewer.staffMemberId }
      : { handledAs: null, handledAt: null, handledById: null },
  });
  const detail = { deviceId, events: events.length };
  await audit(db, isLookedAt ? 'set-aside.looked-at' : 'set-aside.taken-up', [], detail);
}
