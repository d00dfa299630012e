/**
 * Movement of pupils between two windows, by level.
 *
 * Measures: of those with a level in the window before, how many have each level now.
 * Formula: the count of pupils for each pair of level before and level now. `without` is everyone else:
 * exempt, or without a level. The share of a cell is of those of its row who have a level in both
 * windows, with Wilson's 95 % interval; cells of `without` have no share.
 * Missing data: a pupil who was not in the class then is `without` before.
 * Descriptive: why pupils moved is not known, and those just under a limit move by chance alone.
 * Worked example: of 10 who needed follow-up, 4 still do, 4 are above, 2 have no level now: 4 of 8 moved
 * up, .50, between .22 and .78.
 */
import type { PupilStanding } from '~/outcomes/summary';
import { type Limits, wilsonInterval } from '~/psychometrics/proportion-interval';

export const MOVE_LEVELS = ['needs-follow-up', 'look-again', 'above', 'without'] as const;
export type MoveLevel = (typeof MOVE_LEVELS)[number];
/** Rows are the window before, columns the window now, both in the order of MOVE_LEVELS. */
export type MoveMatrix = number[][];

export interface MoveRow {
  from: MoveLevel;
  /** Pupils of the row with a level in both windows: what shares are of. 0 for `without`. */
  base: number;
  cells: { to: MoveLevel; count: number; share: number | null; limits: Limits | null }[];
}

export function emptyMoves(): MoveMatrix {
  return MOVE_LEVELS.map(() => MOVE_LEVELS.map(() => 0));
}

/** The place of a pupil in a window among MOVE_LEVELS. */
export function placeOf({ state, level }: PupilStanding): number {
  if (state === 'exempt' || level === null || level === 'incomplete') {
    return MOVE_LEVELS.indexOf('without');
  }
  return MOVE_LEVELS.indexOf(level);
}

export function addMoves(matrices: readonly MoveMatrix[]): MoveMatrix {
  return MOVE_LEVELS.map((_, row) =>
    MOVE_LEVELS.map((__, column) =>
      matrices.reduce((sum, matrix) => sum + (matrix[row]?.[column] ?? 0), 0),
    ),
  );
}

export function readMoves(matrix: MoveMatrix): MoveRow[] {
  return MOVE_LEVELS.map((from, row) => {
    const counts = matrix[row] ?? [];
    const leveled = counts.slice(0, -1).reduce((sum, count) => sum + count, 0);
    const base = from === 'without' ? 0 : leveled;
    return {
      from,
      base,
      cells: MOVE_LEVELS.map((to, column) => {
        const count = counts[column] ?? 0;
        const hasShare = to !== 'without' && base > 0;
        return {
          to,
          count,
          share: hasShare ? count / base : null,
          limits: hasShare ? wilsonInterval(count, base) : null,
        };
      }),
    };
  });
}
