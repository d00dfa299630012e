/**
 * Item information: how much one answer tells about ability.
 *
 * Measures: Fisher information of one item at θ; the information of a test is the sum.
 * Formula: I(θ) = P′² / (P(1 − P)), P′ = a(d − c)σ(1 − σ), σ the logistic function of a(θ − b). Rasch: P(1 − P).
 * Definition: the expected (Fisher) information, with an upper asymptote below 1 taken into account.
 * Agrees with catR `Ii` and mirt `iteminfo`.
 * Source: Birnbaum, A., 1968; Magis, D., 2013 (4PL).
 * Valid range: any θ; items as for the response function. Bounded by a²/4.
 * Missing data: none; an item that was not reached gives no information.
 * Worked example: a = 1, b = 0 at θ = 0: I = .25; so sixteen such items give a standard error of ½.
 */
import type { ItemParameters } from '~/psychometrics/item-parameters';
import { logistic } from '~/psychometrics/item-response';

export function itemInformation({ a, b, c, d }: ItemParameters, theta: number): number {
  const z = a * (theta - b);
  const [up, down] = [logistic(z), logistic(-z)];
  const right = c + (d - c) * up;
  const wrong = 1 - d + (d - c) * down;
  if (right === 0 || wrong === 0) return 0;
  // Divided before squaring, so that far tails do not underflow.
  return a * a * (d - c) * (d - c) * (up / right) * (down / wrong) * up * down;
}

export function testInformation(items: readonly ItemParameters[], theta: number): number {
  return items.reduce((sum, item) => sum + itemInformation(item, theta), 0);
}
