/**
 * The figures that may be published of a window: a part of what the head of education is shown.
 *
 * Rule: a count is published only where it is shown at both thresholds: by the municipality's own rule
 * (base 10, cells 1 to 4 hidden) and by the public one (base 30). Each rule hides enough by itself that no
 * hidden count over 0 can be worked out; what is published is less than either shows, so it gives away no
 * more. Two tables protected apart would: each hides other counts for the sake of the small ones, and
 * together they would show them. So a person who sees both knows no more than the head of education.
 * Hidden counts look alike. Schools under the public base are counted, not named. `planned` and
 * `with-level` follow from published counts only, and how far help has come is told where the count of
 * those who need follow-up is published.
 * Missing data: no schools give totals of 0.
 * Worked example: schools of 46, 46 and 12 pupils: two are named, the third's counts are in no total that
 * would give them away.
 */
import { measure, WAY_STEPS } from '~/outcomes/follow-up/figures';
import type { SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import { protectSplit, SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import {
  type ProtectedFigures,
  protectSummaries,
  type ShownCount,
  type SmallNumbers,
} from '~/outcomes/protected-summary';
import type { Day } from '~/platform/calendar';
import { MEASURES, PUBLIC_NUMBERS, type PublicCounts, type PublicWindow } from './measures';

export interface SchoolToPublish extends SchoolFacts {
  unitCode: string | null;
}

/** What is shown of the schools, and of all of them, by one rule. */
interface ShownPlaces {
  schools: PublicCounts[];
  total: PublicCounts;
}

/** Window number `at` of the pupils' windows. */
export function publishWindow(
  schools: readonly SchoolToPublish[],
  { at, today }: { at: number; today: Day },
): Omit<PublicWindow, 'startYear' | 'kind' | 'definitionsVersion'> {
  const own = showBy(SMALL_NUMBERS, schools, { at, today });
  const open = showBy(PUBLIC_NUMBERS, schools, { at, today });
  const isLarge = ({ pupils }: SchoolToPublish) => {
    const { summary } = measure(pupils, { window: at, today });
    return summary.enrolled >= PUBLIC_NUMBERS.minimumBase;
  };
  const told = schools.flatMap((school, place) =>
    isLarge(school)
      ? [
          {
            name: school.schoolName,
            unitCode: school.unitCode,
            counts: inBoth(own.schools[place]!, open.schools[place]!),
          },
        ]
      : [],
  );
  return {
    schools: told,
    smallSchools: schools.length - told.length,
    total: inBoth(own.total, open.total),
  };
}

/** The counts of a window by one rule alone. Two of these are never shown together: see above. */
export function showBy(
  smallNumbers: SmallNumbers,
  schools: readonly SchoolFacts[],
  { at, today }: { at: number; today: Day },
): ShownPlaces {
  const figures = schools.map(({ pupils }) => measure(pupils, { window: at, today }));
  const shown = protectSummaries(
    schools.map((school, place) => ({ ...school, summary: figures[place]!.summary })),
    smallNumbers,
  );
  const followUp = 'needs-follow-up';
  const way = protectSplit(
    shown.schools.map(({ levels }, place) => ({
      isWholeShown: typeof levels[followUp] === 'number',
      parts: WAY_STEPS.map((step) => figures[place]!.way[step]),
    })),
    typeof shown.total.levels[followUp] === 'number',
    smallNumbers,
  );
  return {
    schools: shown.schools.map((school, place) => toCounts(school, way.rows[place] ?? [])),
    total: toCounts(shown.total, way.total),
  };
}

const open = (count: ShownCount | undefined) => (typeof count === 'number' ? count : null);

function toCounts(shown: ProtectedFigures, way: readonly ShownCount[]): PublicCounts {
  const { enrolled, exempt, planned, withLevel, levels } = shown;
  return {
    enrolled,
    exempt: open(exempt),
    planned: open(planned),
    'with-level': open(withLevel),
    'needs-follow-up': open(levels['needs-follow-up']),
    'look-again': open(levels['look-again']),
    above: open(levels.above),
    incomplete: open(levels.incomplete),
    'way-undecided': open(way[0]),
    'way-set-aside': open(way[1]),
    'way-confirmed': open(way[2]),
    'way-supported': open(way[3]),
  };
}

function inBoth(one: PublicCounts, other: PublicCounts): PublicCounts {
  return Object.fromEntries(
    MEASURES.map((key) => [key, one[key] === null || other[key] === null ? null : one[key]]),
  ) as PublicCounts;
}
