/**
 * Probability that a pupil's place in a group is under a share of it.
 *
 * Measures: how sure it is that fewer than `share` of all pupils like these would score lower.
 * Formula: with m others lower and t others tied among n others, the share lower is
 * Beta(m + t/2 + ½, n − m − t/2 + ½); P = BetaCDF(share; the same).
 * Definition: Bayes with Jeffreys' prior, a tie counted half; the pupil is not one of the n, as the
 * case stands outside the norm sample in Crawford, Garthwaite and Slick.
 * Source: Crawford, Garthwaite & Slick (2009), The Clinical Neuropsychologist 23, 1173-1195.
 * Valid range: whole m ≥ 0, t ≥ 0, m + t ≤ n; 0 < share < 1.
 * Missing data: nobody to compare with gives null.
 * Worked example: 5 lower and 2 tied of 100 against .15: P = .9972.
 */
import { betaCdf } from '~/psychometrics/incomplete-beta';

/** @throws {RangeError} when the counts cannot be. */
export function probabilityRankBelow(
  share: number,
  { lower, tied, others }: { lower: number; tied: number; others: number },
): number | null {
  const counts = [lower, tied, others];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0) || lower + tied > others) {
    throw new RangeError(`rank probability: ${lower} lower and ${tied} tied of ${others}`);
  }
  if (others === 0) return null;
  const below = lower + tied / 2;
  return betaCdf(share, below + 0.5, others - below + 0.5);
}
