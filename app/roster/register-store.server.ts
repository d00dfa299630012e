/** The register as the administrator sees it: schools, classes and who is in them. Never results. */
import { requireClass, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, schoolYearStart } from '~/platform/calendar';
import { currentOn } from './current-on';
import { findSchoolYear } from './school-year.server';
import { listFreeSigns } from './sign-choice';
import { listSchoolStarts } from './swedish-school';
import { listWindows } from './window-list.server';

const byName = new Intl.Collator('sv', { numeric: true });

/** Schools with the classes of today's school year, pupil counts, and the year's windows. */
export async function listSchools(db: ScopedDb<StaffViewer>) {
  requireMunicipality(db, 'roster.manage');
  const { transaction, municipalityId, viewer } = db;
  const schoolYear = await findSchoolYear(db);
  const schoolYearId = schoolYear?.id ?? null;
  const schools = await transaction.school.findMany({
    where: { municipalityId },
    include: {
      classes: {
        where: schoolYearId ? { schoolYearId } : { id: { in: [] } },
        include: { _count: { select: { memberships: { where: currentOn(viewer.today) } } } },
      },
    },
  });
  return {
    startYear: schoolYear?.startYear ?? null,
    schools: schools
      .map(({ id, name, schoolUnitCode, classes }) => ({
        id,
        name,
        schoolUnitCode,
        classes: classes
          .map((each) => ({ id: each.id, name: each.name, pupilCount: each._count.memberships }))
          .sort((one, other) => byName.compare(one.name, other.name)),
      }))
      .sort((one, other) => byName.compare(one.name, other.name)),
    windows: schoolYearId ? await listWindows(db, schoolYearId) : [],
  };
}

/** A class with the pupils who are in it today, by given name. @throws 404 or 403. */
export async function getClassList(db: ScopedDb<StaffViewer>, classId: string | undefined) {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  const memberships = await db.transaction.classMembership.findMany({
    where: {
      municipalityId: db.municipalityId,
      classId: schoolClass.id,
      ...currentOn(db.viewer.today),
    },
    include: { pupil: true },
  });
  const pupils = memberships.map(({ id, signId, pupil }) => ({
    membershipId: id,
    signId,
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    birthDate: pupil.birthDate && dayOf(pupil.birthDate),
    protectedIdentity: pupil.protectedIdentity,
    swedishSubject: pupil.swedishSubject,
    swedishSchoolStart: pupil.swedishSchoolStart,
  }));
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    startYear: schoolClass.schoolYear.startYear,
    pupils: pupils.sort(
      (one, other) =>
        byName.compare(one.givenName, other.givenName) ||
        byName.compare(one.familyName, other.familyName),
    ),
    schoolStarts: listSchoolStarts(schoolYearStart(db.viewer.today)),
    freeSigns: listFreeSigns(memberships.map(({ signId }) => signId)),
  };
}
