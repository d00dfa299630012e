/**
 * Andersen's likelihood-ratio test of the Rasch model.
 *
 * Measures: whether difficulties are the same among persons with few and with many right.
 * Formula: LR = 2(Σ ln Lc(group) − ln Lc(all)), χ² with (groups − 1)(items − 1) degrees of freedom; two
 * groups, below the mean number right and from the mean up.
 * Definition: eRm `LRtest(splitcr = "mean")`; items without mixed answers in one of the groups are left
 * out everywhere.
 * Source: Andersen, E. B., 1973.
 * Valid range: two items or more that stay in both groups.
 * Missing data: persons who reached the same items have their own mean; each group's likelihood
 * conditions on what was reached. Too little left in a group gives null.
 * Worked example: LSAT: LR = .168, 4 degrees of freedom, p = .997.
 */
import { findUsable } from '~/psychometrics/calibrate-conditional';
import { groupConditionally } from '~/psychometrics/conditional-groups';
import { fitConditional } from '~/psychometrics/fit-conditional';
import { regularisedGammaUpper } from '~/psychometrics/incomplete-gamma';
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export interface AndersenTest {
  chiSquare: number;
  degreesOfFreedom: number;
  p: number;
  /** Places of the items that stayed in. */
  items: number[];
}

export function andersenTest(matrix: ResponseMatrix): AndersenTest | null {
  const isAbove = splitPersons(matrix);
  const isLow = (person: number) => isAbove[person] === 0;
  const isHigh = (person: number) => isAbove[person] === 1;
  const [low, high] = [findUsable(matrix, isLow).columns, findUsable(matrix, isHigh).columns];
  const items = low.filter((item) => high.includes(item));
  if (items.length < 2) return null;
  const logLikelihoodOf = (isKept?: (person: number) => boolean) =>
    fitConditional(groupConditionally(matrix, items, isKept), items.length).logLikelihood;
  const apart = logLikelihoodOf(isLow) + logLikelihoodOf(isHigh);
  const chiSquare = Math.max(0, 2 * (apart - logLikelihoodOf()));
  const degreesOfFreedom = items.length - 1;
  const p = regularisedGammaUpper(degreesOfFreedom / 2, chiSquare / 2);
  return { chiSquare, degreesOfFreedom, p, items };
}

/** 1 for persons with at least the mean number right of those who reached the same items. */
function splitPersons({ cells, items, persons }: ResponseMatrix): Uint8Array {
  const scores = new Float64Array(persons);
  const sets = new Map<string, { sum: number; persons: number }>();
  const setOf = Array.from({ length: persons }, (_, person) => {
    const own = cells.subarray(person * items.length, (person + 1) * items.length);
    scores[person] = own.reduce((sum, cell) => sum + (cell === 1 ? 1 : 0), 0);
    const key = own.reduce((signs, cell) => signs + (cell === NOT_REACHED ? '.' : 'x'), '');
    const set = sets.get(key) ?? { sum: 0, persons: 0 };
    sets.set(key, set);
    set.sum += scores[person]!;
    set.persons += 1;
    return set;
  });
  return Uint8Array.from(setOf, (set, person) =>
    scores[person]! >= set.sum / set.persons ? 1 : 0,
  );
}
