/** The one-to-one list of a round: who should read what with an adult, and why. */
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { Action } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { badRequest, forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import { notifyBoard } from './board-notice.server';
import { type AskResult, findLeftOut } from './left-out.server';
import { ensureRound } from './round-store.server';
import type { OneToOneReason } from './round-words';

export type OneToOneEntry = {
  membershipId: string;
  taskId: string;
  reason: OneToOneReason;
  /** ISO text. */
  since: string;
};

async function requireRound(db: ScopedDb, action: Action, roundId: string) {
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(roundId) } },
  });
  if (!round) throw notFound();
  await requireClass(db, action, round.classId);
  return round;
}

async function requireMembership(db: ScopedDb, classId: string, membershipId: string) {
  const membership = await db.transaction.classMembership.findFirst({
    where: { municipalityId: db.municipalityId, id: requireId(membershipId), classId },
  });
  if (!membership) throw notFound();
  return membership;
}

/** The list of a round, oldest first. @throws 404, or 403 without the right to run the round. */
export async function listOneToOne(db: ScopedDb, roundId: string): Promise<OneToOneEntry[]> {
  const round = await requireRound(db, 'class.run-round', roundId);
  const rows = await db.transaction.oneToOneTask.findMany({
    where: { municipalityId: db.municipalityId, roundId: round.id },
    ...ONE_TO_ONE,
  });
  return toOneToOne(rows);
}

/** The rows of a round beside the round, oldest first. */
export const ONE_TO_ONE = {
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.OneToOneTaskFindManyArgs;

export type OneToOneRow = Prisma.OneToOneTaskGetPayload<true>;

export function toOneToOne(rows: readonly OneToOneRow[]): OneToOneEntry[] {
  return rows.map(({ membershipId, taskId, reason, createdAt }) => ({
    membershipId,
    taskId,
    reason: reason as OneToOneReason,
    since: createdAt.toISOString(),
  }));
}

/**
 * What the cut policy asks of a pupil: replaces the pupil's rows with reason `policy`, and leaves
 * those that an adult added. For scoring. @throws 404, or 403 without the right to record.
 */
export async function setPolicyOneToOne(
  db: ScopedDb,
  roundId: string,
  membershipId: string,
  taskIds: readonly string[],
): Promise<void> {
  const round = await requireRound(db, 'class.record', roundId);
  const membership = await requireMembership(db, round.classId, membershipId);
  const place = {
    municipalityId: db.municipalityId,
    roundId: round.id,
    membershipId: membership.id,
    reason: 'policy',
  };
  const removed = await db.transaction.oneToOneTask.deleteMany({
    where: { ...place, taskId: { notIn: [...taskIds] } },
  });
  const added = await db.transaction.oneToOneTask.createMany({
    data: [...new Set(taskIds)].map((taskId) => ({
      ...place,
      id: newId(),
      taskId,
      createdAt: now(),
    })),
    skipDuplicates: true,
  });
  if (removed.count + added.count > 0) await notifyBoard(db, round.id);
}

/**
 * Put a pupil on the list as the one who is drawn at random. For scoring: the draw itself is made
 * there. @throws 404, or 403 for anyone but the system.
 */
export async function addControlOneToOne(
  db: ScopedDb,
  roundId: string,
  membershipId: string,
  taskIds: readonly string[],
): Promise<void> {
  if (db.viewer.kind !== 'system') throw forbidden();
  const round = await requireRound(db, 'class.record', roundId);
  const membership = await requireMembership(db, round.classId, membershipId);
  const { municipalityId } = db;
  await db.transaction.oneToOneTask.createMany({
    data: [...new Set(taskIds)].map((taskId) => ({
      id: newId(),
      municipalityId,
      roundId: round.id,
      membershipId: membership.id,
      taskId,
      reason: 'control',
      createdAt: now(),
    })),
    skipDuplicates: true,
  });
  await notifyBoard(db, round.id);
}

/**
 * Take the pupil who was drawn off the list; what the policy or an adult asks for stays. @throws 404,
 * or 403 for anyone but the system.
 */
export async function removeControlOneToOne(
  db: ScopedDb,
  roundId: string,
  membershipId: string,
): Promise<void> {
  if (db.viewer.kind !== 'system') throw forbidden();
  const round = await requireRound(db, 'class.record', roundId);
  const membership = await requireMembership(db, round.classId, membershipId);
  await db.transaction.oneToOneTask.deleteMany({
    where: {
      municipalityId: db.municipalityId,
      roundId: round.id,
      membershipId: membership.id,
      reason: 'control',
    },
  });
  await notifyBoard(db, round.id);
}

async function requireOwnRound(db: ScopedDb<StaffViewer>, classId: string) {
  const schoolClass = await requireClass(db, 'class.record', classId);
  const ensured = await ensureRound(db, schoolClass);
  if (!ensured.ok) throw badRequest();
  return { classId: schoolClass.id, roundId: ensured.round.id, found: ensured.found };
}

/** The list is part of what a level is judged by. */
async function askForAssessment(
  db: ScopedDb<StaffViewer>,
  roundId: string,
  membershipId: string,
): Promise<void> {
  const payload = { municipalityId: db.municipalityId, roundId, membershipId };
  await enqueueJob(db.transaction, 'pupil.changed', payload, `${roundId}:${membershipId}`);
}

/**
 * An adult puts a pupil of the class on the list of today's round; refused, with nothing written, for a task
 * that the school leaves out. @throws 404, 403, or 400 for a task that is not given one to one in the
 * round's window.
 */
export async function addOneToOne(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  taskId: string,
): Promise<AskResult> {
  const schoolClass = await requireClass(db, 'class.record', classId);
  const membership = await requireMembership(db, schoolClass.id, membershipId);
  if ((await findLeftOut(db, schoolClass))?.taskIds.includes(taskId)) {
    return { ok: false, problem: 'left-out' };
  }
  const { roundId, found } = await requireOwnRound(db, schoolClass.id);
  if (!found.plan.oneToOne.includes(taskId)) throw badRequest();
  await db.transaction.oneToOneTask.createMany({
    data: {
      id: newId(),
      municipalityId: db.municipalityId,
      roundId,
      membershipId: membership.id,
      taskId,
      reason: 'teacher',
      staffMemberId: db.viewer.staffMemberId,
      createdAt: now(),
    },
    skipDuplicates: true,
  });
  await audit(db, 'one-to-one.added', [membership.pupilId], { roundId, taskId });
  await askForAssessment(db, roundId, membership.id);
  await notifyBoard(db, roundId);
  return { ok: true };
}

/** Take back what an adult added; what the policy asks for stays. @throws 404 or 403. */
export async function removeOneToOne(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  taskId: string,
): Promise<void> {
  const { roundId, ...place } = await requireOwnRound(db, classId);
  const membership = await requireMembership(db, place.classId, membershipId);
  await db.transaction.oneToOneTask.deleteMany({
    where: {
      municipalityId: db.municipalityId,
      roundId,
      membershipId: membership.id,
      taskId,
      reason: 'teacher',
    },
  });
  await audit(db, 'one-to-one.removed', [membership.pupilId], { roundId, taskId });
  await askForAssessment(db, roundId, membership.id);
  await notifyBoard(db, roundId);
}
