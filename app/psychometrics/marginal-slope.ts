/**
 * First derivatives of the marginal log-likelihood by each item's slope and intercept, and the curvature
 * that the complete data would have.
 *
 * Measures: by item, ∂ln L/∂slope and ∂ln L/∂intercept, and the 2 × 2 expected information of the
 * complete data, whose inverse times the gradient is one step of EM.
 * Formula: with reached = right + wrong, σ = σ(slope θ + intercept) and P = c + (1 − c)σ: the slope by the logit is
 * (right − reached P)σ/P, summed over nodes with factors θ and 1 (Fisher's identity); information
 * reached (1 − c)σ(1 − σ)σ/P.
 * Source: Bock, R. D. and Aitkin, M., 1981; Lange, K., 1995 (one Newton step in place of the M step).
 * Valid range: 0 ≤ c < 1.
 * Missing data: enters through the expected counts.
 * Worked example: the expectation of one person right on one item (slope 1, intercept 0), nodes −1, 0, 1: by intercept
 * .4415, information .2207.
 */

import { logistic } from '~/psychometrics/item-response';
import type { Expectation, LineItem } from '~/psychometrics/marginal-expectation';

export interface ItemSlopes {
  bySlope: Float64Array;
  byIntercept: Float64Array;
  /** Complete-data information, by item: slope-slope, slope-intercept, intercept-intercept. */
  slopeSlope: Float64Array;
  slopeIntercept: Float64Array;
  interceptIntercept: Float64Array;
}

export function differentiateItems(
  expectation: Expectation,
  items: readonly LineItem[],
  theta: Float64Array,
): ItemSlopes {
  const make = () => new Float64Array(items.length);
  const [bySlope, byIntercept] = [make(), make()];
  const [slopeSlope, slopeIntercept, interceptIntercept] = [make(), make(), make()];
  items.forEach(({ slope, intercept, guessing }, item) => {
    for (let node = 0; node < theta.length; node += 1) {
      const cell = item * theta.length + node;
      const at = theta[node]!;
      const up = logistic(slope * at + intercept);
      const chance = guessing + (1 - guessing) * up;
      const share = guessing === 0 ? 1 : up / chance;
      const reached = expectation.right[cell]! + expectation.wrong[cell]!;
      const first = (expectation.right[cell]! - reached * chance) * share;
      const second = reached * (1 - guessing) * up * (1 - up) * share;
      bySlope[item]! += first * at;
      byIntercept[item]! += first;
      slopeSlope[item]! += second * at * at;
      slopeIntercept[item]! += second * at;
      interceptIntercept[item]! += second;
    }
  });
  return { bySlope, byIntercept, slopeSlope, slopeIntercept, interceptIntercept };
}
