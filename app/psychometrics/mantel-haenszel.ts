/**
 * Mantel-Haenszel test of one two-by-two association over many strata.
 *
 * Measures: whether two groups that are matched (by stratum) differ in a yes-or-no answer, and by what
 * common odds ratio.
 * Formula: with A, B right and wrong of the reference group, C, D of the focal group, n their sum:
 * α = Σ AD/n / Σ BC/n; χ² = (|Σ A − Σ E(A)| − ½)² / Σ Var(A), one degree of freedom; the limits of α by
 * the variance of Robins, Breslow and Greenland. The ½ is left out when the difference is below it.
 * Definition: with continuity correction, as R `mantelhaen.test(correct = TRUE)` and difR
 * `mantelHaenszel(correct = TRUE)`.
 * Source: Mantel, N. and Haenszel, W., 1959; Robins, J., Breslow, N. and Greenland, S., 1986.
 * Valid range: whole counts ≥ 0. A stratum with an empty margin says nothing and is left out.
 * Missing data: no stratum that says something gives null; α is null when nobody could be wrong or right.
 * Worked example: the 1973 Berkeley admissions, six departments: α = .9047, χ² = 1.4269.
 */
import { regularisedGammaUpper } from '~/psychometrics/incomplete-gamma';

export interface MatchedCounts {
  referenceRight: number;
  referenceWrong: number;
  focalRight: number;
  focalWrong: number;
}

export interface MantelHaenszel {
  chiSquare: number;
  p: number;
  /** Above 1 when the reference group answers right more often. */
  oddsRatio: number | null;
  /** 95 % limits of the odds ratio. */
  lower: number | null;
  upper: number | null;
  /** Strata that say something. */
  strata: number;
}

const NORMAL_QUANTILE_975 = 1.959963984540054;

export function mantelHaenszel(strata: readonly MatchedCounts[]): MantelHaenszel | null {
  const kept = strata.filter(saysSomething);
  if (kept.length === 0) return null;
  let [difference, variance] = [0, 0];
  for (const { referenceRight, referenceWrong, focalRight, focalWrong } of kept) {
    const [reference, focal] = [referenceRight + referenceWrong, focalRight + focalWrong];
    const [right, wrong] = [referenceRight + focalRight, referenceWrong + focalWrong];
    const all = reference + focal;
    difference += referenceRight - (reference * right) / all;
    variance += (reference * focal * right * wrong) / (all * all * (all - 1));
  }
  const distance = Math.abs(difference);
  const chiSquare = (distance - (distance >= 0.5 ? 0.5 : 0)) ** 2 / variance;
  return {
    chiSquare,
    p: regularisedGammaUpper(0.5, chiSquare / 2),
    ...commonOdds(kept),
    strata: kept.length,
  };
}

function saysSomething({ referenceRight, referenceWrong, focalRight, focalWrong }: MatchedCounts) {
  return (
    referenceRight + referenceWrong > 0 &&
    focalRight + focalWrong > 0 &&
    referenceRight + focalRight > 0 &&
    referenceWrong + focalWrong > 0
  );
}

function commonOdds(strata: readonly MatchedCounts[]) {
  let [agreeing, crossing] = [0, 0];
  let [agreeingSpread, mixedSpread, crossingSpread] = [0, 0, 0];
  for (const { referenceRight, referenceWrong, focalRight, focalWrong } of strata) {
    const all = referenceRight + referenceWrong + focalRight + focalWrong;
    const [product, cross] = [
      (referenceRight * focalWrong) / all,
      (referenceWrong * focalRight) / all,
    ];
    const [share, crossShare] = [
      (referenceRight + focalWrong) / all,
      (referenceWrong + focalRight) / all,
    ];
    agreeing += product;
    crossing += cross;
    agreeingSpread += share * product;
    mixedSpread += share * cross + crossShare * product;
    crossingSpread += crossShare * cross;
  }
  if (agreeing === 0 || crossing === 0) return { oddsRatio: null, lower: null, upper: null };
  const logVariance =
    agreeingSpread / (2 * agreeing ** 2) +
    mixedSpread / (2 * agreeing * crossing) +
    crossingSpread / (2 * crossing ** 2);
  const oddsRatio = agreeing / crossing;
  const reach = Math.exp(NORMAL_QUANTILE_975 * Math.sqrt(logVariance));
  return { oddsRatio, lower: oddsRatio / reach, upper: oddsRatio * reach };
}
