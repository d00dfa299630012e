/**
 * Student's t distribution.
 *
 * Measures: the share of a t variable with so many degrees of freedom that lies below t, and the
 * value that has a given share below it.
 * Formula: tail(t) = ½ I(ν/(ν + t²); ν/2, ½). The quantile inverts y = t²/(ν + t²), which is beta with
 * ½ and ν/2; from 10,000 degrees of freedom Cornish and Fisher's expansion in 1/ν.
 * Agrees with: `pt` and `qt` in R, `scipy.stats.t`.
 * Source: Abramowitz and Stegun 26.7.1 and 26.7.5.
 * Valid range: ν > 0, 0 < p < 1; relative error below 1e-9.
 * Missing data: an argument outside the range throws a RangeError.
 * Worked example: ν = 10, p = .975: t = 2.2281389.
 */
import { betaQuantile } from '~/psychometrics/beta-quantile';
import { betaCdf } from '~/psychometrics/incomplete-beta';
import { normalQuantile } from '~/psychometrics/normal-quantile';

const FEW = 100;
const MANY = 10_000;

export function studentTCdf(t: number, freedom: number): number {
  if (!(freedom > 0) || Number.isNaN(t)) throw new RangeError(`t of ${t} with ${freedom} df`);
  const tail = 0.5 * betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}

export function studentTQuantile(p: number, freedom: number): number {
  if (!(p > 0 && p < 1) || !(freedom > 0)) {
    throw new RangeError(`t quantile needs 0 < p < 1 and df > 0, got ${p} and ${freedom}`);
  }
  if (freedom >= MANY) return expand(normalQuantile(p), freedom);
  const size = Math.sqrt(freedom * squareOverFreedom(Math.min(p, 1 - p), freedom));
  return p < 0.5 ? -size : size;
}

/** t²/ν from the beta variable or its complement, whichever keeps its digits. */
function squareOverFreedom(tail: number, freedom: number): number {
  if (tail < 0.25 && freedom < FEW) {
    const rest = betaQuantile(2 * tail, freedom / 2, 0.5);
    return (1 - rest) / rest;
  }
  const share = betaQuantile(1 - 2 * tail, 0.5, freedom / 2);
  return share / (1 - share);
}

function expand(z: number, freedom: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
