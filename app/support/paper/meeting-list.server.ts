/** The meeting list of the viewer's classes, or of one of them. */
import {
  audit,
  classesInScope,
  readingOnly,
  requireClass,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import { currentOn } from '~/roster/current-on';
import { listPlans } from '~/support/plans/plan-list.server';
import { type ClassRow, layOutMeetingList, type MeetingList } from './meeting-list';

/** @throws 403 for those who see no pupil's support, 404 for another class. Reading is audited. */
export async function loadMeetingList(
  given: ScopedDb<StaffViewer>,
  classId: string | null,
): Promise<MeetingList> {
  const db = readingOnly(given);
  const { viewer } = db;
  const only = classId === null ? null : (await requireClass(db, 'class.see-results', classId)).id;
  if (!mayAnywhere(viewer.grants, 'class.see-results')) throw forbidden();
  const rows = await listClassRows(db, only);
  const { plans } = await listPlans(db, viewer.today);
  const pupilIds = rows.flatMap(({ pupils }) => pupils.map(({ pupilId }) => pupilId));
  await audit(db, 'meeting-list.viewed', pupilIds, { classId: only });
  return { today: viewer.today, classes: layOutMeetingList(rows, plans, viewer.today) };
}

/** Classes of the running school year with the pupils who are in them today. Two queries at most. */
async function listClassRows(
  db: ScopedDb<StaffViewer>,
  classId: string | null,
): Promise<ClassRow[]> {
  const { today } = db.viewer;
  const day = toStoredDate(today);
  const schoolYear = { startDate: { lte: day }, endDate: { gte: day } };
  const rows = await db.transaction.schoolClass.findMany({
    where: {
      ...classesInScope(db, 'class.see-results'),
      ...(classId === null ? { schoolYear } : { id: classId }),
    },
    select: {
      id: true,
      name: true,
      school: { select: { name: true } },
      memberships: {
        where: currentOn(today),
        select: {
          pupil: {
            select: {
              id: true,
              givenName: true,
              familyName: true,
              protectedIdentity: true,
              flags: {
                where: { state: 'confirmed', round: { schoolClass: { schoolYear } } },
                select: { id: true },
                take: 1,
              },
            },
          },
        },
      },
    },
    orderBy: [{ school: { name: 'asc' } }, { name: 'asc' }],
  });
  return rows.map(({ id, name, school, memberships }) => ({
    classId: id,
    className: name,
    schoolName: school.name,
    pupils: memberships.map(({ pupil }) => ({
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      protectedIdentity: pupil.protectedIdentity,
      isConfirmed: pupil.flags.length > 0,
    })),
  }));
}
