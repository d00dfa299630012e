/** Attempts and their events, read and mended. Events themselves are never changed. */
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { Action } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { badRequest, notFound } from '~/platform/http.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { AttemptEvent, EventBody } from './attempt-event';
import { notifyBoard } from './board-notice.server';
import type { InvalidationReason } from './round-words';

async function requireAttempt(db: ScopedDb, action: Action, attemptId: string) {
  const attempt = await db.transaction.attempt.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(attemptId) } },
    include: { round: true, membership: true },
  });
  if (!attempt) throw notFound();
  await requireClass(db, action, attempt.round.classId);
  return attempt;
}

/**
 * The events of an attempt by sequence, then by device. @throws 404, or 403 without the right to
 * see results.
 */
export async function listAttemptEvents(db: ScopedDb, attemptId: string): Promise<AttemptEvent[]> {
  const attempt = await requireAttempt(db, 'class.see-results', attemptId);
  const rows = await db.transaction.attemptEvent.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolYearStart: attempt.schoolYearStart,
      attemptId: attempt.id,
    },
    orderBy: [{ sequence: 'asc' }, { deviceId: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    attemptId: row.attemptId,
    sequence: row.sequence,
    version: row.version,
    deviceTimeMs: row.deviceTime.getTime(),
    elapsedMs: row.elapsedMs,
    body: row.body as EventBody,
  }));
}

/**
 * Which device each event of an attempt came from, and when it was received, by event id. @throws 404,
 * or 403 without the right to see results.
 */
export async function listEventOrigins(
  db: ScopedDb,
  attemptId: string,
): Promise<Map<string, { deviceId: string; receivedAtMs: number }>> {
  const attempt = await requireAttempt(db, 'class.see-results', attemptId);
  const rows = await db.transaction.attemptEvent.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolYearStart: attempt.schoolYearStart,
      attemptId: attempt.id,
    },
    select: { id: true, deviceId: true, receivedAt: true },
  });
  return new Map(
    rows.map(({ id, deviceId, receivedAt }) => [
      id,
      { deviceId, receivedAtMs: receivedAt.getTime() },
    ]),
  );
}

export type RoundAttempt = {
  attemptId: string;
  membershipId: string;
  pupilId: string;
  taskId: string;
  formId: string;
  batteryId: string;
  batteryVersion: number;
  driver: string;
  startedAt: Date;
  invalidatedAt: Date | null;
  synthetic: boolean;
  /** A second adult's marks, for agreement; never a result. */
  secondMarker: boolean;
  /** Read on paper and entered afterwards. */
  onPaper: boolean;
};

/** The screened attempts of a round in the order the server heard of them. @throws 404 or 403. */
export async function listRoundAttempts(db: ScopedDb, roundId: string): Promise<RoundAttempt[]> {
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(roundId) } },
  });
  if (!round) throw notFound();
  await requireClass(db, 'class.see-results', round.classId);
  const rows = await db.transaction.attempt.findMany({
    where: { municipalityId: db.municipalityId, roundId: round.id, probeId: null },
    include: { membership: { select: { pupilId: true } } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    attemptId: row.id,
    membershipId: row.membershipId,
    pupilId: row.membership.pupilId,
    taskId: row.taskId,
    formId: row.formId,
    batteryId: row.batteryId,
    batteryVersion: row.batteryVersion,
    driver: row.driver,
    startedAt: row.startedAt,
    invalidatedAt: row.invalidatedAt,
    synthetic: row.synthetic,
    secondMarker: row.secondMarker,
    onPaper: row.onPaper,
  }));
}

/**
 * Give a wrong pupil's attempt to the right one of the same class. The events keep the sign they
 * were made under; the trace names both pupils. The job carries the membership it was taken from,
 * whose results change too. A probe is dealt to one pupil and cannot be moved: it is set aside instead.
 * @throws 404, 403, or 400 for a probe.
 */
export async function moveAttempt(
  db: ScopedDb<StaffViewer>,
  attemptId: string,
  toMembershipId: string,
): Promise<void> {
  const attempt = await requireAttempt(db, 'class.record', attemptId);
  if (attempt.probeId) throw badRequest();
  const target = await db.transaction.classMembership.findFirst({
    where: {
      municipalityId: db.municipalityId,
      id: requireId(toMembershipId),
      classId: attempt.round.classId,
    },
  });
  if (!target) throw notFound();
  const { membership: from } = attempt;
  if (from.id === target.id) return;
  await db.transaction.attempt.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: attempt.id } },
    data: { membershipId: target.id },
  });
  const trace = { attemptId: attempt.id, fromMembershipId: from.id, toMembershipId: target.id };
  await audit(db, 'attempt.moved', [from.pupilId, target.pupilId], trace);
  await askForScoring(db, attempt, { previousMembershipId: from.id });
}

/** Set an attempt aside, with who and why; its events stay. @throws 404 or 403. */
export async function invalidateAttempt(
  db: ScopedDb<StaffViewer>,
  attemptId: string,
  reason: InvalidationReason,
): Promise<void> {
  const attempt = await requireAttempt(db, 'class.record', attemptId);
  if (attempt.invalidatedAt) return;
  await db.transaction.attempt.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: attempt.id } },
    data: {
      invalidatedAt: now(),
      invalidatedById: db.viewer.staffMemberId,
      invalidatedReason: reason,
    },
  });
  const detail = { attemptId: attempt.id, reason };
  await audit(db, 'attempt.invalidated', [attempt.membership.pupilId], detail);
  await askForScoring(db, attempt, {});
}

/** Have what depends on an attempt judged anew. The caller has established that the viewer may change it. */
export async function askForScoring(
  db: ScopedDb,
  attempt: { id: string; roundId: string },
  also: { previousMembershipId?: string },
): Promise<void> {
  const payload = { municipalityId: db.municipalityId, attemptId: attempt.id, ...also };
  // A move keeps a job of its own: a later change of the attempt must not take its place.
  const key = also.previousMembershipId
    ? `${attempt.id}:from:${also.previousMembershipId}`
    : attempt.id;
  await enqueueJob(db.transaction, 'attempt.changed', payload, key);
  await notifyBoard(db, attempt.roundId);
}
