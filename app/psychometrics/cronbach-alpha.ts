/**
 * Cronbach's alpha: internal consistency of a sum of items.
 *
 * Measures: the share of the variance of the total that the items have in common.
 * Formula: k/(k − 1) · (1 − Σ variances / Σ all covariances), from the covariance matrix.
 * Definition: raw alpha; standardised alpha is the same formula on correlations. No item is turned
 * round. An item without variation is no part of the scale here and should be left out first (psych
 * leaves it out with a warning, ltm keeps it in k).
 * Agrees with: psych `alpha` (raw_alpha, "alpha if dropped").
 * Source: Cronbach, L. J., Coefficient alpha and the internal structure of tests, 1951.
 * Valid range: a symmetric matrix of two items or more; at most 1, may be negative.
 * Missing data: as in the matrix (pairwise). Fewer than two items, a total without variance or a gap in
 * the matrix has no alpha (null).
 * Worked example: variances 1 and 1, covariance .5: 2 · (1 − 2/3) = .6666667.
 */
export type Matrix = readonly (readonly number[])[];

export function cronbachAlpha(covariance: Matrix): number | null {
  const count = covariance.length;
  if (count < 2) return null;
  let [own, all] = [0, 0];
  for (const [row, values] of covariance.entries()) {
    own += values[row]!;
    for (const value of values) all += value;
  }
  const alpha = (count / (count - 1)) * (1 - own / all);
  return Number.isFinite(alpha) ? alpha : null;
}

/** Alpha of the other items, item by item. */
export function alphaWithoutEach(covariance: Matrix): (number | null)[] {
  return covariance.map((_, left) => cronbachAlpha(keepItems(covariance, (item) => item !== left)));
}

/** Rows and columns of the items to keep. */
export function keepItems(matrix: Matrix, isKept: (item: number) => boolean): number[][] {
  return matrix
    .filter((_, row) => isKept(row))
    .map((values) => values.filter((_, column) => isKept(column)));
}
