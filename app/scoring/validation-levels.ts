/**
 * The levels held against the outcome: counts of each level, and accuracy when ▲, or ▲ and ◆, is a flag.
 *
 * Measures: sensitivity, specificity, predictive values and likelihood ratios with 95 % limits (see
 * `two-by-two`), at the two limits that the policy has.
 * Rule for readers who do not see the pupils: three rows when all their counts are safe; else two rows,
 * divided where both are safe, and accuracy at that limit only; else the counts with small ones hidden
 * and no accuracy. A row is of levels whose number is told elsewhere (`told-levels`); where it is that of all levels
 * only, there is one row.
 * Missing data: pupils without an outcome are counted, never taken for pupils without difficulty.
 * Worked example: see `two-by-two`.
 */
import { wilsonInterval } from '~/psychometrics/proportion-interval';
import { suppressSmallCounts } from '~/psychometrics/suppress-small-counts';
import { describeTwoByTwo } from '~/psychometrics/two-by-two';
import { areTold } from '~/scoring/told-levels';
import type { LevelCounts } from '~/scoring/validation-coverage';
import {
  isSafe,
  type SmallNumbers,
  type ToldCount,
  tellCount,
} from '~/scoring/validation-small-numbers';
import { STUDY_LEVELS, type StudyLevel } from '~/scoring/validation-study';

export type Accuracy = ReturnType<typeof describeTwoByTwo> & {
  table: {
    truePositives: number;
    falsePositives: number;
    falseNegatives: number;
    trueNegatives: number;
  };
};

export interface LevelRow {
  /** One level, or several that are told together. */
  levels: StudyLevel[];
  cases: ToldCount;
  controls: ToldCount;
  missing: ToldCount;
  /** Share with difficulty among those measured, Wilson's 95 % limits; null where not told. */
  share: { estimate: number; lower: number; upper: number } | null;
  /** Share of the row with an outcome; null where not told. */
  coverage: number | null;
}

/** Flagged: needs follow-up; or needs follow-up and look again. */
const LEVEL_LIMITS = ['needs-follow-up', 'look-again'] as const;
type LevelLimit = (typeof LEVEL_LIMITS)[number];

export interface LevelAccuracy {
  limit: LevelLimit;
  accuracy: Accuracy;
}

export interface LevelFigures {
  rows: LevelRow[];
  /** Empty where refused, or not told. */
  accuracies: LevelAccuracy[];
  /** Some accuracy is left out because of small numbers. */
  isPartlyHidden: boolean;
}

const DIVISIONS: { rows: StudyLevel[][]; limits: LevelLimit[] }[] = [
  {
    rows: [['needs-follow-up'], ['look-again'], ['above']],
    limits: ['needs-follow-up', 'look-again'],
  },
  { rows: [['needs-follow-up', 'look-again'], ['above']], limits: ['look-again'] },
  { rows: [['needs-follow-up'], ['look-again', 'above']], limits: ['needs-follow-up'] },
];
const TOGETHER = { rows: [[...STUDY_LEVELS]], limits: [] };

export function describeLevels(
  counts: readonly LevelCounts[],
  rule: SmallNumbers | null,
  isRefused: boolean,
): LevelFigures {
  const isEachTold = STUDY_LEVELS.every((level) => rule === null || rule.told.levels.has(level));
  const division = [...DIVISIONS, ...(isEachTold ? [] : [TOGETHER])].find(({ rows }) =>
    rows.every((levels) => {
      const { cases, controls } = addCounts(counts, levels);
      return isSafe(rule, cases, controls) && (rule === null || areTold(rule.told, levels));
    }),
  );
  if (!division) {
    const rows = isEachTold ? hideSmall(counts, rule!) : [];
    return { rows, accuracies: [], isPartlyHidden: true };
  }
  const accuracies = division.limits.map((limit) => ({
    limit,
    accuracy: describeFlag(counts, limit),
  }));
  return {
    rows: division.rows.map((levels) => toRow(levels, addCounts(counts, levels), rule)),
    accuracies: isRefused ? [] : accuracies,
    isPartlyHidden: division.limits.length < LEVEL_LIMITS.length,
  };
}

type Counts = Pick<LevelCounts, 'cases' | 'controls' | 'missing'>;

function addCounts(counts: readonly LevelCounts[], levels: readonly StudyLevel[]): Counts {
  const total = { cases: 0, controls: 0, missing: 0 };
  for (const own of counts.filter(({ level }) => levels.includes(level))) {
    total.cases += own.cases;
    total.controls += own.controls;
    total.missing += own.missing;
  }
  return total;
}

function describeFlag(counts: readonly LevelCounts[], limit: LevelLimit): Accuracy {
  const flagged = limit === 'needs-follow-up' ? [limit] : (['needs-follow-up', limit] as const);
  const on = addCounts(counts, flagged);
  const all = addCounts(counts, ['needs-follow-up', 'look-again', 'above']);
  const table = {
    truePositives: on.cases,
    falsePositives: on.controls,
    falseNegatives: all.cases - on.cases,
    trueNegatives: all.controls - on.controls,
  };
  return { ...describeTwoByTwo(table), table };
}

function toRow(levels: StudyLevel[], counts: Counts, rule: SmallNumbers | null): LevelRow {
  const { cases, controls, missing } = counts;
  const measured = cases + controls;
  const limits = wilsonInterval(cases, measured);
  const isCoverageTold = isSafe(rule, missing) && measured + missing > 0;
  return {
    levels,
    cases,
    controls,
    missing: tellCount(rule, missing),
    share: limits && { estimate: cases / measured, ...limits },
    coverage: isCoverageTold ? measured / (measured + missing) : null,
  };
}

/** Every count that is 1 to 4 is hidden, and others until none of those can be worked out. */
function hideSmall(counts: readonly LevelCounts[], rule: SmallNumbers): LevelRow[] {
  const table = counts.map(({ cases, controls, missing }) => [cases, controls, missing]);
  const hidden = suppressSmallCounts(table, { ...rule, columnTotals: 'protected' });
  const isHeldBack = hidden.recoverable > 0;
  return counts.map(({ level }, row): LevelRow => {
    const tell = (column: number): ToldCount => {
      const value = hidden.table[row]?.[column];
      if (typeof value === 'number' && !isHeldBack) return value;
      const isFew = hidden.marks[row]?.[column] === 'few';
      return isFew && hidden.areMarksSafe && !isHeldBack ? 'few' : 'protected';
    };
    return {
      levels: [level],
      cases: tell(0),
      controls: tell(1),
      missing: tell(2),
      share: null,
      coverage: null,
    };
  });
}
