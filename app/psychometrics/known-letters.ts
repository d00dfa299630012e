/**
 * Known letters behind right answers, when the form is the whole domain.
 *
 * Measures: how many of the domain's letters the pupil knows (K), and how sure it is that K is under
 * a limit, from right answers that may be guessed or slipped.
 * Formula: K uniform on 0…N; of n presented letters h ~ Hypergeometric(N, K, n) are known;
 * right = Bin(h, rightWhenKnown) + Bin(n − h, rightWhenGuessing); Bayes' rule over K. When the whole
 * form was presented (n = N) this is Bin(K, .97) + Bin(N − K, ¼). Letters that were not reached count
 * neither as known nor as unknown.
 * Definition: a whole-number mastery count with a slip and a guess rate; not a share (see share known)
 * and not the correction R − W/(k − 1), which gives no probability.
 * Source: Bayes' rule; the rates belong to the cut policy.
 * Valid range: 0 ≤ right ≤ presented ≤ domain size, whole; 0 < rates < 1.
 * Missing data: nothing presented (n = 0) gives null: no result rather than the prior.
 * Worked example: 11 right of 24 against the limit 12: P = .9865, interval (90 %) 2 to 11 letters.
 */
import { binomialProbability } from '~/psychometrics/binomial-probability';
import { centralIntervalOfNodes, type Interval } from '~/psychometrics/central-interval';
import { hypergeometricProbability } from '~/psychometrics/hypergeometric-probability';

export interface KnownLettersInput {
  right: number;
  presented: number;
  /** Letters in the whole domain, 24 in the letter task. */
  domainSize: number;
  /** Chance that a known letter is answered right. */
  rightWhenKnown: number;
  /** Chance that an unknown letter is answered right. */
  rightWhenGuessing: number;
}

/** Posterior weights of K = 0…domainSize (they sum to one), or null when nothing was presented. */
export function knownLettersPosterior(input: KnownLettersInput): number[] | null {
  const { right, presented, domainSize } = input;
  if (![right, presented, domainSize].every(Number.isInteger)) {
    throw new RangeError('known letters need whole counts');
  }
  if (right < 0 || right > presented || presented > domainSize) {
    throw new RangeError(`known letters: ${right} right of ${presented} of ${domainSize}`);
  }
  if (presented === 0) return null;
  const rightGivenKnown = Array.from({ length: presented + 1 }, (_, known) =>
    probabilityOfRight(input, known),
  );
  const weights = Array.from({ length: domainSize + 1 }, (_, lettersKnown) =>
    rightGivenKnown.reduce(
      (sum, chance, known) =>
        sum + chance * hypergeometricProbability(known, domainSize, lettersKnown, presented),
      0,
    ),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Pr(exactly this many right | `known` of the presented letters are known). */
function probabilityOfRight(input: KnownLettersInput, known: number): number {
  let sum = 0;
  for (let fromKnown = 0; fromKnown <= Math.min(known, input.right); fromKnown += 1) {
    sum +=
      binomialProbability(fromKnown, known, input.rightWhenKnown) *
      binomialProbability(
        input.right - fromKnown,
        input.presented - known,
        input.rightWhenGuessing,
      );
  }
  return sum;
}

/** Pr(known letters < limit | right answers), unrounded. */
export function probabilityKnownBelow(posterior: readonly number[], limit: number): number {
  return Math.min(
    1,
    posterior.reduce((sum, weight, known) => (known < limit ? sum + weight : sum), 0),
  );
}

/** Central interval of the number of known letters. */
export function knownLettersInterval(posterior: readonly number[], coverage: number): Interval {
  return centralIntervalOfNodes(posterior, (known) => known, coverage);
}
