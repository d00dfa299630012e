/**
 * What a new judgement of a window changed, as counts: a table of levels before and after, and each school.
 *
 * Rule: whoever may see the pupils, and a principal of the school, gets exact counts. For the whole
 * municipality the small-numbers rule holds: a level before with fewer than 10 pupils is held back whole,
 * counts of 1 to 4 are hidden, and as many others as it takes that no hidden count can be worked out from
 * what is shown. The same for schools with their numbers of changed and unchanged pupils; how many of a school were
 * judged is not told, for beside the enrolled it is how many have no result.
 * Missing data: a pupil who has not been judged yet, or could not be, is in no table.
 * Worked example: 30 of look-again to above and 2 of above to look-again, of 100: 2 is shown as hidden.
 */
import { suppressSmallCounts } from '~/psychometrics/suppress-small-counts';
import type { Level } from '~/scoring/level-shapes';

/** Levels in the order in which they ask for someone. */
export const REPORT_LEVELS = ['needs-follow-up', 'incomplete', 'look-again', 'above'] as const;
const SMALL_NUMBERS = { threshold: 5, minimumBase: 10 };

/** So many pupils of a school went from one level to another, or stayed. */
export interface LevelMove {
  schoolId: string;
  schoolName: string;
  before: Level;
  after: Level;
  pupils: number;
}

/** A count; null when it is hidden so that no pupil can be picked out. */
type ReportCount = number | null;

export interface RescoringReport {
  /** Pupils judged again. */
  judged: number;
  changed: ReportCount;
  /** Rows are the level before, columns the level after, both in the order of REPORT_LEVELS. */
  matrix: ReportCount[][];
  schools: { schoolId: string; schoolName: string; judged: ReportCount; changed: ReportCount }[];
  /** Some count is hidden. */
  isProtected: boolean;
}

/** @param isExact the reader may see the pupils, or leads the only school in `moves`. */
export function reportMoves(moves: readonly LevelMove[], isExact: boolean): RescoringReport {
  const exactMatrix = REPORT_LEVELS.map((before) =>
    REPORT_LEVELS.map((after) =>
      sum(moves.filter((move) => move.before === before && move.after === after)),
    ),
  );
  const schools = listSchools(moves);
  const matrix = isExact ? exactMatrix : hideSmall(exactMatrix).table;
  const shares = isExact ? null : hideSmall(schools.map(({ changed, same }) => [changed, same]));
  const changed = sum(moves.filter(({ before, after }) => before !== after));
  const total = shares ? (shares.columnTotals[0] ?? null) : changed;
  const shown = schools.map(({ schoolId, schoolName, changed: own, same }, row) => ({
    schoolId,
    schoolName,
    judged: shares ? null : own + same,
    changed: shares ? (shares.table[row]?.[0] ?? null) : own,
  }));
  const isHidden = [...matrix.flat(), total, ...shown.map((school) => school.changed)];
  return {
    judged: sum(moves),
    changed: total,
    matrix,
    schools: shown,
    isProtected: isHidden.includes(null),
  };
}

function sum(moves: readonly LevelMove[]): number {
  return moves.reduce((pupils, move) => pupils + move.pupils, 0);
}

/** A table that cannot be protected is held back whole. */
function hideSmall(table: number[][]) {
  if (table.length === 0) return { table: [], columnTotals: [0] };
  const result = suppressSmallCounts(table, { ...SMALL_NUMBERS, columnTotals: 'protected' });
  if (result.recoverable === 0) return result;
  return {
    table: table.map((row) => row.map(() => null)),
    columnTotals: result.columnTotals.map(() => null),
  };
}

const NAMES = new Intl.Collator('sv', { numeric: true });

function listSchools(moves: readonly LevelMove[]) {
  const schools = new Map<
    string,
    { schoolId: string; schoolName: string; changed: number; same: number }
  >();
  for (const { schoolId, schoolName, before, after, pupils } of moves) {
    const known = schools.get(schoolId) ?? { schoolId, schoolName, changed: 0, same: 0 };
    if (before === after) known.same += pupils;
    else known.changed += pupils;
    schools.set(schoolId, known);
  }
  return [...schools.values()].sort((one, other) =>
    NAMES.compare(one.schoolName, other.schoolName),
  );
}
