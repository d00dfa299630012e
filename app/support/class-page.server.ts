/** Everything the class page shows, or only that results are hidden while a sitting goes on. */

import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { findOpenSitting } from '~/administration/round-store.server';
import { getEnvironment } from '~/platform/environment.server';
import { readClassResults } from '~/scoring/class-results.server';
import { type ClassRound, findClassRound } from '~/scoring/class-round.server';
import { findPolicy } from '~/scoring/policy-shelf';
import { marksOf } from '~/support/class-marks';
import { listClassMarks } from '~/support/class-marks.server';
import type { ClassPageData } from '~/support/class-page';

/**
 * The class page. While a sitting of the class is open nothing of any pupil is read, unless the reader
 * has asked for it with a click. @throws 404 or 403.
 */
export async function loadClassPage(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  { show }: { show: boolean },
): Promise<ClassPageData> {
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const openSitting = await findOpenSitting(db, schoolClass.id);
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
    results: round && !isHidden ? await readResults(db, schoolClass, round) : null,
  };
}

async function readResults(
  db: ScopedDb<StaffViewer>,
  schoolClass: Awaited<ReturnType<typeof requireClass>>,
  round: ClassRound,
) {
  const { pupils, oneToOneTasks } = await readClassResults(db, schoolClass, round);
  const marks = await listClassMarks(db, {
    classId: schoolClass.id,
    roundId: round.roundId,
    schoolYearStart: schoolClass.schoolYear.startYear,
    today: db.viewer.today,
  });
  return {
    oneToOneTasks,
    skillNames: findPolicy(round.policyId)?.skills ?? {},
    pupils: pupils.map((pupil) => ({ ...pupil, marks: marksOf(marks, pupil.pupilId) })),
  };
}
