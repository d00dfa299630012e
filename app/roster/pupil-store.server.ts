/** Pupils added by hand: with their name, or under an alias when the identity is protected. */
import { audit, requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { newId } from '~/platform/identifier.server';
import { aliasKey, proposeAlias } from './alias';
import { currentOn } from './current-on';
import { nameKey } from './import/person-name';
import type { NewPupilFields, NewPupilProblem } from './new-pupil-form';
import { lockRoster } from './roster-lock.server';
import { schoolStartCohort } from './school-start-cohort';
import { listFreeSigns } from './sign-choice';

type Db = ScopedDb<StaffViewer>;
type NamedFields = Extract<NewPupilFields, { intent: 'named' }>;
type PupilValues = {
  givenName: string;
  familyName: string;
  birthDate: Date | null;
  externalId: string | null;
  protectedIdentity: boolean;
};

export type CreatePupilResult =
  | { ok: true; pupilId: string; membershipId: string; signId: string }
  | { ok: false; problem: NewPupilProblem };

/** Ages, in years at the end of the school year's first calendar year, that a pupil may have. */
const YOUNGEST_YEARS = 4;
const OLDEST_YEARS = 17;

/** The class, and an alias that nobody has. @throws 404 or 403. */
export async function getNewPupilForm(db: Db, classId: string | undefined) {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    proposedAlias: proposeAlias(await listAliases(db)),
  };
}

/** Adds a pupil to a class from today, with a free animal. @throws 404 or 403. */
export async function createPupil(
  db: Db,
  classId: string | undefined,
  fields: NewPupilFields,
): Promise<CreatePupilResult> {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  await lockRoster(db);
  const { startYear } = schoolClass.schoolYear;
  const signId = await findFreeSign(db, schoolClass.id);
  if (!signId) return { ok: false, problem: 'class-full' };
  const problem =
    fields.intent === 'alias'
      ? await problemOfAlias(db, fields.alias)
      : await problemOfNamed(db, fields, startYear);
  if (problem) return { ok: false, problem };
  const cohort = schoolStartCohort(startYear, { className: schoolClass.name });
  const place = { classId: schoolClass.id, schoolId: schoolClass.schoolId, signId, cohort };
  const written = await writePupil(db, place, valuesOf(fields));
  await audit(db, 'pupil.created', [written.pupilId], { classId: schoolClass.id });
  return { ok: true, ...written, signId };
}

function valuesOf(fields: NewPupilFields): PupilValues {
  if (fields.intent === 'alias') {
    return {
      givenName: fields.alias,
      familyName: '',
      birthDate: null,
      externalId: null,
      protectedIdentity: true,
    };
  }
  const { givenName, familyName, birthDate, externalId } = fields;
  return {
    givenName,
    familyName,
    birthDate: toStoredDate(birthDate),
    externalId: externalId || null,
    protectedIdentity: false,
  };
}

async function listAliases(db: Db): Promise<string[]> {
  const pupils = await db.transaction.pupil.findMany({
    where: { municipalityId: db.municipalityId, protectedIdentity: true },
    select: { givenName: true },
  });
  return pupils.map(({ givenName }) => givenName);
}

async function findFreeSign(db: Db, classId: string): Promise<string | undefined> {
  const members = await db.transaction.classMembership.findMany({
    where: { municipalityId: db.municipalityId, classId, ...currentOn(db.viewer.today) },
    select: { signId: true },
  });
  return listFreeSigns(members.map(({ signId }) => signId))[0];
}

async function problemOfAlias(db: Db, alias: string): Promise<NewPupilProblem | null> {
  const known = (await listAliases(db)).map(aliasKey);
  return known.includes(aliasKey(alias)) ? 'alias-taken' : null;
}

async function problemOfNamed(
  db: Db,
  { givenName, familyName, birthDate, externalId }: NamedFields,
  startYear: number,
): Promise<NewPupilProblem | null> {
  const ageYears = startYear - Number(birthDate.slice(0, 4));
  if (ageYears < YOUNGEST_YEARS || ageYears > OLDEST_YEARS) return 'birth-date-unlikely';
  const { municipalityId, transaction } = db;
  if (externalId) {
    const holder = await transaction.pupil.findUnique({
      where: { municipalityId_externalId: { municipalityId, externalId } },
    });
    if (holder) return 'external-id-taken';
  }
  const sameDay = await transaction.pupil.findMany({
    where: { municipalityId, birthDate: toStoredDate(birthDate) },
    select: { givenName: true, familyName: true },
  });
  const key = nameKey(givenName, familyName);
  const isKnown = sameDay.some((pupil) => nameKey(pupil.givenName, pupil.familyName) === key);
  return isKnown ? 'already-registered' : null;
}

async function writePupil(
  db: Db,
  place: { classId: string; schoolId: string; signId: string; cohort: number },
  values: PupilValues,
): Promise<{ pupilId: string; membershipId: string }> {
  const { transaction, municipalityId, viewer } = db;
  const { classId, schoolId, signId, cohort } = place;
  const [pupilId, membershipId] = [newId(), newId()];
  const startDate = toStoredDate(viewer.today);
  await transaction.pupil.create({
    data: {
      id: pupilId,
      municipalityId,
      schoolStartCohort: cohort,
      synthetic: viewer.synthetic,
      ...values,
    },
  });
  await transaction.enrolment.create({
    data: { id: newId(), municipalityId, pupilId, schoolId, startDate },
  });
  await transaction.classMembership.create({
    data: { id: membershipId, municipalityId, pupilId, classId, signId, startDate },
  });
  return { pupilId, membershipId };
}
