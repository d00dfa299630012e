/**
 * The search for the conditional maximum: difficulties that sum to zero, and their errors.
 *
 * Formula: quasi-Newton steps (`quasi-newton`) on the conditional log-likelihood (`conditional-likelihood`);
 * errors from the inverse of the observed information under Σ b = 0.
 * Source: Andersen, E. B., 1972. Units: logits.
 * Valid range: two items or more. Missing data: as in `conditional-groups`; items that no group connects have no errors.
 * Worked example: answers 10, 10, 01: difficulties ∓½ ln 2 = ∓.3466, errors .6124, ln Lc = 2 ln ⅔ + ln ⅓ = −1.9095.
 */
import type { ConditionalData } from '~/psychometrics/conditional-groups';
import { conditionalInformation, conditionalSlope } from '~/psychometrics/conditional-likelihood';
import { invertSymmetric } from '~/psychometrics/linear-system';
import { climb } from '~/psychometrics/quasi-newton';

export interface ConditionalFit {
  /** Difficulties, sum 0. */
  difficulties: Float64Array;
  /** Their standard errors under the sum-zero condition; null when the items are not all connected. */
  standardErrors: number[] | null;
  logLikelihood: number;
  hasConverged: boolean;
  rounds: number;
}

const MOST_DIFFICULTY = 30;
const TOLERANCE = 1e-10;
const MAX_ROUNDS = 500;

export function fitConditional(data: ConditionalData, items: number): ConditionalFit {
  const bounds = new Float64Array(items).fill(MOST_DIFFICULTY);
  const reached = new Float64Array(items);
  for (const group of data.groups) {
    const persons = group.persons.reduce((sum, count) => sum + count, 0);
    for (const item of group.items) reached[item]! += persons;
  }
  const start = data.right.map((right, item) =>
    Math.log((reached[item]! - right + 0.5) / (right + 0.5)),
  );
  const summit = climb(
    centre(start),
    (difficulties) => {
      const { value, gradient, variances } = conditionalSlope(data, difficulties);
      const precondition = (direction: Float64Array) => {
        for (let item = 0; item < items; item += 1) direction[item]! /= variances[item]! + 1e-9;
        direction.set(centre(direction));
      };
      return { value, gradient, precondition };
    },
    { bounds, tolerance: TOLERANCE, maxRounds: MAX_ROUNDS },
  );
  const difficulties = centre(summit.parameters);
  return {
    difficulties,
    standardErrors: isConnected(data, items)
      ? findErrors(conditionalInformation(data, difficulties))
      : null,
    logLikelihood: summit.value,
    hasConverged: summit.hasConverged,
    rounds: summit.rounds,
  };
}

/** Whether every item is reached from every other by way of persons who reached both. */
function isConnected(data: ConditionalData, items: number): boolean {
  const joined = new Set([0]);
  for (let before = 0; before < joined.size; ) {
    before = joined.size;
    for (const group of data.groups) {
      if (group.items.some((item) => joined.has(item))) {
        for (const item of group.items) joined.add(item);
      }
    }
  }
  return joined.size === items;
}

function centre(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Errors from (information + 11ᵀ/n)⁻¹ − 11ᵀ/n, which is the inverse within the sum-zero space. */
function findErrors(information: readonly number[][]): number[] | null {
  const share = 1 / information.length;
  // Scaled to the information, so that the added direction weighs as much as the others.
  const size = information.reduce((sum, row, at) => sum + row[at]!, 0);
  const inverse = invertSymmetric(
    information.map((row) => row.map((value) => value + size * share)),
  );
  return inverse?.map((row, at) => Math.sqrt(Math.max(0, row[at]! - share / size))) ?? null;
}
