/**
 * Whether a school's share of pupils who need follow-up is higher or lower than the municipality's.
 *
 * Measures: the share of those with a level who need follow-up.
 * Method: Wilson's 95 % interval of the school beside that of all other schools that can be compared,
 * taken together. Apart only when the two intervals do not overlap; else they cannot be told apart, and
 * no order is made of them.
 * Missing data: a school whose counts are hidden, or without pupils with a level, is not compared. With
 * fewer than 5 that can be compared none is.
 * Worked example: 30 of 60 beside 40 of 400: .377 to .623 beside .074 to .133: higher.
 */
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { wilsonInterval } from '~/psychometrics/proportion-interval';
import type { Standing } from './shown-figures';

/** No comparison with fewer. */
export const LEAST_UNITS = 5;

/** Standings in the order of the schools, worked out from what is shown only. */
export function compareSchools(schools: readonly ProtectedFigures[]): {
  standings: Standing[];
  comparable: number;
} {
  const counts = schools.map(({ levels, withLevel }) => {
    const few = levels['needs-follow-up'];
    const hasCounts = typeof few === 'number' && typeof withLevel === 'number' && withLevel > 0;
    return hasCounts ? { few, all: withLevel } : null;
  });
  const known = counts.filter((own) => own !== null);
  if (known.length < LEAST_UNITS) {
    return { standings: schools.map(() => null), comparable: known.length };
  }
  const sum = known.reduce((one, two) => ({ few: one.few + two.few, all: one.all + two.all }));
  const standings = counts.map((own): Standing => {
    return own && findStanding(own, { few: sum.few - own.few, all: sum.all - own.all });
  });
  return { standings, comparable: known.length };
}

type Counted = { few: number; all: number };

/** One share beside another: apart only when their intervals do not meet; null without pupils. */
export function findStanding(own: Counted, others: Counted): Standing {
  const limits = wilsonInterval(own.few, own.all);
  const beside = wilsonInterval(others.few, others.all);
  if (!limits || !beside) return null;
  if (limits.lower > beside.upper) return 'higher';
  return limits.upper < beside.lower ? 'lower' : 'not-apart';
}
