/**
 * Quantiles of a sample: three common types and Harrell-Davis.
 *
 * Measures: the value that a given share of a group lies below.
 * Formula: with figures in order, h = np + m: type 6 m = p, type 7 m = 1 − p, type 8 m = (p + 1)/3; the
 * value between figures ⌊h⌋ and ⌊h⌋ + 1. Harrell-Davis: Σ x₍ᵢ₎ [I(i/n; a, b) − I((i − 1)/n; a, b)],
 * a = (n + 1)p, b = (n + 1)(1 − p).
 * Definition: type 7 is R's and Excel's default, type 6 SPSS's, type 8 least biased; Harrell-Davis
 * weighs all figures and is smoother in small groups.
 * Agrees with: `quantile(type = )` in R; Hmisc `hdquantile`.
 * Source: Hyndman and Fan, 1996; Harrell and Davis, 1982.
 * Valid range: 0 ≤ p ≤ 1 (Harrell-Davis 0 < p < 1), finite figures. Missing data: no figures give null.
 * Worked example: 1, 2, 3, 4 at p = .25: type 6 1.25, type 7 1.75, type 8 1.4166667.
 */
import { betaCdf } from '~/psychometrics/incomplete-beta';

const SHIFTS = { 6: (p: number) => p, 7: (p: number) => 1 - p, 8: (p: number) => (p + 1) / 3 };

/** Rounding of n·p + m must not move a whole place. */
const FUZZ = 4 * Number.EPSILON;

export function sampleQuantile(
  figures: ArrayLike<number>,
  p: number,
  type: keyof typeof SHIFTS = 7,
): number | null {
  const sorted = sortFigures(figures, p >= 0 && p <= 1, p);
  const n = sorted.length;
  if (n === 0) return null;
  const place = n * p + SHIFTS[type](p);
  const whole = Math.floor(place + FUZZ);
  const part = Math.abs(place - whole) < FUZZ ? 0 : place - whole;
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1]!;
  return at(whole) + part * (at(whole + 1) - at(whole));
}

export function harrellDavisQuantile(figures: ArrayLike<number>, p: number): number | null {
  const sorted = sortFigures(figures, p > 0 && p < 1, p);
  const n = sorted.length;
  if (n === 0) return null;
  const share = (rank: number) => betaCdf(rank / n, (n + 1) * p, (n + 1) * (1 - p));
  return sorted.reduce(
    (total, value, index) => total + value * (share(index + 1) - share(index)),
    0,
  );
}

function sortFigures(figures: ArrayLike<number>, isShare: boolean, p: number): Float64Array {
  if (!isShare) throw new RangeError(`no quantile at ${p}`);
  const sorted = Float64Array.from(figures).sort();
  if (sorted.some((value) => !Number.isFinite(value))) {
    throw new RangeError('quantiles need finite figures');
  }
  return sorted;
}
