/**
 * Limits of a proportion: Wilson, Clopper-Pearson and Jeffreys.
 *
 * Measures: between which values the true share lies, when x of n were counted.
 * Formula: Wilson: (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n), with a continuity correction when
 * asked for: x moved out by ½, or by |x − n/2| when that is less. Clopper-Pearson: beta quantiles α/2 of (x, n − x + 1) and 1 − α/2 of (x + 1, n − x).
 * Jeffreys: beta quantiles of (x + ½, n − x + ½).
 * Definition: Wilson covers the stated share on average and is the one to show; Clopper-Pearson covers
 * it at the least and is wider; the plain p ± z·se is not offered: it is wrong in small groups. At x = 0
 * (x = n) the lower (upper) limit is 0 (1) under each.
 * Agrees with: `prop.test` (Wilson, with and without correction), `binom.test`, Hmisc `binconf`; the
 * exact limits of epiR `epi.tests`.
 * Source: Wilson, E. B., 1927; Clopper and Pearson, 1934; Brown, Cai and DasGupta, 2001.
 * Valid range: whole 0 ≤ x ≤ n; 0 < coverage < 1. Missing data: n = 0 has no limits (null).
 * Worked example: 8 of 10: Wilson .4901625 to .9433178, Clopper-Pearson .4439045 to .9747893.
 */
import { betaQuantile } from '~/psychometrics/beta-quantile';
import { normalQuantile } from '~/psychometrics/normal-quantile';

export interface Limits {
  lower: number;
  upper: number;
}

export function wilsonInterval(
  x: number,
  n: number,
  { coverage = 0.95, isCorrected = false } = {},
): Limits | null {
  requireCounts(x, n, coverage);
  if (n === 0) return null;
  const z = normalQuantile((1 + coverage) / 2);
  const limit = (sign: 1 | -1) => {
    const correction = isCorrected ? Math.min(0.5, Math.abs(x - n / 2)) : 0;
    const share = (x + sign * correction) / n;
    const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
    return (share + (z * z) / (2 * n) + sign * reach) / (1 + (z * z) / n);
  };
  return { lower: x === 0 ? 0 : limit(-1), upper: x === n ? 1 : limit(1) };
}

export function clopperPearsonInterval(x: number, n: number, coverage = 0.95): Limits | null {
  requireCounts(x, n, coverage);
  if (n === 0) return null;
  const tail = (1 - coverage) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}

export function jeffreysInterval(x: number, n: number, coverage = 0.95): Limits | null {
  requireCounts(x, n, coverage);
  if (n === 0) return null;
  const tail = (1 - coverage) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
}

function requireCounts(x: number, n: number, coverage: number): void {
  const isRight = Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n;
  if (!isRight || !(coverage > 0 && coverage < 1)) {
    throw new RangeError(`limits of a proportion need whole 0 ≤ x ≤ n, got ${x} of ${n}`);
  }
}
