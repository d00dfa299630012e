/**
 * The expectation step of marginal maximum likelihood: what is known of abilities under item parameters.
 *
 * Measures: the marginal log-likelihood, and by item and node the expected numbers of persons who
 * answered right and wrong.
 * Formula: ln L = Σ n ln Σq wq L(θq); posterior weights h(q) = wq L(θq)/Σ wq L; right = Σ n h over persons
 * who answered right, wrong = Σ n h over those who answered wrong (kept apart, so that neither is a small
 * difference of large sums).
 * Source: Bock, R. D. and Aitkin, M., 1981.
 * Valid range: patterns of 0, 1 and not reached.
 * Missing data: an item that was not reached is no part of that person's likelihood (ignorable).
 */
import type { ResponsePatterns } from '~/psychometrics/collapse-patterns';
import { logistic, softplus } from '~/psychometrics/item-response';
import { fillLogLikelihood, type LikelihoodTable } from '~/psychometrics/likelihood-table';
import type { AbilityNodes } from '~/psychometrics/normal-nodes';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

/** An item whose logit is a line in ability: the form that is estimated. */
export interface LineItem {
  slope: number;
  intercept: number;
  guessing: number;
}

export interface Expectation {
  logLikelihood: number;
  /** Expected persons who answered wrong, by item and node. */
  wrong: Float64Array;
  /** Expected persons who answered right, by item and node. */
  right: Float64Array;
}

/** Log-likelihood tables of line items at the nodes. */
export function makeLineTable(items: readonly LineItem[], theta: Float64Array): LikelihoodTable {
  const nodes = theta.length;
  const allWrong = new Float64Array(nodes);
  const wrong = new Float64Array(nodes * items.length);
  const rightOverWrong = new Float64Array(nodes * items.length);
  items.forEach(({ slope, intercept, guessing }, index) => {
    const logNotGuessed = Math.log(1 - guessing);
    for (let node = 0; node < nodes; node += 1) {
      const z = slope * theta[node]! + intercept;
      const logWrong = logNotGuessed - softplus(z);
      const logRight =
        guessing === 0 ? -softplus(-z) : Math.log(guessing + (1 - guessing) * logistic(z));
      allWrong[node]! += logWrong;
      wrong[index * nodes + node] = logWrong;
      rightOverWrong[index * nodes + node] = logRight - logWrong;
    }
  });
  return { nodes, items: items.length, allWrong, wrong, rightOverWrong };
}

export function expectAbilities(
  patterns: ResponsePatterns,
  items: readonly LineItem[],
  nodes: AbilityNodes,
): Expectation {
  const count = nodes.theta.length;
  const table = makeLineTable(items, nodes.theta);
  const right = new Float64Array(items.length * count);
  const wrong = new Float64Array(items.length * count);
  const mass = new Float64Array(count);
  const logWeight = nodes.weight.map(Math.log);
  let logLikelihood = 0;
  for (let pattern = 0; pattern < patterns.patterns; pattern += 1) {
    const from = pattern * items.length;
    const persons = patterns.counts[pattern]!;
    fillLogLikelihood(table, patterns.cells, from, mass);
    logLikelihood += persons * turnIntoPosterior(mass, logWeight, persons);
    for (let item = 0; item < items.length; item += 1) {
      const cell = patterns.cells[from + item];
      if (cell === NOT_REACHED) continue;
      const target = cell === 1 ? right : wrong;
      const start = item * count;
      for (let node = 0; node < count; node += 1) target[start + node]! += mass[node]!;
    }
  }
  return { logLikelihood, wrong, right };
}

/**
 * Turns log-likelihoods by node, in place, into posterior weights that sum to `total`.
 * @returns ln Σ wq L(θq).
 */
export function turnIntoPosterior(
  mass: Float64Array,
  logWeight: Float64Array,
  total: number,
): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = 0; node < mass.length; node += 1) {
    const value = mass[node]! + logWeight[node]!;
    mass[node] = value;
    if (value > highest) highest = value;
  }
  let sum = 0;
  for (let node = 0; node < mass.length; node += 1) {
    const value = Math.exp(mass[node]! - highest);
    mass[node] = value;
    sum += value;
  }
  const factor = total / sum;
  for (let node = 0; node < mass.length; node += 1) mass[node]! *= factor;
  return highest + Math.log(sum);
}
