/**
 * Right minus wrong of a timed task with two options.
 *
 * Measures: how many sentences the pupil reads with meaning in the hidden time, guesses taken away,
 * and how sure it is that this is under a limit.
 * Formula: T = max(right − wrong, 0); SE² = dispersion · max(T, 1) + wrongWeight · wrong;
 * P = Φ((limit − T)/SE). The policy's dispersion is 1.5 and its weight of a wrong answer 2.
 * Definition: "correct minus incorrect" floored at zero, as in ROAR-Sentence; the standard error is
 * this product's own approximation, assumed and not measured.
 * Source: the score from the ROAR technical manual; Φ as `pnorm` in R.
 * Valid range: whole right ≥ 0, wrong ≥ 0; dispersion > 0.
 * Missing data: no answer at all (0 right, 0 wrong) gives null.
 * Worked example: 3 right, 1 wrong against 4: T = 2, SE = √5, P = .8145.
 */
import { centralIntervalOfCdf, type Interval } from '~/psychometrics/central-interval';
import { normalCdf } from '~/psychometrics/normal-cdf';

export interface TimedTwoChoiceInput {
  right: number;
  wrong: number;
  /** Variance of T per point of T. */
  dispersion: number;
  /** Variance of T per wrong answer. */
  wrongWeight: number;
}

/** Standard errors beyond which the normal distribution holds nothing that a double can show. */
const RANGE_IN_ERRORS = 10;

/** T, floored at zero. */
export function rightMinusWrong(right: number, wrong: number): number {
  if (!Number.isInteger(right) || !Number.isInteger(wrong) || right < 0 || wrong < 0) {
    throw new RangeError(`timed two-choice: ${right} right, ${wrong} wrong`);
  }
  return Math.max(right - wrong, 0);
}

/** Pr(true right-minus-wrong < limit | answers), unrounded. */
export function probabilityTimedChoiceBelow(
  input: TimedTwoChoiceInput,
  limit: number,
): number | null {
  const score = rightMinusWrong(input.right, input.wrong);
  if (input.right + input.wrong === 0) return null;
  return normalCdf((limit - score) / standardError(input));
}

/** Central interval of the true right-minus-wrong, never below zero. */
export function timedChoiceInterval(input: TimedTwoChoiceInput, coverage: number): Interval | null {
  const score = rightMinusWrong(input.right, input.wrong);
  if (input.right + input.wrong === 0) return null;
  const error = standardError(input);
  const reach = RANGE_IN_ERRORS * error;
  const interval = centralIntervalOfCdf(
    (value) => normalCdf((value - score) / error),
    score - reach,
    score + reach,
    coverage,
  );
  return { lower: Math.max(0, interval.lower), upper: interval.upper };
}

function standardError({ right, wrong, dispersion, wrongWeight }: TimedTwoChoiceInput): number {
  if (!(dispersion > 0)) throw new RangeError(`timed two-choice: dispersion ${dispersion}`);
  return Math.sqrt(dispersion * Math.max(rightMinusWrong(right, wrong), 1) + wrongWeight * wrong);
}
