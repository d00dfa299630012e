/**
 * Theil and Sen's line: a slope that a few odd readings hardly move.
 *
 * Measures: how much y typically rises for each unit of x.
 * Formula: slope = median of (yⱼ − yᵢ)/(xⱼ − xᵢ) over all pairs with different x; intercept = median of
 * yᵢ − slope·xᵢ.
 * Definition: the intercept is that of mblm (median residual); SciPy's default, median(y) − slope ·
 * median(x), differs (11.768 against 11.389 for the series A_steady of the tests).
 * Agrees with: mblm `mblm(repeated = FALSE)`; the slope also with trend `sens.slope` for equal steps.
 * Source: Theil, H., 1950; Sen, P. K., 1968.
 * Valid range: finite figures. From 3,000 points the median is sought by counting pairs under a trial
 * slope, which gives the same figure but for rounding (about 1e-12).
 * Missing data: leave such points out first. No two different x give null.
 * Worked example: (0, 1), (1, 3), (2, 4): slopes 2, 1, 1.5, median 1.5; intercept 1.
 */
import { requirePoints } from '~/psychometrics/least-squares-line';
import { median } from '~/psychometrics/median';
import { medianPairSlope } from '~/psychometrics/median-pair-slope';

const LISTED_POINTS = 3000;

export function theilSenLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { slope: number; intercept: number } | null {
  const n = requirePoints(x, y);
  const slope = n < LISTED_POINTS ? median(listPairSlopes(x, y)) : medianPairSlope(x, y);
  if (slope === null) return null;
  return { slope, intercept: median(Array.from(x, (each, index) => y[index]! - slope * each))! };
}

/** Slope of every pair of points with different x, in no order. */
export function listPairSlopes(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let one = 0; one < x.length; one += 1) {
    for (let other = one + 1; other < x.length; other += 1) {
      if (x[other] === x[one]) continue;
      slopes[count] = (y[other]! - y[one]!) / (x[other]! - x[one]!);
      count += 1;
    }
  }
  return slopes.subarray(0, count);
}
