/**
 * Percentile rank of a figure in a group.
 *
 * Measures: the share of a group that has less, those with the same counted half.
 * Formula: 100 · (below + ½ · equal)/n.
 * Definition: the mid-percentile rank; "at or below" and "below" differ from it by half the ties.
 * Agrees with: `scipy.stats.percentileofscore(kind = "mean")`.
 * Source: Crawford, Garthwaite and Slick, On percentile norms in neuropsychology, 2009.
 * Valid range: finite figures; 0 to 100. Missing data: an empty group gives null, NaN a RangeError.
 * Worked example: 5 in 3, 5, 5, 7: 100 · (1 + 1)/4 = 50.
 */
export function percentileRank(value: number, group: ArrayLike<number>): number | null {
  if (!Number.isFinite(value)) throw new RangeError(`no percentile rank of ${value}`);
  let [below, equal] = [0, 0];
  for (let index = 0; index < group.length; index += 1) {
    const other = group[index]!;
    if (Number.isNaN(other)) throw new RangeError('NaN has no rank');
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return group.length === 0 ? null : (100 * (below + equal / 2)) / group.length;
}
