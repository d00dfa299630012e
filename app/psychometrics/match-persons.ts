/**
 * The persons who reached an item, with what they are matched by when groups are compared.
 *
 * Measures: number right over all reached items, the studied one included.
 * Definition: the studied item is part of the score, as Holland and Thayer show it must be; no purification.
 * Source: Holland, P. W. and Thayer, D. T., 1988. Units: items.
 * Missing data: persons who did not reach the item are left out; the others' score is over what they reached.
 * Worked example: answers 110, 1.1, .00, second item studied: 2 of 3 right with a right answer, and 0 of 2 with a wrong one.
 */
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export interface MatchedPerson {
  person: number;
  /** Number right over all reached items, the studied one included. */
  right: number;
  reached: number;
  /** The answer to the studied item. */
  answer: 0 | 1;
}

export function matchPersons(matrix: ResponseMatrix, item: number): MatchedPerson[] {
  const width = matrix.items.length;
  const matched: MatchedPerson[] = [];
  for (let person = 0; person < matrix.persons; person += 1) {
    const answer = matrix.cells[person * width + item];
    if (answer === NOT_REACHED) continue;
    let [right, reached] = [0, 0];
    for (let cell = person * width; cell < (person + 1) * width; cell += 1) {
      if (matrix.cells[cell] === NOT_REACHED) continue;
      reached += 1;
      right += matrix.cells[cell]!;
    }
    matched.push({ person, right, reached, answer: answer === 1 ? 1 : 0 });
  }
  return matched;
}
