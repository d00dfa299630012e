/**
 * Kuder and Richardson's formulas 20 and 21: internal consistency of right-or-wrong items.
 *
 * Measures: the share of the variance of the number right that the items have in common.
 * Formula: KR-20 = k/(k − 1) · (1 − Σ p(1 − p)/V); KR-21 = k/(k − 1) · (1 − M(k − M)/(kV)), with k every
 * item given, p the share right of an item, M and V the mean and the variance of the number right.
 * Definition: the variance is the caller's. With the population variance (n) KR-20 is exactly alpha.
 * With the sample variance (n − 1) it is a little higher: that is what is published for oREV and what
 * the command line reports. An item that everyone gets right still counts in k.
 * Agrees with: the published reliabilities of oREV (sample variance); psych `alpha` on complete data
 * (population variance).
 * Source: Kuder, G. F. and Richardson, M. W., The theory of the estimation of test reliability, 1937.
 * Valid range: two items or more, 0 ≤ p ≤ 1, V > 0; at most 1.
 * Missing data: fewer than two items or a total without variance gives null.
 * Worked example: p = .5, .5, V = .75: KR-20 = 2 · (1 − .5/.75) = .6666667.
 */
export function kuderRichardson20(
  proportions: readonly number[],
  totalVariance: number,
): number | null {
  const wrongTimesRight = proportions.reduce((total, p) => total + p * (1 - p), 0);
  return scale(proportions.length, wrongTimesRight / totalVariance);
}

export function kuderRichardson21(
  items: number,
  totalMean: number,
  totalVariance: number,
): number | null {
  return scale(items, (totalMean * (items - totalMean)) / (items * totalVariance));
}

function scale(items: number, unshared: number): number | null {
  if (items < 2 || !Number.isFinite(unshared)) return null;
  return (items / (items - 1)) * (1 - unshared);
}
