/**
 * Midranks: places in order, where equal figures share the mean of their places.
 *
 * Measures: the place of each figure, 1 for the least.
 * Formula: number below + (number equal + 1)/2.
 * Agrees with: `rank` in R, `scipy.stats.rankdata` (average).
 * Source: any textbook.
 * Valid range: figures that are not NaN.
 * Missing data: NaN throws a RangeError.
 * Worked example: 10, 20, 20, 30: 1, 2.5, 2.5, 4.
 */
export function midranks(figures: ArrayLike<number>): Float64Array {
  const count = figures.length;
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    if (Number.isNaN(figures[index]!)) throw new RangeError('NaN has no rank');
    order[index] = index;
  }
  order.sort((one, other) => figures[one]! - figures[other]!);
  const ranks = new Float64Array(count);
  for (let first = 0; first < count; ) {
    let next = first + 1;
    while (next < count && figures[order[next]!] === figures[order[first]!]) next += 1;
    for (let place = first; place < next; place += 1) ranks[order[place]!] = (first + next + 1) / 2;
    first = next;
  }
  return ranks;
}
