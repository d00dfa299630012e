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
  type NetworkReader,
  readNetwork,
} from '~/psychometrics/count-network';

export interface SuppressionRule {
  /** Counts from 1 to one less than this are hidden. */
  threshold: number;
  /** Rows with a smaller total are held back whole. Default 0: none. */
  minimumBase?: number;
  /** `published`: never hidden. `protected`: a column total is a count like any other. */
  columnTotals?: 'published' | 'protected';
  /**
   * One column told in parts: for each row as many counts as there are parts, which add up to the
   * count of that column. They and their totals are hidden by the same rule, and what a reader works
   * out from sums of parts is counted with.
   */
  parts?: { column: number; table: number[][] };
}

/** open: shown · few: 1 to threshold − 1 · protected: hidden for the sake of others · base: row held back */
export type CountMark = 'open' | 'few' | 'protected' | 'base';

export interface SuppressedTable {
  /** The table with null for what is hidden. */
  table: (number | null)[][];
  columnTotals: (number | null)[];
  marks: CountMark[][];
  columnTotalMarks: CountMark[];
  /** The parts of the column that is told in parts; rows and totals are empty without such a one. */
  parts: Pick<SuppressedTable, 'table' | 'columnTotals' | 'marks' | 'columnTotalMarks'>;
  /** Hidden cells, column totals and parts among them. */
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
type Block = { cells: Cell[][]; totals: Cell[] };
type Grid = Block & { network: CountNetwork; reader: NetworkReader; parts: Block };

/** The last tables that were asked for: a page is opened again, and its tables stand on other pages too. */
const remembered = new Map<string, SuppressedTable>();
const MOST_REMEMBERED = 200;

/**
 * The same table and rule give the same object, which cannot be changed.
 * @throws {RangeError} when a table is not a rectangle of whole numbers of 0 or more, or parts do not add up.
 */
export function suppressSmallCounts(table: number[][], rule: SuppressionRule): SuppressedTable {
  requireCounts(table);
  if (rule.parts) requireParts(table, rule.parts);
  const key = JSON.stringify([table, rule]);
  const known = remembered.get(key) ?? freeze(findTable(table, rule));
  remembered.delete(key);
  remembered.set(key, known);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return known;
}

function freeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).map(freeze);
  return value;
}

function findTable(table: number[][], rule: SuppressionRule): SuppressedTable {
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
  const all = grid.network.edges as Cell[];
  const sensitive = all
    .filter((cell) => cell.isHidden && cell.value > 0)
    .sort((first, second) => first.value - second.value);
  for (const cell of sensitive) hideCycle(grid, cell, rule, way);
  showAgain(grid, all, way);
  return {
    ...describe(grid),
    parts: describe(grid.parts),
    hidden: all.filter(({ isHidden }) => isHidden).length,
    recoverable: listExposed(grid.reader, way).length,
    areMarksSafe: way.isMarked,
  };
}

function describe({ cells, totals }: Block) {
  return {
    table: cells.map((row) => row.map(shownValue)),
    columnTotals: totals.map(shownValue),
    marks: cells.map((row) => row.map(({ mark }) => mark)),
    columnTotalMarks: totals.map(({ mark }) => mark),
  };
}

function shownValue(cell: Cell): number | null {
  return cell.isHidden ? null : cell.value;
}

/**
 * Cells as edges from row to column, column totals as edges from column to the whole. The column that
 * is told in parts goes on from each row's cell to its parts, from these to the totals of the parts, and
 * from there to the total of the column: what goes into a node goes out of it.
 */
function layOut(table: number[][], rule: SuppressionRule, way: Way): Grid {
  const { length } = table;
  const columnCount = table[0]?.length ?? 0;
  const parts = rule.parts ?? { column: -1, table: table.map(() => []) };
  const partCount = parts.table[0]?.length ?? 0;
  const columnNode = (column: number) => length + column;
  const whole = length + columnCount;
  const sumNode = (row: number) => whole + 1 + row;
  const partNode = (part: number) => whole + 1 + length + part;
  const isHeldBack = (row: number) => sum(table[row] ?? []) < (rule.minimumBase ?? 0);
  const block = layOutBlock(table, rule, way, {
    cellEnds: (row, column) => [row, column === parts.column ? sumNode(row) : columnNode(column)],
    totalEnds: (column) => [columnNode(column), whole],
    isHeldBack,
  });
  const inParts = layOutBlock(parts.table, rule, way, {
    cellEnds: (row, part) => [sumNode(row), partNode(part)],
    totalEnds: (part) => [partNode(part), columnNode(parts.column)],
    isHeldBack,
  });
  const edges = [block, inParts].flatMap(({ cells, totals }) => [...cells.flat(), ...totals]);
  const nodeCount = whole + 1 + length + partCount;
  const network = { nodeCount, edges };
  return { network, reader: readNetwork(network), ...block, parts: inParts };
}

type Ends = [from: number, to: number];
type Places = {
  cellEnds: (row: number, column: number) => Ends;
  totalEnds: (column: number) => Ends;
  isHeldBack: (row: number) => boolean;
};

/** @returns the cells of a table and its column totals, hidden where they are few. */
function layOutBlock(
  table: number[][],
  rule: SuppressionRule,
  way: Way,
  { cellEnds, totalEnds, isHeldBack }: Places,
): Block {
  const cells = table.map((row, rowIndex) =>
    row.map((value, column) =>
      makeCell(cellEnds(rowIndex, column), value, rule, way, isHeldBack(rowIndex)),
    ),
  );
  const totals = Array.from({ length: table[0]?.length ?? 0 }, (_, column) => {
    const total = sum(table.map((row) => row[column]!));
    const cell = makeCell(totalEnds(column), total, rule, way, false);
    return rule.columnTotals === 'protected'
      ? cell
      : { ...cell, isHidden: false, mark: 'open' as const };
  });
  return { cells, totals };
}

function makeCell(
  [from, to]: Ends,
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
function hideCycle(grid: Grid, cell: Cell, rule: SuppressionRule, way: Way): void {
  const { reader } = grid;
  if (reader.canMove(cell)) return;
  const totals = [...grid.totals, ...grid.parts.totals];
  const fixed = new Set<CountEdge>(rule.columnTotals === 'protected' ? [] : totals);
  const cycle = reader.findCheapestCycle(cell, (edge) => {
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
function showAgain({ reader }: Grid, all: Cell[], way: Way): void {
  const extra = all
    .filter(({ mark }) => mark === 'protected')
    .sort((first, second) => second.value - first.value);
  const exposedBefore = listExposed(reader, way).length;
  for (const cell of extra) {
    cell.isHidden = false;
    if (listExposed(reader, way).length > exposedBefore) cell.isHidden = true;
    else cell.mark = 'open';
  }
}

/** A hidden zero that is known for a zero tells nothing of a person, but is not hidden either. */
function listExposed(reader: NetworkReader, { isMarked }: Way): CountEdge[] {
  return reader.listFixed().filter(({ value }) => value > 0 || !isMarked);
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

function requireParts(table: number[][], parts: { column: number; table: number[][] }): void {
  requireCounts(parts.table);
  const addUp = (row: number[], index: number) =>
    row[parts.column] === sum(parts.table[index] ?? []);
  if (parts.table.length !== table.length || !table.every(addUp)) {
    throw new RangeError('the parts of a column must add up to it');
  }
}
