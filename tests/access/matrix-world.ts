/** The world of the access matrix: two schools, three classes, another municipality, and everyone. */
import { inScope } from '~/access/in-scope.server';
import { beginSession } from '~/access/session.server';
import { hashPassword } from '~/access/sign-in.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { syncFlags } from '~/support/flag-store.server';
import { createAssessment, createRound, LOW } from '../support/assessment-factories';
import { cookieOf } from '../support/built-app';
import {
  createClass,
  createPupil,
  createSchool,
  createStaff,
  createViewer,
  createWorld,
  today,
} from '../support/factories';
import { writeHealthNote } from './matrix-health';
import { PEOPLE, type Person } from './matrix-people';

export const ALIAS = 'Ekorren Pil';
/** Stands in a note of pupil health, and may come with no answer but those of its own address. */
export const HEALTH_WORD = 'Vattenlilja';
const PASSWORD = 'ett långt lösenord för prov';
/** Words that must not leave the class, school or municipality they belong to. */
const NAMES = { school: 'Kvarnbackeskolan', family: 'Snöklocka' };

export type MatrixWorld = Awaited<ReturnType<typeof createMatrixWorld>>;

/** Everything above, with a flag on the first pupil and on the pupil under an alias. */
export async function createMatrixWorld() {
  const world = await createWorld(0);
  const { municipality, schoolYear, school, schoolClass, window } = world;
  const client = getClient();
  await client.school.update({ where: { id: school.id }, data: { name: NAMES.school } });
  const pupil = await createPupil(schoolClass, { givenName: 'Tuva', familyName: NAMES.family });
  const alias = await createPupil(schoolClass, {
    givenName: ALIAS,
    familyName: '',
    birthDate: null,
    protectedIdentity: true,
  });
  const otherClass = await createClass(school, schoolYear.id, '1B');
  const otherPupil = await createPupil(otherClass, { givenName: 'Love', familyName: 'Blåklint' });
  const otherSchool = await createSchool(municipality.id);
  const foreign = await createForeignWorld();
  const round = await createRound({
    municipalityId: municipality.id,
    classId: schoolClass.id,
    windowId: window.id,
  });
  const otherRound = await createRound({
    municipalityId: municipality.id,
    classId: otherClass.id,
    windowId: window.id,
  });
  const flagOf = async (who: typeof pupil, own: typeof round) => {
    const assessment = await createAssessment(own, who, LOW);
    await inScope(world.system, (db) => syncFlags(db, assessment.id));
    return client.flag.findFirstOrThrow({ where: { pupilId: who.pupil.id } });
  };
  const flags = {
    pupil: await flagOf(pupil, round),
    alias: await flagOf(alias, round),
    other: await flagOf(otherPupil, otherRound),
  };
  const staff: Record<Exclude<Person, 'nobody'>, StaffViewer> = {
    teacher: world.teacher,
    'other-class-teacher': await createViewer(municipality.id, 'teacher', {
      classId: otherClass.id,
    }),
    'special-educator': world.specialEducator,
    principal: world.principal,
    'other-school-principal': await createViewer(municipality.id, 'principal', {
      schoolId: otherSchool.id,
    }),
    'head-of-education': world.headOfEducation,
    administrator: world.administrator,
    'test-leader': world.testLeader,
    'former-teacher': await createFormerTeacher(municipality.id, schoolClass.id),
    'foreign-teacher': foreign.teacher,
    'foreign-administrator': foreign.administrator,
  };
  const cookies = Object.fromEntries(
    await Promise.all(
      PEOPLE.map(async (person) => [
        person,
        person === 'nobody' ? undefined : await signInAs(staff[person]),
      ]),
    ),
  ) as Record<Person, string | undefined>;
  const password = await createPasswordAccount(municipality.id);
  await writeHealthNote({ schoolClass, pupil, staff }, `${HEALTH_WORD} och stilla stund.`);
  return {
    ...world,
    pupil,
    alias,
    otherClass,
    otherPupil,
    otherSchool,
    foreign,
    round,
    flags,
    staff,
    cookies,
    password,
  };
}

/** Another municipality with a class list of its own. */
async function createForeignWorld() {
  const foreign = await createWorld(0);
  const { pupil, membership } = await createPupil(foreign.schoolClass, {
    givenName: 'Ture',
    familyName: 'Vitsippa',
  });
  return { ...foreign, pupil, membership };
}

async function createFormerTeacher(municipalityId: string, classId: string) {
  const viewer = await createViewer(municipalityId, 'teacher', { classId });
  await getClient().roleAssignment.updateMany({
    where: { staffMemberId: viewer.staffMemberId },
    data: { endDate: toStoredDate(addDays(today(), -1)) },
  });
  return viewer;
}

async function createPasswordAccount(municipalityId: string) {
  const staff = await createStaff(municipalityId, { username: `konto-${newId()}` });
  await getClient().staffMember.update({
    where: { id: staff.id },
    data: { passwordHash: await hashPassword(PASSWORD) },
  });
  return { username: staff.username, password: PASSWORD };
}

/** A new session of a person, as a `Cookie` value. */
export async function signInAs(viewer: StaffViewer): Promise<string> {
  const { staffMemberId: id, municipalityId } = viewer;
  return cookieOf(await beginSession({ id, municipalityId }));
}

/** How a pupil's level stands in the data of a page. */
const A_LEVEL = '"level":"';

/**
 * What an answer to a person may never hold, whatever its status: words of pupil health for everyone
 * but who may read them, and there at their own address only; names of pupils for those who work with
 * nobody in the class, the name of the school for those outside the municipality, and the level of a
 * pupil for whoever sees no results.
 */
export function wordsKeptFrom(person: Person, route: string): string[] {
  const mayRead = person === 'special-educator' && route.endsWith('/health');
  return [...namesKeptFrom(person), ...(mayRead ? [] : [HEALTH_WORD])];
}

function namesKeptFrom(person: Person): string[] {
  const pupils = [NAMES.family, ALIAS];
  switch (person) {
    case 'teacher':
    case 'special-educator':
      return [];
    case 'administrator':
    case 'test-leader':
      return [A_LEVEL];
    case 'principal':
    case 'head-of-education':
      return [A_LEVEL, ...pupils];
    case 'other-class-teacher':
    case 'other-school-principal':
    case 'former-teacher':
      return pupils;
    case 'nobody':
    case 'foreign-teacher':
    case 'foreign-administrator':
      return [...pupils, NAMES.school];
  }
}
