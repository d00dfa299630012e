/** The rows of the demonstration municipality: places, people, classes, pupils and windows. */

import type { Role } from '~/access/roles';
import { getBattery } from '~/instruments/batteries';
import { addDays, dayInZone, schoolYearStart, toStoredDate } from '~/platform/calendar';
import type { Transaction } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { SIGNS } from '~/roster/signs';
import { placeSchools } from './map-places.server';
import { type DemonstrationClass, inventName, MUNICIPALITY_NAME, SCHOOLS } from './people';
import { makeRandom, pickInteger, type Random } from './seeded-random';

const SEED = 20_190_186;
const ZONE = 'Europe/Stockholm';
/** First day of the spring window, and the last of catching up in it. */
const SPRING_DAY = 91;
const SPRING_END = 133;
/** What the windows are given with. */
export const DEMONSTRATIONS = {
  full: { batteryId: 'arskurs-1', batteryVersion: 1, policyId: 'standard-1' },
  small: { batteryId: 'grund-1', batteryVersion: 1, policyId: 'grund-1' },
} as const;
export type DemonstrationSize = keyof typeof DEMONSTRATIONS;

/**
 * The windows' days, counted from the day of loading: autumn is behind, winter is open, and spring lies
 * ahead, so that support that begins today has a goal and a day to be measured again.
 */
const WINDOWS = [
  { kind: 'autumn', from: -84, to: -50, catchUpTo: -36 },
  { kind: 'winter', from: -7, to: 27, catchUpTo: 41 },
  { kind: 'spring', from: SPRING_DAY, to: 119, catchUpTo: SPRING_END },
] as const;

/** The day of the autumn rounds. */
export const AUTUMN_DAY = -77;

export type MadeClass = {
  classId: string;
  done: boolean;
  teacherId: string;
  memberships: { membershipId: string; pupilId: string; signId: string }[];
};
export type MadeMunicipality = { municipalityId: string; today: string; classes: MadeClass[] };

type Making = {
  transaction: Transaction;
  municipalityId: string;
  today: string;
  startYear: number;
  size: DemonstrationSize;
  random: Random;
  taken: Set<string>;
};

/** Make everything but rounds and results. `at` is the day the windows are anchored to. */
export async function createDemonstrationMunicipality(
  transaction: Transaction,
  at: Date,
  size: DemonstrationSize,
): Promise<MadeMunicipality> {
  const today = dayInZone(at, ZONE);
  const municipalityId = newId();
  const making: Making = {
    transaction,
    municipalityId,
    today,
    startYear: schoolYearStart(today),
    size,
    random: makeRandom(SEED),
    taken: new Set(),
  };
  await transaction.municipality.create({
    data: { id: municipalityId, name: MUNICIPALITY_NAME, code: '9900', synthetic: true },
  });
  const schoolYearId = await createYearAndWindows(making);
  const classes: MadeClass[] = [];
  for (const school of SCHOOLS) {
    const schoolId = newId();
    await transaction.school.create({
      data: { id: schoolId, municipalityId, name: school.name, schoolUnitCode: school.unitCode },
    });
    for (const plan of school.classes) {
      classes.push(await createClass(making, { schoolId, schoolYearId, plan }));
    }
    await createStaff(making, 'principal', [{ schoolId }]);
  }
  await placeSchools(transaction, municipalityId);
  await createLeaders(making, classes);
  return { municipalityId, today, classes };
}

/** 1 August, or earlier when the autumn rounds lie before it: the pupils were in their classes then. */
function firstDay({ today, startYear }: Making): string {
  const beforeAutumn = addDays(today, AUTUMN_DAY - 28);
  const august = `${startYear}-08-01`;
  return beforeAutumn < august ? beforeAutumn : august;
}

/** 31 July, or later when the spring window ends after it: loaded late in spring, it is still ahead. */
function lastDay({ today, startYear }: Making): string {
  const afterSpring = addDays(today, SPRING_END);
  const july = `${startYear + 1}-07-31`;
  return afterSpring > july ? afterSpring : july;
}

async function createYearAndWindows(making: Making): Promise<string> {
  const { transaction, municipalityId, today, startYear } = making;
  const given = DEMONSTRATIONS[making.size];
  const battery = getBattery(given.batteryId, given.batteryVersion);
  const schoolYearId = newId();
  await transaction.schoolYear.create({
    data: {
      id: schoolYearId,
      municipalityId,
      startYear,
      startDate: toStoredDate(firstDay(making)),
      endDate: toStoredDate(lastDay(making)),
    },
  });
  await transaction.screeningWindow.createMany({
    data: WINDOWS.filter(({ kind }) => battery.windows[kind]).map(
      ({ kind, from, to, catchUpTo }) => ({
        id: newId(),
        municipalityId,
        schoolYearId,
        kind,
        startDate: toStoredDate(addDays(today, from)),
        endDate: toStoredDate(addDays(today, to)),
        catchUpEndDate: toStoredDate(addDays(today, catchUpTo)),
        ...given,
      }),
    ),
  });
  return schoolYearId;
}

async function createClass(
  making: Making,
  place: { schoolId: string; schoolYearId: string; plan: DemonstrationClass },
): Promise<MadeClass> {
  const { transaction, municipalityId } = making;
  const classId = newId();
  await transaction.schoolClass.create({
    data: {
      id: classId,
      municipalityId,
      schoolId: place.schoolId,
      schoolYearId: place.schoolYearId,
      name: place.plan.name,
    },
  });
  const memberships = await createPupils(making, place.schoolId, classId, place.plan.pupils);
  const teacherId = await createStaff(making, 'teacher', [{ classId }]);
  return { classId, done: place.plan.done, teacherId, memberships };
}

/** Every sixth studies Swedish as a second language; half of them began in Swedish school this year. */
function inventSchooling(index: number, startYear: number) {
  const isSecond = index % 6 === 5;
  const isNew = isSecond && index % 12 === 5;
  const start = `${isNew ? startYear : startYear - 1}-autumn`;
  return {
    swedishSubject: isSecond ? 'sva' : 'sv',
    // Of a few nothing is known, as in most registers.
    swedishSchoolStart: index % 9 === 8 ? null : start,
  };
}

async function createPupils(making: Making, schoolId: string, classId: string, count: number) {
  const { transaction, municipalityId, startYear, random, taken } = making;
  const startDate = toStoredDate(firstDay(making));
  const pupils = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    municipalityId,
    ...inventName(random, taken),
    birthDate: toStoredDate(addDays(`${startYear - 7}-01-01`, pickInteger(random, 0, 364))),
    schoolStartCohort: startYear,
    ...inventSchooling(index, startYear),
    synthetic: true,
  }));
  await transaction.pupil.createMany({ data: pupils });
  await transaction.enrolment.createMany({
    data: pupils.map(({ id }) => ({
      id: newId(),
      municipalityId,
      pupilId: id,
      schoolId,
      startDate,
    })),
  });
  const memberships = pupils.map(({ id }, index) => ({
    id: newId(),
    municipalityId,
    pupilId: id,
    classId,
    signId: SIGNS[index]?.id ?? '',
    startDate,
  }));
  await transaction.classMembership.createMany({ data: memberships });
  return memberships.map(({ id, pupilId, signId }) => ({ membershipId: id, pupilId, signId }));
}

/**
 * Two special educators share the classes; one head of education, administrator and test leader.
 * The first teacher also has the first open class, so that one account shows results and a round.
 */
async function createLeaders(making: Making, classes: MadeClass[]): Promise<void> {
  const half = Math.ceil(classes.length / 2);
  await createStaff(
    making,
    'special-educator',
    classes.slice(0, half).map(({ classId }) => ({ classId })),
  );
  await createStaff(
    making,
    'special-educator',
    classes.slice(half).map(({ classId }) => ({ classId })),
  );
  await createStaff(making, 'head-of-education', [{}]);
  await createStaff(making, 'administrator', [{}]);
  const open = classes.find(({ done }) => !done);
  const [first] = classes;
  if (first && open)
    await assignRole(making, first.teacherId, 'teacher', [{ classId: open.classId }]);
  if (open) await createStaff(making, 'test-leader', [{ classId: open.classId }]);
}

async function assignRole(
  making: Making,
  staffMemberId: string,
  role: Role,
  places: { schoolId?: string; classId?: string }[],
): Promise<void> {
  const { transaction, municipalityId, today } = making;
  await transaction.roleAssignment.createMany({
    data: places.map((place) => ({
      id: newId(),
      municipalityId,
      staffMemberId,
      role,
      schoolId: place.schoolId ?? null,
      classId: place.classId ?? null,
      startDate: toStoredDate(addDays(today, -120)),
      // A test leader's role ends the same evening; the demonstration's stays, so that it can be tried.
      endDate: null,
    })),
  });
}

async function createStaff(
  making: Making,
  role: Role,
  places: { schoolId?: string; classId?: string }[],
): Promise<string> {
  const { transaction, municipalityId, random, taken } = making;
  const id = newId();
  const name = inventName(random, taken);
  await transaction.staffMember.create({
    data: {
      id,
      municipalityId,
      ...name,
      username: `demo-${role}-${id.slice(-6)}`,
      synthetic: true,
    },
  });
  await assignRole(making, id, role, places);
  return id;
}
