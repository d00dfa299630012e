/**
 * Hypergeometric probability: marked ones in a sample drawn without replacement.
 *
 * Measures: Pr(exactly `marked` marked ones among `drawn`) from a population of `size` that holds
 * `markedInAll` marked ones.
 * Formula: C(K, h) · C(N − K, n − h) / C(N, n), in logarithms.
 * Agrees with: `dhyper` in R, `scipy.stats.hypergeom.pmf`.
 * Source: any textbook.
 * Valid range: whole numbers, 0 ≤ markedInAll ≤ size, 0 ≤ drawn ≤ size; impossible counts give 0.
 * Missing data: none; arguments outside the range throw a RangeError.
 * Worked example: 1 marked among 2 drawn from 4 of which 2 are marked is 4/6 = 0.6666…
 */
import { logChoose } from '~/psychometrics/binomial-probability';

export function hypergeometricProbability(
  marked: number,
  size: number,
  markedInAll: number,
  drawn: number,
): number {
  if (![size, markedInAll, drawn].every(Number.isInteger) || size < 0) {
    throw new RangeError('hypergeometric needs whole numbers');
  }
  if (markedInAll < 0 || markedInAll > size || drawn < 0 || drawn > size) {
    throw new RangeError(`hypergeometric cannot draw ${drawn} and mark ${markedInAll} of ${size}`);
  }
  const unmarked = drawn - marked;
  if (marked < 0 || unmarked < 0 || marked > markedInAll || unmarked > size - markedInAll) return 0;
  return Math.exp(
    logChoose(markedInAll, marked) +
      logChoose(size - markedInAll, unmarked) -
      logChoose(size, drawn),
  );
}
