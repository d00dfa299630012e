/**
 * Ability for a number right under the Rasch model, by maximum likelihood.
 *
 * Measures: θ with which r of these items are expected to be right.
 * Formula: Σ P(θ) = r; SE = 1/√Σ P(1 − P).
 * Definition: plain ML, as eRm `person.parameter`; eRm's values for nothing and everything right are a
 * spline drawn on beyond the others, not estimates: here null.
 * Source: Rasch, G., 1960; Fischer, G. H. and Molenaar, I. W., 1995.
 * Valid range: 0 < r < number of items; r need not be whole.
 * Missing data: give the difficulties of the reached items only.
 * Worked example: LSAT, b = −1.256 .475 1.236 .168 −.623: r = 1…4 gives −1.602, −.474, .481, 1.600.
 */
import type { Ability } from '~/psychometrics/ability';
import { logistic } from '~/psychometrics/item-response';

export function raschAbility(difficulties: ArrayLike<number>, right: number): Ability | null {
  const items = difficulties.length;
  if (!(right > 0) || !(right < items)) return null;
  let [low, high] = [-Infinity, Infinity];
  let theta = Math.log(right / (items - right));
  for (let round = 0; round < 200; round += 1) {
    let [expected, information] = [0, 0];
    for (let item = 0; item < items; item += 1) {
      const chance = logistic(theta - difficulties[item]!);
      expected += chance;
      information += chance * (1 - chance);
    }
    if (expected < right) low = theta;
    else high = theta;
    const step = (right - expected) / information;
    const proposed = theta + Math.max(-2, Math.min(2, step));
    if (Math.abs(step) <= 1e-12 * (1 + Math.abs(theta))) {
      return { theta, standardError: 1 / Math.sqrt(information) };
    }
    theta = proposed > low && proposed < high ? proposed : (low + high) / 2;
  }
  return null;
}
