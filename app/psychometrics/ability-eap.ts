/**
 * Expected a posteriori ability (EAP): the mean of what is believed about θ after the answers.
 *
 * Measures: ability with a N(0, 1) prior, and the standard deviation of the posterior as its error.
 * Formula: θ̂ = Σ θq L(θq) wq / Σ L(θq) wq over 121 nodes on ±6; SE² = Σ (θq − θ̂)² L wq / Σ L wq.
 * Definition: the error is the posterior standard deviation, not 1/√I at the estimate (which jsCAT
 * reports for EAP too and which is infinite where the items say nothing). Agrees with catR
 * (`thetaEst(method = "EAP")`, `eapSem`, parInt −6, 6, 121), ltm `factor.scores(method = "EAP")` and mirt.
 * Source: Bock, R. D. and Mislevy, R. J., 1982.
 * Valid range: |θ̂| < 6; the number of nodes grows for tests whose posterior is narrower than a step.
 * Missing data: items that were not reached are left out; nothing reached gives null, not the prior.
 * Worked example: LSAT items, all five wrong: θ̂ = −1.8969, SE = .8012; all right: .646, .859.
 */
import { type AbilityEstimator, countReached } from '~/psychometrics/ability';
import { type ItemParameters, requireItems } from '~/psychometrics/item-parameters';
import { fillLogLikelihood, makeLikelihoodTable } from '~/psychometrics/likelihood-table';
import { countNodes, makeNormalNodes } from '~/psychometrics/normal-nodes';

export function makeEapEstimator(items: readonly ItemParameters[]): AbilityEstimator {
  requireItems(items);
  const mostInformation = items.reduce((sum, { a }) => sum + (a * a) / 4, 0);
  const { theta, weight } = makeNormalNodes(countNodes(mostInformation));
  const table = makeLikelihoodTable(items, theta);
  const logLikelihood = new Float64Array(theta.length);
  return (cells, from = 0) => {
    if (countReached(cells, from, items.length) === 0) return null;
    fillLogLikelihood(table, cells, from, logLikelihood);
    let highest = Number.NEGATIVE_INFINITY;
    for (const value of logLikelihood) if (value > highest) highest = value;
    let [total, first, second] = [0, 0, 0];
    for (let node = 0; node < theta.length; node += 1) {
      const mass = Math.exp(logLikelihood[node]! - highest) * weight[node]!;
      const value = theta[node]!;
      total += mass;
      first += mass * value;
      second += mass * value * value;
    }
    const mean = first / total;
    return { theta: mean, standardError: Math.sqrt(Math.max(0, second / total - mean * mean)) };
  };
}
