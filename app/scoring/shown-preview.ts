/**
 * A preview of a policy as it may be shown: exact, or with small numbers protected.
 *
 * Rule of the protected one: who lacks results is not counted, and a level is told only where the follow-up tells how
 * many have it (`told-levels`); how it would be, and sums, only where all levels are told there. A level that 1 to 4 pupils have is shown as
 * fewer than 5, and so many further levels are hidden that none can be worked out; the rows of hidden
 * levels are put together. In the table of moves the numbers of pupils at each level are taken as known,
 * because leaders see them elsewhere; then 1 to 4 are hidden, and what would give them away. Sums are
 * shown only when everything in them is. Every number is told in tens, rounded to the nearest, for there may be pupils
 * among them who have left since.
 * Missing data: who has been judged incomplete is in no number of the protected one.
 * Worked example: 30 look again, of whom 3 would be above and 27 stay: 3 is shown as fewer than 5, 27 is
 * held back, and so is the number above afterwards. 12 who need follow-up are told as 10.
 */
import { suppressSmallCounts } from '~/psychometrics/suppress-small-counts';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import type { PreviewTable } from '~/scoring/policy-preview';
import type { ToldLevels } from '~/scoring/told-levels';
import { inTens } from '~/scoring/validation-small-numbers';
import { STUDY_LEVELS } from '~/scoring/validation-study';

const SMALL_NUMBERS = { threshold: 5, columnTotals: 'protected' } as const;

/** A count, or why it is not shown: few (1 to 4), or protected for the sake of others. */
export type ShownCount = number | 'few' | 'protected';

export interface ShownPreview {
  /** Numbers are rounded to tens. */
  isInTens: boolean;
  pupils: number | 'protected';
  /** Pupils with another level. */
  changed: ShownCount;
  before: Record<Level, ShownCount>;
  after: Record<Level, ShownCount>;
  /** Rows as it is, columns as it would be, in the order of `LEVELS`. */
  table: ShownCount[][];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const columnSums = (table: PreviewTable) =>
  LEVELS.map((_, at) => sum(table.map((row) => row[at]!)));
const byLevel = (counts: readonly ShownCount[]) =>
  Object.fromEntries(LEVELS.map((level, at) => [level, counts[at]])) as Record<Level, ShownCount>;

/** For those who may see every pupil behind it. */
export function showExactly(table: PreviewTable): ShownPreview {
  return {
    isInTens: false,
    pupils: sum(table.flat()),
    changed: sumMoves(table) as number,
    before: byLevel(table.map(sum)),
    after: byLevel(columnSums(table)),
    table,
  };
}

/** For those who may not. */
export function showProtected(all: PreviewTable, told: ToldLevels): ShownPreview {
  const table = all.map((row, at) => (LEVELS[at] === 'incomplete' ? row.map(() => 0) : row));
  const isAllTold = STUDY_LEVELS.every((level) => told.levels.has(level));
  const isTold = (row: number) => LEVELS[row] !== 'incomplete' && told.levels.has(LEVELS[row]!);
  const before = hideSmall([table.map(sum)]).cells[0]!.map((count, row) =>
    isTold(row) ? count : 'protected',
  );
  const isOpen = (row: number) => typeof before[row] === 'number';
  const rows = LEVELS.map((_, row) => row);
  const pooled = columnSums(table.map((row, at) => row.map((count) => (isOpen(at) ? 0 : count))));
  const open = rows.filter((row) => isOpen(row) && before[row] !== 0);
  const moves = hideSmall([...open.map((row) => table[row]!), pooled]);
  const shown = rows.map((row): ShownCount[] => {
    if (!isOpen(row)) return LEVELS.map(() => 'protected');
    return before[row] === 0 ? LEVELS.map(() => 0) : moves.cells[open.indexOf(row)]!;
  });
  return {
    isInTens: true,
    pupils: isAllTold ? inTens(sum(table.flat())) : 'protected',
    changed: tellInTens(sumMoves(shown.filter((_, row) => LEVELS[row] !== 'incomplete'))),
    before: byLevel(before.map(tellInTens)),
    after: byLevel(moves.totals.map((count) => (isAllTold ? tellInTens(count) : 'protected'))),
    table: shown.map((row) => row.map(tellInTens)),
  };
}

function tellInTens(count: ShownCount): ShownCount {
  return typeof count === 'number' ? inTens(count) : count;
}

function hideSmall(table: PreviewTable): { cells: ShownCount[][]; totals: ShownCount[] } {
  const hidden = suppressSmallCounts(table, { ...SMALL_NUMBERS, minimumBase: 5 });
  const isHeldBack = hidden.recoverable > 0;
  const show = (value: number | null | undefined, isFew: boolean): ShownCount => {
    if (!isHeldBack && typeof value === 'number') return value;
    return isFew && hidden.areMarksSafe && !isHeldBack ? 'few' : 'protected';
  };
  return {
    cells: hidden.table.map((row, at) =>
      row.map((value, column) => show(value, hidden.marks[at]![column] === 'few')),
    ),
    totals: hidden.columnTotals.map((value, column) =>
      show(value, hidden.columnTotalMarks[column] === 'few'),
    ),
  };
}

/** Pupils off the diagonal, when that follows from what is shown. */
function sumMoves(table: readonly ShownCount[][]): ShownCount {
  const moves = table.flatMap((row, from) => row.filter((_, to) => to !== from));
  const hidden = moves.filter((count) => typeof count !== 'number');
  const open = sum(moves.filter((count) => typeof count === 'number'));
  if (hidden.length === 0) return open;
  return hidden.length === 1 && hidden[0] === 'few' && open === 0 ? 'few' : 'protected';
}
