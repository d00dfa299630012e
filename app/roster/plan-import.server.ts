import { createHash } from 'node:crypto';
import { requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { diffRoster } from './import/diff';
import { planHash } from './import/plan-hash';
import type { ImportTarget, RegisterClass } from './import/roster-plan';
import type { PlannedImport } from './import-preview';
import { findOverfullClasses } from './overfull-classes';
import { listRegisterPupils } from './register-pupils.server';
import { findSchoolYear } from './school-year.server';
import type { StagedList } from './staged-list';
import { withoutTakenIds } from './taken-ids';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Compares staged rows with the register of this moment. Writes nothing.
 * @throws 404 or 403.
 */
export async function planImport(
  db: ScopedDb<StaffViewer>,
  schoolId: string,
  staged: StagedList,
): Promise<PlannedImport> {
  const school = await requireSchool(db, 'roster.manage', schoolId);
  const startYear = schoolYearStart(db.viewer.today);
  const schoolYear = await findSchoolYear(db);
  const pupils = await listRegisterPupils(db, school.id, staged.rows, startYear);
  const target: ImportTarget = {
    schoolId: school.id,
    schoolName: school.name,
    schoolUnitCode: school.schoolUnitCode,
    // A year that is not made yet has only its first calendar year for a name.
    schoolYearId: schoolYear?.id ?? String(startYear),
    alsoCalled: staged.alsoCalled,
    fileCovers: staged.fileCovers,
  };
  const full = diffRoster({
    register: { pupils, classes: await listYearClasses(db, school, schoolYear?.id) },
    rows: staged.rows,
    target,
    unreadRowCount: staged.problems.length,
    answers: new Map(staged.answers),
  });
  const holders = pupils.flatMap(({ externalId, pupilId }) =>
    externalId ? [[externalId, pupilId] as const] : [],
  );
  const { plan, rowsWithoutId } = withoutTakenIds(full, new Map(holders));
  const overfullClasses = findOverfullClasses(plan, pupils);
  const known = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
  const hash = planHash(plan, sha256);
  return { plan, planHash: hash, staged, known, rowsWithoutId, overfullClasses };
}

async function listYearClasses(
  db: ScopedDb<StaffViewer>,
  school: { id: string; name: string; schoolUnitCode: string | null },
  schoolYearId: string | undefined,
): Promise<RegisterClass[]> {
  if (!schoolYearId) return [];
  const classes = await db.transaction.schoolClass.findMany({
    where: { municipalityId: db.municipalityId, schoolId: school.id, schoolYearId },
    select: { id: true, name: true },
  });
  return classes.map(({ id, name }) => ({
    classId: id,
    name,
    schoolId: school.id,
    schoolName: school.name,
    schoolUnitCode: school.schoolUnitCode,
  }));
}
