/** Smallest valid rows for data tests. Each returns what it made; pass overrides for what matters. */

import type { Grant, Role } from '~/access/roles';
import { makeStaffViewer, makeSystemViewer, type StaffViewer } from '~/access/viewer.server';
import { PRECONDITIONS } from '~/administration/preconditions/preconditions';
import { addDays, dayInZone, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { SIGNS } from '~/roster/signs';

const ZONE = 'Europe/Stockholm';

export function today(): string {
  return dayInZone(now(), ZONE);
}

/** Rounds of a new municipality wait for nothing, unless a test says otherwise: see `lowerConditions`. */
export async function createMunicipality(overrides: { name?: string; synthetic?: boolean } = {}) {
  const municipality = await getClient().municipality.create({
    data: {
      id: newId(),
      name: overrides.name ?? 'Testkommun',
      synthetic: overrides.synthetic ?? false,
    },
  });
  await lowerConditions(municipality.id);
  return municipality;
}

/** No round of the municipality waits for anything that must be in place. */
async function lowerConditions(municipalityId: string) {
  const { id: staffMemberId } = await createStaff(municipalityId);
  const rules = PRECONDITIONS.map((item) => ({
    municipalityId,
    item,
    isBlocking: false,
    staffMemberId,
  }));
  await getClient().preconditionRule.createMany({ data: rules });
}

async function createSchoolYear(municipalityId: string) {
  const startYear = schoolYearStart(today());
  return getClient().schoolYear.create({
    data: {
      id: newId(),
      municipalityId,
      startYear,
      startDate: toStoredDate(`${startYear}-08-01`),
      endDate: toStoredDate(`${startYear + 1}-07-31`),
    },
  });
}

/** A winter window around today with battery and policy grund-1. */
async function createWindow(municipalityId: string, schoolYearId: string) {
  return getClient().screeningWindow.create({
    data: {
      id: newId(),
      municipalityId,
      schoolYearId,
      kind: 'winter',
      startDate: toStoredDate(addDays(today(), -7)),
      endDate: toStoredDate(addDays(today(), 21)),
      catchUpEndDate: toStoredDate(addDays(today(), 35)),
      batteryId: 'grund-1',
      batteryVersion: 1,
      policyId: 'grund-1',
    },
  });
}

export async function createSchool(municipalityId: string, name = `Skola ${newId().slice(-6)}`) {
  return getClient().school.create({ data: { id: newId(), municipalityId, name } });
}

export async function createClass(
  school: { id: string; municipalityId: string },
  schoolYearId: string,
  name = '1A',
) {
  return getClient().schoolClass.create({
    data: {
      id: newId(),
      municipalityId: school.municipalityId,
      schoolId: school.id,
      schoolYearId,
      name,
    },
  });
}

export async function createPupil(
  schoolClass: { id: string; municipalityId: string; schoolId: string },
  overrides: {
    givenName?: string;
    familyName?: string;
    birthDate?: string | null;
    externalId?: string | null;
    protectedIdentity?: boolean;
    signId?: string;
  } = {},
) {
  const client = getClient();
  const { municipalityId } = schoolClass;
  const startYear = schoolYearStart(today());
  const pupil = await client.pupil.create({
    data: {
      id: newId(),
      municipalityId,
      givenName: overrides.givenName ?? 'Elsa',
      familyName: overrides.familyName ?? 'Test',
      birthDate:
        overrides.birthDate === null
          ? null
          : toStoredDate(overrides.birthDate ?? `${startYear - 7}-05-17`),
      externalId: overrides.externalId ?? null,
      protectedIdentity: overrides.protectedIdentity ?? false,
      schoolStartCohort: startYear,
    },
  });
  await client.enrolment.create({
    data: {
      id: newId(),
      municipalityId,
      pupilId: pupil.id,
      schoolId: schoolClass.schoolId,
      startDate: toStoredDate(`${startYear}-08-01`),
    },
  });
  const count = await client.classMembership.count({ where: { classId: schoolClass.id } });
  const membership = await client.classMembership.create({
    data: {
      id: newId(),
      municipalityId,
      pupilId: pupil.id,
      classId: schoolClass.id,
      signId: overrides.signId ?? SIGNS[count % SIGNS.length]!.id,
      startDate: toStoredDate(`${startYear}-08-01`),
    },
  });
  return { pupil, membership };
}

export async function createStaff(municipalityId: string, overrides: { username?: string } = {}) {
  return getClient().staffMember.create({
    data: {
      id: newId(),
      municipalityId,
      givenName: 'Test',
      familyName: 'Person',
      username: overrides.username ?? `test-${newId()}`,
    },
  });
}

/** A staff member with one role, as row and as viewer. */
export async function createViewer(
  municipalityId: string,
  role: Role,
  place: { schoolId?: string; classId?: string } = {},
): Promise<StaffViewer> {
  const staff = await createStaff(municipalityId);
  const grant: Grant = { role, schoolId: place.schoolId ?? null, classId: place.classId ?? null };
  await getClient().roleAssignment.create({
    data: {
      id: newId(),
      municipalityId,
      staffMemberId: staff.id,
      ...grant,
      startDate: toStoredDate(addDays(today(), -30)),
    },
  });
  return makeStaffViewer({
    staffMemberId: staff.id,
    municipalityId,
    givenName: staff.givenName,
    familyName: staff.familyName,
    locale: 'sv',
    synthetic: false,
    timeZone: ZONE,
    today: today(),
    grants: [grant],
  });
}

function createSystemViewer(municipalityId: string) {
  return makeSystemViewer(municipalityId, 'test');
}

/** A municipality with one school, one class, so many pupils, an open winter window and its people. */
export async function createWorld(pupilCount = 3) {
  const municipality = await createMunicipality();
  const schoolYear = await createSchoolYear(municipality.id);
  const window = await createWindow(municipality.id, schoolYear.id);
  const school = await createSchool(municipality.id);
  const schoolClass = await createClass(school, schoolYear.id);
  const pupils = [];
  for (let index = 0; index < pupilCount; index += 1) {
    pupils.push(
      await createPupil(schoolClass, { givenName: `Elev${index + 1}`, familyName: 'Test' }),
    );
  }
  const place = { classId: schoolClass.id };
  return {
    municipality,
    schoolYear,
    window,
    school,
    schoolClass,
    pupils,
    teacher: await createViewer(municipality.id, 'teacher', place),
    specialEducator: await createViewer(municipality.id, 'special-educator', place),
    testLeader: await createViewer(municipality.id, 'test-leader', place),
    principal: await createViewer(municipality.id, 'principal', { schoolId: school.id }),
    headOfEducation: await createViewer(municipality.id, 'head-of-education'),
    administrator: await createViewer(municipality.id, 'administrator'),
    system: createSystemViewer(municipality.id),
  };
}
