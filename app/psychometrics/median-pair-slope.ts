/**
 * Median of the slopes of all pairs of points, for so many points that the pairs cannot be listed.
 *
 * Measures: the slope of Theil and Sen.
 * Formula: the number of pairs with a slope under m is the number of pairs, in the order of x, in which
 * y − m·x falls; the median is found by narrowing m, then by the slopes that are really there.
 * Definition: the mean of the two middle slopes when their number is even.
 * Agrees with: the median of the listed slopes, to rounding of the last digits.
 * Source: Cole, Salowe, Steiger and Szemerédi, 1989 (slope selection by counting).
 * Valid range: finite figures. Missing data: no two different x give null.
 * Worked example: (0, 1), (1, 3), (2, 4): 1.5.
 */
import { countFallingPairs } from '~/psychometrics/mann-kendall';

/** Halvings of the interval between the least and the greatest slope that can be. */
const NARROWINGS = 200;

export function medianPairSlope(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const order = Uint32Array.from({ length: x.length }, (_, index) => index);
  // Equal x stand by rising y, so that such a pair never falls, whatever the slope.
  order.sort((one, other) => x[one]! - x[other]! || y[one]! - y[other]!);
  const sortedX = Float64Array.from(order, (index) => x[index]!);
  const sortedY = Float64Array.from(order, (index) => y[index]!);
  const pairs = countDifferent(sortedX);
  if (pairs === 0) return null;
  const under = (slope: number) =>
    countFallingPairs(sortedY.map((value, index) => value - slope * sortedX[index]!));
  const reach = steepest(sortedX, sortedY);
  const seek = (place: number) => findSlope(place, under, reach);
  if (pairs % 2 === 1) return seek((pairs + 1) / 2);
  return (seek(pairs / 2) + seek(pairs / 2 + 1)) / 2;
}

/** The greatest m with fewer than `place` slopes under it: slope number `place` from below. */
function findSlope(place: number, under: (slope: number) => number, reach: number): number {
  let [low, high] = [-reach, reach];
  for (let step = 0; step < NARROWINGS; step += 1) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    if (under(middle) < place) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function countDifferent(sorted: Float64Array): number {
  let [pairs, run] = [0, 0];
  for (let place = 1; place < sorted.length; place += 1) {
    run = sorted[place] === sorted[place - 1] ? run + 1 : 0;
    pairs += place - run;
  }
  return pairs;
}

/** No slope is steeper than the whole range of y over the least step of x. */
function steepest(sortedX: Float64Array, y: Float64Array): number {
  let step = Number.POSITIVE_INFINITY;
  for (let place = 1; place < sortedX.length; place += 1) {
    const gap = sortedX[place]! - sortedX[place - 1]!;
    if (gap > 0) step = Math.min(step, gap);
  }
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of y) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return (most - least) / step + 1;
}
