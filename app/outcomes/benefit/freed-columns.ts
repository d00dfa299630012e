/** The columns of freed time, the same for classes and schools, on screen, on paper and in the file. */
import type { TFunction } from 'i18next';
import type { FreedPage } from './freed-page';
import type { ShownFreed, ShownPlace } from './protect-freed';

/** A figure of a place: a number, null where nothing is assumed or measured, or protected. */
export type ToldFreed = number | null | 'protected';

const COLUMN_IDS = [
  'pupils',
  'sittings',
  'readings',
  'before',
  'after',
  'freed',
  'freed-special',
  'per-pupil-before',
  'per-pupil-after',
] as const;
type FreedColumnId = (typeof COLUMN_IDS)[number];

export interface FreedColumn {
  id: FreedColumnId;
  read: (shown: ShownFreed) => ToldFreed;
}

const inHours = (minutes: number | null) => (minutes === null ? null : minutes / 60);

/** Hours, but for pupils, sittings, readings and what is of each pupil, which is minutes. */
export function readFreedColumns(): FreedColumn[] {
  const read: Record<FreedColumnId, FreedColumn['read']> = {
    pupils: ({ freed }) => freed.pupils,
    sittings: ({ time }) => time.sittings,
    readings: ({ time: { readings } }) =>
      readings ? readings.special + readings.teacher : 'protected',
    before: ({ freed }) => inHours(freed.all.before),
    after: ({ freed }) => inHours(freed.all.after),
    freed: ({ freed }) => inHours(freed.all.freed),
    'freed-special': ({ freed }) => (freed.of ? inHours(freed.of.special.freed) : 'protected'),
    'per-pupil-before': ({ freed }) => freed.perPupil.before,
    'per-pupil-after': ({ freed }) => freed.perPupil.after,
  };
  return COLUMN_IDS.map((id) => ({ id, read: read[id] }));
}

/** The name of a place; of the pool, how many schools are in it. */
export function placeName(
  place: Pick<ShownPlace, 'id' | 'name'>,
  { pooled }: Pick<FreedPage, 'pooled'>,
  t: TFunction<readonly ['benefit', 'common']>,
): string {
  return place.id === null ? t('benefit:freed.pool', { count: pooled }) : place.name;
}
