/**
 * Split-half reliability.
 *
 * Measures: how alike two halves of a test put persons, brought up to the length of the whole test.
 * Formula: odd-even: r between the sum of items 1, 3, 5 … and the sum of items 2, 4, 6 …, then Spearman
 * and Brown's 2r/(1 + r). All splits: Guttman's 2(1 − (V₁ + V₂)/V) over every way to halve the items.
 * Definition: the figure reported is odd-even with Spearman-Brown, items in the order of the file. The
 * greatest of all splits (Guttman's lambda-4) takes advantage of chance.
 * Agrees with: the correlation of odd and even sums in R; psych `splitHalf` (maxrb, meanr,
 * minrb) of an even number of items; of an odd number psych looks at half of the splits only.
 * Source: Spearman, 1910; Brown, 1910; Guttman, 1945.
 * Valid range: two items or more; all splits for 2 to 16 items. r = −1 has no figure (null).
 * Missing data: sums of pairwise covariances. A half without variance gives null.
 * Worked example: variances 1 and 1, covariance .5: r = .5, odd-even .6666667.
 */
import type { Matrix } from '~/psychometrics/cronbach-alpha';

const MOST_ITEMS = 16;

/** Odd against even items of a covariance matrix, with Spearman and Brown's correction. */
export function splitHalfOddEven(covariance: Matrix): number | null {
  const { first, second, between } = splitVariance(covariance, (item) => item % 2 === 0);
  const r = between / Math.sqrt(first * second);
  const corrected = (2 * r) / (1 + r);
  return Number.isFinite(corrected) ? corrected : null;
}

/** Greatest, mean and least of all halvings; halves differ by one item when the number is odd. */
export function allSplitHalves(
  matrix: Matrix,
): { greatest: number; mean: number; least: number } | null {
  const count = matrix.length;
  if (count < 2 || count > MOST_ITEMS) return null;
  const figures: number[] = [];
  for (let members = 0; members < 1 << count; members += 1) {
    if (countOnes(members) !== count >> 1) continue;
    // Of two equal halves, each split would come twice.
    if (count % 2 === 0 && (members & 1) === 0) continue;
    const parts = splitVariance(matrix, (item) => (members & (1 << item)) !== 0);
    figures.push((4 * parts.between) / (parts.first + parts.second + 2 * parts.between));
  }
  if (!figures.every(Number.isFinite)) return null;
  return {
    greatest: Math.max(...figures),
    mean: figures.reduce((total, figure) => total + figure, 0) / figures.length,
    least: Math.min(...figures),
  };
}

function countOnes(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + countOnes(bits >> 1);
}

function splitVariance(matrix: Matrix, isFirst: (item: number) => boolean) {
  let [first, second, between] = [0, 0, 0];
  for (const [row, values] of matrix.entries()) {
    for (const [column, value] of values.entries()) {
      if (isFirst(row) !== isFirst(column)) between += value / 2;
      else if (isFirst(row)) first += value;
      else second += value;
    }
  }
  return { first, second, between };
}
