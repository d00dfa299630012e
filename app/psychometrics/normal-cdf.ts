/**
 * Distribution function of the standard normal distribution.
 *
 * Measures: Φ(z), the share of a standard normal variable that lies below z.
 * Formula: Φ(z) = ½ Q(½, z²/2) for z < 0 and 1 − ½ Q(½, z²/2) otherwise, Q the regularised upper
 * incomplete gamma function.
 * Agrees with: `pnorm` in R, `scipy.stats.norm.cdf`, mpmath `ncdf`.
 * Source: NIST Digital Library of Mathematical Functions 7.11.2.
 * Valid range: every number, infinities included; absolute error below 1e-12.
 * Missing data: NaN throws a RangeError.
 * Worked example: Φ(1.96) = 0.9750021…
 */
import { regularisedGammaUpper } from '~/psychometrics/incomplete-gamma';

export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalCdf needs a number');
  const tail = 0.5 * regularisedGammaUpper(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}
