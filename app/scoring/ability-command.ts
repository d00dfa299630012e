/**
 * Item parameters and responses in, abilities out: the pure part of `lasfyr ability`.
 *
 * The output is one JSON object, `{method, persons: [{id, raw, answered, theta, se}]}`, in the order of
 * the responses and written in pieces. `raw` and `answered` count every reached item of the file.
 */
import type { AbilityEstimator } from '~/psychometrics/ability';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { makeMapEstimator } from '~/psychometrics/ability-map';
import { makeMlEstimator } from '~/psychometrics/ability-ml';
import { makeWleEstimator } from '~/psychometrics/ability-wle';
import type { ItemParameters } from '~/psychometrics/item-parameters';
import { NOT_REACHED, namePerson, type ResponseMatrix } from '~/psychometrics/response-matrix';
import type { NamedItem } from '~/scoring/parse-item-parameters';

export const ABILITY_METHODS = ['eap', 'map', 'ml', 'wle'] as const;
export type AbilityMethod = (typeof ABILITY_METHODS)[number];

const MAKERS: Record<AbilityMethod, (items: readonly ItemParameters[]) => AbilityEstimator> = {
  eap: makeEapEstimator,
  map: makeMapEstimator,
  ml: makeMlEstimator,
  wle: makeWleEstimator,
};

const PERSONS_IN_A_PIECE = 2000;

type Abilities = { ok: true; pieces: Iterable<string> } | { ok: false; problem: string };

/** @param items must be exactly the items of the responses, in any order. */
export function writeAbilities(
  method: AbilityMethod,
  items: readonly NamedItem[],
  matrix: ResponseMatrix,
): Abilities {
  const problem = findMismatch(items, matrix);
  if (problem) return { ok: false, problem };
  return { ok: true, pieces: writePieces(method, items, matrix) };
}

function findMismatch(items: readonly NamedItem[], matrix: ResponseMatrix): string | null {
  const known = new Set(items.map(({ item }) => item));
  const stranger = matrix.items.find((name) => !known.has(name));
  if (stranger !== undefined) return `column "${stranger}" is not among the items`;
  const columns = new Set(matrix.items);
  const missing = items.find(({ item }) => !columns.has(item));
  return missing ? `there is no column for the item "${missing.item}"` : null;
}

function* writePieces(
  method: AbilityMethod,
  items: readonly NamedItem[],
  matrix: ResponseMatrix,
): Generator<string> {
  const estimated = items.flatMap(({ item, parameters }) =>
    parameters ? [{ column: matrix.items.indexOf(item), parameters }] : [],
  );
  const estimate = MAKERS[method](estimated.map(({ parameters }) => parameters));
  const cells = new Uint8Array(estimated.length);
  let piece = `{"method":"${method}","persons":[`;
  for (let person = 0; person < matrix.persons; person += 1) {
    const from = person * matrix.items.length;
    estimated.forEach(({ column }, place) => {
      cells[place] = matrix.cells[from + column]!;
    });
    const ability = estimate(cells);
    const row = {
      id: namePerson(matrix, person),
      ...countCells(matrix, from),
      theta: ability?.theta ?? null,
      se: ability?.standardError ?? null,
    };
    piece += `${person === 0 ? '' : ','}${JSON.stringify(row)}`;
    if (person % PERSONS_IN_A_PIECE === PERSONS_IN_A_PIECE - 1) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}]}`;
}

function countCells({ cells, items }: ResponseMatrix, from: number) {
  let [raw, answered] = [0, 0];
  for (let cell = from; cell < from + items.length; cell += 1) {
    if (cells[cell] === NOT_REACHED) continue;
    answered += 1;
    raw += cells[cell]!;
  }
  return { raw, answered };
}
