/** Pupils whose outcomes the viewer may bring: those who are today in a class that the viewer works with. */
import { classesInScope, membershipsInScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';
import type { OutcomeRegister } from '~/scoring/outcome-match';

type Db = ScopedDb<StaffViewer>;

/** Unprotected pupils and classes in reach, and who has an outcome of the measure already. */
export async function readOutcomeRegister(db: Db, measureId: string): Promise<OutcomeRegister> {
  const { municipalityId } = db;
  const memberships = await db.transaction.classMembership.findMany({
    where: {
      ...membershipsInScope(db, 'validation.import'),
      municipalityId,
      pupil: { protectedIdentity: false },
    },
    include: { pupil: true, schoolClass: { include: { school: true } } },
    orderBy: [{ startDate: 'desc' }, { id: 'desc' }],
  });
  const classes = new Map(memberships.map(({ schoolClass }) => [schoolClass.id, schoolClass]));
  const newest = new Map([...memberships].reverse().map((row) => [row.pupilId, row]));
  return {
    pupils: [...newest.values()].map(({ pupil, schoolClass }) => ({
      pupilId: pupil.id,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      birthDate: pupil.birthDate && dayOf(pupil.birthDate),
      externalId: pupil.externalId,
      // Not looked at when an outcome is matched.
      swedishSchoolStart: null,
      protectedIdentity: false,
      classId: schoolClass.id,
      className: schoolClass.name,
      schoolId: schoolClass.schoolId,
    })),
    classes: [...classes.values()].map((schoolClass) => ({
      classId: schoolClass.id,
      name: schoolClass.name,
      schoolId: schoolClass.schoolId,
      schoolName: schoolClass.school.name,
      schoolUnitCode: schoolClass.school.schoolUnitCode,
    })),
    taken: await listTaken(db, measureId),
  };
}

/** Pupils with an outcome of the measure that counts. */
export async function listTaken(db: Db, measureId: string): Promise<Set<string>> {
  const rows = await db.transaction.pupilOutcome.findMany({
    where: { municipalityId: db.municipalityId, measureId, removedAt: null },
    select: { pupilId: true },
  });
  return new Set(rows.map(({ pupilId }) => pupilId));
}

/** Of these pupils, those in reach. */
export async function keepInReach(db: Db, pupilIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.transaction.classMembership.findMany({
    where: {
      ...membershipsInScope(db, 'validation.import'),
      municipalityId: db.municipalityId,
      pupilId: { in: [...pupilIds] },
    },
    select: { pupilId: true },
  });
  return new Set(rows.map(({ pupilId }) => pupilId));
}

export interface OutcomeClass {
  classId: string;
  className: string;
  schoolName: string;
}

/** Classes in reach with pupils today, by school and name. */
export async function listOutcomeClasses(db: Db): Promise<OutcomeClass[]> {
  const rows = await db.transaction.schoolClass.findMany({
    where: {
      ...classesInScope(db, 'validation.import'),
      memberships: { some: membershipsInScope(db, 'validation.import') },
    },
    include: { school: { select: { name: true } } },
  });
  const named = rows.map(({ id, name, school }) => ({
    classId: id,
    className: name,
    schoolName: school.name,
  }));
  return named.sort(
    (one, other) =>
      NAMES.compare(one.schoolName, other.schoolName) ||
      NAMES.compare(one.className, other.className),
  );
}

const NAMES = new Intl.Collator('sv', { numeric: true });
