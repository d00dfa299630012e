/**
 * Quantile of the standard normal distribution.
 *
 * Measures: z(p), the value that a standard normal variable lies below with probability p.
 * Formula: a rational first guess in √(−2 ln p), then Halley's steps on Φ(z) − p, worked out in the
 * lower tail and mirrored.
 * Agrees with: `qnorm` in R, `scipy.stats.norm.ppf`.
 * Source: Abramowitz and Stegun 26.2.22 (the guess); NIST Digital Library 7.17.
 * Valid range: 0 ≤ p ≤ 1; 0 and 1 give the infinities; relative error below 1e-12.
 * Missing data: a p outside the range, NaN included, throws a RangeError.
 * Worked example: z(.975) = 1.9599640.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';

const HALLEY_STEPS = 4;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile needs 0 ≤ p ≤ 1, got ${p}`);
  if (p === 0.5) return 0;
  return p < 0.5 ? lowerTail(p) : -lowerTail(1 - p);
}

function lowerTail(p: number): number {
  if (p === 0) return Number.NEGATIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t) - t;
  for (let step = 0; step < HALLEY_STEPS; step += 1) {
    const miss = (normalCdf(z) - p) * ROOT_TWO_PI * Math.exp((z * z) / 2);
    z -= miss / (1 + (z * miss) / 2);
  }
  return z;
}
