/** The rows of a municipality of the synthetic country: years, windows, staff, schools, classes and pupils. */
import type { Role } from '~/access/roles';
import type { Battery } from '~/instruments/battery';
import { addDays, type Day } from '~/platform/calendar';
import { SIGNS } from '~/roster/signs';
import { inventName } from '../people';
import { makeRandom, pickInteger, type Random } from '../seeded-random';
import type { WaitingRows } from './copy-text';
import type { MunicipalityShape, SchoolShape } from './country-shape';
import type { WindowShape, YearShape } from './country-years';

export interface Making {
  rows: WaitingRows;
  newId: () => string;
  /** The day of loading, in the municipalities' zone. */
  today: Day;
  battery: Battery;
  policyId: string;
  years: readonly YearShape[];
}

export interface MadePlace {
  making: Making;
  municipalityId: string;
  shape: MunicipalityShape;
  random: Random;
  years: MadeYear[];
  /** Whose name stands where somebody must have done something. */
  staffId: string;
}

interface MadeYear extends YearShape {
  id: string;
  windows: (WindowShape & { id: string })[];
}

interface MadeSchool {
  id: string;
  shape: SchoolShape;
}

export interface MadePupil {
  id: string;
  membershipId: string;
  swedishSubject: 'sv' | 'sva';
}

export interface MadeClass {
  id: string;
  school: MadeSchool;
  year: MadeYear;
  /** Special educator of the class, or who stands for one. */
  educatorId: string;
  pupils: MadePupil[];
  /** Counts the classes of a year through the municipality. */
  number: number;
}

const SEEDS_APART = 15_485_863;
/** Classes that a special educator has. */
const CLASSES_OF_EDUCATOR = 10;
/** One pupil in so many came to the class so many days after the others. */
const LATE_EVERY = 60;
const LATE_DAYS = 50;
const SVA_EVERY = 6;

/** An instant of a day, in the middle of the morning. */
export function instantOf(day: Day, hour = 9): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`);
}

/** The municipality with its years and windows, and one who stands for the staff where none is made. */
export function makePlace(making: Making, shape: MunicipalityShape, seed: number): MadePlace {
  const { rows, newId } = making;
  const municipalityId = newId();
  const { name } = shape;
  const code = `S${String(shape.number).padStart(3, '0')}`;
  rows.add('Municipality', { id: municipalityId, name, code, synthetic: true });
  const random = makeRandom(seed + SEEDS_APART * shape.number);
  const years = making.years.map((year) => makeYear(making, municipalityId, year));
  const place = { making, municipalityId, shape, random, years, staffId: '' };
  const staffId = addStaff(place, 'special-educator', []);
  if (shape.isStaffed) addStaff(place, 'head-of-education', [{}]);
  return { ...place, staffId };
}

function makeYear(
  { rows, newId, battery, policyId }: Making,
  municipalityId: string,
  year: YearShape,
): MadeYear {
  const id = newId();
  const { startYear, startDate, endDate } = year;
  rows.add('SchoolYear', { id, municipalityId, startYear, startDate, endDate });
  const windows = year.windows.map((window) => ({ ...window, id: newId() }));
  for (const { id: windowId, kind, startDate, endDate, catchUpEndDate } of windows) {
    rows.add('ScreeningWindow', {
      ...{ id: windowId, municipalityId, schoolYearId: id },
      ...{ kind, startDate, endDate, catchUpEndDate, policyId },
      ...{ batteryId: battery.id, batteryVersion: battery.version },
    });
  }
  return { ...year, id, windows };
}

/** A school with its classes of every year; staff for those of this year, where the municipality has staff. */
export function makeSchool(place: MadePlace, shape: SchoolShape, firstClass: number): MadeClass[] {
  const { making, municipalityId } = place;
  const school = { id: making.newId(), shape };
  making.rows.add('School', { id: school.id, municipalityId, name: shape.name });
  if (place.shape.isStaffed) addStaff(place, 'principal', [{ schoolId: school.id }]);
  return place.years.flatMap((year) =>
    shape.classes.map((size, index) =>
      makeClass(place, { school, year, size, index, number: firstClass + index }),
    ),
  );
}

interface ClassPlan {
  school: MadeSchool;
  year: MadeYear;
  size: number;
  index: number;
  number: number;
}

function makeClass(place: MadePlace, { school, year, size, index, number }: ClassPlan): MadeClass {
  const { making, municipalityId } = place;
  const id = making.newId();
  making.rows.add('SchoolClass', {
    ...{ id, municipalityId, schoolId: school.id, schoolYearId: year.id },
    name: `1${String.fromCharCode(65 + index)}`,
  });
  const hasStaff = place.shape.isStaffed && year.isCurrent;
  if (hasStaff) addStaff(place, 'teacher', [{ classId: id }]);
  const pupils = Array.from({ length: size }, (_, place_) =>
    addPupil(place, { classId: id, schoolId: school.id, year, index: place_ }),
  );
  const educatorId = hasStaff ? findEducator(place, number, id) : place.staffId;
  return { id, school, year, educatorId, pupils, number };
}

function addPupil(
  { making, municipalityId, random }: MadePlace,
  { classId, schoolId, year, index }: PupilPlan,
): MadePupil {
  const { rows, newId } = making;
  const [id, membershipId] = [newId(), newId()];
  const swedishSubject = index % SVA_EVERY === SVA_EVERY - 1 ? 'sva' : 'sv';
  rows.add('Pupil', {
    ...{ id, municipalityId, ...inventName(random, new Set()) },
    birthDate: addDays(`${year.startYear - 7}-01-01`, pickInteger(random, 0, 364)),
    ...{ schoolStartCohort: year.startYear, swedishSubject, synthetic: true },
  });
  const isLate = pickInteger(random, 1, LATE_EVERY) === 1;
  const startDate = isLate ? addDays(year.startDate, LATE_DAYS) : year.startDate;
  const endDate = year.isCurrent ? null : year.endDate;
  const own = { municipalityId, pupilId: id, startDate, endDate };
  rows.add('Enrolment', { id: newId(), schoolId, ...own });
  const signId = SIGNS[index % SIGNS.length]!.id;
  rows.add('ClassMembership', { id: membershipId, classId, signId, ...own });
  return { id, membershipId, swedishSubject };
}

interface PupilPlan {
  classId: string;
  schoolId: string;
  year: MadeYear;
  index: number;
}

const educators = new WeakMap<MadePlace, string[]>();

/** The special educator of so many classes after another. */
function findEducator(place: MadePlace, classNumber: number, classId: string): string {
  const own = educators.get(place) ?? [];
  educators.set(place, own);
  const at = Math.floor(classNumber / CLASSES_OF_EDUCATOR);
  const known = own[at] ?? addStaff(place, 'special-educator', []);
  own[at] = known;
  assignRole(place, known, 'special-educator', { classId });
  return known;
}

interface RolePlace {
  schoolId?: string;
  classId?: string;
}

function assignRole(
  { making, municipalityId, years }: MadePlace,
  staffMemberId: string,
  role: Role,
  { schoolId = '', classId = '' }: RolePlace,
): void {
  making.rows.add('RoleAssignment', {
    ...{ id: making.newId(), municipalityId, staffMemberId, role },
    ...{ schoolId: schoolId || null, classId: classId || null },
    startDate: years.at(-1)!.startDate,
  });
}

function addStaff(place: MadePlace, role: Role, roles: readonly RolePlace[]): string {
  const { making, municipalityId, random } = place;
  const id = making.newId();
  making.rows.add('StaffMember', {
    ...{ id, municipalityId, ...inventName(random, new Set()) },
    username: `synthetic-${role}-${id}`,
    synthetic: true,
  });
  for (const where of roles) assignRole(place, id, role, where);
  return id;
}
