/**
 * Binomial probability of exactly so many successes.
 *
 * Measures: Pr(X = successes) when each of `trials` succeeds with `probability`.
 * Formula: exp(ln C(n, x) + x ln p + (n − x) ln(1 − p)), in logarithms so that nothing underflows.
 * Agrees with: `dbinom` in R, `scipy.stats.binom.pmf`.
 * Source: any textbook; the coefficient by ln Γ.
 * Valid range: whole trials ≥ 0, 0 ≤ probability ≤ 1; successes outside 0…trials have probability 0.
 * Missing data: none; arguments outside the range throw a RangeError.
 * Worked example: 2 of 4 at ½ is 6/16 = 0.375.
 */
import { logGamma } from '~/psychometrics/log-gamma';

export function binomialProbability(
  successes: number,
  trials: number,
  probability: number,
): number {
  if (!Number.isInteger(trials) || trials < 0 || !(probability >= 0 && probability <= 1)) {
    throw new RangeError(`binomial needs whole trials and 0 ≤ p ≤ 1: ${trials}, ${probability}`);
  }
  if (!Number.isInteger(successes) || successes < 0 || successes > trials) return 0;
  return Math.exp(
    logChoose(trials, successes) +
      weightedLog(successes, probability) +
      weightedLog(trials - successes, 1 - probability),
  );
}

/** ln of the number of ways to choose `chosen` of `total`, both whole. */
export function logChoose(total: number, chosen: number): number {
  if (chosen === 0 || chosen === total) return 0;
  return logFactorial(total) - logFactorial(chosen) - logFactorial(total - chosen);
}

/** Counts up to this have their ln n! kept once it has been worked out. */
const KEPT_FACTORIALS = 1000;
const keptLogFactorials: number[] = [];

function logFactorial(count: number): number {
  if (count > KEPT_FACTORIALS) return logGamma(count + 1);
  const kept = keptLogFactorials[count];
  if (kept !== undefined) return kept;
  const value = logGamma(count + 1);
  keptLogFactorials[count] = value;
  return value;
}

/** count · ln(probability), where nothing observed at probability 0 is 0 and not NaN. */
export function weightedLog(count: number, probability: number): number {
  return count === 0 ? 0 : count * Math.log(probability);
}
