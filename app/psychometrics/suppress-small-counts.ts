/**
 * Small-number suppression with complementary cells.
 *
 * Measures: which counts of a table must be hidden so that nobody can tell how many, when 1 to
 * `threshold` − 1 is few enough to point at persons. Zero is not hidden for its own sake.
 * Method: (1) hide the small counts, and whole rows whose base is under `minimumBase`; (2) for each
 * hidden count that the totals still give away, hide the cheapest cycle of larger counts through it;
 * (3) show again what turned out not to be needed; (4) verify by the bounds of every hidden count.
 * Competing definitions: hiding the smallest neighbour in row and column (common in office practice)
 * does not guarantee anything; cell-perturbation and rounding change figures that should add up. The
 * bounds agree with a linear program per cell (SciPy linprog, HiGHS).
 * Source: Cox, L. H. (1980), Suppression methodology and statistical disclosure control, JASA 75.
 * What the reader is taken to know: every open cell, the base (row total) of each row, and the mark of
 * each hidden cell: few (1 to threshold − 1), protected (threshold or more), or a whole row held back.
 * When larger counts alone cannot do it, zeros are hidden as well; the marks would then give the zeros
 * away, so `areMarksSafe` is false and every hidden cell must be shown with one and the same mark.
 * Valid input: a rectangle of whole numbers of 0 or more. Missing data: not allowed.
 * Worked example: ((12, 4, 2), (15, 6, 3), (9, 1, 11), (20, 7, 8)) with 5 hides 4, 2, 3, 1 and 2 more cells.
 */
import {
  type CountEdge,
  type CountNetwork,
  canMove,
  findCheapestCycle,
  listFixedEdges,
} from '~/psychometrics/count-network';

export interface SuppressionRule {
  /** Counts from 1 to one less than this are hidden. */
  threshold: number;
  /** Rows with a smaller total are held back whole. Default 0: none. */
  minimumBase?: number;
  /** `published`: never hidden. `protected`: a column total is a count like any other. */
  columnTotals?: 'published' | 'protected';
}

/** open: shown · few: 1 to threshold − 1 · protected: hidden for the sake of others · base: row held back */
export type CountMark = 'open' | 'few' | 'protected' | 'base';

export interface SuppressedTable {
  /** The table with null for what is hidden. */
  table: (number | null)[][];
  columnTotals: (number | null)[];
  marks: CountMark[][];
  columnTotalMarks: CountMark[];
  /** Hidden cells, column totals among them. */
  hidden: number;
  /** Hidden cells over zero that can still be worked out exactly. Aim: 0. */
  recoverable: number;
  /** False when all hidden cells must look the same. */
  areMarksSafe: boolean;
}

/** Which counts may be hidden for the sake of others, and whether the reader sees why each is hidden. */
interface Way {
  use: 'larger-counts' | 'zeros-too';
  isMarked: boolean;
}

type Cell = CountEdge & { mark: CountMark };
type Grid = { network: CountNetwork; cells: Cell[][]; totals: Cell[] };

/** @throws {RangeError} when the table is not a rectangle of whole numbers of 0 or more. */
export function suppressSmallCounts(table: number[][], rule: SuppressionRule): SuppressedTable {
  requireCounts(table);
  const careful = protect(table, rule, { use: 'larger-counts', isMarked: true });
  if (careful.recoverable === 0) return careful;
  const withZeros = protect(table, rule, { use: 'zeros-too', isMarked: false });
  return withZeros.recoverable < careful.recoverable ? withZeros : careful;
}

/**
 * The same for a table whose hidden cells all look alike and whose totals are all published. Hidden
 * zeros count as recoverable too. Of two ways the one that gives less away is taken, then the one that
 * hides less. One row, or one column, cannot be protected: its totals are its counts.
 * @throws {RangeError} when the table is not a rectangle of whole numbers of 0 or more.
 */
export function suppressUnmarked(
  table: number[][],
  threshold: number,
): Pick<SuppressedTable, 'table' | 'hidden' | 'recoverable'> {
  requireCounts(table);
  const ways = (['larger-counts', 'zeros-too'] as const).map((use) =>
    protect(table, { threshold, columnTotals: 'published' }, { use, isMarked: false }),
  );
  const [best] = ways.sort(
    (one, other) => one.recoverable - other.recoverable || one.hidden - other.hidden,
  );
  return { table: best!.table, hidden: best!.hidden, recoverable: best!.recoverable };
}

function protect(table: number[][], rule: SuppressionRule, way: Way): SuppressedTable {
  const grid = layOut(table, rule, way);
  const all = [...grid.cells.flat(), ...grid.totals];
  const sensitive = all
    .filter((cell) => cell.isHidden && cell.value > 0)
    .sort((first, second) => first.value - second.value);
  for (const cell of sensitive) hideCycle(grid, cell, rule, way);
  showAgain(grid, all, way);
  return {
    table: grid.cells.map((row) => row.map(shownValue)),
    columnTotals: grid.totals.map(shownValue),
    marks: grid.cells.map((row) => row.map(({ mark }) => mark)),
    columnTotalMarks: grid.totals.map(({ mark }) => mark),
    hidden: all.filter(({ isHidden }) => isHidden).length,
    recoverable: listExposed(grid.network, way).length,
    areMarksSafe: way.isMarked,
  };
}

function shownValue(cell: Cell): number | null {
  return cell.isHidden ? null : cell.value;
}

/** Cells as edges from row to column, column totals as edges from column to the whole. */
function layOut(table: number[][], rule: SuppressionRule, way: Way): Grid {
  const columnCount = table[0]?.length ?? 0;
  const whole = table.length + columnCount;
  const cells = table.map((row, rowIndex) => {
    const isHeldBack = sum(row) < (rule.minimumBase ?? 0);
    return row.map((value, columnIndex) =>
      makeCell(rowIndex, table.length + columnIndex, value, rule, way, isHeldBack),
    );
  });
  const totals = Array.from({ length: columnCount }, (_, column) => {
    const total = sum(table.map((row) => row[column]!));
    const cell = makeCell(table.length + column, whole, total, rule, way, false);
    return rule.columnTotals === 'protected'
      ? cell
      : { ...cell, isHidden: false, mark: 'open' as const };
  });
  return {
    network: { nodeCount: whole + 1, edges: [...cells.flat(), ...totals] },
    cells,
    totals,
  };
}

function makeCell(
  from: number,
  to: number,
  value: number,
  { threshold }: SuppressionRule,
  way: Way,
  isHeldBack: boolean,
): Cell {
  const isFew = value > 0 && value < threshold;
  const isUnmarked = !way.isMarked || isHeldBack;
  const mark = isHeldBack ? 'base' : isFew ? 'few' : 'open';
  return {
    from,
    to,
    value,
    mark,
    isHidden: mark !== 'open',
    lower: isUnmarked || value === 0 ? 0 : isFew ? 1 : threshold,
    upper: isFew && !isUnmarked ? threshold - 1 : Number.POSITIVE_INFINITY,
  };
}

/** Hide the cheapest cycle through an exposed cell. All on it are then uncertain by one at least. */
function hideCycle({ network, totals }: Grid, cell: Cell, rule: SuppressionRule, way: Way): void {
  if (canMove(network, cell)) return;
  const fixed = new Set<CountEdge>(rule.columnTotals === 'protected' ? [] : totals);
  const cycle = findCheapestCycle(network, cell, (edge) => {
    if (fixed.has(edge)) return null;
    if (edge.isHidden) return 0;
    if (edge.value === 0) return way.use === 'zeros-too' ? 1 : null;
    return edge.value + 1;
  });
  for (const edge of (cycle ?? []) as Cell[]) {
    if (edge.isHidden) continue;
    edge.isHidden = true;
    edge.mark = 'protected';
  }
}

/** Show what was hidden for others, largest first, while nothing is exposed by it. */
function showAgain({ network }: Grid, all: Cell[], way: Way): void {
  const extra = all
    .filter(({ mark }) => mark === 'protected')
    .sort((first, second) => second.value - first.value);
  const exposedBefore = listExposed(network, way).length;
  for (const cell of extra) {
    cell.isHidden = false;
    if (listExposed(network, way).length > exposedBefore) cell.isHidden = true;
    else cell.mark = 'open';
  }
}

/** A hidden zero that is known for a zero tells nothing of a person, but is not hidden either. */
function listExposed(network: CountNetwork, { isMarked }: Way): CountEdge[] {
  return listFixedEdges(network).filter(({ value }) => value > 0 || !isMarked);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function requireCounts(table: number[][]): void {
  const width = table[0]?.length ?? 0;
  for (const row of table) {
    if (row.length !== width) throw new RangeError('every row must have as many counts');
    if (!row.every((value) => Number.isInteger(value) && value >= 0)) {
      throw new RangeError('counts are whole numbers of 0 or more');
    }
  }
}
