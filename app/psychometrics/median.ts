/**
 * Median: the middle figure, or the mean of the two middle ones.
 *
 * Measures: the value that half of the figures lie under.
 * Formula: of n figures in order, figure (n + 1)/2, or the mean of figures n/2 and n/2 + 1.
 * Agrees with: `median` in R, `numpy.median`.
 * Source: any textbook.
 * Valid range: finite figures.
 * Missing data: no figures give null; NaN is not allowed.
 * Worked example: 3, 1, 4, 2: 2.5.
 */
export function median(figures: ArrayLike<number>): number | null {
  if (figures.length === 0) return null;
  const sorted = Float64Array.from(figures).sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return (sorted[middle - 1]! + sorted[middle]!) / 2;
}
