/** Coverage and levels over the years: of a school exactly, of a municipality with small numbers protected. */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { readMunicipalityName } from '~/outcomes/follow-up/follow-up-store.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { FACTS } from '~/outcomes/follow-up/kept-facts.server';
import { chooseOwnSchool } from '~/outcomes/follow-up/own-schools.server';
import type { ClassFacts } from '~/outcomes/follow-up/pupil-facts.server';
import type { SchoolChoice, WindowKind } from '~/outcomes/follow-up/shown-figures';
import { type BegunWindow, listBegunWindows } from '~/outcomes/follow-up/shown-windows.server';
import { tellOnce } from '~/outcomes/follow-up/told-of-kept.server';
import { readLeftOut } from '~/outcomes/learning/left-out-schools.server';
import { protectSummaries } from '~/outcomes/protected-summary';
import { findStandingRows, toStanding } from '~/outcomes/standings.server';
import { type PupilStanding, summarise } from '~/outcomes/summary';
import type { Day } from '~/platform/calendar';
import {
  type CohortSummary,
  findPooledYears,
  type PooledSchool,
  type PooledYears,
  poolSmallSchools,
  protectCohorts,
  tellProtected,
  tellSummary,
  type YearWindow,
} from './years';

type Db = ScopedDb<StaffViewer>;

export interface YearsPage {
  /** Null for the municipality. */
  schoolId: string | null;
  placeName: string;
  schools: SchoolChoice[];
  /** Newest first. */
  windows: YearWindow[];
  /** Of the newest window's kind; none on the page of a school. */
  smallSchools: { kind: WindowKind; years: PooledYears; schools: PooledSchool[] } | null;
  /** Names of schools that the figures of this school year leave out. */
  leftOut: string[];
}

/** So many school years back are told of. */
const YEARS = 5;
/** So many hold the three that small schools are told of together, whichever year it is. */
const READ_YEARS = 6;

/** Of the school that is asked for, else the municipality for who may see it, else the first school. @throws 404, 403. */
export async function loadYears(db: Db, schoolId: string | null): Promise<YearsPage> {
  if (!schoolId && mayAnywhere(db.viewer.grants, 'municipality.see-summary')) {
    return loadMunicipality(db);
  }
  const { schools, ...school } = await chooseOwnSchool(db, schoolId);
  const windows = await readWindows(db, { schoolId: school.id });
  await audit(db, 'school-years.viewed', [], { schoolId: school.id });
  return {
    schoolId: school.id,
    placeName: school.name,
    schools,
    smallSchools: null,
    leftOut: [],
    windows: listTold(windows).map(({ window, schools: own, cohorts }) => ({
      ...window,
      all: tellSummary(summarise(own.flatMap(({ pupils }) => pupils.map(toOwnStanding)))),
      cohorts:
        cohorts.length < 2
          ? []
          : cohorts.map(({ cohort, summary }) => tellSummary(summary, cohort)),
    })),
  };
}

async function loadMunicipality(db: Db): Promise<YearsPage> {
  requireMunicipality(db, 'municipality.see-summary');
  const leftOutOf = await readLeftOut(db);
  const told = await listWindows(db);
  const years = listYears(db, told);
  const leftOut = years.map(({ schoolYearId }) => [...leftOutOf(schoolYearId)].toSorted());
  const name = ['years', told, db.viewer.today, leftOut];
  const known = await tellOnce(db, { part: FACTS, years, name }, (classes) => {
    const inWindows = classes.flatMap((own, at) => listInWindows(own, years[at]!.windowIds));
    const windows = joinWindows(db, told, inWindows, leftOutOf);
    return {
      smallSchools: listSmallSchools(windows),
      leftOut: windows[0]?.leftOut ?? [],
      windows: listTold(windows).map(({ window, schools, cohorts }) => {
        const { total } = protectSummaries(
          schools.map(({ pupils, ...school }) => ({
            ...school,
            summary: summarise(pupils.map(({ standing }) => standing)),
          })),
        );
        return { ...window, all: tellProtected(total), cohorts: protectCohorts(total, cohorts) };
      }),
    };
  });
  await audit(db, 'municipality-years.viewed', []);
  return { schoolId: null, placeName: await readMunicipalityName(db), schools: [], ...known };
}

/** Of the years that are told of one by one. */
function listTold(windows: readonly ReadWindow[]): readonly ReadWindow[] {
  const first = (windows[0]?.window.startYear ?? 0) - YEARS;
  return windows.filter(({ window }) => window.startYear > first);
}

function listSmallSchools(windows: readonly ReadWindow[]): YearsPage['smallSchools'] {
  const [newest] = windows;
  const newestOver = windows.find(({ isOver }) => isOver)?.window.startYear ?? null;
  const years = findPooledYears(newestOver);
  if (!newest || !years) return null;
  const { kind } = newest.window;
  const alike = windows.filter(
    ({ window: { kind: own, startYear } }) =>
      own === kind && startYear >= years.first && startYear <= years.last,
  );
  const schools = poolSmallSchools(
    alike.map((window) =>
      window.schools.map(({ schoolId, schoolName, pupils }) => ({
        ...{ schoolId, schoolName },
        summary: summarise(pupils.map(toOwnStanding)),
      })),
    ),
  );
  return { kind, years, schools };
}

interface Pupil {
  cohort: number;
  standing: PupilStanding;
}
interface ReadWindow {
  window: Pick<BegunWindow, 'windowId' | 'kind' | 'startYear'>;
  /** In the order of the follow-up: what is hidden must be the same there and here. */
  schools: { schoolId: string; schoolName: string; pupils: Pupil[] }[];
  cohorts: CohortSummary[];
  /** The school year is over. */
  isOver: boolean;
  /** Names of schools that are not counted. */
  leftOut: string[];
}

const toOwnStanding = ({ standing }: Pupil) => standing;

/** A class in a window of which it is told, with its pupils then. */
interface ClassInWindow {
  windowId: string;
  schoolId: string;
  schoolName: string;
  pupils: Pupil[];
}

/** Those that are told of, newest first. */
async function listWindows(db: Db): Promise<BegunWindow[]> {
  const begun = await listBegunWindows(db);
  const first = (begun.at(-1)?.startYear ?? 0) - READ_YEARS;
  return begun.filter(({ startYear }) => startYear > first).reverse();
}

async function readWindows(db: Db, { schoolId }: { schoolId: string }): Promise<ReadWindow[]> {
  const told = await listWindows(db);
  return joinWindows(db, told, await readSchool(db, told, schoolId));
}

/** @param leftOutOf schools that do not count in a school year; all do without it. */
function joinWindows(
  db: Db,
  told: readonly BegunWindow[],
  classes: readonly ClassInWindow[],
  leftOutOf?: (schoolYearId: string) => ReadonlySet<string>,
): ReadWindow[] {
  return told.map(({ windowId, kind, startYear, schoolYearId, to }) => {
    const leftOut = leftOutOf?.(schoolYearId);
    const everyone = classes.filter((one) => one.windowId === windowId);
    const others = everyone.filter((one) => leftOut?.has(one.schoolId));
    const all = joinSchools(everyone.filter((one) => !leftOut?.has(one.schoolId)));
    return {
      window: { windowId, kind, startYear },
      schools: all,
      cohorts: splitByCohort(all.flatMap(({ pupils }) => pupils)),
      isOver: to < db.viewer.today,
      leftOut: joinSchools(others).map(({ schoolName }) => schoolName),
    };
  });
}

async function readSchool(
  db: Db,
  told: readonly BegunWindow[],
  schoolId: string,
): Promise<ClassInWindow[]> {
  const windowIds = told.map(({ windowId }) => windowId);
  const rows = await findStandingRows(db, { windowIds, schoolId });
  return rows.map((row) => {
    const { windowId, schoolName, cohort } = row;
    const year = told.find((one) => one.windowId === windowId)!;
    const isThere = row.membershipId !== null && cohort !== null;
    const pupils = isThere ? [{ cohort, standing: toStanding(row, asOf(db, year)) }] : [];
    return { windowId, schoolId: row.schoolId, schoolName, pupils };
  });
}

/** The school years of the windows, each with its windows and days. */
function listYears(db: Db, told: readonly BegunWindow[]) {
  return [...new Set(told.map((one) => one.startYear))].map((startYear) => {
    const own = told.filter((one) => one.startYear === startYear);
    const { from, to, schoolYearId } = own[0]!;
    const windowIds = own.map(({ windowId }) => windowId);
    return { windowIds, from, to, asOf: asOf(db, own[0]!), schoolYearId };
  });
}

/** The classes of a school year in each of its windows. */
function listInWindows(
  classes: readonly ClassFacts[],
  windowIds: readonly string[],
): ClassInWindow[] {
  return classes.flatMap(({ schoolId, schoolName, pupils }) =>
    windowIds.map((windowId, at) => {
      const there = pupils.flatMap(({ cohort, windows }): Pupil[] =>
        cohort === null ? [] : [{ cohort, standing: windows[at]!.standing }],
      );
      return { windowId, schoolId, schoolName, pupils: there };
    }),
  );
}

/** Today, or the last day of a school year that is over. */
function asOf({ viewer: { today } }: Db, { to }: BegunWindow): Day {
  return today < to ? today : to;
}

/** Latest first. */
function splitByCohort(pupils: readonly Pupil[]): CohortSummary[] {
  const cohorts = [...new Set(pupils.map(({ cohort }) => cohort))].toSorted((a, b) => b - a);
  return cohorts.map((cohort) => ({
    cohort,
    summary: summarise(pupils.filter((one) => one.cohort === cohort).map(toOwnStanding)),
  }));
}
