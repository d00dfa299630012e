/**
 * Share right without guessing, for spelled words.
 *
 * Measures: the share of words like these that the pupil would write right, and how sure it is that
 * the share is under a limit. A word is built from tiles, so a lucky guess is left out.
 * Formula: uniform prior; the share given x right of n is Beta(x + 1, n − x + 1);
 * P = BetaCDF(limit; x + 1, n − x + 1).
 * Definition: Bayes with a flat prior; Jeffreys' prior (+½) gives slightly other limits.
 * Source: Bayes' rule; beta distribution as `pbeta` in R.
 * Valid range: whole 0 ≤ right ≤ presented.
 * Missing data: nothing presented gives null.
 * Worked example: 1 right of 8 against .30: P = .8040; 4 right: P = .0988.
 */
import { centralIntervalOfCdf, type Interval } from '~/psychometrics/central-interval';
import { betaCdf } from '~/psychometrics/incomplete-beta';

/** Pr(share right < limit | answers), unrounded. */
export function probabilityRightBelow(
  right: number,
  presented: number,
  limit: number,
): number | null {
  requireCounts(right, presented);
  return presented === 0 ? null : betaCdf(limit, right + 1, presented - right + 1);
}

/** Central interval of the share right, 0…1. */
export function shareRightInterval(
  right: number,
  presented: number,
  coverage: number,
): Interval | null {
  requireCounts(right, presented);
  if (presented === 0) return null;
  return centralIntervalOfCdf(
    (share) => betaCdf(share, right + 1, presented - right + 1),
    0,
    1,
    coverage,
  );
}

function requireCounts(right: number, presented: number): void {
  if (!Number.isInteger(right) || !Number.isInteger(presented) || right < 0 || right > presented) {
    throw new RangeError(`share right: ${right} right of ${presented}`);
  }
}
