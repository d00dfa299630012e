/**
 * Log-likelihood of response patterns over a row of abilities, from tables made once for the items.
 *
 * Measures: ln L(θq) = Σ over reached items of x ln P + (1 − x) ln(1 − P).
 * Formula: the sum of ln(1 − P) over all items, plus ln P − ln(1 − P) for each right answer, minus
 * ln(1 − P) for each item that was not reached. So a pattern costs one addition a node for each right
 * answer, and no exponential.
 * Source: local independence of the answers given ability.
 * Valid range: as for the response function.
 * Missing data: an item that was not reached is left out of the sum.
 * Worked example: items a = 1, b = 0 and b = 1 at θ = 0: right and wrong give ln .5 + ln .7311 = −1.0064; right and not
 * reached −.6931.
 */
import type { ItemParameters } from '~/psychometrics/item-parameters';
import { logProbabilityRight, logProbabilityWrong } from '~/psychometrics/item-response';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

export interface LikelihoodTable {
  nodes: number;
  items: number;
  /** Σ ln(1 − P) over all items, by node. */
  allWrong: Float64Array;
  /** ln(1 − P), item by item, each with its nodes. */
  wrong: Float64Array;
  /** ln P − ln(1 − P), item by item. */
  rightOverWrong: Float64Array;
}

export function makeLikelihoodTable(
  items: readonly ItemParameters[],
  theta: Float64Array,
): LikelihoodTable {
  const nodes = theta.length;
  const allWrong = new Float64Array(nodes);
  const wrong = new Float64Array(nodes * items.length);
  const rightOverWrong = new Float64Array(nodes * items.length);
  items.forEach((item, index) => {
    for (let node = 0; node < nodes; node += 1) {
      const logWrong = logProbabilityWrong(item, theta[node]!);
      allWrong[node]! += logWrong;
      wrong[index * nodes + node] = logWrong;
      rightOverWrong[index * nodes + node] = logProbabilityRight(item, theta[node]!) - logWrong;
    }
  });
  return { nodes, items: items.length, allWrong, wrong, rightOverWrong };
}

/**
 * Writes ln L by node into `out`.
 * @param cells a person's cells begin at `from`.
 */
export function fillLogLikelihood(
  table: LikelihoodTable,
  cells: ArrayLike<number>,
  from: number,
  out: Float64Array,
): void {
  const { nodes, items, allWrong, wrong, rightOverWrong } = table;
  out.set(allWrong);
  for (let item = 0; item < items; item += 1) {
    const cell = cells[from + item];
    const start = item * nodes;
    if (cell === 1) {
      for (let node = 0; node < nodes; node += 1) out[node]! += rightOverWrong[start + node]!;
    } else if (cell === NOT_REACHED) {
      for (let node = 0; node < nodes; node += 1) out[node]! -= wrong[start + node]!;
    }
  }
}
