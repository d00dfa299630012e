/**
 * Where in a window a pupil is judged: in the class the pupil is in today.
 *
 * Rule: the class in which the answers were given, while the pupil is in it; else the class of the same
 * school year that the pupil is in today; else, when the pupil has left, the class of the answers. A pupil
 * who moves takes the results of the window along: the pointer of the class before is taken away, its
 * assessments stay as rows. Answers stay where they were given.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { setPolicyOneToOne } from '~/administration/one-to-one-store.server';
import { recordTaskStandings } from '~/administration/task-standing.server';
import { dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import { requireSystem } from '~/scoring/score-attempts.server';

export interface PupilPlace {
  pupilId: string;
  roundId: string;
  membershipId: string;
}

/** The pupil's places in a window: each round with the membership in its class. */
export async function listPlaces(
  db: ScopedDb,
  { pupilId }: Pick<PupilPlace, 'pupilId'>,
  windowId: string,
): Promise<PupilPlace[]> {
  const memberships = await db.transaction.classMembership.findMany({
    where: {
      municipalityId: db.municipalityId,
      pupilId,
      schoolClass: { rounds: { some: { windowId } } },
    },
    select: {
      id: true,
      schoolClass: { select: { rounds: { where: { windowId }, select: { id: true } } } },
    },
    orderBy: { id: 'asc' },
  });
  return memberships.flatMap(({ id, schoolClass }) =>
    schoolClass.rounds.map((round) => ({ pupilId, roundId: round.id, membershipId: id })),
  );
}

/**
 * The place at which the pupil is judged now; a round of the class is made when it has none. Leaves
 * nothing that counts at the places before. @throws 403 for anyone but the system.
 */
export async function findPresentPlace(
  db: ScopedDb<SystemViewer>,
  asked: PupilPlace,
  window: { id: string; schoolYearId: string },
): Promise<PupilPlace> {
  requireSystem(db);
  const present = await findPresentMembership(db, asked, window);
  if (!present || present.id === asked.membershipId) return asked;
  const place = {
    municipalityId: db.municipalityId,
    classId: present.classId,
    windowId: window.id,
  };
  const round = await db.transaction.round.upsert({
    where: { municipalityId_classId_windowId: place },
    create: { id: newId(), ...place },
    update: {},
  });
  const here = { pupilId: asked.pupilId, roundId: round.id, membershipId: present.id };
  for (const before of await listPlaces(db, here, window.id)) {
    if (before.membershipId !== here.membershipId) await leavePlace(db, before, here);
  }
  return here;
}

/** The membership of today that is meant; null when the pupil is in no class of the year any more. */
async function findPresentMembership(
  db: ScopedDb,
  asked: PupilPlace,
  window: { schoolYearId: string },
) {
  const { transaction, municipalityId } = db;
  const { timeZone } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { timeZone: true },
  });
  const today = toStoredDate(dayInZone(now(), timeZone));
  const present = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      pupilId: asked.pupilId,
      startDate: { lte: today },
      OR: [{ endDate: null }, { endDate: { gte: today } }],
      schoolClass: { schoolYearId: window.schoolYearId },
    },
    select: { id: true, classId: true },
    orderBy: [{ startDate: 'desc' }, { id: 'desc' }],
  });
  return present.find(({ id }) => id === asked.membershipId) ?? present[0] ?? null;
}

async function leavePlace(
  db: ScopedDb<SystemViewer>,
  before: PupilPlace,
  here: PupilPlace,
): Promise<void> {
  const { municipalityId, transaction } = db;
  const { pupilId, roundId, membershipId } = before;
  await setPolicyOneToOne(db, roundId, membershipId, []);
  if (roundId === here.roundId) return;
  await transaction.currentAssessment.deleteMany({ where: { municipalityId, roundId, pupilId } });
  await recordTaskStandings(db, { roundId, membershipId }, []);
}

/**
 * Ask for the pupil's later windows to be judged again: they read what the earlier ones showed. The
 * caller writes the result that they read, in the same transaction. @throws 403 for anyone but the system.
 */
export async function askForLaterWindows(
  db: ScopedDb<SystemViewer>,
  pupilId: string,
  startDate: Date,
): Promise<void> {
  requireSystem(db);
  const { municipalityId, transaction } = db;
  const later = await transaction.currentAssessment.findMany({
    where: {
      municipalityId,
      pupilId,
      assessment: { round: { window: { startDate: { gt: startDate } } } },
    },
    select: { roundId: true, assessment: { select: { membershipId: true } } },
  });
  for (const { roundId, assessment } of later)
    await askForPupil(db, roundId, assessment.membershipId);
}

/**
 * Let results follow pupils who have moved to another class or left: each is judged again where it was
 * judged, which finds the place of today, and the rounds that were left draw their control pupil anew.
 * @throws 403 for anyone but the system.
 */
export async function followMovedPupils(
  db: ScopedDb<SystemViewer>,
  pupilIds: readonly string[],
): Promise<void> {
  requireSystem(db);
  const { municipalityId, transaction } = db;
  const judged = await transaction.currentAssessment.findMany({
    where: { municipalityId, pupilId: { in: [...pupilIds] } },
    select: { roundId: true, assessment: { select: { membershipId: true } } },
  });
  for (const { roundId, assessment } of judged)
    await askForPupil(db, roundId, assessment.membershipId);
  for (const roundId of new Set(judged.map((row) => row.roundId))) {
    await enqueueJob(transaction, 'round.changed', { municipalityId, roundId }, roundId);
  }
}

async function askForPupil(db: ScopedDb, roundId: string, membershipId: string): Promise<void> {
  const payload = { municipalityId: db.municipalityId, roundId, membershipId };
  await enqueueJob(db.transaction, 'pupil.changed', payload, `${roundId}:${membershipId}`);
}
