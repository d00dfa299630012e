/**
 * What `lasfyr accuracy` says of one set of scores: area, Youden's cut, cuts at fixed sensitivities.
 *
 * A cut lies half-way between two observed scores: with direction "lower" those under it are flagged,
 * with "higher" those over it. It is null where everyone (or nobody) is flagged. Figures that need both
 * outcomes are null in a group that has one only.
 */
import { areaUnderCurve } from '~/psychometrics/area-under-curve';
import { type RocPoint, rocCurve, type ScoresByOutcome } from '~/psychometrics/roc-curve';
import { cutAtSensitivity, youdenCut } from '~/psychometrics/roc-cut';

const TARGETS = [0.7, 0.8, 0.9];

interface Cut {
  cut: number | null;
  sensitivity: number | null;
  specificity: number | null;
}

interface Accuracy {
  n: number;
  positives: number;
  auc: number | null;
  /** 95 % limits (DeLong). */
  aucLower: number | null;
  aucUpper: number | null;
  youden: Cut;
  atSensitivity: (Cut & { target: number; ppv: number | null; npv: number | null })[];
}

export function describeAccuracy(scores: ScoresByOutcome): Accuracy {
  const [positives, negatives] = [scores.cases.length, scores.controls.length];
  const area = areaUnderCurve(scores);
  const points = rocCurve(scores) ?? [];
  return {
    n: positives + negatives,
    positives,
    auc: area?.auc ?? null,
    aucLower: area?.lower ?? null,
    aucUpper: area?.upper ?? null,
    youden: describeCut(youdenCut(points)),
    atSensitivity: TARGETS.map((target) => {
      const point = cutAtSensitivity(points, target);
      return {
        target,
        ...describeCut(point),
        ...predictAt(point, positives, negatives),
      };
    }),
  };
}

function describeCut(point: RocPoint | null): Cut {
  return {
    cut: point?.cut ?? null,
    sensitivity: point?.sensitivity ?? null,
    specificity: point?.specificity ?? null,
  };
}

/** Predictive values at the base rate of the data. */
function predictAt(point: RocPoint | null, positives: number, negatives: number) {
  if (!point) return { ppv: null, npv: null };
  const { truePositives, falsePositives } = point;
  const flagged = truePositives + falsePositives;
  const cleared = positives + negatives - flagged;
  return {
    ppv: flagged === 0 ? null : truePositives / flagged,
    npv: cleared === 0 ? null : (negatives - falsePositives) / cleared,
  };
}
