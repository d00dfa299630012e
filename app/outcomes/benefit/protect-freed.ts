/**
 * Freed time of a municipality's schools with small numbers protected.
 *
 * Rule: a school stands by itself when its pupils with a level are shown in the follow-up and are 10 at least. The
 * others are pooled in one row; when the pool has pupils but fewer than 10, the smallest school that stood by itself joins
 * it, and so on. Pool and total are shown where the follow-up shows the municipality's pupils with a level. So every base is
 * one that the follow-up shows already, or a difference of such ones.
 * Whose time it was, and readings, would tell how many pupils were read with: they are shown where nobody or
 * at least 10 pupils were, and in all when those of the places where they are not shown are none or at least 10.
 * Missing data: no schools give no rows.
 */

import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import type { ShownCount } from '~/outcomes/protected-summary';
import { type AdultTime, addTimes } from './adult-time';
import { type AssumedMinutes, type FreedTime, workOutFreed } from './freed-time';

export interface PlaceTime {
  id: string;
  name: string;
  /** Pupils with a level. */
  pupils: number;
  time: AdultTime;
  /** Pupils who were read with one to one. */
  pupilsRead: number;
}
export interface SchoolTime extends PlaceTime {
  /** What the follow-up shows of the pupils with a level. */
  shownPupils: ShownCount;
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
  schools: readonly SchoolTime[],
  shownTotal: ShownCount,
  assumed: AssumedMinutes,
): ShownFreedPlaces {
  const told = schools.filter(
    ({ shownPupils, pupils }) => typeof shownPupils === 'number' && pupils >= minimumBase,
  );
  let pool = schools.filter((school) => !told.includes(school));
  const standing = told.toSorted((one, other) => other.pupils - one.pupils);
  while (standing.length > 0 && pool.length > 0 && !isEnough(join(pool).pupils)) {
    pool = [...pool, standing.pop()!];
  }
  const own = schools.filter((school) => standing.includes(school));
  const isTotalShown = typeof shownTotal === 'number' && shownTotal >= minimumBase;
  const rows = [
    ...own.map((school) => ({ ...school, id: school.id as string | null })),
    ...(pool.length > 0 && isTotalShown ? [{ ...join(pool), id: null, name: '' }] : []),
  ];
  const hidden = rows.filter(({ pupilsRead }) => !isEnough(pupilsRead));
  const show = ({ pupils, time }: Pick<PlaceTime, 'pupils' | 'time'>, isSplitShown: boolean) => ({
    freed: workOutFreed(time, pupils, assumed),
    time,
    isSplitShown,
  });
  return {
    places: rows.map((row) => ({
      id: row.id,
      name: row.name,
      ...show(row, isEnough(row.pupilsRead)),
    })),
    total: isTotalShown ? show(join(schools), isEnough(join(hidden).pupilsRead)) : null,
    pooled: pool.length,
  };
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
