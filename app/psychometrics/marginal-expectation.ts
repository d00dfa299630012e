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
 * Worked example: one person right on one item (slope 1, intercept 0), nodes −1, 0, 1 with weights .2741, .4519, .2741:
 * ln L = ln ½, right .1474, .4519, .4007, wrong 0.
 */
import { logistic, softplus } from '~/psychometrics/item-response';
import type { LikelihoodTable } from '~/psychometrics/likelihood-table';
import type { AbilityNodes } from '~/psychometrics/normal-nodes';
import {
  BLOCK_KINDS,
  gatherByItem,
  type PatternBlocks,
  sumByKind,
} from '~/psychometrics/pattern-blocks';

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

/** ln(1 − P) and ln P of line items, by item and node. */
function makeAnswerTables(items: readonly LineItem[], theta: Float64Array) {
  const nodes = theta.length;
  const wrong = new Float64Array(nodes * items.length);
  const right = new Float64Array(nodes * items.length);
  items.forEach(({ slope, intercept, guessing }, index) => {
    const logNotGuessed = Math.log(1 - guessing);
    for (let node = 0; node < nodes; node += 1) {
      const z = slope * theta[node]! + intercept;
      wrong[index * nodes + node] = logNotGuessed - softplus(z);
      right[index * nodes + node] =
        guessing === 0 ? -softplus(-z) : Math.log(guessing + (1 - guessing) * logistic(z));
    }
  });
  return { wrong, right };
}

/** Log-likelihood tables of line items at the nodes. */
export function makeLineTable(items: readonly LineItem[], theta: Float64Array): LikelihoodTable {
  const nodes = theta.length;
  const { wrong, right } = makeAnswerTables(items, theta);
  const allWrong = new Float64Array(nodes);
  wrong.forEach((value, at) => {
    allWrong[at % nodes]! += value;
  });
  const rightOverWrong = right.map((value, at) => value - wrong[at]!);
  return { nodes, items: items.length, allWrong, wrong, rightOverWrong };
}

/** Posterior weight, as a share of the highest, under which a node is passed over: e^−37. */
const NEGLIGIBLE = 37;

/** @param patterns in blocks; the work is patterns × blocks × nodes. */
export function expectAbilities(
  patterns: PatternBlocks,
  items: readonly LineItem[],
  nodes: AbilityNodes,
): Expectation {
  const count = nodes.theta.length;
  const { wrong: whenWrong, right: whenRight } = makeAnswerTables(items, nodes.theta);
  const logs = sumByKind(items.length, count, whenWrong, whenRight);
  const masses = new Float64Array(logs.length);
  const mass = new Float64Array(count);
  const logWeight = nodes.weight.map(Math.log);
  let logLikelihood = 0;
  for (let pattern = 0; pattern < patterns.patterns; pattern += 1) {
    mass.set(logWeight);
    addKinds(patterns, pattern, logs, mass);
    logLikelihood += patterns.counts[pattern]! * spreadKinds(patterns, pattern, masses, mass);
  }
  const right = new Float64Array(items.length * count);
  const wrong = new Float64Array(items.length * count);
  gatherByItem(masses, count, right, wrong);
  return { logLikelihood, wrong, right };
}

/** Adds the log-likelihoods of a pattern's blocks to `mass`. */
function addKinds(
  { codes, blocks }: PatternBlocks,
  pattern: number,
  logs: Float64Array,
  mass: Float64Array,
): void {
  const count = mass.length;
  for (let block = 0; block < blocks; block += 1) {
    const from = (block * BLOCK_KINDS + codes[pattern * blocks + block]!) * count;
    for (let node = 0; node < count; node += 1) mass[node]! += logs[from + node]!;
  }
}

/** Turns `mass` into posterior weights and adds them to the kinds of the pattern's blocks. @returns ln Σ wq L(θq). */
function spreadKinds(
  { codes, blocks, counts }: PatternBlocks,
  pattern: number,
  masses: Float64Array,
  mass: Float64Array,
): number {
  const count = mass.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = 0; node < count; node += 1) if (mass[node]! > highest) highest = mass[node]!;
  let [first, last, sum] = [count, -1, 0];
  for (let node = 0; node < count; node += 1) {
    const below = mass[node]! - highest;
    if (below < -NEGLIGIBLE) {
      mass[node] = 0;
      continue;
    }
    if (first === count) first = node;
    last = node;
    const value = Math.exp(below);
    mass[node] = value;
    sum += value;
  }
  const factor = counts[pattern]! / sum;
  for (let node = first; node <= last; node += 1) mass[node]! *= factor;
  for (let block = 0; block < blocks; block += 1) {
    const to = (block * BLOCK_KINDS + codes[pattern * blocks + block]!) * count;
    for (let node = first; node <= last; node += 1) masses[to + node]! += mass[node]!;
  }
  return highest + Math.log(sum);
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
