/**
 * Accuracy of a yes-or-no screening in a two-by-two table.
 *
 * Measures: sensitivity, specificity, predictive values (PPV, NPV), share right, base rate, share
 * flagged, likelihood ratios (LR+, LR−), diagnostic odds ratio and Youden's index, with limits.
 * Formula: sensitivity = TP/(TP + FN), specificity = TN/(TN + FP), PPV = TP/(TP + FP),
 * NPV = TN/(TN + FN), LR+ = sensitivity/(1 − specificity), LR− = (1 − sensitivity)/specificity. Limits
 * of shares by Clopper-Pearson; of ratios exp(ln LR ± z·√(1/TP − 1/(TP + FN) + 1/FP − 1/(FP + TN))).
 * Definition: no half is added to empty cells; a ratio over zero is null, and a ratio of zero has no
 * limits. PPV and NPV hold for the base rate of the table only; see `predictive-values.ts`.
 * Agrees with: epiR `epi.tests`.
 * Source: Altman and Bland, 1994; Simel, Samsa and Matchar, 1991 (limits of ratios).
 * Valid range: whole counts of 0 or more. Missing data: a share of nobody is null.
 * Worked example: TP 8, FP 12, FN 2, TN 78: sensitivity .8 (.4439045 to .9747893), specificity
 * .8666667, PPV .4, NPV .975, LR+ 6, LR− .2307692.
 */
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { clopperPearsonInterval } from '~/psychometrics/proportion-interval';

export interface TwoByTwo {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

interface Estimate {
  estimate: number;
  /** Null when there are no limits. */
  lower: number | null;
  upper: number | null;
}

interface ScreeningAccuracy {
  sensitivity: Estimate | null;
  specificity: Estimate | null;
  positivePredictiveValue: Estimate | null;
  negativePredictiveValue: Estimate | null;
  shareRight: Estimate | null;
  baseRate: Estimate | null;
  shareFlagged: Estimate | null;
  positiveLikelihoodRatio: Estimate | null;
  negativeLikelihoodRatio: Estimate | null;
  diagnosticOddsRatio: Estimate | null;
  youden: number | null;
}

export function describeTwoByTwo(table: TwoByTwo, coverage = 0.95): ScreeningAccuracy {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = table;
  const all = tp + fp + fn + tn;
  const share = (x: number, n: number) => estimateShare(x, n, coverage);
  const z = normalQuantile((1 + coverage) / 2);
  const sensitivity = share(tp, tp + fn);
  const specificity = share(tn, tn + fp);
  const ratio = (x: number, y: number) => estimateRatio([x, tp + fn], [y, fp + tn], z);
  return {
    sensitivity,
    specificity,
    positivePredictiveValue: share(tp, tp + fp),
    negativePredictiveValue: share(tn, tn + fn),
    shareRight: share(tp + tn, all),
    baseRate: share(tp + fn, all),
    shareFlagged: share(tp + fp, all),
    positiveLikelihoodRatio: ratio(tp, fp),
    negativeLikelihoodRatio: ratio(fn, tn),
    diagnosticOddsRatio: estimateOdds(table, z),
    youden: sensitivity && specificity ? sensitivity.estimate + specificity.estimate - 1 : null,
  };
}

function estimateShare(x: number, n: number, coverage: number): Estimate | null {
  const limits = clopperPearsonInterval(x, n, coverage);
  return limits && { estimate: x / n, ...limits };
}

/** One share over another: x of those with the outcome over y of those without. */
function estimateRatio(
  [x, withOutcome]: [number, number],
  [y, without]: [number, number],
  z: number,
): Estimate | null {
  if (withOutcome === 0 || without === 0 || y === 0) return null;
  const estimate = x / withOutcome / (y / without);
  return widen(estimate, 1 / x - 1 / withOutcome + 1 / y - 1 / without, z);
}

function estimateOdds(table: TwoByTwo, z: number): Estimate | null {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = table;
  if (fp === 0 || fn === 0) return null;
  return widen((tp * tn) / (fp * fn), 1 / tp + 1 / fp + 1 / fn + 1 / tn, z);
}

function widen(estimate: number, variance: number, z: number): Estimate {
  if (estimate === 0) return { estimate, lower: null, upper: null };
  const factor = Math.exp(z * Math.sqrt(variance));
  return { estimate, lower: estimate / factor, upper: estimate * factor };
}
