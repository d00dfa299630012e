/**
 * Freed time for leaders: a school by class with exact figures, a municipality by school with small numbers
 * protected. No pupil leaves this file.
 */
import {
  audit,
  readingOnly,
  requireId,
  requireMunicipality,
  requireSchool,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { FACTS, type KeptPlaces } from '~/outcomes/follow-up/kept-facts.server';
import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import type { MunicipalityFollowUp } from '~/outcomes/follow-up/shown-figures';
import { tellMunicipality } from '~/outcomes/follow-up/tell-municipality.server';
import { tellOnce } from '~/outcomes/follow-up/told-of-kept.server';
import { forbidden, notFound } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { measureAdults } from './adult-time';
import {
  type ClassroomFacts,
  type ClassTimeFacts,
  readClassroomSessions,
  readClassTimes,
} from './adult-time.server';
import { type Assumptions, assumedValue } from './assumption';
import { mayAssume, readAssumptions } from './assumption-store.server';
import { isClassDone, listDoneSchools } from './class-done';
import { writeFreedFile } from './freed-file';
import type { FreedPage, ShownClassroom } from './freed-page';
import type { AssumedMinutes } from './freed-time';
import {
  isLowTold,
  type PlaceTime,
  protectFreed,
  type SchoolTime,
  showExactFreed,
} from './protect-freed';
import { type BenefitYear, findBenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;

/** What the address asks for: a school by id, a window by id. */
export interface FreedChoice {
  schoolId: string | null;
  windowId: string | null;
}

const NAMES = new Intl.Collator('sv', { numeric: true });

/**
 * The school that was asked for; without one the municipality for who leads it, else the viewer's first school.
 * @throws 404 for a school out of scope or a window that is none, 403 for other roles.
 */
export async function loadFreed(given: Db, choice: FreedChoice): Promise<FreedPage> {
  const db = readingOnly(given);
  const { grants, timeZone } = db.viewer;
  const isWhole = !choice.schoolId && mayAnywhere(grants, 'municipality.see-summary');
  const place = isWhole ? await findMunicipality(db) : await findSchool(db, choice.schoolId);
  const year = await findBenefitYear(db);
  const window = chooseWindow(year, choice.windowId);
  const assumptions = await readAssumptions(db, year?.schoolYearId ?? null);
  const asked = { year, window, assumed: readAssumed(assumptions) };
  const shown = place.schoolId
    ? await showSchool(db, place.schoolId, asked)
    : await showMunicipality(db, asked);
  await audit(db, 'freed-time.viewed', [], place.schoolId ? { schoolId: place.schoolId } : {});
  return {
    ...place,
    ...shown,
    windows: (year?.windows ?? []).map(({ windowId, kind }) => ({ windowId, kind })),
    windowId: year?.windows[window]?.windowId ?? null,
    assumptions,
    mayAssume: mayAssume(db),
    timeZone,
  };
}

/** What the page shows, as a file. @throws as the page. */
export async function exportFreed(db: Db, choice: FreedChoice, locale: Locale): Promise<string> {
  const page = await loadFreed(db, choice);
  await audit(db, 'freed-time.exported', [], page.schoolId ? { schoolId: page.schoolId } : {});
  const words = ['benefit', 'common'] as const;
  return writeFreedFile(page, createTranslation(locale).getFixedT(locale, words), locale);
}

interface Given {
  year: BenefitYear | null;
  /** Number of the window in the year. */
  window: number;
  assumed: AssumedMinutes;
}

export function readAssumed(assumptions: Assumptions): AssumedMinutes {
  return {
    perPupil: {
      special: assumedValue(assumptions, 'minutes-special'),
      teacher: assumedValue(assumptions, 'minutes-teacher'),
    },
    aroundReading: assumedValue(assumptions, 'minutes-around'),
  };
}

async function findMunicipality(db: Db) {
  requireMunicipality(db, 'municipality.see-summary');
  const { name } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  return { of: 'municipality' as const, name, schoolId: null, schools: [] };
}

async function findSchool(db: Db, asked: string | null) {
  const reach = territory(db.viewer.grants, 'school.see-summary');
  const ids = reach === 'all' ? [] : reach.schoolIds;
  const rows = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const schools = rows
    .map(({ id, name }) => ({ schoolId: id, name }))
    .sort((one, other) => NAMES.compare(one.name, other.name));
  if (!asked && schools.length === 0) throw forbidden();
  const school = await requireSchool(db, 'school.see-summary', asked ?? schools[0]?.schoolId);
  return {
    of: 'school' as const,
    name: school.name,
    schoolId: school.id as string | null,
    schools,
  };
}

function chooseWindow(year: BenefitYear | null, windowId: string | null): number {
  const windows = year?.windows ?? [];
  if (!windowId) return windows.length - 1;
  const id = requireId(windowId);
  const window = windows.findIndex((one) => one.windowId === id);
  if (window < 0) throw notFound();
  return window;
}

const NO_CLASSROOM: ShownClassroom = { sessions: 0, minutes: 0 };
const nothing = (assumed: AssumedMinutes) => ({
  ...showExactFreed([], assumed),
  total: null,
  underWay: 0,
  classroom: NO_CLASSROOM,
});

async function showSchool(db: Db, schoolId: string, { year, window, assumed }: Given) {
  const own = year?.windows[window];
  if (!year || !own) return nothing(assumed);
  const windowIds = [own.windowId];
  const classes = await readPupilFacts(db, { ...year, windowIds, schoolId });
  const times = await readClassTimes(db, { windowIds, schoolId });
  const done = classes.filter(({ pupils }) => isClassDone(pupils, 0));
  const places = done
    .map(({ classId, className, pupils }): PlaceTime => {
      const time = join([{ classId, pupils: pupils.length }], times);
      return { id: classId, name: className, ...time };
    })
    .sort((one, other) => NAMES.compare(one.name, other.name));
  const [classroom = NO_CLASSROOM] = await readClassroomSessions(db, year, schoolId);
  const { sessions, minutes } = classroom;
  return {
    ...showExactFreed(places, assumed),
    underWay: classes.length - done.length,
    classroom: { sessions, minutes },
  };
}

async function showMunicipality(db: Db, { year, window, assumed }: Given) {
  if (!year || window < 0) return nothing(assumed);
  const { schools, underWay, followUp } = await readMunicipality(db, year, window);
  const classrooms = (await readClassroomSessions(db, year)).filter(
    ({ schoolId }) => !year.leftOut.has(schoolId),
  );
  return {
    ...protectFreed(schools, assumed, isLowTold(followUp.total)),
    underWay,
    classroom: protectClassroom(classrooms),
  };
}

/**
 * The schools of the municipality, and what the follow-up shows of them. The caller shows of the former only what the
 * rules of small numbers let through.
 */
export async function readMunicipality(
  db: Db,
  year: BenefitYear,
  window: number,
): Promise<{
  schools: SchoolTime[];
  /** Schools that the window has not been carried out in yet. */
  underWay: number;
  followUp: Pick<MunicipalityFollowUp, 'schools' | 'total'>;
}> {
  const { from, to, asOf, leftOut } = year;
  const windowIds = year.windows.map(({ windowId }) => windowId);
  const places = { windowIds, from, to, asOf };
  const done = await readDone(db, places, { window, leftOut });
  const times = await readClassTimes(db, { windowIds: windowIds.slice(window, window + 1) });
  const followUp = await tellMunicipality(db, places, { window, leftOut });
  const shownOf = new Map(followUp.schools.map((school) => [school.schoolId, school]));
  return {
    schools: done.map(({ schoolId: id, schoolName: name, classes }): SchoolTime => {
      const shown = shownOf.get(id);
      return { id, name, ...join(classes, times), isLowTold: !!shown && isLowTold(shown) };
    }),
    underWay: done.filter(({ isDone }) => !isDone).length,
    followUp,
  };
}

/** The schools that count, by name, with the classes of those that the window has been carried out in. */
async function readDone(
  db: Db,
  places: KeptPlaces,
  { window, leftOut }: { window: number; leftOut: ReadonlySet<string> },
) {
  const name = ['done', window, [...leftOut].toSorted()];
  return tellOnce(db, { part: FACTS, years: [places], name }, ([every = []]) => {
    const counted = every.filter(({ schoolId }) => !leftOut.has(schoolId));
    const schools = joinSchools(counted);
    const doneSchools = listDoneSchools(schools, window);
    return schools.map(({ schoolId, schoolName }) => {
      const isDone = doneSchools.has(schoolId);
      const own = isDone ? counted.filter((one) => one.schoolId === schoolId) : [];
      const classes = own.map(({ classId, pupils }) => ({ classId, pupils: pupils.length }));
      return { schoolId, schoolName, isDone, classes };
    });
  });
}

/** What is counted of some classes: their pupils and the adults' time there. */
function join(
  classes: readonly { classId: string; pupils: number }[],
  times: readonly ClassTimeFacts[],
) {
  const classIds = new Set(classes.map(({ classId }) => classId));
  const own = times.filter(({ classId }) => classIds.has(classId));
  return {
    pupils: classes.reduce((sum, { pupils }) => sum + pupils, 0),
    ...joinTimes(own),
  };
}

export function joinTimes(classes: readonly ClassTimeFacts[]) {
  return {
    time: measureAdults(
      classes.flatMap(({ sittings }) => sittings),
      classes.flatMap(({ readings }) => readings),
    ),
    pupilsRead: classes.reduce((sum, { pupilsRead }) => sum + pupilsRead, 0),
  };
}

/** Sessions are no pupils: in all they are shown where nobody or at least ten pupils are in the plans. */
function protectClassroom(schools: readonly ClassroomFacts[]): ShownClassroom {
  const sum = (key: 'sessions' | 'minutes' | 'pupils') =>
    schools.reduce((total, school) => total + school[key], 0);
  const pupils = sum('pupils');
  if (pupils > 0 && pupils < SMALL_NUMBERS.minimumBase) {
    return { sessions: 'protected', minutes: 'protected' };
  }
  return { sessions: sum('sessions'), minutes: sum('minutes') };
}
