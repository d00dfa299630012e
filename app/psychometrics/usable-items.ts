/**
 * Which items of a response matrix have answers that an estimate can rest on.
 *
 * Rule: an item with both right and wrong answers; one that all answered alike has its maximum at infinity.
 * Units: persons. Missing data: not reached counts neither way; an item that nobody reached is not usable.
 * Worked example: answers 1, 1, not reached: 2 reached, 2 right, not usable.
 */
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export interface AnswerCounts {
  reached: Float64Array;
  right: Float64Array;
  /** Whether there are both right and wrong answers. */
  isMixed: (item: number) => boolean;
}

export function countAnswers({ items, persons, cells }: ResponseMatrix): AnswerCounts {
  const reached = new Float64Array(items.length);
  const right = new Float64Array(items.length);
  for (let person = 0; person < persons; person += 1) {
    for (let item = 0; item < items.length; item += 1) {
      const cell = cells[person * items.length + item]!;
      if (cell === NOT_REACHED) continue;
      reached[item]! += 1;
      right[item]! += cell;
    }
  }
  const isMixed = (item: number) => right[item]! > 0 && right[item]! < reached[item]!;
  return { reached, right, isMixed };
}

/** One line for each item without both right and wrong answers. */
export function remarkOnAnswers({ items }: ResponseMatrix, counts: AnswerCounts): string[] {
  return items.flatMap((name, item) => {
    if (counts.isMixed(item)) return [];
    const reached = counts.reached[item]!;
    if (reached === 0) return [`item ${name} was reached by nobody: no estimate`];
    const kind = counts.right[item] === 0 ? 'wrong' : 'right';
    return [`item ${name} has only ${kind} answers (${reached}): no estimate`];
  });
}
