/**
 * Whether the movement of a whole municipality can be shown beside the levels of its schools.
 *
 * Rule: every cell of the matrix is 0 or at least 5; and for each hidden count of pupils in any window of
 * the year there are two pupils of different schools who could change places without anything shown
 * becoming another: the count would then be another, so nobody can have worked it out.
 * Method: changing places leaves every figure of the whole municipality as it is, the matrix too. In the
 * two schools only counts change in which the two differ, and all of these must be hidden, and stay in
 * the range that the reader is told (1 to 4, or 5 and more). Two who need follow-up in the same window
 * must be as far on their way, because the way is shown for some schools.
 * It is a proof of what it finds and no more: where it finds no such pair the matrix is not shown,
 * although it might have been.
 * Source: the idea of feasible alternative tables, as in Cox, L. H. (1980), JASA 75.
 * Missing data: no hidden counts need no pairs.
 */
import type {
  ProtectedMunicipality,
  ProtectedSchool,
  ShownCount,
} from '~/outcomes/protected-summary';
import { REASONS, summarise } from '~/outcomes/summary';
import type { Day } from '~/platform/calendar';
import { LEVEL_KINDS } from '~/ui/level';
import { findTimePart, findWayStep } from './figures';
import type { MoveMatrix } from './movement';
import { SMALL_NUMBERS } from './protect-split';
import type { PupilFacts } from './pupil-facts';

/** What is counted of a pupil in each window, and how far help has come in it. */
interface Profile {
  key: string;
  counts: number[][];
  ways: (string | null)[];
}

/** A count of a school: what it is, and between which values it may lie as shown. */
interface Cell {
  value: number;
  isHidden: boolean;
  lower: number;
  upper: number;
}

interface Place {
  profiles: Profile[];
  /** By window, in the order of `countsOf`. */
  cells: Cell[][];
}

export interface MovementSchool {
  schoolId: string;
  pupils: readonly PupilFacts[];
}

/** `shown` is what is shown of each window, in the order of the pupils' windows. */
export function isMovementSafe(
  matrix: MoveMatrix,
  schools: readonly MovementSchool[],
  { shown, today }: { shown: readonly ProtectedMunicipality[]; today: Day },
): boolean {
  const isSmall = (count: number) => count > 0 && count < SMALL_NUMBERS.threshold;
  if (matrix.flat().some(isSmall)) return false;
  const places = schools.map(({ schoolId, pupils }) => layOut(schoolId, pupils, shown, today));
  return places.every((place) =>
    place.cells.every((cells, window) =>
      cells.every(
        ({ isHidden, value }, cell) =>
          !isHidden || value === 0 || hasOtherValue(places, place, window, cell),
      ),
    ),
  );
}

function layOut(
  schoolId: string,
  pupils: readonly PupilFacts[],
  shown: readonly ProtectedMunicipality[],
  today: Day,
): Place {
  const profiles = new Map<string, Profile>();
  const totals = shown.map(() => Array.from({ length: WIDTH }, () => 0));
  for (const pupil of pupils) {
    const profile = profileOf(pupil, today);
    profiles.set(profile.key, profile);
    for (const [window, counts] of profile.counts.entries()) {
      for (const [cell, count] of counts.entries()) totals[window]![cell]! += count;
    }
  }
  const cells = shown.map(({ schools }, window) => {
    const own = schools.find((school) => school.schoolId === schoolId);
    return totals[window]!.map((value, cell) => readCell(value, own, cell));
  });
  return { profiles: [...profiles.values()], cells };
}

const WIDTH = 1 + LEVEL_KINDS.length + REASONS.length;

function shownOf({ exempt, levels, reasons }: ProtectedSchool): ShownCount[] {
  return [
    exempt,
    ...LEVEL_KINDS.map((level) => levels[level]),
    ...REASONS.map((reason) => reasons[reason]),
  ];
}

function profileOf({ windows }: PupilFacts, today: Day): Profile {
  const counts = windows.map(({ standing }) => {
    const { exempt, levels, reasons } = summarise([standing]);
    return [
      exempt,
      ...LEVEL_KINDS.map((level) => levels[level]),
      ...REASONS.map((reason) => reasons[reason]),
    ];
  });
  const ways = windows.map((facts) => {
    const step = findWayStep(facts);
    return step && `${step} ${findTimePart(facts, today) ?? ''}`;
  });
  return { key: JSON.stringify([counts, ways]), counts, ways };
}

function readCell(value: number, school: ProtectedSchool | undefined, cell: number): Cell {
  const { threshold, minimumBase } = SMALL_NUMBERS;
  const shown = school ? shownOf(school)[cell] : 'protected';
  if (shown === 'few') return { value, isHidden: true, lower: 1, upper: threshold - 1 };
  const isMarked = (school?.enrolled ?? 0) >= minimumBase && value >= threshold;
  const lower = isMarked ? threshold : 0;
  return { value, isHidden: typeof shown !== 'number', lower, upper: Number.POSITIVE_INFINITY };
}

/** Two pupils of this and another school could change places, and the count would be another. */
function hasOtherValue(
  places: readonly Place[],
  place: Place,
  window: number,
  cell: number,
): boolean {
  const changes = (own: Profile, other: Profile) =>
    own.counts[window]?.[cell] !== other.counts[window]?.[cell];
  return place.profiles.some((own) =>
    places.some(
      (elsewhere) =>
        elsewhere !== place &&
        elsewhere.profiles.some(
          (other) =>
            changes(own, other) &&
            areWaysAlike(own, other) &&
            canBecome(place, own, other) &&
            canBecome(elsewhere, other, own),
        ),
    ),
  );
}

function areWaysAlike(one: Profile, other: Profile): boolean {
  return one.ways.every((way, window) => {
    const twin = other.ways[window];
    return way === null || twin === null || way === twin;
  });
}

/** The place with one pupil of another profile instead looks as it does. */
function canBecome({ cells }: Place, gone: Profile, come: Profile): boolean {
  return cells.every((own, window) =>
    own.every(({ value, isHidden, lower, upper }, cell) => {
      const change = (come.counts[window]?.[cell] ?? 0) - (gone.counts[window]?.[cell] ?? 0);
      const next = value + change;
      return change === 0 || (isHidden && lower <= next && next <= upper);
    }),
  );
}
