/**
 * Maximum a posteriori ability (MAP, Bayes modal).
 *
 * Measures: the most probable θ after the answers, with a N(0, 1) prior.
 * Formula: Σ P′(x − P)/(PQ) − θ = 0; SE = 1/√(1 + I(θ̂)), I the expected information.
 * Definition: the error uses the expected information, as catR (`method = "BM"`, `semTheta`); for Rasch
 * and 2PL that is also the curvature at the mode, which ltm `factor.scores(method = "EB")` reports.
 * Source: Samejima, F., 1969; Mislevy, R. J., 1986.
 * Valid range: always finite.
 * Missing data: items that were not reached are left out; nothing reached gives null, not the prior.
 * Worked example: LSAT items, all five wrong: θ̂ = −1.8954, SE = .7955.
 */
import { type AbilityEstimator, countReached } from '~/psychometrics/ability';
import { scoreAbility } from '~/psychometrics/ability-score';
import { findHighest, makeSearchGrid } from '~/psychometrics/ability-search';
import { type ItemParameters, requireItems } from '~/psychometrics/item-parameters';
import { fillLogLikelihood, makeLikelihoodTable } from '~/psychometrics/likelihood-table';

export function makeMapEstimator(items: readonly ItemParameters[]): AbilityEstimator {
  requireItems(items);
  const grid = makeSearchGrid(items);
  const table = makeLikelihoodTable(items, grid.theta);
  const logPrior = grid.theta.map((theta) => -0.5 * theta * theta);
  const heights = new Float64Array(grid.theta.length);
  return (cells, from = 0) => {
    if (countReached(cells, from, items.length) === 0) return null;
    fillLogLikelihood(table, cells, from, heights);
    for (let node = 0; node < heights.length; node += 1) heights[node]! += logPrior[node]!;
    const theta = findHighest(grid, heights, (at) => {
      const { score, information } = scoreAbility(items, cells, from, at);
      return { slope: score - at, curvature: information + 1 };
    });
    if (theta === null) return null;
    const { information } = scoreAbility(items, cells, from, theta);
    return { theta, standardError: 1 / Math.sqrt(1 + information) };
  };
}
