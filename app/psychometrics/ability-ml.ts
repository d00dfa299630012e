/**
 * Maximum-likelihood ability (ML).
 *
 * Measures: the θ under which the answers are most likely; no prior.
 * Formula: Σ P′(x − P)/(PQ) = 0; SE = 1/√I(θ̂), I the expected information of the reached items.
 * Definition: the global maximum over all θ; one that is less than a thousandth of a log-likelihood unit
 * above the limit for θ → ±∞ (as flat as some patterns with guessing are) counts as none. Agrees with catR (`method = "ML"`, `semTheta`) inside its
 * range; catR then gives the end of the range (−6, 6) where no finite maximum exists, here it is null.
 * Source: Birnbaum, A., 1968; Baker, F. B., 2001, chapter 5.
 * Valid range: needs a right and a wrong answer; with guessing some mixed patterns have no maximum either.
 * Missing data: items that were not reached are left out; all right, all wrong or nothing reached: null.
 * Worked example: a = 1, 1.2, .8, b = −1, 0, 1, answers 1 0 1: θ̂ = .3249, SE = 1.2296.
 */
import { type AbilityEstimator, countReached } from '~/psychometrics/ability';
import { scoreAbility } from '~/psychometrics/ability-score';
import { findHighest, makeSearchGrid } from '~/psychometrics/ability-search';
import { type ItemParameters, requireItems } from '~/psychometrics/item-parameters';
import { logProbabilityRight, logProbabilityWrong } from '~/psychometrics/item-response';
import { fillLogLikelihood, makeLikelihoodTable } from '~/psychometrics/likelihood-table';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

export function makeMlEstimator(items: readonly ItemParameters[]): AbilityEstimator {
  requireItems(items);
  const grid = makeSearchGrid(items);
  const table = makeLikelihoodTable(items, grid.theta);
  const heights = new Float64Array(grid.theta.length);
  return (cells, from = 0) => {
    if (countReached(cells, from, items.length) === 0) return null;
    fillLogLikelihood(table, cells, from, heights);
    const theta = findHighest(grid, heights, (at) => {
      const { score, information } = scoreAbility(items, cells, from, at);
      return { slope: score, curvature: information };
    });
    if (theta === null || !standsOut(items, cells, from, theta)) return null;
    const { information } = scoreAbility(items, cells, from, theta);
    return { theta, standardError: 1 / Math.sqrt(information) };
  };
}

const LEAST_RISE = 1e-3;

/** Whether the log-likelihood is higher here than far out on either side. */
function standsOut(
  items: readonly ItemParameters[],
  cells: ArrayLike<number>,
  from: number,
  theta: number,
): boolean {
  let [here, farLow, farHigh] = [0, 0, 0];
  items.forEach((item, index) => {
    const cell = cells[from + index];
    if (cell === NOT_REACHED) return;
    const atFloor = Math.log(cell === 1 ? item.c : 1 - item.c);
    const atCeiling = Math.log(cell === 1 ? item.d : 1 - item.d);
    here += cell === 1 ? logProbabilityRight(item, theta) : logProbabilityWrong(item, theta);
    farLow += item.a > 0 ? atFloor : atCeiling;
    farHigh += item.a > 0 ? atCeiling : atFloor;
  });
  return here > Math.max(farLow, farHigh) + LEAST_RISE;
}
