/**
 * Calibration of the Rasch model by conditional maximum likelihood (CML).
 *
 * Measures: difficulties without any assumption about how ability is spread, with standard errors,
 * infit and outfit, and the conditional log-likelihood.
 * Formula: the likelihood of the answers given each person's number right, at its highest; Σ b = 0;
 * AIC = −2 ln Lc + 2(k − 1), BIC = −2 ln Lc + (k − 1) ln N.
 * Definition: sum-zero difficulties and errors as eRm `RM(sum0 = TRUE)`; psychotools `raschmodel` gives the
 * same up to the shift (its first item is 0) and the errors of that other condition.
 * Source: Andersen, E. B., 1972; Fischer, G. H. and Molenaar, I. W., 1995.
 * Valid range: two items or more with right and wrong answers; slope 1, no guessing.
 * Missing data: persons are grouped by what they reached, and each group conditions on its own number
 * right. Persons with nothing or everything right add nothing. An item with only right or only wrong
 * answers among the others has no finite difficulty: null, and Σ b = 0 over the rest.
 * Worked example: LSAT: −1.256, .475, 1.236, .168, −.623.
 */
import { type CalibrationOutcome, informationCriteria } from '~/psychometrics/calibration';
import { type ConditionalData, groupConditionally } from '~/psychometrics/conditional-groups';
import { fitConditional } from '~/psychometrics/fit-conditional';
import { fitRaschItems } from '~/psychometrics/rasch-item-fit';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';

export function calibrateConditional(matrix: ResponseMatrix): CalibrationOutcome {
  if (matrix.persons < 2) return { ok: false, problem: 'calibration needs at least two persons' };
  const { columns, data } = findUsable(matrix);
  if (columns.length < 2) {
    return {
      ok: false,
      problem:
        'cml needs at least two items with both right and wrong answers among persons with mixed answers',
    };
  }
  const fit = fitConditional(data, columns.length);
  const itemFit = fitRaschItems(matrix, columns, fit.difficulties);
  const items = matrix.items.map((item, index) => {
    const place = columns.indexOf(index);
    return {
      item,
      a: 1,
      b: fit.difficulties[place] ?? null,
      c: 0,
      seA: null,
      seB: fit.standardErrors?.[place] ?? null,
      infit: itemFit[place]?.infit ?? null,
      outfit: itemFit[place]?.outfit ?? null,
    };
  });
  const { logLikelihood } = fit;
  const criteria = informationCriteria(logLikelihood, columns.length - 1, matrix.persons);
  const { persons } = matrix;
  return {
    ok: true,
    calibration: { model: 'rasch', method: 'cml', persons, items, logLikelihood, ...criteria },
    hasConverged: fit.hasConverged,
    remarks: findRemarks(matrix, columns, fit.hasConverged, fit.standardErrors !== null),
  };
}

/** Items with mixed answers among persons with mixed answers; leaving an item out may unmix a person. */
export function findUsable(
  matrix: ResponseMatrix,
  isKept?: (person: number) => boolean,
): { columns: number[]; data: ConditionalData } {
  let columns = matrix.items.map((_, item) => item);
  for (;;) {
    const data = groupConditionally(matrix, columns, isKept);
    const reached = new Float64Array(columns.length);
    for (const group of data.groups) {
      const persons = group.persons.reduce((sum, count) => sum + count, 0);
      for (const place of group.items) reached[place]! += persons;
    }
    const usable = columns.filter(
      (_, place) => data.right[place]! > 0 && data.right[place]! < reached[place]!,
    );
    if (usable.length === columns.length) return { columns, data };
    columns = usable;
  }
}

function findRemarks(
  matrix: ResponseMatrix,
  columns: readonly number[],
  hasConverged: boolean,
  isConnected: boolean,
): string[] {
  const without = matrix.items.flatMap((name, item) =>
    columns.includes(item)
      ? []
      : [`item ${name} lacks right or wrong answers among persons with mixed answers: no estimate`],
  );
  if (!hasConverged) without.push('did not converge');
  if (!isConnected) without.push('the items are not connected by persons: no standard errors');
  return without;
}
