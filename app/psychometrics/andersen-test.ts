/**
 * Andersen's likelihood-ratio test of the Rasch model.
 *
 * Measures: whether difficulties are the same among persons with few and with many right.
 * Formula: LR = 2(Σ ln Lc(group) − ln Lc(all)), χ² with (groups − 1)(items − 1) degrees of freedom; two
 * groups, up to the median number right and above it.
 * Definition: eRm `LRtest(splitcr = "median")`: the median of all persons' numbers right, the median
 * itself in the lower group; items without mixed answers in one of the groups are left out everywhere.
 * Source: Andersen, E. B., 1973.
 * Valid range: two items or more that stay in both groups.
 * Missing data: the split is by number right; each group's likelihood conditions on what was reached.
 * Too little left in a group gives null.
 * Worked example: LSAT: LR = .168, 4 degrees of freedom, p = .997.
 */
import { findUsable } from '~/psychometrics/calibrate-conditional';
import { groupConditionally } from '~/psychometrics/conditional-groups';
import { fitConditional } from '~/psychometrics/fit-conditional';
import { regularisedGammaUpper } from '~/psychometrics/incomplete-gamma';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';

export interface AndersenTest {
  chiSquare: number;
  degreesOfFreedom: number;
  p: number;
  /** Places of the items that stayed in. */
  items: number[];
}

export function andersenTest(matrix: ResponseMatrix): AndersenTest | null {
  const scores = countRight(matrix);
  const sorted = scores.slice().sort();
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  const isLow = (person: number) => scores[person]! <= median;
  const isHigh = (person: number) => scores[person]! > median;
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

function countRight({ cells, items, persons }: ResponseMatrix): Float64Array {
  const scores = new Float64Array(persons);
  cells.forEach((cell, at) => {
    if (cell === 1) scores[Math.floor(at / items.length)]! += 1;
  });
  return scores;
}
