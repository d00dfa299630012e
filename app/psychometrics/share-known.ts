/**
 * Share known behind guessing, for choice tasks.
 *
 * Measures: the share π of a task's domain that the pupil knows, and how sure it is that π is under a
 * limit, from right answers of which some are lucky guesses among k options.
 * Formula: π uniform on equally spaced nodes of 0…1; chance of a right answer p = 1/k + (1 − 1/k)π;
 * likelihood p^right (1 − p)^wrong; tasks of one skill multiply their likelihoods; Bayes' rule.
 * Definition: the knowledge-or-random-guessing model with a flat prior; not the point correction
 * R − W/(k − 1). Items are taken as equally hard, which makes the limits rather too wide.
 * Source: Bayes' rule on the guessing model; nodes and options belong to the cut policy.
 * Valid range: whole 0 ≤ right ≤ presented, k ≥ 2, at least 2 nodes.
 * Missing data: nothing presented in any task gives null: no result rather than the prior.
 * Worked example: 18 right of 32 with k = 2 against ⅓: P = .8684; 24 right: P = .1772.
 */
import { weightedLog } from '~/psychometrics/binomial-probability';
import { centralIntervalOfNodes, type Interval } from '~/psychometrics/central-interval';

export interface ChoiceCount {
  right: number;
  presented: number;
  optionCount: number;
}

/** Posterior weights of π at node/(nodes − 1) (they sum to one), or null when nothing was presented. */
export function shareKnownPosterior(tasks: readonly ChoiceCount[], nodes: number): number[] | null {
  if (!Number.isInteger(nodes) || nodes < 2) throw new RangeError(`share known: ${nodes} nodes`);
  for (const task of tasks) requireCounts(task);
  if (tasks.every((task) => task.presented === 0)) return null;
  const logWeights = Array.from({ length: nodes }, (_, node) =>
    tasks.reduce((sum, task) => sum + logLikelihood(task, node / (nodes - 1)), 0),
  );
  const largest = Math.max(...logWeights);
  const weights = logWeights.map((logWeight) => Math.exp(logWeight - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function logLikelihood(task: ChoiceCount, share: number): number {
  const wrongChance = (1 - 1 / task.optionCount) * (1 - share);
  return (
    weightedLog(task.right, 1 - wrongChance) + weightedLog(task.presented - task.right, wrongChance)
  );
}

function requireCounts({ right, presented, optionCount }: ChoiceCount): void {
  if (!Number.isInteger(right) || !Number.isInteger(presented) || right < 0 || right > presented) {
    throw new RangeError(`share known: ${right} right of ${presented}`);
  }
  if (!Number.isInteger(optionCount) || optionCount < 2) {
    throw new RangeError(`share known needs at least 2 options, got ${optionCount}`);
  }
}

/** Pr(π < limit | answers), unrounded. */
export function probabilityShareBelow(posterior: readonly number[], limit: number): number {
  const last = posterior.length - 1;
  return Math.min(
    1,
    posterior.reduce((sum, weight, node) => (node / last < limit ? sum + weight : sum), 0),
  );
}

/** Central interval of the share known, 0…1. */
export function shareKnownInterval(posterior: readonly number[], coverage: number): Interval {
  return centralIntervalOfNodes(posterior, (node) => node / (posterior.length - 1), coverage);
}
