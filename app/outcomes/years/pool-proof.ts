/**
 * Whether sums over school years can be told of small schools beside each year's own table.
 *
 * Rule: each count over 0 that is hidden in one of the years must be able to be one more or one less, with
 * everything shown as it is and the sums over the years too: then nobody can have worked it out.
 * Method: the tables of a year are a network of counts (`count-network`) in which a change is carried round a cycle
 * of hidden counts. Cycles that leave the schools with sums alone, or change them only between levels that a sum does
 * not tell apart, leave the sums as they are. Another may go through one such school when in one of the other
 * years a cycle can take the same school the other way: what it loses by a level in the one it gains in the other.
 * It is a proof of what it finds and no more: where it finds no cycle the sums are not told, although they might
 * have been.
 * Source: Cox, L. H. (1980), JASA 75, for feasible alternative tables.
 * Missing data: a year without hidden counts needs no cycle.
 */
import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';
import { REASONS, type Summary } from '~/outcomes/summary';
import { type CountEdge, readNetwork } from '~/psychometrics/count-network';
import type { Level } from '~/scoring/level-shapes';

interface ProvenPlace {
  summary: Summary;
  shown: ProtectedFigures;
}
/** One school year: what is known of each school, and what is shown of it and of all. */
export interface ProvenYear {
  schools: readonly (ProvenPlace & { schoolId: string })[];
  total: ProvenPlace;
}

const LEVELS: readonly Level[] = ['needs-follow-up', 'look-again', 'above', 'incomplete'];
/** Columns of a year's table: the exempt, then the levels. */
const COLUMNS = 1 + LEVELS.length;
const INCOMPLETE = LEVELS.indexOf('incomplete') + 1;
const columnsOf = (levels: readonly Level[]) => levels.map((level) => LEVELS.indexOf(level) + 1);
/** What a sum over years tells apart: the exempt, who need follow-up, and those without a level. */
const TOLD_APART = [0, ...columnsOf(['needs-follow-up', 'incomplete'])];
const TOGETHER = columnsOf(['look-again', 'above']);

interface Year {
  nodeCount: number;
  edges: CountEdge[];
  /** By school with a sum: its counts in the order of the columns, which stand still unless they are let go. */
  pooled: Map<string, { cells: CountEdge[]; hidden: boolean[] }>;
}
/** One pupil of a school fewer in a column, and one more in another. */
interface Shift {
  schoolId: string;
  from: number;
  to: number;
}

/** `pooledIds`: schools whose sums over these years would be told. */
export function arePoolsSafe(
  years: readonly ProvenYear[],
  pooledIds: ReadonlySet<string>,
): boolean {
  const laidOut = years.map((year) => layOut(year, pooledIds));
  const shifts = laidOut.map((year) => listShifts(year));
  return laidOut.every((year, at) => {
    const isUndone = ({ schoolId, from, to }: Shift) =>
      shifts.some(
        (all, other) =>
          other !== at &&
          all.some((own) => own.schoolId === schoolId && own.from === to && own.to === from),
      );
    const undone = (shifts[at] ?? []).filter(isUndone);
    const isSafe = (edge: CountEdge) =>
      edge.value === 0 ||
      undone.some((shift) => withShift(year, shift, () => readNetwork(year).canMove(edge)));
    const still = [...year.pooled.values()].flatMap(({ cells, hidden }) =>
      cells.filter((_, column) => hidden[column] && TOLD_APART.includes(column)),
    );
    return [...still, ...readNetwork(year).listFixed()].every(isSafe);
  });
}

/** Every shift of a school with a sum that some cycle of the year can make. */
function listShifts(year: Year): Shift[] {
  const columns = Array.from({ length: COLUMNS }, (_, column) => column);
  return [...year.pooled].flatMap(([schoolId, { cells }]) =>
    columns.flatMap((from) =>
      columns.flatMap((to) => {
        const shift = { schoolId, from, to };
        const isPossible =
          from !== to && withShift(year, shift, () => readNetwork(year).canMove(cells[from]!));
        return isPossible ? [shift] : [];
      }),
    ),
  );
}

/** What is asked while the school's two counts may move, each one way only. */
function withShift(year: Year, { schoolId, from, to }: Shift, ask: () => boolean): boolean {
  const { cells, hidden } = year.pooled.get(schoolId)!;
  const [less, more] = [cells[from]!, cells[to]!];
  if (!hidden[from] || !hidden[to]) return false;
  const kept = cells.map((cell) => ({ ...cell }));
  for (const cell of cells) cell.isHidden = cell === less || cell === more;
  less.upper = less.value;
  more.lower = more.value;
  const answer = ask();
  for (const [column, cell] of cells.entries()) Object.assign(cell, kept[column]);
  return answer;
}

/**
 * The table of a year as a network, as in `suppress-small-counts`: counts lead from row to column, those without a
 * level by reason, and column totals to the whole.
 */
function layOut({ schools, total }: ProvenYear, pooledIds: ReadonlySet<string>): Year {
  const whole = schools.length + COLUMNS;
  const columnNode = (column: number) => schools.length + column;
  const reasonNode = (reason: number) => whole + 1 + schools.length + reason;
  const year: Year = {
    nodeCount: whole + 1 + schools.length + REASONS.length,
    edges: [],
    pooled: new Map(),
  };
  for (const [row, { schoolId, summary, shown }] of schools.entries()) {
    const sumNode = whole + 1 + row;
    const isHeldBack = shown.enrolled < SMALL_NUMBERS.minimumBase;
    const cells = readCounts(summary, shown, isHeldBack).map((cell, column) => ({
      ...cell,
      from: row,
      to: column === INCOMPLETE ? sumNode : columnNode(column),
    }));
    const reasons = readReasons(summary, shown, isHeldBack).map((cell, reason) => ({
      ...cell,
      from: sumNode,
      to: reasonNode(reason),
    }));
    year.edges.push(...cells, ...reasons);
    if (!pooledIds.has(schoolId)) continue;
    const hidden = cells.map(({ isHidden }) => isHidden);
    for (const [column, cell] of cells.entries()) {
      cell.isHidden &&= TOGETHER.includes(column);
    }
    year.pooled.set(schoolId, { cells, hidden });
  }
  const { summary, shown } = total;
  const totals = readCounts(summary, shown, false).map((cell, column) => ({
    ...cell,
    from: columnNode(column),
    to: whole,
  }));
  const ofReasons = readReasons(summary, shown, false).map((cell, reason) => ({
    ...cell,
    from: reasonNode(reason),
    to: columnNode(INCOMPLETE),
  }));
  year.edges.push(...totals, ...ofReasons);
  return year;
}

type Cell = Pick<CountEdge, 'value' | 'isHidden' | 'lower' | 'upper'>;

function readCounts({ exempt, levels }: Summary, shown: ProtectedFigures, isHeldBack: boolean) {
  return [
    readCell(exempt, shown.exempt, isHeldBack),
    ...LEVELS.map((level) => readCell(levels[level], shown.levels[level], isHeldBack)),
  ];
}

function readReasons({ reasons }: Summary, shown: ProtectedFigures, isHeldBack: boolean) {
  return REASONS.map((reason) => readCell(reasons[reason], shown.reasons[reason], isHeldBack));
}

function readCell(value: number, shown: ShownCount, isHeldBack: boolean): Cell {
  const { threshold } = SMALL_NUMBERS;
  if (shown === 'few') return { value, isHidden: true, lower: 1, upper: threshold - 1 };
  const lower = !isHeldBack && value >= threshold ? threshold : 0;
  return { value, isHidden: typeof shown !== 'number', lower, upper: Number.POSITIVE_INFINITY };
}
