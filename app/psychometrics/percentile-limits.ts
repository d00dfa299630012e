/**
 * Percentile rank of a person in a small group, with limits for how unsure the group makes it.
 *
 * Measures: how many in a hundred of pupils like these would score lower, and between which figures.
 * Formula: with m others lower and t tied among n others: rank 100·(m + t/2)/n; limits 100 times the
 * quantiles of Beta(m + t/2 + ½, n − m − t/2 + ½) at α/2 and 1 − α/2.
 * Definition: Bayes with Jeffreys' prior, a tie counted half; no distribution of the scores is assumed,
 * because counts of right answers heap at the top of a form. The modified t of `crawford-howell` is for
 * scores that are about normal. The person is not one of the n.
 * Source: Crawford, Garthwaite and Slick, On percentile norms in neuropsychology, 2009.
 * Valid range: whole m ≥ 0, t ≥ 0, m + t ≤ n; 0 < coverage < 1. Missing data: nobody gives null.
 * Worked example: 5 lower and none tied of 100: 5, from 1.93 to 10.63 (in 95 of 100).
 */
import { betaQuantile } from '~/psychometrics/beta-quantile';

export interface PercentileWithLimits {
  percentile: number;
  lower: number;
  upper: number;
}

/** @throws {RangeError} when the counts cannot be. */
export function percentileWithLimits(
  { lower, tied, others }: { lower: number; tied: number; others: number },
  coverage = 0.95,
): PercentileWithLimits | null {
  const counts = [lower, tied, others];
  const isRight = counts.every((count) => Number.isInteger(count) && count >= 0);
  if (!isRight || lower + tied > others || !(coverage > 0 && coverage < 1)) {
    throw new RangeError(`percentile: ${lower} lower and ${tied} tied of ${others}`);
  }
  if (others === 0) return null;
  const below = lower + tied / 2;
  const tail = (1 - coverage) / 2;
  const limit = (share: number) => 100 * betaQuantile(share, below + 0.5, others - below + 0.5);
  return { percentile: (100 * below) / others, lower: limit(tail), upper: limit(1 - tail) };
}
