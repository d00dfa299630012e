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
/** So many school years are put together at the most. */
const POOLED_YEARS = 3;

export interface PooledSchool {
  schoolId: string;
  schoolName: string;
  /** School years that are put together, 2 or 3. */
  years: number;
  line: YearLine;
}

interface SchoolYears {
  schoolId: string;
  schoolName: string;
  /** Of one kind of window, the newest school year first. */
  summaries: readonly Summary[];
}

/**
 * Schools too small to be told of in a year by themselves, with two or three school years put together, by
 * the rule of `protectSummaries`: from a base of 10 pupils over the years, and no count of 1 to 4.
 */
export function poolSmallSchools(schools: readonly SchoolYears[]): PooledSchool[] {
  const small = schools.flatMap(({ summaries, ...school }) => {
    const recent = summaries.slice(0, POOLED_YEARS).filter(({ enrolled }) => enrolled > 0);
    const isSmall = (recent[0]?.enrolled ?? 0) < SMALL_SCHOOL && recent.length > 1;
    return isSmall ? [{ ...school, years: recent.length, summary: addSummaries(recent) }] : [];
  });
  const shown = protectSummaries(small);
  return small.map(({ schoolId, schoolName, years }, place) => ({
    ...{ schoolId, schoolName, years },
    line: tellProtected(shown.schools[place]!),
  }));
}
