/**
 * Limits of Theil and Sen's slope.
 *
 * Measures: between which slopes the typical rise for each unit of x lies, whatever the readings' spread
 * looks like.
 * Formula: with N pairs of different x in rising order of slope and C = z·√variance of S (ties taken out),
 * the limits are the slopes number (N − C)/2 and (N + C)/2 + 1, places rounded to whole numbers.
 * Definition: a place that falls outside the list takes the first or the last slope, as trend does; with
 * few points the limits are therefore as wide as the slopes that were seen, and no wider.
 * Agrees with: trend `sens.slope` (95 %, equal steps).
 * Source: Sen, P. K., 1968; Gilbert, R. O., 1987, 16.4.2.
 * Valid range: finite figures, 0 < coverage < 1; pairs are listed, so keep it to a few thousand points.
 * Missing data: leave such points out first. Fewer than three points, no two different x, or figures that
 * are all alike give null.
 * Worked example: y = 12, 14, 13, 17, 15, 18, 20, 19, 23, 22, 24, 27 by the week: 1 to 1.5555556 at 95 %.
 */
import { mannKendall } from '~/psychometrics/mann-kendall';
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { listPairSlopes } from '~/psychometrics/theil-sen-line';

export interface SlopeLimits {
  lower: number;
  upper: number;
}

/** @param coverage of the limits, 0…1. */
export function theilSenInterval(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  coverage: number,
): SlopeLimits | null {
  if (!(coverage > 0 && coverage < 1)) throw new RangeError(`limits with coverage ${coverage}`);
  const trend = mannKendall(x, y);
  if (!trend || trend.z === null) return null;
  const slopes = listPairSlopes(x, y).sort();
  if (slopes.length === 0) return null;
  const reach = normalQuantile((1 + coverage) / 2) * Math.sqrt(trend.variance);
  const place = (rank: number) => slopes[Math.min(Math.max(rank, 1), slopes.length) - 1]!;
  return {
    lower: place(Math.round((slopes.length - reach) / 2)),
    upper: place(Math.round((slopes.length + reach) / 2 + 1)),
  };
}
