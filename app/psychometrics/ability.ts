/**
 * Ability of one person, and what every estimator of it takes and gives.
 *
 * Measures: θ, the place of a person on the scale of the items' difficulties, and its standard error.
 * Formula and source: those of each estimator (`ability-eap`, `ability-map`, `ability-ml`, `ability-wle`).
 * Units: logits of the logistic metric, D = 1. Valid range: any finite number.
 * Missing data: not reached is left out; a person who reached nothing has no ability (null).
 * Worked example: the cells right, not reached, wrong are two items reached.
 */
import { NOT_REACHED } from '~/psychometrics/response-matrix';

export interface Ability {
  theta: number;
  standardError: number;
}

/**
 * Estimates one person; made once for a set of items.
 * @param cells answers in item order, 0, 1 or NOT_REACHED, beginning at `from` (0 unless told).
 * @returns null where no finite estimate exists, always so when nothing was reached.
 */
export type AbilityEstimator = (cells: ArrayLike<number>, from?: number) => Ability | null;

/** @returns how many items were reached. @throws {RangeError} for a cell that is no answer. */
export function countReached(cells: ArrayLike<number>, from: number, items: number): number {
  let reached = 0;
  for (let item = from; item < from + items; item += 1) {
    const cell = cells[item];
    if (cell === 0 || cell === 1) reached += 1;
    else if (cell !== NOT_REACHED)
      throw new RangeError(`a cell is 0, 1 or not reached, got ${cell}`);
  }
  return reached;
}
