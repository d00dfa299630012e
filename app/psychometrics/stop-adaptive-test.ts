/**
 * When an adaptive test ends.
 *
 * Measures: whether enough is known, or enough has been asked.
 * Formula: in this order: no item left; fewer than the least number of items goes on; the most items
 * reached; the standard error at or below its target; ability surely on one side of a limit
 * (|θ̂ − limit| ≥ z SE); the next item's information below what is worth asking.
 * Definition: catR's rules "length", "precision", "classification" and "minInfo"; the first that holds names the
 * reason.
 * Source: Weiss, D. J. and Kingsbury, G. G., 1984; Magis, D. and Raîche, G., 2012.
 * Valid range: counts ≥ 0, standard errors ≥ 0.
 * Missing data: a rule that is not given does not stop; no ability yet (null) stops by count only.
 * Worked example: 11 items, SE .389, target .40, at most 20: "precise".
 */

export interface StopRules {
  leastItems?: number;
  mostItems?: number;
  /** Stop at this standard error or below. */
  standardError?: number;
  /** Stop when ability is this many standard errors from the limit. */
  classification?: { limit: number; deviations: number };
  /** Stop when no item left would give this much information. */
  leastInformation?: number;
}

export type StopReason = 'bank empty' | 'length' | 'precise' | 'classified' | 'nothing to learn';

export interface AdaptiveState {
  given: number;
  ability: { theta: number; standardError: number } | null;
  /** Information of the best item left; null when none is left. */
  nextInformation: number | null;
}

export function findStopReason(state: AdaptiveState, rules: StopRules): StopReason | null {
  const { given, ability, nextInformation } = state;
  if (nextInformation === null) return 'bank empty';
  if (given < (rules.leastItems ?? 0)) return null;
  if (given >= (rules.mostItems ?? Number.POSITIVE_INFINITY)) return 'length';
  if (ability && ability.standardError <= (rules.standardError ?? Number.NEGATIVE_INFINITY)) {
    return 'precise';
  }
  if (ability && rules.classification) {
    const { limit, deviations } = rules.classification;
    if (Math.abs(ability.theta - limit) >= deviations * ability.standardError) return 'classified';
  }
  return nextInformation < (rules.leastInformation ?? 0) ? 'nothing to learn' : null;
}
