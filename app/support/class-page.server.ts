/** Everything the class page shows, or only that results are hidden while a sitting goes on. */

import { readingOnly, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { AskResult } from '~/administration/left-out.server';
import { listLeftOutIn } from '~/administration/left-out-tasks';
import { addOneToOne, removeOneToOne } from '~/administration/one-to-one-store.server';
import { findOpenSittingOf } from '~/administration/round-store.server';
import { getEnvironment } from '~/platform/environment.server';
import { badRequest } from '~/platform/http.server';
import { resolveSetUp } from '~/roster/set-up/set-up';
import { readClassRescoring } from '~/scoring/class-rescoring.server';
import { readClassResults } from '~/scoring/class-results.server';
import { type ClassRound, findClassRound } from '~/scoring/class-round.server';
import { changeLateJoiner } from '~/scoring/late-joiner-changes.server';
import { summarizeAgreement } from '~/scoring/marking-agreement';
import { readAgreements } from '~/scoring/marking-agreement.server';
import { marksOf } from '~/support/class-marks';
import { listClassMarks } from '~/support/class-marks.server';
import type { ClassForm, ClassPageData } from '~/support/class-page';

/**
 * The class page. While a sitting of the class is open nothing of any pupil is read, unless the reader
 * has asked for it with a click. @throws 404 or 403.
 */
export async function loadClassPage(
  given: ScopedDb<StaffViewer>,
  classId: string | undefined,
  { show }: { show: boolean },
): Promise<ClassPageData> {
  const db = readingOnly(given);
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const openSitting = await findOpenSittingOf(db, schoolClass);
  const round = await findClassRound(db, schoolClass, db.viewer.today);
  const isHidden = openSitting !== null && !show;
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    timeZone: db.viewer.timeZone,
    today: db.viewer.today,
    practice: getEnvironment().LASFYR_MODE === 'demo',
    window: round && {
      kind: round.windowKind,
      startDay: round.startDay,
      endDay: round.endDay,
      catchUpEndDay: round.catchUpEndDay,
    },
    openSittingId: openSitting?.id ?? null,
    isLive: round?.isOpen ?? false,
    mayRecord: mayRecord(db, schoolClass),
    results: round && !isHidden ? await readResults(db, schoolClass, round) : null,
  };
}

function mayRecord(
  db: ScopedDb<StaffViewer>,
  { id, schoolId }: { id: string; schoolId: string },
): boolean {
  return decideForClass(db.viewer.grants, 'class.record', { classId: id, schoolId }) === 'allowed';
}

/**
 * Put a pupil's task on the one-to-one list of today's round, or take back what an adult put there; or
 * change what a pupil who is new in the class does. Refused for a task that the school leaves out.
 * @throws 404, 403, or 400 for a form or a task that is none of the page's.
 */
export async function changeClassPage(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  form: ClassForm | null,
): Promise<AskResult> {
  const id = requireId(classId);
  if (!form) throw badRequest();
  if (form.intent === 'include-late' || form.intent === 'late-one-to-one') {
    await changeLateJoiner(db, id, form);
    return { ok: true };
  }
  const { intent, membershipId, taskId } = form;
  if (intent === 'add-one-to-one') return addOneToOne(db, id, membershipId, taskId);
  await removeOneToOne(db, id, membershipId, taskId);
  return { ok: true };
}

async function readResults(
  db: ScopedDb<StaffViewer>,
  schoolClass: Awaited<ReturnType<typeof requireClass>>,
  round: ClassRound,
) {
  const { pupils, oneToOneTasks, skillNames } = await readClassResults(db, schoolClass, round);
  const marks = await listClassMarks(db, {
    classId: schoolClass.id,
    roundId: round.roundId,
    schoolYearStart: schoolClass.schoolYear.startYear,
    today: db.viewer.today,
  });
  const agreements = round.roundId ? await readAgreements(db, round.roundId) : [];
  const setUp = resolveSetUp(round.setUp);
  const leftOut = listLeftOutIn(round, setUp);
  return {
    oneToOneTasks: oneToOneTasks.filter(({ taskId }) => !leftOut.includes(taskId)),
    looksNear: setUp.looksNear,
    agreement: summarizeAgreement(agreements),
    skillNames,
    noise: round.noise,
    rescoring: readClassRescoring(round.judgedAgain, db.viewer.timeZone),
    pupils: pupils.map((pupil) => ({ ...pupil, marks: marksOf(marks, pupil.pupilId) })),
  };
}
