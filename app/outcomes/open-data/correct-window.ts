/**
 * A published window that was wrong, corrected in a new version that stands beside the ones before it.
 *
 * Whoever kept an earlier file has both, so what lies between two versions is protected as a count is. Rule: the new
 * version shows no count that an earlier one hid, and of each place (a school, or all of them) two blocks are looked at,
 * coverage with levels and how far help has come. A block is shown when each of its counts is as in every
 * earlier version or another by at least 5, and so is what they leave over of the sums that they are part of; else all of
 * the block is hidden, but for the enrolled, whom everyone can count. Of all schools together, what the shown schools leave over
 * must be unchanged or another by at least 5 too. How far help has come is hidden where the block of levels is.
 * So no two versions tell a change of 1 to 4 pupils, and with what has not changed nothing more is told than before.
 * Schools are the same by their code, else by name; one that no earlier version named is not named, one that is too
 * small now is hidden.
 * Missing data: without an earlier version the new one stands as it is.
 * Worked example: 12 need follow-up, corrected to 13: the levels of the school are hidden, and of all schools when their sum
 * changed by 1 as well. Corrected to 18, with 6 fewer above: both are shown.
 */
import type { Day } from '~/platform/calendar';
import {
  COVERAGE_MEASURES,
  MEASURES,
  type Measure,
  PUBLIC_NUMBERS,
  type PublicCounts,
  type PublicSchool,
  type PublicWindow,
  WAY_MEASURES,
} from './measures';

/** A count that others are parts of. The enrolled are public, and what is left of them with it. */
const SUMS: readonly { whole: Measure; parts: readonly Measure[] }[] = [
  { whole: 'enrolled', parts: ['exempt', 'planned'] },
  { whole: 'planned', parts: ['with-level', 'incomplete'] },
  { whole: 'planned', parts: ['needs-follow-up', 'look-again', 'above', 'incomplete'] },
  { whole: 'with-level', parts: ['needs-follow-up', 'look-again', 'above'] },
  { whole: 'needs-follow-up', parts: WAY_MEASURES },
];

type Windowed = Pick<PublicWindow, 'schools' | 'smallSchools' | 'total'>;

/** @param earlier every version that was public, the latest last. */
export function correctWindow(
  earlier: readonly PublicWindow[],
  fresh: Windowed & Pick<PublicWindow, 'leftOutSchools'>,
  { on, reason }: { on: Day; reason: string },
): PublicWindow | null {
  const latest = earlier.at(-1);
  if (!latest) return null;
  const schools = latest.schools.map((school) => {
    const own = fresh.schools.find((one) => isSame(one, school));
    return { ...school, counts: own ? own.counts : HIDDEN };
  });
  let shown: Windowed = { schools, smallSchools: fresh.smallSchools, total: fresh.total };
  // What is hidden of one place can make another tell more: until nothing further has to be.
  for (;;) {
    const next = earlier.reduce(withhold, shown);
    if (countShown(next) === countShown(shown)) break;
    shown = next;
  }
  const { corrections = [], startYear, kind, definitionsVersion } = latest;
  return {
    ...{ startYear, kind, definitionsVersion },
    ...('leftOutSchools' in fresh ? { leftOutSchools: fresh.leftOutSchools } : {}),
    ...shown,
    corrections: [...corrections, { on, reason }],
  };
}

/** 1 for a window that was never corrected. */
export function versionOf({ corrections = [] }: Pick<PublicWindow, 'corrections'>): number {
  return corrections.length + 1;
}

/** How many counts are others than before, and how many are hidden that were not. */
export function compareVersions(before: Windowed, after: Windowed) {
  const pairs = [
    [before.total, after.total] as const,
    ...before.schools.map(
      ({ counts }, at) => [counts, after.schools[at]?.counts ?? HIDDEN] as const,
    ),
  ];
  const count = (is: (old: number, now: number | null) => boolean) =>
    pairs.reduce(
      (sum, [old, now]) =>
        sum + MEASURES.filter((key) => old[key] !== null && is(old[key], now[key])).length,
      0,
    );
  return {
    changed: count((old, now) => now !== null && now !== old),
    hidden: count((_, now) => now === null),
  };
}

const HIDDEN = Object.fromEntries(MEASURES.map((key) => [key, null])) as PublicCounts;

const isSame = (one: PublicSchool, other: PublicSchool) =>
  one.unitCode && other.unitCode ? one.unitCode === other.unitCode : one.name === other.name;

const isTold = (change: number) => change === 0 || Math.abs(change) >= PUBLIC_NUMBERS.threshold;

/** What may be shown of a version beside one earlier version. */
function withhold(shown: Windowed, before: Windowed): Windowed {
  const former = (school: PublicSchool) =>
    before.schools.find((one) => isSame(one, school))?.counts ?? HIDDEN;
  const schools = shown.schools.map((school) => ({
    ...school,
    counts: withholdPlace(school.counts, former(school)),
  }));
  const own = withholdPlace(shown.total, before.total);
  const isRestTold = (key: Measure) => {
    const [now, old] = [own[key], before.total[key]];
    if (now === null || old === null) return true;
    const rest = schools.reduce((left, school) => {
      const [mine, was] = [school.counts[key], former(school)[key]];
      return mine === null || was === null ? left : left - (mine - was);
    }, now - old);
    return isTold(rest);
  };
  const total = COVERAGE_MEASURES.every(isRestTold)
    ? WAY_MEASURES.every(isRestTold)
      ? own
      : hide(own, WAY_MEASURES)
    : hide(own, [...COVERAGE_MEASURES, ...WAY_MEASURES]);
  return { ...shown, schools, total };
}

function withholdPlace(now: PublicCounts, before: PublicCounts): PublicCounts {
  const both = Object.fromEntries(
    MEASURES.map((key) => [key, key !== 'enrolled' && before[key] === null ? null : now[key]]),
  ) as PublicCounts;
  const change = (key: Measure) =>
    both[key] === null || before[key] === null ? null : both[key] - before[key];
  const areTold = (keys: readonly Measure[]) => keys.every((key) => isTold(change(key) ?? 0));
  const isLeftTold = ({ whole, parts }: (typeof SUMS)[number]) => {
    const all = change(whole);
    if (all === null || parts.every((key) => change(key) === null)) return true;
    return isTold(parts.reduce((left, key) => left - (change(key) ?? 0), all));
  };
  const [ofWay, ofLevels] = [SUMS.slice(-1), SUMS.slice(0, -1)];
  if (!areTold(COVERAGE_MEASURES) || !ofLevels.every(isLeftTold))
    return hide(both, [...COVERAGE_MEASURES, ...WAY_MEASURES]);
  return areTold(WAY_MEASURES) && ofWay.every(isLeftTold) ? both : hide(both, WAY_MEASURES);
}

function hide(counts: PublicCounts, keys: readonly Measure[]): PublicCounts {
  return { ...counts, ...Object.fromEntries(keys.map((key) => [key, null])) };
}

function countShown({ schools, total }: Windowed): number {
  return [total, ...schools.map(({ counts }) => counts)].reduce(
    (sum, counts) => sum + MEASURES.filter((key) => counts[key] !== null).length,
    0,
  );
}
