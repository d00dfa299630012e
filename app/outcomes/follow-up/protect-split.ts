/**
 * A count of each school told in parts, small numbers protected.
 *
 * Rule: as for levels: parts of 1 to 4 are shown as few, a school with fewer than 10 is held back, and
 * further parts are hidden until no hidden one can be worked out. A school whose whole is itself hidden
 * is not told in parts at all; such schools are counted together, so that a total does not give them away.
 * Missing data: no schools give no rows, and totals of 0 are shown as hidden when the whole is.
 */
import type { ShownCount, SmallNumbers } from '~/outcomes/protected-summary';
import { type CountMark, suppressSmallCounts } from '~/psychometrics/suppress-small-counts';

export const SMALL_NUMBERS = { threshold: 5, minimumBase: 10 };

export interface SplitRow {
  /** What the parts add up to is shown elsewhere, or is public. */
  isWholeShown: boolean;
  parts: number[];
}

export interface ShownSplit {
  rows: ShownCount[][];
  total: ShownCount[];
}

/** `isTotalShown`: the sum of all wholes is shown elsewhere, or is public. */
export function protectSplit(
  rows: readonly SplitRow[],
  isTotalShown: boolean,
  smallNumbers: SmallNumbers = SMALL_NUMBERS,
): ShownSplit {
  const told = rows.filter(({ isWholeShown }) => isWholeShown);
  const others = rows.filter(({ isWholeShown }) => !isWholeShown);
  const width = rows[0]?.parts.length ?? 0;
  const pooled = Array.from({ length: width }, (_, part) =>
    others.reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0),
  );
  const table = [...told.map(({ parts }) => parts), ...(others.length > 0 ? [pooled] : [])];
  const result = suppressSmallCounts(table, { ...smallNumbers, columnTotals: 'protected' });
  const isHeldBack = result.recoverable > 0;
  const show = (value: number | null | undefined, mark: CountMark | undefined): ShownCount => {
    if (isHeldBack) return 'protected';
    if (typeof value === 'number') return value;
    return mark === 'few' && result.areMarksSafe ? 'few' : 'protected';
  };
  const hidden = Array.from({ length: width }, (): ShownCount => 'protected');
  return {
    rows: rows.map((row) => {
      const place = told.indexOf(row);
      if (place < 0) return hidden;
      return hidden.map((_, part) =>
        show(result.table[place]?.[part], result.marks[place]?.[part]),
      );
    }),
    total: isTotalShown
      ? hidden.map((_, part) => show(result.columnTotals[part], result.columnTotalMarks[part]))
      : hidden,
  };
}
