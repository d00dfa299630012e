/**
 * Where a window has been carried out, from what the follow-up knows of the pupils: class by class for who
 * knows the classes exactly, and school by school for the municipality.
 *
 * For the municipality it is decided by what the head of education is shown and by nothing else, for freed time shows
 * which schools are counted: of a school of 17 with fewer than 5 without a level, that it is not counted
 * would say that there are 4 of them. A school is counted when, as it is shown,
 *   at least four of five have a level: of the planned, or where the exempt are hidden of the enrolled; or
 *   those without a level are fewer than 5.
 * Where those without a level are hidden otherwise, the school is counted as the schools that are shown are together,
 * with fewer than 5 taken for 4. No school that is shown: none is counted.
 * Worked example: 20 of 24 with a level is counted; 18 of 24 is not; fewer than 5 of 12 without one is.
 */
import type { SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { type ProtectedSchool, protectSummaries } from '~/outcomes/protected-summary';
import { type Summary, summarise } from '~/outcomes/summary';
import { isCarriedOut } from './freed-time';

/** @param window its number in the pupils' lists. */
export function isClassDone(pupils: readonly PupilFacts[], window: number): boolean {
  const { planned, levels } = summariseWindow(pupils, window);
  return isCarriedOut({ planned, withLevel: planned - levels.incomplete });
}

function summariseWindow(pupils: readonly PupilFacts[], window: number): Summary {
  return summarise(pupils.flatMap((pupil) => pupil.windows[window]?.standing ?? []));
}

/** Ids of the municipality's schools that the window has been carried out in. */
export function listDoneSchools(
  schools: readonly SchoolFacts[],
  window: number,
): ReadonlySet<string> {
  const shown = protectSummaries(
    schools.map(({ pupils, ...school }) => ({
      ...school,
      summary: summariseWindow(pupils, window),
    })),
  );
  return findDoneSchools(shown.schools);
}

/** The same of what is shown of the schools. */
export function findDoneSchools(schools: readonly ProtectedSchool[]): ReadonlySet<string> {
  const known = schools.flatMap((school) => readCoverage(school) ?? []);
  const sum = (key: keyof Coverage) => known.reduce((total, own) => total + own[key], 0);
  const isRestDone = isCarriedOut({ planned: sum('planned'), withLevel: sum('withLevel') });
  const isDone = (school: ProtectedSchool) => {
    if (school.levels.incomplete === 'few') return true;
    const own = readCoverage(school);
    return own ? isCarriedOut(own) : isRestDone;
  };
  return new Set(schools.filter(isDone).map(({ schoolId }) => schoolId));
}

interface Coverage {
  planned: number;
  withLevel: number;
}
/** The most that fewer than 5 can be. */
const MOST_OF_FEW = 4;

/** Null where it is not shown how many lack a level. */
function readCoverage({ enrolled, planned, levels }: ProtectedSchool): Coverage | null {
  if (levels.incomplete === 'protected') return null;
  const base = typeof planned === 'number' ? planned : enrolled;
  const without = levels.incomplete === 'few' ? MOST_OF_FEW : levels.incomplete;
  return { planned: base, withLevel: base - without };
}
