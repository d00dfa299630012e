/**
 * Mann and Kendall's test of a trend that goes one way.
 *
 * Measures: whether later figures tend to be higher (S > 0) or lower (S < 0) than earlier ones.
 * Formula: S = Σ sign(xⱼ − xᵢ)·sign(yⱼ − yᵢ) over all pairs; variance with ties in y (sizes t) and in x
 * (sizes u): [n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5) − Σu(u − 1)(2u + 5)]/18 + Σt(t − 1)(t − 2) ·
 * Σu(u − 1)(u − 2)/(9n(n − 1)(n − 2)) + Σt(t − 1)·Σu(u − 1)/(2n(n − 1)); z = (S ∓ 1)/√variance.
 * Definition: with the continuity correction (0 when S is 0) and the variance corrected for ties, as
 * trend `mk.test` on figures in the order of x. Two figures at the same x are no pair; mk.test, which
 * sees no x, would count them. tau is Kendall's tau-b. The count takes n·log n steps.
 * Agrees with: trend `mk.test`; `cor.test(method = "kendall", exact = FALSE, continuity = TRUE)`.
 * Source: Mann, H. B., 1945; Kendall, M. G., Rank Correlation Methods, 1970.
 * Valid range: finite figures. Missing data: leave such points out first. Fewer than two points give
 * null; fewer than three, or no variation, no z and p (null).
 * Worked example: y = 1, 3, 2, 4 at x = 1 … 4: S = 4, variance 8.6666667, z 1.0190493, p .3081796.
 */
import { requirePoints } from '~/psychometrics/least-squares-line';
import { normalCdf } from '~/psychometrics/normal-cdf';

interface MannKendall {
  s: number;
  variance: number;
  tau: number | null;
  z: number | null;
  /** Two-sided. */
  p: number | null;
}

export function mannKendall(x: ArrayLike<number>, y: ArrayLike<number>): MannKendall | null {
  const n = requirePoints(x, y);
  if (n < 2) return null;
  const order = Uint32Array.from({ length: n }, (_, index) => index);
  order.sort((one, other) => x[one]! - x[other]! || y[one]! - y[other]!);
  const later = Float64Array.from(order, (index) => y[index]!);
  const tiesX = countTies(Float64Array.from(order, (index) => x[index]!));
  const tiesBoth = countBothTies(order, x, y);
  const falling = countFallingPairs(later);
  const tiesY = countTies(later);
  const pairs = (n * (n - 1)) / 2;
  const [tiedX, tiedY] = [pairsOf(tiesX), pairsOf(tiesY)];
  const s = pairs - tiedX - tiedY + tiesBoth - 2 * falling;
  const variance = varianceOf(n, tiesY, tiesX);
  const tau = s / Math.sqrt((pairs - tiedX) * (pairs - tiedY));
  const z = n < 3 || !(variance > 0) ? null : (s - Math.sign(s)) / Math.sqrt(variance);
  return {
    s,
    variance,
    tau: Number.isFinite(tau) ? tau : null,
    z,
    p: z === null ? null : Math.min(1, 2 * normalCdf(-Math.abs(z))),
  };
}

function varianceOf(n: number, tiesY: readonly number[], tiesX: readonly number[]): number {
  const sum = (ties: readonly number[], worth: (size: number) => number) =>
    ties.reduce((total, size) => total + worth(size), 0);
  const whole = (size: number) => size * (size - 1) * (2 * size + 5);
  const triple = (size: number) => size * (size - 1) * (size - 2);
  const double = (size: number) => size * (size - 1);
  const base = (whole(n) - sum(tiesY, whole) - sum(tiesX, whole)) / 18;
  const both = (sum(tiesY, double) * sum(tiesX, double)) / (2 * double(n));
  if (n < 3) return base + both;
  return base + (sum(tiesY, triple) * sum(tiesX, triple)) / (9 * triple(n)) + both;
}

function pairsOf(ties: readonly number[]): number {
  return ties.reduce((total, size) => total + (size * (size - 1)) / 2, 0);
}

/** Sizes of the runs of equal figures, in any order. */
function countTies(figures: Float64Array): number[] {
  const sorted = figures.slice().sort();
  const ties: number[] = [];
  for (let first = 0; first < sorted.length; ) {
    let next = first + 1;
    while (next < sorted.length && sorted[next] === sorted[first]) next += 1;
    if (next - first > 1) ties.push(next - first);
    first = next;
  }
  return ties;
}

/** Pairs equal in both x and y; `order` is by x and then y. */
function countBothTies(order: Uint32Array, x: ArrayLike<number>, y: ArrayLike<number>): number {
  let [pairs, run] = [0, 0];
  for (let place = 1; place < order.length; place += 1) {
    const [before, here] = [order[place - 1]!, order[place]!];
    run = x[before] === x[here] && y[before] === y[here] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Pairs whose later figure is lower, by merging ever longer sorted runs. */
export function countFallingPairs(figures: Float64Array): number {
  let [from, to] = [figures.slice(), new Float64Array(figures.length)];
  let falling = 0;
  for (let width = 1; width < figures.length; width *= 2) {
    for (let start = 0; start < figures.length; start += 2 * width) {
      falling += merge(from, to, start, width);
    }
    [from, to] = [to, from];
  }
  return falling;
}

function merge(from: Float64Array, to: Float64Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right, falling] = [start, middle, 0];
  for (let place = start; place < end; place += 1) {
    if (right < end && (left >= middle || from[right]! < from[left]!)) {
      falling += middle - left;
      to[place] = from[right]!;
      right += 1;
    } else {
      to[place] = from[left]!;
      left += 1;
    }
  }
  return falling;
}
