/** Coverage and levels over the years: of a school exactly, of a municipality with small numbers protected. */
import { audit, requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { readMunicipalityFacts } from '~/outcomes/follow-up/kept-facts.server';
import { listOwnSchools } from '~/outcomes/follow-up/own-schools.server';
import type { SchoolChoice, WindowKind } from '~/outcomes/follow-up/shown-figures';
import { type BegunWindow, listBegunWindows } from '~/outcomes/follow-up/shown-windows.server';
import { readLeftOut } from '~/outcomes/learning/left-out-schools.server';
import { protectSummaries } from '~/outcomes/protected-summary';
import { findStandingRows, toStanding } from '~/outcomes/standings.server';
import { type PupilStanding, summarise } from '~/outcomes/summary';
import type { Day } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
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
  const schools = await listOwnSchools(db);
  if (!schoolId && schools.length === 0) throw forbidden();
  const school = await requireSchool(
    db,
    'school.see-summary',
    schoolId ?? schools[0]?.schoolId ?? '',
  );
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
  const municipality = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const leftOutOf = await readLeftOut(db);
  const windows = await readWindows(db, { leftOutOf });
  await audit(db, 'municipality-years.viewed', []);
  return {
    schoolId: null,
    placeName: municipality.name,
    schools: [],
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

async function readWindows(
  db: Db,
  places: { schoolId?: string; leftOutOf?: (schoolYearId: string) => ReadonlySet<string> },
): Promise<ReadWindow[]> {
  const begun = await listBegunWindows(db);
  const first = (begun.at(-1)?.startYear ?? 0) - READ_YEARS;
  const told = begun.filter(({ startYear }) => startYear > first).reverse();
  const { schoolId } = places;
  const classes = schoolId ? await readSchool(db, told, schoolId) : await readAll(db, told);
  return told.map(({ windowId, kind, startYear, schoolYearId, to }) => {
    const leftOut = places.leftOutOf?.(schoolYearId);
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

/** Of the whole municipality, by school year: what is kept of its classes. */
async function readAll(db: Db, told: readonly BegunWindow[]): Promise<ClassInWindow[]> {
  const classes: ClassInWindow[] = [];
  for (const startYear of new Set(told.map((one) => one.startYear))) {
    const own = told.filter((one) => one.startYear === startYear);
    const { from, to } = own[0]!;
    const windowIds = own.map(({ windowId }) => windowId);
    const places = { windowIds, from, to, asOf: asOf(db, own[0]!) };
    for (const { schoolId, schoolName, pupils } of await readMunicipalityFacts(db, places)) {
      for (const [at, windowId] of windowIds.entries()) {
        const there = pupils.flatMap(({ cohort, windows }): Pupil[] =>
          cohort === null ? [] : [{ cohort, standing: windows[at]!.standing }],
        );
        classes.push({ windowId, schoolId, schoolName, pupils: there });
      }
    }
  }
  return classes;
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
