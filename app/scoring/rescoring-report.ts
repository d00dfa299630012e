/**
 * What a new judgement of a window changed, as counts: a table of levels before and after, and each school.
 *
 * Rule: whoever may see the pupils, and a principal of the school, gets exact counts. For the whole
 * municipality it is told as the preview of a draft is (`shown-preview`), the levels after for those that there are:
 * what the follow-up does not tell of them is not divided here. School by school nothing is told to it: of a school
 * with a hidden level the changed are at least so many of it.
 * Missing data: a pupil who has not been judged yet, or could not be, is in no table.
 * Worked example: 30 of look-again to above and 2 of above to look-again, of 100: 2 is shown as hidden.
 */
import { LEVELS, type Level } from '~/scoring/level-shapes';
import { type ShownCount, showProtected } from '~/scoring/shown-preview';
import type { ToldLevels } from '~/scoring/told-levels';

/** Levels in the order in which they ask for someone. */
export const REPORT_LEVELS = ['needs-follow-up', 'incomplete', 'look-again', 'above'] as const;

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
  /** Pupils judged again; for the municipality in tens, without those judged incomplete. */
  judged: ReportCount;
  changed: ReportCount;
  /** Rows are the level before, columns the level after, both in the order of REPORT_LEVELS. */
  matrix: ReportCount[][];
  /** None for the municipality. */
  schools: { schoolId: string; schoolName: string; judged: number; changed: number }[];
  /** Counts are in tens, and some may be hidden. */
  isProtected: boolean;
}

/** @param told what the reader is told of the levels; null for who may see the pupils, or leads their school. */
export function reportMoves(moves: readonly LevelMove[], told: ToldLevels | null): RescoringReport {
  const count = (before: Level, after: Level) =>
    sum(moves.filter((move) => move.before === before && move.after === after));
  if (told) return protect(count, told);
  return {
    judged: sum(moves),
    changed: sum(moves.filter(({ before, after }) => before !== after)),
    matrix: REPORT_LEVELS.map((before) => REPORT_LEVELS.map((after) => count(before, after))),
    schools: listSchools(moves),
    isProtected: false,
  };
}

/** Levels after stand as rows there, for they are what the follow-up tells of. */
function protect(count: (before: Level, after: Level) => number, told: ToldLevels) {
  const shown = showProtected(
    LEVELS.map((after) => LEVELS.map((before) => count(before, after))),
    told,
  );
  const read = (value: ShownCount | undefined): ReportCount =>
    typeof value === 'number' ? value : null;
  return {
    judged: read(shown.pupils),
    changed: read(shown.changed),
    matrix: REPORT_LEVELS.map((before) =>
      REPORT_LEVELS.map((after) =>
        read(shown.table[LEVELS.indexOf(after)]?.[LEVELS.indexOf(before)]),
      ),
    ),
    schools: [],
    isProtected: true,
  };
}

function sum(moves: readonly LevelMove[]): number {
  return moves.reduce((pupils, move) => pupils + move.pupils, 0);
}

const NAMES = new Intl.Collator('sv', { numeric: true });

function listSchools(moves: readonly LevelMove[]): RescoringReport['schools'] {
  const schools = new Map<string, RescoringReport['schools'][number]>();
  for (const { schoolId, schoolName, before, after, pupils } of moves) {
    const known = schools.get(schoolId) ?? { schoolId, schoolName, judged: 0, changed: 0 };
    known.judged += pupils;
    if (before !== after) known.changed += pupils;
    schools.set(schoolId, known);
  }
  return [...schools.values()].sort((one, other) =>
    NAMES.compare(one.schoolName, other.schoolName),
  );
}
