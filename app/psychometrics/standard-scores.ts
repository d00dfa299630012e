/**
 * Standard scores: z, T, NCE, stanine and percentile under a normal distribution.
 *
 * Measures: where a figure lies among others, in different units.
 * Formula: z = (x − mean)/sd; T = 50 + 10z; NCE = 50 + 21.06z; stanine = 2z + 5 rounded, 1 to 9;
 * percentile = 100Φ(z).
 * Definition: a half stanine goes up (floor of 2z + 5.5), so that the middle band is −.25 ≤ z < .25.
 * None of these is a norm by itself: the group is.
 * Agrees with: closed forms of R `pnorm` and `qnorm`.
 * Source: any textbook of test theory.
 * Valid range: sd > 0, finite figures; infinite z gives the extreme stanine.
 * Missing data: NaN, or an sd of 0, throws a RangeError.
 * Worked example: z = −1: T 40, NCE 28.94, stanine 3, percentile 15.8655254.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';

export function standardise(value: number, mean: number, standardDeviation: number): number {
  if (!(standardDeviation > 0) || !Number.isFinite(value) || !Number.isFinite(mean)) {
    throw new RangeError(`z of ${value} with mean ${mean} and sd ${standardDeviation}`);
  }
  return (value - mean) / standardDeviation;
}

interface StandardScores {
  percentile: number;
  t: number;
  normalCurveEquivalent: number;
  stanine: number;
}

export function standardScores(z: number): StandardScores {
  if (Number.isNaN(z)) throw new RangeError('standard scores need a number');
  return {
    percentile: 100 * normalCdf(z),
    t: 50 + 10 * z,
    normalCurveEquivalent: 50 + 21.06 * z,
    stanine: Math.min(9, Math.max(1, Math.floor(2 * z + 5.5))),
  };
}
