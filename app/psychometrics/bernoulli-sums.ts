/**
 * Distribution of the number right when items are answered independently, each with its own chance.
 *
 * Measures: Pr(exactly r right), and the same counted from the last item backwards; the numerically
 * safe form of the elementary symmetric functions of the Rasch model.
 * Formula: item by item, s′(r) = s(r)(1 − p) + s(r − 1)p. With p = ε/(1 + ε), ε = e^(−b):
 * γ(r) = s(r) Π(1 + ε), γ the elementary symmetric function of order r.
 * Definition: the summation algorithm. It only adds positive numbers, so hundreds of items keep full
 * precision, where the difference algorithm (early eRm, psychotools `"diff"`) loses it.
 * Source: Verhelst, N. D., Glas, C. A. W. and van der Sluis, A., 1984; Liou, M., 1994.
 * Valid range: 0 < p < 1.
 * Missing data: give the chances of the reached items only.
 * Worked example: chances ½, ½: ¼, ½, ¼.
 */

/** Row i holds the distribution over items 0…i − 1 (r = 0…count); count + 1 rows. */
export function sumForwards(chances: readonly number[]): Float64Array[] {
  const width = chances.length + 1;
  const rows: Float64Array[] = [new Float64Array(width)];
  rows[0]![0] = 1;
  chances.forEach((chance, item) => {
    rows.push(addItem(rows[item]!, chance));
  });
  return rows;
}

/** Row i holds the distribution over items i…last; count + 1 rows. */
export function sumBackwards(chances: readonly number[]): Float64Array[] {
  return sumForwards([...chances].reverse()).reverse();
}

/** The distribution with one more item. */
export function addItem(sums: Float64Array, chance: number): Float64Array {
  const next = new Float64Array(sums.length);
  for (let right = 0; right < sums.length; right += 1) {
    next[right] = sums[right]! * (1 - chance) + (right > 0 ? sums[right - 1]! * chance : 0);
  }
  return next;
}
