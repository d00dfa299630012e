/**
 * Quantile of the beta distribution.
 *
 * Measures: the value that a beta variable with parameters a and b lies below with probability p.
 * Formula: bisection of the distribution function, down to neighbouring numbers.
 * Agrees with: `qbeta` in R, `scipy.stats.beta.ppf`.
 * Source: the distribution function of this folder.
 * Valid range: 0 ≤ p ≤ 1, a > 0, b > 0; absolute error below 1e-11 for a and b up to 1000.
 * Missing data: none; an argument outside the range throws a RangeError.
 * Worked example: p = .5, a = 1, b = 2: 1 − √.5 = .2928932.
 */
import { betaCdf } from '~/psychometrics/incomplete-beta';

export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile needs 0 ≤ p ≤ 1, got ${p}`);
  if (p === 0) return 0;
  if (p === 1) return 1;
  let low = 0;
  let high = 1;
  for (;;) {
    // Halving by ratio as well reaches quantiles near zero with their own precision.
    const middle = low > 0 && high > 4 * low ? Math.sqrt(low * high) : (low + high) / 2;
    if (!(middle > low && middle < high)) return middle;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
    if (high < Number.MIN_VALUE * 4) return 0;
  }
}
