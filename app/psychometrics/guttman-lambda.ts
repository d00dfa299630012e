/**
 * Guttman's lambda-2 and lambda-6: lower bounds of reliability.
 *
 * Measures: the share of the total's variance that items have in common, at the least.
 * Formula: λ₂ = (C + √(k/(k − 1) · Σᵢ≠ⱼ cᵢⱼ²))/V with C the sum of covariances between different items;
 * λ₆ = 1 − Σ eᵢ²/V with eᵢ² the variance of item i that the other items do not explain, which is one
 * over the diagonal of the inverse matrix.
 * Definition: of the matrix given. psych gives λ₆ ("G6") of the correlation matrix.
 * Agrees with: psych `alpha` (G6) and `splitHalf` (lambda2), each on its matrix.
 * Source: Guttman, L., A basis for analyzing test-retest reliability, 1945.
 * Valid range: a symmetric matrix of two items or more; λ₆ needs one that can be inverted (else null).
 * Missing data: as in the matrix. No variance gives null.
 * Worked example: variances 1 and 1, covariance .5: λ₂ = (1 + √(2 · .5))/3 = .6666667; λ₆ = 1 − 1.5/3 = .5.
 */
import type { Matrix } from '~/psychometrics/cronbach-alpha';
import { invertSymmetric } from '~/psychometrics/linear-system';

export function guttmanLambda2(matrix: Matrix): number | null {
  const count = matrix.length;
  if (count < 2) return null;
  let [between, squares, all] = [0, 0, 0];
  for (const [row, values] of matrix.entries()) {
    for (const [column, value] of values.entries()) {
      all += value;
      if (row === column) continue;
      between += value;
      squares += value * value;
    }
  }
  const lambda = (between + Math.sqrt((count / (count - 1)) * squares)) / all;
  return Number.isFinite(lambda) ? lambda : null;
}

export function guttmanLambda6(matrix: Matrix): number | null {
  const inverse = matrix.length < 2 ? null : invertSymmetric(matrix);
  if (!inverse) return null;
  const all = matrix.flat().reduce((total, value) => total + value, 0);
  const unexplained = inverse.reduce((total, values, item) => total + 1 / values[item]!, 0);
  return 1 - unexplained / all;
}
