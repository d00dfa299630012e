/**
 * Slope of the log-likelihood of ability, with the sums that go with it.
 *
 * Measures, over the items a person reached: the score S = Σ P′(x − P)/(PQ), the information
 * I = Σ P′²/(PQ) and Warm's J = Σ P′P″/(PQ), at one θ.
 * Formula: with σ the logistic function of a(θ − b): P′ = a(d − c)σ(1 − σ), P″ = aP′(1 − 2σ).
 * Source: Warm, T. A., 1989; Magis, D. and Raîche, G., 2012.
 * Valid range: any finite θ; where P′²/(PQ) underflows an item adds nothing.
 * Missing data: items that were not reached add nothing.
 * Worked example: one item with a = 1, b = 0, right, at θ = 0: S = .5, I = .25, J = 0.
 */
import type { ItemParameters } from '~/psychometrics/item-parameters';
import { logistic } from '~/psychometrics/item-response';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

export interface AbilityScore {
  score: number;
  information: number;
  /** J of the weighted likelihood estimate. */
  curvature: number;
}

export function scoreAbility(
  items: readonly ItemParameters[],
  cells: ArrayLike<number>,
  from: number,
  theta: number,
): AbilityScore {
  let [score, information, curvature] = [0, 0, 0];
  for (let index = 0; index < items.length; index += 1) {
    const cell = cells[from + index];
    if (cell === NOT_REACHED) continue;
    const { a, b, c, d } = items[index]!;
    const z = a * (theta - b);
    const [up, down] = [logistic(z), logistic(-z)];
    // P′/P and P′/Q, each finite also where P or Q underflows.
    const slope = a * (d - c);
    const overRight = c === 0 ? a * down : (slope * up * down) / (c + (d - c) * up);
    const overWrong = d === 1 ? a * up : (slope * up * down) / (1 - d + (d - c) * down);
    score += cell === 1 ? overRight : -overWrong;
    information += overRight * overWrong;
    curvature += overRight * overWrong * a * (down - up);
  }
  return { score, information, curvature };
}
