/**
 * What a level is judged by beside the answers: what people asked for, other ways, carried tasks, and the
 * window before. A pupil who has moved within the window brings along what was written in the class before.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { listAdapted } from '~/administration/accommodation-store.server';
import { listCarriedTasks } from '~/administration/carried-tasks';
import { findRoundPlan } from '~/administration/round-plan';
import { listSecureTasks } from '~/administration/task-standing.server';
import type { WindowKind } from '~/instruments/battery';
import type { PolicyWindow } from '~/scoring/cut-policy';
import type { LevelInput } from '~/scoring/level-shapes';
import { listPlaces, type PupilPlace } from '~/scoring/pupil-place.server';
import { requireSystem } from '~/scoring/score-attempts.server';

/**
 * What people and the draw asked for. A task that only describes does not make a pupil looked at again.
 * @throws 403 for anyone but the system.
 */
export async function listAddedByPeople(
  db: ScopedDb<SystemViewer>,
  { pupilId, roundId, membershipId }: PupilPlace,
  windowId: string,
  window: PolicyWindow,
) {
  requireSystem(db);
  const added = await db.transaction.oneToOneTask.findMany({
    where: {
      municipalityId: db.municipalityId,
      round: { windowId },
      membership: { pupilId },
      reason: { not: 'policy' },
    },
    select: { reason: true, taskId: true, roundId: true, membershipId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const here = added.filter(
    (task) => task.roundId === roundId && task.membershipId === membershipId,
  );
  const decides = (taskId: string) =>
    window.oneToOne.tasks.some((entry) => entry.task === taskId && entry.decides);
  return {
    teacherAdded: added.some(({ reason, taskId }) => reason === 'teacher' && decides(taskId)),
    controlPupil: here.some(({ reason }) => reason === 'control'),
    askedTasks: [...new Set(here.map(({ taskId }) => taskId))],
  };
}

interface JudgedWindow {
  id: string;
  kind: WindowKind;
  batteryId: string;
  batteryVersion: number;
  startDate: Date;
}

/** What is known of the pupil beside the answers: other ways, carried tasks, the window before. @throws 403 for anyone but the system. */
export async function readCircumstances(
  db: ScopedDb<SystemViewer>,
  place: PupilPlace,
  window: JudgedWindow,
): Promise<Pick<LevelInput, 'adaptedTasks' | 'carriedTasks' | 'lookAgainBefore'>> {
  requireSystem(db);
  const found = findRoundPlan(window.batteryId, window.batteryVersion, window.kind);
  if (!found) return {};
  const { transaction, municipalityId } = db;
  const { classId } = await transaction.round.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id: place.roundId } },
    select: { classId: true },
  });
  const secure = await listSecureTasks(db, { classId, windowId: window.id });
  const adapted: string[] = [];
  for (const { roundId, membershipId } of await listPlaces(db, place, window.id)) {
    adapted.push(...(await listAdapted(db, { ...found, roundId }, membershipId)));
  }
  return {
    adaptedTasks: [...new Set(adapted)],
    carriedTasks: listCarriedTasks(found.plan, secure.get(place.membershipId)),
    lookAgainBefore: await wasLookAgain(db, place.pupilId, window.startDate),
  };
}

/** Whether the pupil's latest level of an earlier window was look again. */
async function wasLookAgain(db: ScopedDb, pupilId: string, before: Date): Promise<boolean> {
  const { municipalityId } = db;
  const earlier = await db.transaction.currentAssessment.findFirst({
    where: {
      municipalityId,
      pupilId,
      assessment: { round: { window: { startDate: { lt: before } } } },
    },
    orderBy: [{ assessment: { round: { window: { startDate: 'desc' } } } }, { updatedAt: 'desc' }],
    select: { assessment: { select: { level: true } } },
  });
  return earlier?.assessment.level === 'look-again';
}
