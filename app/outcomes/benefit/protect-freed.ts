/**
 * Freed time of a municipality's schools with small numbers protected.
 *
 * Rule: a school stands by itself from 10 pupils. The others are pooled in one row; when the pool has fewer than 10, the
 * smallest school that stood by itself joins it, and so on; a whole of fewer than 10 is not shown. The bases are enrolled
 * pupils of whole classes, which are public, so no base narrows a count of the follow-up.
 * Whose time it was, and readings, would tell how many pupils were read with: they are shown where nobody or
 * at least 10 pupils were, and where the follow-up tells how many need follow-up or another look, for these are at most so
 * many, and hardly fewer. Of pooled schools it does not. When those of the hidden places are fewer than 10 together, the smallest shown one is hidden with
 * them, so that the whole can be told as soon as nobody or at least 10 pupils in all were read with.
 * What is hidden is not in the answer at all. The minutes assumed around a reading can be set by who reads the page, and
 * two settings would give the readings away: they are not counted where these are hidden. Where the whole counts them, it
 * tells the readings of all hidden places together, which are of at least 10 pupils.
 * Missing data: no schools give no rows.
 */
import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { type AdultTime, addTimes, type LeftOut } from './adult-time';
import { type AssumedMinutes, type FreedTime, workOutFreed } from './freed-time';

export interface PlaceTime {
  id: string;
  name: string;
  /** Enrolled pupils of the classes that are counted. */
  pupils: number;
  time: AdultTime;
  /** Pupils who were read with one to one. */
  pupilsRead: number;
}

/** A school of the municipality. */
export interface SchoolTime extends PlaceTime {
  /** The follow-up tells how many need follow-up, and how many another look. */
  isLowTold: boolean;
}

/** Null is what may not be told: it stands in for a number that would tell how many readings there were. */
interface ShownTime extends Pick<AdultTime, 'sittings' | 'untilLastAnswer'> {
  minutes: AdultTime['minutes'] | null;
  readings: AdultTime['readings'] | null;
  leftOut: Record<LeftOut, number | null>;
}
export interface ShownFreed {
  /** `of` each adult is null where whose time it was may not be told. */
  freed: Omit<FreedTime, 'of'> & { of: FreedTime['of'] | null };
  time: ShownTime;
  /** False when neither whose time it was nor the readings may be told. */
  isSplitShown: boolean;
}
export interface ShownPlace extends ShownFreed {
  /** Null for the pool. */
  id: string | null;
  name: string;
}
export interface ShownFreedPlaces {
  places: ShownPlace[];
  total: ShownFreed | null;
  /** Schools that do not stand by themselves. */
  pooled: number;
}

/** Of a place as the follow-up shows it. */
export function isLowTold({ levels }: Pick<ProtectedFigures, 'levels'>): boolean {
  return typeof levels['needs-follow-up'] === 'number' && typeof levels['look-again'] === 'number';
}

const { minimumBase } = SMALL_NUMBERS;
/** Nobody, or so many that a figure of theirs may be told. */
export const isEnough = (pupils: number) => pupils === 0 || pupils >= minimumBase;

export function showExactFreed(
  places: readonly PlaceTime[],
  assumed: AssumedMinutes,
): ShownFreedPlaces {
  return {
    places: places.map((place) => ({
      id: place.id,
      name: place.name,
      ...show(place, assumed, true),
    })),
    total: show(join(places), assumed, true),
    pooled: 0,
  };
}

/** @param isWholeLowTold the same of all schools together. */
export function protectFreed(
  schools: readonly SchoolTime[],
  assumed: AssumedMinutes,
  isWholeLowTold: boolean,
): ShownFreedPlaces {
  const bySize = schools.toSorted((one, other) => other.pupils - one.pupils);
  const standing = bySize.filter(({ pupils }) => pupils >= minimumBase);
  const pool = bySize.filter(({ pupils }) => pupils < minimumBase);
  while (standing.length > 0 && pool.length > 0 && !isEnough(join(pool).pupils)) {
    pool.push(standing.pop()!);
  }
  const own = schools.filter((school) => standing.includes(school));
  const whole = join(schools);
  const isPoolShown = pool.length > 0 && isEnough(join(pool).pupils);
  const rows: (Omit<SchoolTime, 'id'> & { id: string | null })[] = [
    ...own,
    ...(isPoolShown ? [{ ...join(pool), id: null, name: '', isLowTold: false }] : []),
  ];
  const hidden = hideSplits(rows);
  return {
    places: rows.map((row) => ({
      id: row.id,
      name: row.name,
      ...show(row, assumed, !hidden.has(row)),
    })),
    total: isEnough(whole.pupils)
      ? show(whole, assumed, isWholeLowTold && isEnough(whole.pupilsRead))
      : null,
    pooled: pool.length,
  };
}

function show(
  { pupils, time }: Pick<PlaceTime, 'pupils' | 'time'>,
  assumed: AssumedMinutes,
  isSplitShown: boolean,
): ShownFreed {
  if (isSplitShown) return { freed: workOutFreed(time, pupils, assumed), time, isSplitShown };
  const { sittings, untilLastAnswer, leftOut } = time;
  return {
    freed: { ...workOutFreed(time, pupils, { ...assumed, aroundReading: null }), of: null },
    time: {
      sittings,
      untilLastAnswer,
      minutes: null,
      readings: null,
      leftOut: {
        ...leftOut,
        'on-paper': null,
        'reading-too-long': null,
        'reading-without-time': null,
      },
    },
    isSplitShown,
  };
}

/** The places of which neither whose time it was nor the readings may be told. */
function hideSplits<Row extends Omit<SchoolTime, 'id'>>(rows: readonly Row[]): ReadonlySet<Row> {
  const isShown = ({ pupilsRead, isLowTold }: Row) => isLowTold && isEnough(pupilsRead);
  const hidden = rows.filter((row) => !isShown(row));
  const others = rows
    .filter((row) => isShown(row) && row.pupilsRead >= minimumBase)
    .toSorted((one, other) => other.pupilsRead - one.pupilsRead);
  while (others.length > 0 && !isEnough(join(hidden).pupilsRead)) hidden.push(others.pop()!);
  return new Set(hidden);
}

function join(places: readonly Omit<PlaceTime, 'id'>[]): Omit<PlaceTime, 'id' | 'name'> {
  const sum = (read: (place: Omit<PlaceTime, 'id'>) => number) =>
    places.reduce((total, place) => total + read(place), 0);
  return {
    pupils: sum(({ pupils }) => pupils),
    pupilsRead: sum(({ pupilsRead }) => pupilsRead),
    time: addTimes(places.map(({ time }) => time)),
  };
}
