/**
 * Weighted likelihood ability (WLE, Warm): maximum likelihood without its first-order bias.
 *
 * Measures: θ without a prior, finite also for all right and all wrong.
 * Formula: Σ P′(x − P)/(PQ) + J/(2I) = 0, J = Σ P′P″/(PQ); SE = 1/√I(θ̂).
 * Definition: Warm's J for every model (for Rasch and 2PL the same as Jeffreys' prior √I, for 3PL and
 * 4PL not). Agrees with catR (`method = "WL"`, `semTheta`: SE from I alone) and TAM `tam.wle`.
 * Where several roots exist, the one that is highest on the integral of the left side is taken.
 * Source: Warm, T. A., 1989; Magis, D. and Raîche, G., 2012.
 * Valid range: as for ML, with all right and all wrong.
 * Missing data: items that were not reached are left out of all three sums; nothing reached gives null.
 * Worked example: eight Rasch items, b = −2.1, −1.4 … : none right θ̂ = −3.668, four −.020, all 3.723.
 */
import { type AbilityEstimator, countReached } from '~/psychometrics/ability';
import { scoreAbility } from '~/psychometrics/ability-score';
import { findHighest, makeSearchGrid } from '~/psychometrics/ability-search';
import { type ItemParameters, requireItems } from '~/psychometrics/item-parameters';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

export function makeWleEstimator(items: readonly ItemParameters[]): AbilityEstimator {
  requireItems(items);
  const grid = makeSearchGrid(items);
  const sums = makeSumTable(items, grid.theta);
  const heights = new Float64Array(grid.theta.length);
  return (cells, from = 0) => {
    if (countReached(cells, from, items.length) === 0) return null;
    fillHeights(sums, cells, from, grid.step, heights);
    const theta = findHighest(grid, heights, (at) => slopeAt(items, cells, from, at));
    if (theta === null) return null;
    const { information } = scoreAbility(items, cells, from, theta);
    return { theta, standardError: 1 / Math.sqrt(information) };
  };
}

function slopeAt(
  items: readonly ItemParameters[],
  cells: ArrayLike<number>,
  from: number,
  theta: number,
) {
  const { score, information, curvature } = scoreAbility(items, cells, from, theta);
  const bias = information > 0 ? curvature / (2 * information) : 0;
  return { slope: score + bias, curvature: information };
}

/** Score when right and when wrong, information and J of each item at each node. */
interface SumTable {
  nodes: number;
  items: number;
  right: Float64Array;
  wrong: Float64Array;
  information: Float64Array;
  curvature: Float64Array;
}

function makeSumTable(items: readonly ItemParameters[], theta: Float64Array): SumTable {
  const nodes = theta.length;
  const [right, wrong, information, curvature] = [0, 0, 0, 0].map(
    () => new Float64Array(nodes * items.length),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  items.forEach((item, index) => {
    theta.forEach((at, node) => {
      const whenRight = scoreAbility([item], [1], 0, at);
      const cell = index * nodes + node;
      right[cell] = whenRight.score;
      wrong[cell] = scoreAbility([item], [0], 0, at).score;
      information[cell] = whenRight.information;
      curvature[cell] = whenRight.curvature;
    });
  });
  return { nodes, items: items.length, right, wrong, information, curvature };
}

/** The left side of Warm's equation, integrated along the grid from its lowest node. */
function fillHeights(
  table: SumTable,
  cells: ArrayLike<number>,
  from: number,
  step: number,
  heights: Float64Array,
): void {
  let [height, before] = [0, 0];
  for (let node = 0; node < table.nodes; node += 1) {
    let [score, information, curvature] = [0, 0, 0];
    for (let item = 0; item < table.items; item += 1) {
      const answer = cells[from + item];
      if (answer === NOT_REACHED) continue;
      const cell = item * table.nodes + node;
      score += answer === 1 ? table.right[cell]! : table.wrong[cell]!;
      information += table.information[cell]!;
      curvature += table.curvature[cell]!;
    }
    const slope = score + (information > 0 ? curvature / (2 * information) : 0);
    if (node > 0) height += ((before + slope) * step) / 2;
    heights[node] = height;
    before = slope;
  }
}
