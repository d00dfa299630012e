/** Asking for a task to be done again, when the result that the level stands on cannot be read. */
import { requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { findLeftOut } from '~/administration/left-out.server';
import { askRetest } from '~/administration/retest-store.server';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { findClassRound } from '~/scoring/class-round.server';
import { cannotBeRead } from '~/scoring/task-state';
import type { RetestProblem } from '~/support/retest';

/**
 * Put the task on the class's list once more. A result that can be read is not asked for again: it would
 * count whatever came after it; nor is a task that the school leaves out. @throws 404, 403, or 400 for a task
 * that is not given.
 */
export async function askUnreadableAgain(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilIdText: string | undefined,
  taskId: string,
): Promise<{ ok: true } | { ok: false; problem: RetestProblem }> {
  const { schoolClass, pupil } = await requirePupilOfClass(
    db,
    'class.record',
    classId,
    pupilIdText,
  );
  if ((await findLeftOut(db, schoolClass))?.taskIds.includes(taskId)) {
    return { ok: false, problem: 'left-out' };
  }
  const round = await findClassRound(db, schoolClass, db.viewer.today);
  const record = round?.roundId ? await findRecord(db, round.roundId, pupil.id) : null;
  const problem = record?.tasks.find((task) => task.taskId === taskId)?.problem ?? null;
  if (problem === null || !cannotBeRead(problem)) return { ok: false, problem: 'can-be-read' };
  return askRetest(db, schoolClass.id, pupil.id, taskId);
}

async function findRecord(
  { transaction, municipalityId }: ScopedDb,
  roundId: string,
  pupilId: string,
): Promise<AssessmentRecord | null> {
  const current = await transaction.currentAssessment.findUnique({
    where: { municipalityId_roundId_pupilId: { municipalityId, roundId, pupilId } },
    select: { assessment: { select: { assessment: true } } },
  });
  return (current?.assessment.assessment ?? null) as unknown as AssessmentRecord | null;
}
