/**
 * Infit and outfit of items under the Rasch model with each person's ability by maximum likelihood.
 *
 * Measures: how far the answers lie from what the model says; 1 as expected, above 1 noisier.
 * Formula: z = (x − P)/√(P(1 − P)); outfit = Σ z²/N, infit = Σ (x − P)²/Σ P(1 − P), P at the θ of the
 * person's number right.
 * Definition: as eRm `itemfit` (divided by the number of persons, not N − 1); persons with nothing or
 * everything right have no θ and are left out.
 * Source: Wright, B. D. and Masters, G. N., 1982.
 * Valid range: 0 and up.
 * Missing data: θ rests on what a person reached; items not reached are left out of the sums.
 * Worked example: LSAT: infit .828, .968, .973, .954, .895.
 */

import { logistic } from '~/psychometrics/item-response';
import type { ItemFit } from '~/psychometrics/marginal-item-fit';
import { raschAbility } from '~/psychometrics/rasch-person';
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

/** @param columns the items that `difficulties` belong to. */
export function fitRaschItems(
  matrix: ResponseMatrix,
  columns: readonly number[],
  difficulties: ArrayLike<number>,
): (ItemFit | null)[] {
  const make = () => new Float64Array(columns.length);
  const [squares, variances, standardised, persons] = [make(), make(), make(), make()];
  const abilities = new Map<string, number | null>();
  for (let person = 0; person < matrix.persons; person += 1) {
    const cells = columns.map((column) => matrix.cells[person * matrix.items.length + column]!);
    const theta = findAbility(abilities, cells, difficulties);
    if (theta === null) continue;
    cells.forEach((cell, place) => {
      if (cell === NOT_REACHED) return;
      const chance = logistic(theta - difficulties[place]!);
      const [square, variance] = [(cell - chance) ** 2, chance * (1 - chance)];
      squares[place]! += square;
      variances[place]! += variance;
      standardised[place]! += square / variance;
      persons[place]! += 1;
    });
  }
  return columns.map((_, place) =>
    persons[place]! > 0
      ? {
          infit: squares[place]! / variances[place]!,
          outfit: standardised[place]! / persons[place]!,
        }
      : null,
  );
}

/** θ of a person, remembered by which items were reached and how many were right. */
function findAbility(
  abilities: Map<string, number | null>,
  cells: readonly number[],
  difficulties: ArrayLike<number>,
): number | null {
  const reached = cells.flatMap((cell, place) => (cell === NOT_REACHED ? [] : [place]));
  const right = cells.reduce((sum, cell) => sum + (cell === 1 ? 1 : 0), 0);
  const isWhole = reached.length === cells.length;
  const key = isWhole ? String(right) : `${right} ${reached.join(' ')}`;
  let theta = abilities.get(key);
  if (theta === undefined) {
    const own = reached.map((place) => difficulties[place]!);
    theta = raschAbility(own, right)?.theta ?? null;
    abilities.set(key, theta);
  }
  return theta;
}
