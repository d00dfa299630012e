/** Making the adult's own browser a marking device, for a reading with one pupil. */
import { randomInt } from 'node:crypto';
import { requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { windowKindSchema } from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import { badRequest, forbidden, notFound } from '~/platform/http.server';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { findLeftOut } from './left-out.server';
import { addOneToOne, listOneToOne } from './one-to-one-store.server';
import { hashMarkerCode } from './pairing.server';
import { findRoundPlan } from './round-plan';
import { readRunRights } from './round-start.server';
import { openSitting } from './round-store.server';
import { hasPractised } from './training/training-requirement.server';

/** No characters that are mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 20;
const CODE_MS = 10 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export type MarkerCodeResult =
  | { ok: true; code: string; sittingId: string; roundId: string }
  | { ok: false; problem: ReadingProblem };

/** `not-for-role`: the school has given readings to others. `left-out`: it does not give the task. */
type ReadingProblem = 'no-window' | 'no-tasks' | 'not-prepared' | 'not-for-role' | 'left-out';

/**
 * The class's one-to-one sitting, opened or gone on with, for one of its pupils; no sitting is opened for a
 * task that the school leaves out. @throws 404 or 403.
 */
async function openReadings(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  taskId: string | null,
) {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const membership = await db.transaction.classMembership.findFirst({
    where: {
      municipalityId: db.municipalityId,
      id: requireId(membershipId),
      classId: schoolClass.id,
    },
  });
  if (!membership) throw notFound();
  const setUp = await findSetUp(db, schoolClass.schoolId);
  if (!readRunRights(db.viewer, schoolClass, setUp).mayRead) {
    return { ok: false as const, problem: 'not-for-role' as const };
  }
  if (taskId && (await isLeftOut(db, schoolClass, { membershipId: membership.id, taskId }))) {
    return { ok: false as const, problem: 'left-out' as const };
  }
  return openSitting(db, schoolClass.id, 'one-to-one');
}

/** The school leaves the task out, and nobody has asked it of the pupil: what was asked for is still read. */
async function isLeftOut(
  db: ScopedDb<StaffViewer>,
  schoolClass: { id: string; schoolId: string; schoolYearId: string },
  own: { membershipId: string; taskId: string },
): Promise<boolean> {
  const leftOut = await findLeftOut(db, schoolClass);
  if (!leftOut?.taskIds.includes(own.taskId)) return false;
  const asked = await db.transaction.oneToOneTask.findFirst({
    where: {
      municipalityId: db.municipalityId,
      ...own,
      round: { classId: schoolClass.id, windowId: leftOut.windowId },
    },
    select: { id: true },
  });
  return asked === null;
}

/** A one-time code for a sitting that the caller has opened in its scope. */
export async function makeMarkerCode(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
): Promise<string> {
  const { municipalityId } = db;
  const at = now().getTime();
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  );
  await db.transaction.markerCode.deleteMany({
    where: { municipalityId, expiresAt: { lt: new Date(at - DAY_MS) } },
  });
  await db.transaction.markerCode.create({
    data: {
      codeHash: hashMarkerCode(code),
      municipalityId,
      sittingId,
      staffMemberId: db.viewer.staffMemberId,
      expiresAt: new Date(at + CODE_MS),
    },
  });
  return code;
}

/**
 * A one-time code, good for ten minutes, that makes the browser which gives it a marking device of
 * the class's one-to-one sitting; that sitting is opened, or gone on with. Only the code's hash is
 * kept. @throws 404 when the pupil is not in the class, or 403.
 */
export async function createMarkerCode(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
): Promise<MarkerCodeResult> {
  const opened = await openReadings(db, classId, membershipId, null);
  if (!opened.ok) return opened;
  const { sittingId, roundId } = opened;
  return { ok: true, code: await makeMarkerCode(db, sittingId), sittingId, roundId };
}

export type MarkingResult =
  | { ok: true; code: string; membershipId: string; taskId: string }
  | { ok: false; problem: ReadingProblem }
  | { ok: false; problem: 'not-practised'; taskId: string };

/**
 * Begin to mark a reading: the pupil's listed task, or the one asked for. A pupil who is not on the
 * list is put there first, which takes the right to record. Where practice is asked for, an adult
 * without a certificate of the task gets no code. @throws 404 or 403.
 */
export async function startMarking(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  wantedTaskId: string | null,
): Promise<MarkingResult> {
  const opened = await openReadings(db, classId, membershipId, wantedTaskId);
  if (!opened.ok) return opened;
  const id = requireId(membershipId);
  const { window } = await db.transaction.round.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: opened.roundId } },
    include: { window: true },
  });
  const kind = windowKindSchema.parse(window.kind);
  const taskIds = findRoundPlan(window.batteryId, window.batteryVersion, kind)?.plan.oneToOne ?? [];
  const listed = (await listOneToOne(db, opened.roundId))
    .filter((entry) => entry.membershipId === id)
    .map(({ taskId }) => taskId);
  const taskId = wantedTaskId ?? taskIds.find((one) => listed.includes(one)) ?? taskIds[0];
  if (!taskId || !taskIds.includes(taskId)) throw notFound();
  if (!(await hasPractised(db, taskId))) return { ok: false, problem: 'not-practised', taskId };
  if (!listed.includes(taskId)) {
    if (!(await mayRecord(db, classId))) throw forbidden();
    const asked = await addOneToOne(db, classId, id, taskId);
    if (!asked.ok) throw badRequest();
  }
  return { ok: true, code: await makeMarkerCode(db, opened.sittingId), membershipId: id, taskId };
}

async function mayRecord(db: ScopedDb<StaffViewer>, classId: string): Promise<boolean> {
  const { id, schoolId } = await requireClass(db, 'class.run-round', classId);
  const target = { classId: id, schoolId };
  return decideForClass(db.viewer.grants, 'class.record', target) === 'allowed';
}
