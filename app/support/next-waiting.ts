/**
 * Whom to open after this pupil: the next who waits for a decision, in the order of the list.
 *
 * Rule: by need, as the table is first sorted; after the last it begins from the first again. Null when
 * nobody but this pupil waits.
 */
import { isWaiting, type OverviewRow } from '~/support/overview';
import { placeInList } from '~/support/overview-level';

type Row = Pick<OverviewRow, 'pupilId' | 'level' | 'deciding' | 'flags'>;

export function findNextWaiting<Own extends Row>(
  rows: readonly Own[],
  pupilId: string,
): Own | null {
  const own = rows.find((row) => row.pupilId === pupilId);
  const others = rows
    .filter((row) => row.pupilId !== pupilId && isWaiting(row))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
  if (!own) return others[0] ?? null;
  return others.find((row) => placeOf(row) >= placeOf(own)) ?? others[0] ?? null;
}

function placeOf({ level, deciding }: Row): number {
  return placeInList(level, deciding?.probability ?? null);
}
