/**
 * Correction for guessing, and the least number right that chance seldom gives.
 *
 * Measures: about how many items a pupil knew, when those not known were guessed among k options.
 * Formula: R − W/(k − 1); as a share of the items answered, which is (p − 1/k)/(1 − 1/k). Chance level:
 * the least x with Pr(X ≥ x) ≤ α, X binomial with n and 1/k.
 * Definition: the point correction; it may be negative, and says nothing of how sure it is. For levels
 * the posterior of `share-known.ts` is used instead.
 * Agrees with: closed forms; `pbinom` in R.
 * Source: Diamond, J. and Evans, W., The correction for guessing, 1973.
 * Valid range: whole counts of 0 or more, k ≥ 2, 0 < α < 1.
 * Missing data: nothing answered has no share (null); a task too short for α has no such number (null).
 * Worked example: 14 right and 6 wrong of two options: 8, a share of .4; of 10 items at .05: 9.
 */
import { binomialProbability } from '~/psychometrics/binomial-probability';

export function correctForGuessing(
  right: number,
  wrong: number,
  optionCount: number,
): { knownItems: number; shareKnown: number | null } {
  const isRight = [right, wrong].every((count) => Number.isInteger(count) && count >= 0);
  if (!isRight || !Number.isInteger(optionCount) || optionCount < 2) {
    throw new RangeError(`guessing: ${right} right, ${wrong} wrong, ${optionCount} options`);
  }
  const knownItems = right - wrong / (optionCount - 1);
  const answered = right + wrong;
  return { knownItems, shareKnown: answered === 0 ? null : knownItems / answered };
}

/** The least number right that pure guessing reaches with a chance of `tail` or less. */
export function leastAboveChance(
  items: number,
  optionCount: number,
  tail: number,
): { right: number; probability: number } | null {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`a tail is over 0 and under 1, not ${tail}`);
  let found: { right: number; probability: number } | null = null;
  let probability = 0;
  for (let right = items; right >= 0; right -= 1) {
    probability += binomialProbability(right, items, 1 / optionCount);
    if (probability > tail) break;
    found = { right, probability };
  }
  return found;
}
