/**
 * Item-rest correlation: how an item goes with the sum of the others.
 *
 * Measures: whether persons who get the item right get more of the other items right.
 * Formula: Σⱼ≠ᵢ cᵢⱼ/√(cᵢᵢ · V₋ᵢ), V₋ᵢ the sum of all covariances without item i.
 * Definition: the item itself is not in the sum ("corrected item-total", point-biserial for 0 and 1).
 * Agrees with: psych `alpha` (r.drop).
 * Source: Henrysson, S., Correction of item-total correlations in item analysis, 1963.
 * Valid range: a covariance matrix of two items or more; −1 to 1.
 * Missing data: as in the matrix (pairwise). An item or a rest without variation gives null.
 * Worked example: variances 1 and 1, covariance .5: .5 for both items.
 */
import type { Matrix } from '~/psychometrics/cronbach-alpha';

export function itemRestCorrelations(covariance: Matrix): (number | null)[] {
  const rowSums = covariance.map((values) => values.reduce((total, value) => total + value, 0));
  const all = rowSums.reduce((total, value) => total + value, 0);
  return covariance.map((values, item) => {
    const own = values[item]!;
    const withRest = rowSums[item]! - own;
    const correlation = withRest / Math.sqrt(own * (all - 2 * withRest - own));
    return Number.isFinite(correlation) ? correlation : null;
  });
}
