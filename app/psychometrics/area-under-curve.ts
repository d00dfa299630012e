/**
 * Area under the ROC curve (AUC), with DeLong's limits and the paired test of two scores.
 *
 * Measures: the chance that a person with the outcome has the riskier score of the two, when one with
 * and one without the outcome are drawn; equal scores count half.
 * Formula: AUC = mean of V₁₀(i) = share of those without the outcome that person i is riskier than,
 * by midranks; variance = var(V₁₀)/m + var(V₀₁)/n; limits AUC ± z·√variance, kept within 0…1.
 * Paired test: z = (AUC₁ − AUC₂)/√(variance₁ + variance₂ − 2·covariance), two-sided p.
 * Definition: DeLong's variance with denominators m − 1 and n − 1 and limits on the plain scale, as in
 * pROC; Hanley and McNeil's variance and logit limits differ. A curve without error gets no width
 * (1 to 1), which says little in a small group.
 * Agrees with: `auc`, `ci.auc(method = "delong")`, `roc.test(paired = TRUE)` in pROC.
 * Source: DeLong, DeLong and Clarke-Pearson, 1988; Sun and Xu, 2014 (midranks).
 * Valid range: finite scores. Missing data: not allowed (RangeError); without both kinds of outcome
 * there is no area (null), with one person of a kind no limits (null).
 * Worked example: with 1, 2, 4 and without 3, 5, low scores a risk: 5 of 6 pairs, AUC .8333333,
 * variance 1/36 + 1/36 = .0555556.
 */
import { midranks } from '~/psychometrics/midranks';
import { normalCdf } from '~/psychometrics/normal-cdf';
import { normalQuantile } from '~/psychometrics/normal-quantile';
import type { ScoresByOutcome } from '~/psychometrics/roc-curve';

export interface AreaUnderCurve {
  auc: number;
  /** DeLong's variance; null with one person of a kind, as are the limits. */
  variance: number | null;
  lower: number | null;
  upper: number | null;
}

interface Placements {
  auc: number;
  ofCases: Float64Array;
  ofControls: Float64Array;
}

/** @param coverage of the limits, 0…1. */
export function areaUnderCurve(scores: ScoresByOutcome, coverage = 0.95): AreaUnderCurve | null {
  const places = findPlacements(scores);
  if (!places) return null;
  const variance = covariance(places, places);
  if (variance === null) return { auc: places.auc, variance, lower: null, upper: null };
  const reach = normalQuantile((1 + coverage) / 2) * Math.sqrt(variance);
  return {
    auc: places.auc,
    variance,
    lower: Math.max(0, places.auc - reach),
    upper: Math.min(1, places.auc + reach),
  };
}

/**
 * Two scores of the same persons, in the same order. z and p are null when the difference has no
 * variance but is not zero, or one kind of outcome has one person.
 */
export function comparePairedAreas(
  first: ScoresByOutcome,
  second: ScoresByOutcome,
): { difference: number; z: number | null; p: number | null } | null {
  const isPaired =
    first.cases.length === second.cases.length && first.controls.length === second.controls.length;
  if (!isPaired) throw new RangeError('A paired test needs both scores of every person');
  const [one, other] = [findPlacements(first), findPlacements(second)];
  if (!one || !other) return null;
  const difference = one.auc - other.auc;
  const own = covariance(one, one);
  if (own === null) return { difference, z: null, p: null };
  const variance = own + covariance(other, other)! - 2 * covariance(one, other)!;
  if (difference === 0) return { difference, z: 0, p: 1 };
  if (!(variance > 0)) return { difference, z: null, p: null };
  const z = difference / Math.sqrt(variance);
  return { difference, z, p: 2 * normalCdf(-Math.abs(z)) };
}

function findPlacements({ cases, controls, direction }: ScoresByOutcome): Placements | null {
  const [m, n] = [cases.length, controls.length];
  if (m === 0 || n === 0) return null;
  const sign = direction === 'lower' ? -1 : 1;
  const risk = (score: number) => {
    if (!Number.isFinite(score))
      throw new RangeError('an area under the curve needs finite scores');
    return sign * score;
  };
  const all = new Float64Array(m + n);
  all.set(Float64Array.from(cases, risk));
  all.set(Float64Array.from(controls, risk), m);
  const ranks = midranks(all);
  const [own, others] = [midranks(all.subarray(0, m)), midranks(all.subarray(m))];
  const ofCases = own.map((rank, index) => (ranks[index]! - rank) / n);
  const ofControls = others.map((rank, index) => 1 - (ranks[m + index]! - rank) / m);
  const pairs = ofCases.reduce((total, share) => total + share, 0);
  return { auc: pairs / m, ofCases, ofControls };
}

function covariance(one: Placements, other: Placements): number | null {
  const [m, n] = [one.ofCases.length, one.ofControls.length];
  if (m < 2 || n < 2) return null;
  const crossOf = (first: Float64Array, second: Float64Array) =>
    first.reduce(
      (total, value, index) => total + (value - one.auc) * (second[index]! - other.auc),
      0,
    );
  return (
    crossOf(one.ofCases, other.ofCases) / (m - 1) / m +
    crossOf(one.ofControls, other.ofControls) / (n - 1) / n
  );
}
