/** Writes a plan to the register: everything or nothing, in the caller's transaction. */
import { requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays } from '~/platform/calendar';
import { newId } from '~/platform/identifier.server';
import { currentOn } from './current-on';
import type { PupilRow } from './import/read-pupil-row';
import type { ClassPlace, PlannedPupil, RosterPlan } from './import/roster-plan';
import { schoolStartCohort } from './school-start-cohort';
import { listFreeSigns } from './sign-choice';

type Db = ScopedDb<StaffViewer>;
type Placement = { pupilId: string; classId: string; rowNumber: number };

export type WritePlan = {
  plan: RosterPlan;
  schoolYear: { id: string; startYear: number };
  /** The rows of the file, for what the plan leaves out. */
  rows: readonly PupilRow[];
  /** Pupils in the plan's `missingInFile` whose time in the class ends. */
  endedPupilIds: readonly string[];
};

/**
 * Times that end do so yesterday and those that begin do so today. A pupil whose time ends in her
 * last class leaves the school with it. Returns the ids of every pupil who was touched.
 */
export async function writePlan(db: Db, write: WritePlan): Promise<{ pupilIds: string[] }> {
  const { plan, endedPupilIds } = write;
  await requireSchool(db, 'roster.manage', plan.schoolId);
  const classIds = await createClasses(db, write);
  const placeIn = (to: ClassPlace) =>
    to.kind === 'existing' ? to.classId : classIds.get(to.classKey)!;
  const movedIds = plan.moved.map(({ pupilId }) => pupilId);
  await endMemberships(db, [...endedPupilIds, ...movedIds]);
  await endEnrolments(db, endedPupilIds, null);
  await endEnrolments(db, movedIds, plan.schoolId);
  await writeChanges(db, [...plan.changed, ...plan.moved]);
  const created = await createPupils(db, write, placeIn);
  const moved = plan.moved.map(({ pupilId, rowNumber, to }) => ({
    pupilId,
    rowNumber,
    classId: placeIn(to),
  }));
  await createEnrolments(db, plan.schoolId, [...movedIds, ...created.map((p) => p.pupilId)]);
  await createMemberships(db, [...created, ...moved]);
  const changedIds = plan.changed.map(({ pupilId }) => pupilId);
  const createdIds = created.map(({ pupilId }) => pupilId);
  return { pupilIds: [...createdIds, ...changedIds, ...movedIds, ...endedPupilIds] };
}

async function createClasses(
  db: Db,
  { plan, schoolYear }: WritePlan,
): Promise<Map<string, string>> {
  const classIds = new Map(plan.newClasses.map(({ classKey }) => [classKey, newId()]));
  await db.transaction.schoolClass.createMany({
    data: plan.newClasses.map(({ classKey, name }) => ({
      id: classIds.get(classKey)!,
      municipalityId: db.municipalityId,
      schoolId: plan.schoolId,
      schoolYearId: schoolYear.id,
      name,
    })),
  });
  return classIds;
}

async function endMemberships(db: Db, pupilIds: string[]): Promise<void> {
  const { viewer, municipalityId } = db;
  await db.transaction.$executeRaw`
    UPDATE "ClassMembership" SET "endDate" = ${addDays(viewer.today, -1)}::date
    WHERE "municipalityId" = ${municipalityId}::uuid AND "pupilId" = ANY(${pupilIds}::uuid[])
      AND "startDate" <= ${viewer.today}::date
      AND coalesce("endDate" >= ${viewer.today}::date, true)`;
}

/** Ends the pupils' enrolments, but for those at `keptSchoolId`. */
async function endEnrolments(
  db: Db,
  pupilIds: readonly string[],
  keptSchoolId: string | null,
): Promise<void> {
  const { viewer, municipalityId } = db;
  await db.transaction.$executeRaw`
    UPDATE "Enrolment" SET "endDate" = ${addDays(viewer.today, -1)}::date
    WHERE "municipalityId" = ${municipalityId}::uuid AND "pupilId" = ANY(${[...pupilIds]}::uuid[])
      AND "schoolId" IS DISTINCT FROM ${keptSchoolId}::uuid
      AND "startDate" <= ${viewer.today}::date
      AND coalesce("endDate" >= ${viewer.today}::date, true)`;
}

/** One statement for all: only what differs is written, an empty family name included. */
async function writeChanges(db: Db, planned: readonly PlannedPupil[]): Promise<void> {
  const withChanges = planned.filter(({ changes }) => Object.keys(changes).length > 0);
  if (withChanges.length === 0) return;
  const column = (field: keyof PlannedPupil['changes']) =>
    withChanges.map(({ changes }) => changes[field] ?? null);
  await db.transaction.$executeRaw`
    UPDATE "Pupil" p SET
      "givenName" = coalesce(v.given, p."givenName"),
      "familyName" = coalesce(v.family, p."familyName"),
      "birthDate" = coalesce(v.birth::date, p."birthDate"),
      "externalId" = coalesce(v.external, p."externalId"),
      "swedishSchoolStart" = coalesce(v.start, p."swedishSchoolStart")
    FROM unnest(${withChanges.map(({ pupilId }) => pupilId)}::uuid[], ${column('givenName')}::text[],
      ${column('familyName')}::text[], ${column('birthDate')}::text[],
      ${column('externalId')}::text[], ${column('swedishSchoolStart')}::text[])
      AS v(id, given, family, birth, external, start)
    WHERE p."municipalityId" = ${db.municipalityId}::uuid AND p.id = v.id
      AND NOT p."protectedIdentity"`;
}

async function createPupils(
  db: Db,
  { plan, schoolYear, rows }: WritePlan,
  placeIn: (to: ClassPlace) => string,
): Promise<Placement[]> {
  const { municipalityId, viewer } = db;
  const rowOf = new Map(rows.map((row) => [row.rowNumber, row]));
  const pupils = plan.new.map((pupil) => ({ ...pupil, pupilId: newId() }));
  const cohorts = pupils.map(({ rowNumber, to }) =>
    schoolStartCohort(schoolYear.startYear, {
      schoolYear: rowOf.get(rowNumber)?.schoolYear,
      className: to.name,
    }),
  );
  await db.transaction.$executeRaw`
    INSERT INTO "Pupil" ("municipalityId", synthetic, id, "givenName", "familyName", "birthDate",
      "externalId", "swedishSchoolStart", "schoolStartCohort")
    SELECT ${municipalityId}::uuid, ${viewer.synthetic}, v.id, v.given, v.family, v.birth::date,
      v.external, v.start, v.cohort
    FROM unnest(${pupils.map(({ pupilId }) => pupilId)}::uuid[],
      ${pupils.map(({ givenName }) => givenName)}::text[],
      ${pupils.map(({ familyName }) => familyName)}::text[],
      ${pupils.map(({ birthDate }) => birthDate)}::text[],
      ${pupils.map(({ externalId }) => externalId)}::text[],
      ${pupils.map(({ swedishSchoolStart }) => swedishSchoolStart)}::text[], ${cohorts}::int[])
      AS v(id, given, family, birth, external, start, cohort)`;
  return pupils.map(({ pupilId, rowNumber, to }) => ({ pupilId, rowNumber, classId: placeIn(to) }));
}

/** Enrols those who are not at the school already. */
async function createEnrolments(db: Db, schoolId: string, pupilIds: string[]): Promise<void> {
  const { municipalityId, viewer, transaction } = db;
  const enrolled = await transaction.enrolment.findMany({
    where: { municipalityId, schoolId, ...currentOn(viewer.today) },
    select: { pupilId: true },
  });
  const isEnrolled = new Set(enrolled.map(({ pupilId }) => pupilId));
  const joining = pupilIds.filter((pupilId) => !isEnrolled.has(pupilId));
  await transaction.$executeRaw`
    INSERT INTO "Enrolment" ("municipalityId", "schoolId", "startDate", id, "pupilId")
    SELECT ${municipalityId}::uuid, ${schoolId}::uuid, ${viewer.today}::date, v.id, v.pupil
    FROM unnest(${joining.map(() => newId())}::uuid[], ${joining}::uuid[]) AS v(id, pupil)`;
}

/** Places pupils in their classes in the order of the file, each with a sign that is free there. */
async function createMemberships(db: Db, placements: Placement[]): Promise<void> {
  const { municipalityId, viewer } = db;
  const classIds = [...new Set(placements.map(({ classId }) => classId))];
  const members = await db.transaction.classMembership.findMany({
    where: { municipalityId, classId: { in: classIds }, ...currentOn(viewer.today) },
    select: { classId: true, signId: true },
  });
  const taken = new Map<string, string[]>(classIds.map((classId) => [classId, []]));
  for (const { classId, signId } of members) taken.get(classId)?.push(signId);
  const free = new Map([...taken].map(([classId, signIds]) => [classId, listFreeSigns(signIds)]));
  const placed = placements.sort((one, other) => one.rowNumber - other.rowNumber);
  const signIds = placed.map(({ classId }) => {
    const signId = free.get(classId)?.shift();
    if (!signId) throw new Error('more pupils in a class than there are signs');
    return signId;
  });
  await db.transaction.$executeRaw`
    INSERT INTO "ClassMembership" ("municipalityId", "startDate", id, "pupilId", "classId", "signId")
    SELECT ${municipalityId}::uuid, ${viewer.today}::date, v.id, v.pupil, v.class, v.sign
    FROM unnest(${placed.map(() => newId())}::uuid[], ${placed.map(({ pupilId }) => pupilId)}::uuid[],
      ${placed.map(({ classId }) => classId)}::uuid[], ${signIds}::text[])
      AS v(id, pupil, class, sign)`;
}
