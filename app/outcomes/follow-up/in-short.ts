/**
 * The follow-up in short: what the shown counts of a place say of a leader's first questions.
 *
 * Only counts that the tables show are used, and nothing is worked out from hidden ones: a sum is told where
 * each of its parts is shown. A null says that the counts are protected.
 *   seen      planned pupils, those with a level and those without; and places (classes or schools) where a
 *             shown number lack one, most first. Not "the most": a hidden place may have more
 *   decided   of those who need follow-up: how many wait for a decision
 *   inTime    of those confirmed or supported: support within the days, late or not yet, days not over
 * Worked example: see the test.
 */
import type { ShownCount } from '~/outcomes/protected-summary';
import { TIME_PARTS, WAY_STEPS } from './figures';
import type { ShownFigures } from './shown-figures';

interface Covered {
  planned: ShownCount;
  withLevel: ShownCount;
  incomplete: ShownCount;
}

export interface InShort {
  seen: { planned: number; withLevel: number; without: number } | null;
  lacking: { name: string; count: number }[];
  decided: { undecided: number; base: number } | null;
  inTime: { inTime: number; late: number; open: number; base: number } | null;
}

export function tellInShort(
  total: Covered & { figures: ShownFigures },
  places: readonly (Pick<Covered, 'incomplete'> & { name: string })[],
): InShort {
  const { way, inTime } = total.figures;
  const seen = readAll(total, ['planned', 'withLevel', 'incomplete']);
  const steps = readAll(way, WAY_STEPS);
  const times = readAll(inTime, TIME_PARTS);
  return {
    seen: seen && {
      planned: seen.planned,
      withLevel: seen.withLevel,
      without: seen.incomplete,
    },
    lacking: places
      .flatMap(({ name, incomplete }) =>
        typeof incomplete === 'number' && incomplete > 0 ? [{ name, count: incomplete }] : [],
      )
      .toSorted((one, other) => other.count - one.count),
    decided: steps && { undecided: steps.undecided, base: add(steps) },
    inTime: times && {
      inTime: times['in-time'],
      late: times.late,
      open: times.open,
      base: add(times),
    },
  };
}

/** The counts of these names, or null when one of them is not shown. */
function readAll<Name extends string>(
  counts: Record<Name, ShownCount>,
  names: readonly Name[],
): Record<Name, number> | null {
  if (names.some((name) => typeof counts[name] !== 'number')) return null;
  return Object.fromEntries(names.map((name) => [name, counts[name]])) as Record<Name, number>;
}

const add = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
