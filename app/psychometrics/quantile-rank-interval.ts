/**
 * Limits of a quantile by two ranks of the sample.
 *
 * Measures: between which two figures of a sample the population's quantile lies.
 * Formula: ranks l < u with Pr(l ≤ X < u), X binomial with n and p; l and u from the binomial quantiles
 * at α/2 and 1 − α/2, u one higher.
 * Definition: the ordinary distribution-free interval; a rank outside 1…n means that the sample is too
 * small for such a limit.
 * Agrees with: `qbinom` and `pbinom` in R.
 * Source: Hahn and Meeker, Statistical Intervals, 1991.
 * Valid range: whole n ≥ 1, 0 < p < 1, 0 < coverage < 1.
 * Missing data: arguments outside the range throw a RangeError.
 * Worked example: n = 100, p = .5: ranks 40 and 61, coverage .9647998.
 */
import { binomialProbability } from '~/psychometrics/binomial-probability';

export function quantileRankInterval(
  n: number,
  p: number,
  coverage = 0.95,
): { lowerRank: number; upperRank: number; coverage: number | null } {
  const isShare = (share: number) => share > 0 && share < 1;
  if (!Number.isInteger(n) || n < 1 || !isShare(p) || !isShare(coverage)) {
    throw new RangeError(`ranks of quantile ${p} in ${n}`);
  }
  const tail = (1 - coverage) / 2;
  const lowerRank = binomialQuantile(tail, n, p);
  const upperRank = binomialQuantile(1 - tail, n, p) + 1;
  let reached = 0;
  for (let x = lowerRank; x < upperRank; x += 1) reached += binomialProbability(x, n, p);
  return { lowerRank, upperRank, coverage: lowerRank < 1 || upperRank > n ? null : reached };
}

function binomialQuantile(share: number, n: number, p: number): number {
  let total = 0;
  for (let x = 0; x < n; x += 1) {
    total += binomialProbability(x, n, p);
    if (total >= share) return x;
  }
  return n;
}
