/**
 * Coverage and levels over school years, by school-start cohort.
 *
 * A cohort is the pupils who started school in the same calendar year; it keeps its name whatever the years
 * of school are called. Most of a school year's pupils are one cohort; who has gone a year once more, or
 * moved here, may be of another. Each school year is told of as it stood on its last day, this one as today.
 * The share who need follow-up is of those with a level, with Wilson's 95 % interval.
 * Different years are different pupils, tasks may have other versions and limits: it is a description.
 * Missing data: a window nobody has begun has everyone planned and nobody with a level, and no share.
 * Worked example: 24 planned, 20 with a level, 5 of them need follow-up: .25, between .112 and .469.
 */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import {
  type ProtectedFigures,
  protectSummaries,
  type ShownCount,
} from '~/outcomes/protected-summary';
import { addSummaries, type Summary } from '~/outcomes/summary';
import { type Limits, wilsonInterval } from '~/psychometrics/proportion-interval';
import type { Level } from '~/scoring/level-shapes';
import { arePoolsSafe, type ProvenYear } from './pool-proof';

/** What is counted of a window, for all of its pupils or for a cohort. */
export interface YearLine {
  /** Calendar year of starting school; null for all. */
  cohort: number | null;
  planned: ShownCount;
  withLevel: ShownCount;
  needsFollowUp: ShownCount;
  /** Of the share; null without anyone with a level, or where it cannot be shown. */
  limits: Limits | null;
}

export interface YearWindow {
  windowId: string;
  kind: WindowKind;
  startYear: number;
  all: YearLine;
  /** By cohort, latest first; empty when there is one only. Null where they cannot be shown. */
  cohorts: YearLine[] | null;
}

export interface CohortSummary {
  cohort: number;
  summary: Summary;
}

/** Exact. */
export function tellSummary(summary: Summary, cohort: number | null = null): YearLine {
  const withLevel = summary.planned - summary.levels.incomplete;
  return tellLine(cohort, summary.planned, withLevel, summary.levels['needs-follow-up']);
}

/** As the follow-up shows it. */
export function tellProtected({ planned, withLevel, levels }: ProtectedFigures): YearLine {
  return tellLine(null, planned, withLevel, levels['needs-follow-up']);
}

function tellLine(
  cohort: number | null,
  planned: ShownCount,
  withLevel: ShownCount,
  needsFollowUp: ShownCount,
): YearLine {
  const hasShare = typeof withLevel === 'number' && typeof needsFollowUp === 'number';
  const limits = hasShare ? wilsonInterval(needsFollowUp, withLevel) : null;
  return { cohort, planned, withLevel, needsFollowUp, limits };
}

/** A count is of few from 1 to 4. */
const FEW = 5;
const LEVELS: readonly Level[] = ['needs-follow-up', 'look-again', 'above', 'incomplete'];

/**
 * The cohorts of a window of a municipality: all of them, or none. All when every count of the whole
 * municipality is shown and each cohort's count of each level, and of the exempt, is 0 or 5 at least. Then a
 * cohort's counts are no few pupils, what is left of the whole is none either, and nothing that the table
 * of schools hides follows from them: any sharing out of its hidden counts can be shared by cohort too.
 */
export function protectCohorts(
  total: ProtectedFigures,
  cohorts: readonly CohortSummary[],
): YearLine[] | null {
  if (cohorts.length < 2) return [];
  const isTotalShown = [total.exempt, ...LEVELS.map((level) => total.levels[level])].every(
    (count) => typeof count === 'number',
  );
  const isSafe = cohorts.every(({ summary: { exempt, levels } }) =>
    [exempt, ...LEVELS.map((level) => levels[level])].every((count) => count === 0 || count >= FEW),
  );
  return isTotalShown && isSafe
    ? cohorts.map(({ cohort, summary }) => tellSummary(summary, cohort))
    : null;
}

/** Fewer pupils than this in a year are not told of by themselves. */
const SMALL_SCHOOL = 10;
/** School years that are put together. */
const POOLED_YEARS = 3;

export interface PooledSchool {
  schoolId: string;
  schoolName: string;
  /** School years with pupils that are put together, 2 or 3. */
  years: number;
  line: YearLine;
}

/** The school years that are put together: from the first until the last, by the calendar year they begin in. */
export interface PooledYears {
  first: number;
  last: number;
}

/**
 * The newest three school years that are over and are put together. Which three is the calendar's: from a year
 * that three divides. So no two of these lie over each other: a sum of three years less a sum of two of them,
 * or one beside the next with a year moved on, would be a single year's few pupils. And a year that goes on is in
 * none, for it would be seen to grow by a pupil at a time. Null before there is one.
 */
export function findPooledYears(newestOver: number | null): PooledYears | null {
  if (newestOver === null) return null;
  const last = Math.floor((newestOver + 1) / POOLED_YEARS) * POOLED_YEARS - 1;
  return { first: last - POOLED_YEARS + 1, last };
}

/** A school in a school year. */
export interface SchoolOfYear {
  schoolId: string;
  schoolName: string;
  summary: Summary;
}

/**
 * Schools that are too small to be told of by themselves in any of the years, with two or three years put
 * together, by the rule of `protectSummaries`: from a base of 10 pupils over the years, and no count of 1 to 4. A
 * school that was larger in one of the years is not among them: that year is told, and would be taken off. Nor is
 * one whose sum would, beside each year's own table, give a hidden count away (`pool-proof`).
 * @param years each with the schools of its table, the whole table's.
 */
export function poolSmallSchools(years: readonly (readonly SchoolOfYear[])[]): PooledSchool[] {
  const shown = protectSummaries(chooseSmall(years));
  const isTold = ({ planned, withLevel, levels }: ProtectedFigures) =>
    [planned, withLevel, levels['needs-follow-up']].some((count) => typeof count === 'number');
  const pooled = chooseSafe(
    years,
    shown.schools.flatMap((own) => (isTold(own) ? own.schoolId : [])),
  );
  return chooseSmall(years).map(({ schoolId, schoolName, years: count }, place) => ({
    ...{ schoolId, schoolName, years: count },
    line: pooled.has(schoolId)
      ? tellProtected(shown.schools[place]!)
      : tellLine(null, 'protected', 'protected', 'protected'),
  }));
}

/** With their years together. */
function chooseSmall(years: readonly (readonly SchoolOfYear[])[]) {
  const ids = [...new Set(years.flatMap((own) => own.map(({ schoolId }) => schoolId)))];
  return ids.flatMap((id) => {
    const own = years.flatMap((all) =>
      all.filter(({ schoolId, summary }) => schoolId === id && summary.enrolled > 0),
    );
    const isSmall = own.every(({ summary }) => summary.enrolled < SMALL_SCHOOL);
    if (own.length < 2 || !isSmall) return [];
    const summary = addSummaries(own.map((one) => one.summary));
    return [{ schoolId: id, schoolName: own[0]!.schoolName, years: own.length, summary }];
  });
}

/** All of them when that is safe; else one after the other, as long as it is. */
function chooseSafe(
  years: readonly (readonly SchoolOfYear[])[],
  schoolIds: readonly string[],
): ReadonlySet<string> {
  const proven = years.map((own): ProvenYear => {
    const shown = protectSummaries(own);
    return {
      schools: own.map(({ schoolId, summary }, place) => ({
        ...{ schoolId, summary },
        shown: shown.schools[place]!,
      })),
      total: { summary: addSummaries(own.map(({ summary }) => summary)), shown: shown.total },
    };
  });
  const all = new Set(schoolIds);
  if (arePoolsSafe(proven, all)) return all;
  const chosen = new Set<string>();
  for (const schoolId of schoolIds) {
    if (arePoolsSafe(proven, new Set([...chosen, schoolId]))) chosen.add(schoolId);
  }
  return chosen;
}
