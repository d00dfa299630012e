/**
 * Freed time of a municipality's schools with small numbers protected.
 *
 * Rule: a school stands by itself from 10 pupils. The others are pooled in one row; when the pool has fewer than 10, the
 * smallest school that stood by itself joins it, and so on; a whole of fewer than 10 is not shown. The bases are enrolled
 * pupils of whole classes, which are public, so no base narrows a count of the follow-up.
 * Whose time it was, and readings, would tell how many pupils were read with: they are shown where nobody or
 * at least 10 pupils were. When those of the hidden places are fewer than 10 together, the smallest shown one is hidden with
 * them, so that the whole can be told as soon as nobody or at least 10 pupils in all were read with.
 * Missing data: no schools give no rows.
 */
import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import { type AdultTime, addTimes } from './adult-time';
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

export interface ShownFreed {
  freed: FreedTime;
  time: AdultTime;
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

const { minimumBase } = SMALL_NUMBERS;
const isEnough = (pupils: number) => pupils === 0 || pupils >= minimumBase;

export function showExactFreed(
  places: readonly PlaceTime[],
  assumed: AssumedMinutes,
): ShownFreedPlaces {
  const show = ({ pupils, time }: Pick<PlaceTime, 'pupils' | 'time'>) => ({
    freed: workOutFreed(time, pupils, assumed),
    time,
    isSplitShown: true,
  });
  return {
    places: places.map((place) => ({ id: place.id, name: place.name, ...show(place) })),
    total: show(join(places)),
    pooled: 0,
  };
}

export function protectFreed(
  schools: readonly PlaceTime[],
  assumed: AssumedMinutes,
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
  const rows: (Omit<PlaceTime, 'id'> & { id: string | null })[] = [
    ...own,
    ...(isPoolShown ? [{ ...join(pool), id: null, name: '' }] : []),
  ];
  const hidden = hideSplits(rows);
  const show = ({ pupils, time }: Pick<PlaceTime, 'pupils' | 'time'>, isSplitShown: boolean) => ({
    freed: workOutFreed(time, pupils, assumed),
    time,
    isSplitShown,
  });
  return {
    places: rows.map((row) => ({ id: row.id, name: row.name, ...show(row, !hidden.has(row)) })),
    total: isEnough(whole.pupils) ? show(whole, isEnough(whole.pupilsRead)) : null,
    pooled: pool.length,
  };
}

/** The places of which neither whose time it was nor the readings may be told. */
function hideSplits<Row extends Omit<PlaceTime, 'id'>>(rows: readonly Row[]): ReadonlySet<Row> {
  const hidden = rows.filter(({ pupilsRead }) => !isEnough(pupilsRead));
  const others = rows
    .filter(({ pupilsRead }) => pupilsRead >= minimumBase)
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
