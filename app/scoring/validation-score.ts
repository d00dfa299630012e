/**
 * One score held against the outcome: area, curve, fixed sensitivities, and another limit tried.
 *
 * Measures: area under the ROC curve with DeLong's 95 % limits; for sensitivities .70, .80 and .90 the
 * limit with at least that sensitivity and the greatest specificity; accuracy at a limit that is tried.
 * Definition: limits are found on the same pupils as they are tried on, so they look better than they
 * will be on new pupils; the page says so.
 * Rule for readers who do not see the pupils: nothing with fewer than 5 with or without difficulty; the
 * curve and every limit from the kept points only (`validation-curve`); and nothing when 1 to 4 of those
 * compared have not the score, because they could be worked out.
 * Missing data: pupils without the score are left out and counted.
 * Worked example: see `area-under-curve` and `roc-cut`.
 */
import { type AreaUnderCurve, areaUnderCurve } from '~/psychometrics/area-under-curve';
import { type RocPoint, rocCurve, type ScoresByOutcome } from '~/psychometrics/roc-curve';
import { cutAtSensitivity } from '~/psychometrics/roc-cut';
import { describeTwoByTwo } from '~/psychometrics/two-by-two';
import { coarsenCurve } from '~/scoring/validation-curve';
import type { Accuracy } from '~/scoring/validation-levels';
import { isSafe, type SmallNumbers } from '~/scoring/validation-small-numbers';
import {
  type ComparedPupil,
  countOutcomes,
  type OutcomeCounts,
  type StudyScore,
} from '~/scoring/validation-study';

const TARGETS = [0.7, 0.8, 0.9] as const;

export interface ScoreFigures extends OutcomeCounts {
  score: StudyScore;
  area: Pick<AreaUnderCurve, 'auc' | 'lower' | 'upper'>;
  points: RocPoint[];
  targets: { target: number; cut: number | null; accuracy: Accuracy }[];
  /** Limits that may be tried, in rising order. */
  cuts: number[];
  tried: { cut: number; accuracy: Accuracy } | null;
}

/** Null when there are not both outcomes, or not enough of them to be told. */
export function describeScore(
  pupils: readonly ComparedPupil[],
  score: StudyScore,
  rule: SmallNumbers | null,
  triedCut: number | null,
): ScoreFigures | null {
  const scored = pupils.filter(({ scores }) => scores[score.key] !== undefined);
  const counts = countOutcomes(scored);
  const without = countOutcomes(pupils.filter(({ scores }) => scores[score.key] === undefined));
  const isTold = isSafe(rule, counts.cases, counts.controls, without.cases, without.controls);
  const byOutcome = splitScores(scored, score);
  const area = areaUnderCurve(byOutcome);
  const curve = rocCurve(byOutcome);
  if (!area || !curve || !isTold) return null;
  const points = coarsenCurve(curve, rule);
  const cuts = points.flatMap(({ cut }) => cut ?? []).sort((one, other) => one - other);
  const tried = points.find(({ cut }) => cut !== null && cut === nearest(cuts, triedCut));
  return {
    score,
    ...counts,
    area: { auc: area.auc, lower: area.lower, upper: area.upper },
    points,
    targets: TARGETS.map((target) => {
      const point = cutAtSensitivity(points, target)!;
      return { target, cut: point.cut, accuracy: accuracyAt(point, counts) };
    }),
    cuts,
    tried: tried ? { cut: tried.cut!, accuracy: accuracyAt(tried, counts) } : null,
  };
}

export function splitScores(
  pupils: readonly ComparedPupil[],
  { key, direction }: StudyScore,
): ScoresByOutcome {
  const valuesOf = (isCase: boolean) =>
    pupils.flatMap(({ difficulty, scores }) => (difficulty === isCase ? (scores[key] ?? []) : []));
  return { cases: valuesOf(true), controls: valuesOf(false), direction };
}

/** The limit that is nearest to a wish; null without a wish or limits. */
function nearest(cuts: readonly number[], wish: number | null): number | null {
  if (wish === null) return null;
  let best: number | null = null;
  for (const cut of cuts) {
    if (best === null || Math.abs(cut - wish) < Math.abs(best - wish)) best = cut;
  }
  return best;
}

function accuracyAt(
  { truePositives, falsePositives }: RocPoint,
  { cases, controls }: OutcomeCounts,
): Accuracy {
  const table = {
    truePositives,
    falsePositives,
    falseNegatives: cases - truePositives,
    trueNegatives: controls - falsePositives,
  };
  return { ...describeTwoByTwo(table), table };
}
