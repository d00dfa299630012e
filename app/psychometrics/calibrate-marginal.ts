/**
 * Calibration by marginal maximum likelihood (MML): item parameters from responses, ability integrated out.
 *
 * Measures: slopes and difficulties of a Rasch, 1PL or 2PL model with guessing fixed, their standard
 * errors, infit and outfit, and the log-likelihood.
 * Formula: ln L = Σ ln ∫ Π P^x (1 − P)^(1−x) φ(θ) dθ at its highest, by EM whose M step is one Newton step
 * for each item, accelerated by quasi-Newton steps and ended by Newton's on the observed information.
 * Estimated as slope and intercept; b = −intercept/slope, its error by the delta method.
 * AIC = −2 ln L + 2k, BIC = −2 ln L + k ln N, k the free parameters, N the persons.
 * Definition: ability N(0, 1) in every model. `rasch` has slope 1 for all and so no free spread of
 * ability (ltm `rasch(constraint = cbind(p + 1, 1))`); `1pl` one common free slope (ltm `rasch`; the same
 * model as a Rasch model with free spread of ability); `2pl` ltm `ltm(x ~ z1)`, mirt `2PL`. No priors on
 * item parameters. Standard errors from the whole observed information matrix (ltm; mirt "Oakes").
 * Source: Bock, R. D. and Aitkin, M., 1981; Bock and Lieberman, 1970; Louis, 1982; Jamshidian and Jennrich, 1997.
 * Valid range: 0 ≤ guessing < 1; 1PL from two, 2PL from three items with right and wrong answers.
 * Slopes stay within ±20, intercepts within ±60; an item that ends there is named in a remark.
 * Missing data: not reached is ignored. An item that everyone who reached it answered alike, or that is
 * answered no better than guessing, has no finite estimate: null, and it adds nothing to ln L.
 * Worked example: LSAT section 6, 2PL: ln L = −2466.653; Rasch: −2473.054, b₁ = −2.872.
 */
import {
  type CalibratedItem,
  type CalibrationModel,
  type CalibrationOutcome,
  informationCriteria,
} from '~/psychometrics/calibration';
import { collapsePatterns } from '~/psychometrics/collapse-patterns';
import { fitMarginal, type MarginalFit } from '~/psychometrics/fit-marginal';
import { fitMarginalItem } from '~/psychometrics/marginal-item-fit';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';
import { countAnswers, remarkOnAnswers } from '~/psychometrics/usable-items';

const FEWEST_ITEMS: Record<CalibrationModel, number> = { rasch: 1, '1pl': 2, '2pl': 3 };

/** @param guessing fixed for all items, or one for each. */
export function calibrateMarginal(
  matrix: ResponseMatrix,
  model: CalibrationModel,
  guessing: number | readonly number[] = 0,
): CalibrationOutcome {
  const chances = matrix.items.map((_, item) =>
    typeof guessing === 'number' ? guessing : (guessing[item] ?? Number.NaN),
  );
  if (!chances.every((chance) => chance >= 0 && chance < 1)) {
    return { ok: false, problem: 'guessing must be from 0 up to, but not, 1' };
  }
  const counts = countAnswers(matrix);
  const usable = matrix.items.flatMap((_, item) => (counts.isMixed(item) ? [item] : []));
  const problem = findProblem(matrix, model, usable.length);
  if (problem) return { ok: false, problem };
  const patterns = collapsePatterns(matrix.cells, matrix.persons, matrix.items.length, usable);
  const fit = fitMarginal(
    patterns,
    model,
    usable.map((item) => chances[item]!),
  );
  const remarks = remarkOnAnswers(matrix, counts);
  const items = matrix.items.map((name, item): CalibratedItem => {
    const place = usable.indexOf(item);
    return describeItem(name, model, chances[item]!, fit, place);
  });
  usable.forEach((item, place) => {
    const remark = remarkOnEstimate(matrix.items[item]!, fit, place);
    if (remark) remarks.push(remark);
  });
  if (!fit.hasConverged) remarks.push(`did not converge in ${fit.rounds} rounds`);
  const { logLikelihood } = fit.expectation;
  const criteria = informationCriteria(logLikelihood, fit.parameters, matrix.persons);
  const { persons } = matrix;
  return {
    ok: true,
    calibration: { model, method: 'mml', persons, items, logLikelihood, ...criteria },
    remarks,
    hasConverged: fit.hasConverged,
  };
}

function findProblem(matrix: ResponseMatrix, model: CalibrationModel, usable: number) {
  if (matrix.persons < 2) return 'calibration needs at least two persons';
  if (usable === 0) return 'no item has both right and wrong answers';
  if (usable < FEWEST_ITEMS[model]) {
    return `${model} needs at least ${FEWEST_ITEMS[model]} items with both right and wrong answers, there are ${usable}`;
  }
  return null;
}

function describeItem(
  item: string,
  model: CalibrationModel,
  c: number,
  fit: MarginalFit,
  place: number,
): CalibratedItem {
  const common = commonSlope(model, fit);
  const line = fit.items[place];
  if (!line || fit.isFlat(place)) {
    const seA = model === '1pl' ? (fit.errors[0]?.slope ?? null) : null;
    return { item, a: common, b: null, c, seA, seB: null, infit: null, outfit: null };
  }
  const { slope, difficulty } = fit.errors[place]!;
  const b = hasNoSlope(line) ? null : -line.intercept / line.slope;
  const itemFit = fitMarginalItem(fit.expectation, place, line, fit.nodes.theta);
  return {
    item,
    a: line.slope,
    b,
    c,
    seA: slope,
    seB: b === null ? null : difficulty,
    infit: itemFit?.infit ?? null,
    outfit: itemFit?.outfit ?? null,
  };
}

/** Slope under which answers do not depend on ability: the curve meets no ability, so there is no difficulty. */
const NO_SLOPE = 1e-6;

function hasNoSlope({ slope }: { slope: number }): boolean {
  return !(Math.abs(slope) > NO_SLOPE);
}

/** The slope of items without an estimate of their own. */
function commonSlope(model: CalibrationModel, fit: MarginalFit): number | null {
  if (model === '2pl') return null;
  return model === 'rasch' ? 1 : (fit.items[0]?.slope ?? null);
}

function remarkOnEstimate(name: string, fit: MarginalFit, place: number): string | null {
  if (fit.isFlat(place)) return `item ${name} is answered no better than guessing: no estimate`;
  if (hasNoSlope(fit.items[place]!)) return `item ${name} has slope 0: no difficulty`;
  if (fit.isOnBound(place))
    return `item ${name} has no finite maximum: the estimate stands on its bound`;
  return null;
}
