/** Tasks that are to be done again because their result cannot be read: asked for, done, taken back. */
import {
  audit,
  requireClass,
  requireId,
  requirePupilOfClass,
  type ScopedDb,
} from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { notifyBoard } from './board-notice.server';
import { type AskResult, findLeftOut } from './left-out.server';
import { addOneToOne } from './one-to-one-store.server';
import type { Retest } from './retest';
import { ensureRound } from './round-store.server';

/**
 * Ask for a task of today's round to be done again by a pupil of the class. Attempts that have begun leave
 * the task to be done once more, on the reserve form; their events stay. Asking twice asks once. Refused, with
 * nothing written, for a task that the school leaves out.
 * @throws 404, 403, or 400 for a task that is not given in the round's window.
 */
export async function askRetest(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  taskId: string,
): Promise<AskResult> {
  const { transaction, municipalityId, viewer } = db;
  const { schoolClass, membership } = await requirePupilOfClass(
    db,
    'class.record',
    classId,
    pupilId,
  );
  if ((await findLeftOut(db, schoolClass))?.taskIds.includes(taskId)) {
    return { ok: false, problem: 'left-out' };
  }
  const ensured = await ensureRound(db, schoolClass);
  if (!ensured.ok) throw badRequest();
  const { round } = ensured;
  const { plan } = ensured.found;
  const given = [...plan.wholeClass, ...(plan.secondSitting ?? []), ...plan.oneToOne];
  if (!given.includes(taskId)) throw badRequest();
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`retest:${membership.id}`}, 0))`;
  const standing = await listRetests(db, round.id, membership.id);
  if (standing.some((retest) => retest.taskId === taskId)) return { ok: true };
  const requestId = newId();
  await transaction.retestRequest.create({
    data: {
      id: requestId,
      municipalityId,
      roundId: round.id,
      membershipId: membership.id,
      taskId,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'retest.asked', [membership.pupilId], { requestId, taskId });
  if (plan.oneToOne.includes(taskId)) {
    await addOneToOne(db, schoolClass.id, membership.id, taskId);
  } else {
    await notifyBoard(db, round.id);
  }
  return { ok: true };
}

/**
 * Undo: the pupil need not do the task again. @throws 404, also for a pupil of another class, or 403.
 * One that was taken back already stays so.
 */
export async function withdrawRetest(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  requestId: string,
): Promise<void> {
  const { transaction, municipalityId } = db;
  const schoolClass = await requireClass(db, 'class.record', classId);
  const request = await transaction.retestRequest.findFirst({
    where: { municipalityId, id: requireId(requestId), membership: { classId: schoolClass.id } },
    select: { id: true, roundId: true, membership: { select: { pupilId: true } } },
  });
  if (!request) throw notFound();
  const { count } = await transaction.retestRequest.updateMany({
    where: { municipalityId, id: request.id, withdrawnAt: null },
    data: { withdrawnAt: now() },
  });
  if (count === 0) return;
  await audit(db, 'retest.withdrawn', [request.membership.pupilId], { requestId: request.id });
  await notifyBoard(db, request.roundId);
}

/** Of a request `q`: it was not taken back, and the task has not been screened since it was asked for. */
export const RETEST_STANDS = Prisma.sql`q."withdrawnAt" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "Attempt" a
    WHERE a."municipalityId" = q."municipalityId" AND a."roundId" = q."roundId"
      AND a."membershipId" = q."membershipId" AND a."taskId" = q."taskId"
      AND NOT a."secondMarker" AND a."probeId" IS NULL AND a."receivedAt" >= q."createdAt")`;

/**
 * What is asked for in a round and has not begun since, oldest first; of one membership when it is given.
 * The caller has established that the viewer may see the round.
 */
export async function listRetests(
  db: ScopedDb,
  roundId: string,
  membershipId: string | null = null,
): Promise<Retest[]> {
  const rows = await db.transaction.$queryRaw<(Omit<Retest, 'askedAt'> & { askedAt: Date })[]>`
    SELECT q."id" AS "requestId", q."membershipId", q."taskId", q."createdAt" AS "askedAt",
      concat_ws(' ', b."givenName", b."familyName") AS "askedBy"
    FROM "RetestRequest" q
    JOIN "StaffMember" b ON b."municipalityId" = q."municipalityId" AND b."id" = q."staffMemberId"
    WHERE q."municipalityId" = ${db.municipalityId}::uuid AND q."roundId" = ${roundId}::uuid
      AND (${membershipId}::uuid IS NULL OR q."membershipId" = ${membershipId}::uuid)
      AND ${RETEST_STANDS}
    ORDER BY q."createdAt", q."id"`;
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }));
}
