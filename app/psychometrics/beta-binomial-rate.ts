/**
 * A group's share drawn towards what is usual (beta-binomial).
 *
 * Measures: the share of a class, when few were counted, in the light of the shares of other classes.
 * Formula: prior beta(α, β); with x of n the posterior is beta(α + x, β + n − x): its mean and equal-tailed
 * limits.
 * Definition: the prior is the caller's; α + β is how many persons it is worth.
 * Agrees with: `qbeta` in R.
 * Source: Gelman and others, Bayesian Data Analysis, 2013.
 * Valid range: α, β > 0, whole 0 ≤ x ≤ n, 0 < coverage < 1. n = 0 gives the prior.
 * Missing data: arguments outside the range throw a RangeError.
 * Worked example: prior (4, 16), 4 of 10: mean .2666667, 90 % limits .1453216 to .4059660.
 */
import { betaQuantile } from '~/psychometrics/beta-quantile';

export function betaBinomialRate(
  x: number,
  n: number,
  prior: { alpha: number; beta: number },
  coverage = 0.9,
): { mean: number; lower: number; upper: number } {
  const isCount = Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n;
  if (!isCount || !(prior.alpha > 0 && prior.beta > 0) || !(coverage > 0 && coverage < 1)) {
    throw new RangeError(`${x} of ${n} with prior ${prior.alpha}, ${prior.beta}`);
  }
  const [alpha, beta] = [prior.alpha + x, prior.beta + n - x];
  return {
    mean: alpha / (alpha + beta),
    lower: betaQuantile((1 - coverage) / 2, alpha, beta),
    upper: betaQuantile((1 + coverage) / 2, alpha, beta),
  };
}
