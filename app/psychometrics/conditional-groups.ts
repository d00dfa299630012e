/**
 * What conditional maximum likelihood needs of the responses: for every set of reached items, how many
 * persons had each number right, and how often each item was right among them.
 *
 * Measures: the sufficient statistics of the Rasch model, by set of reached items.
 * Formula: n(r) persons with r right, and s(i) right answers to item i among them.
 * Source: Andersen, E. B., 1972. Units: counts. Valid range: cells 0, 1 or not reached.
 * Missing data: not reached makes a group of its own.
 * Persons with nothing or everything right of what they reached say nothing of difficulties and are left
 * out. Persons with the same set of reached items form one group.
 * Worked example: answers 10, 10, 01, 11 to two items: 11 is left out; one group with n(1) = 3, s = (2, 1).
 */
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export interface ConditionalGroup {
  /** The reached items, as places in `columns`. */
  items: number[];
  /** Persons by number right, 0…items.length. */
  persons: Float64Array;
}

export interface ConditionalData {
  groups: ConditionalGroup[];
  /** Right answers by item, over the persons kept. */
  right: Float64Array;
  /** Persons kept. */
  persons: number;
}

/** @param isKept which persons count; everyone when not given. */
export function groupConditionally(
  matrix: ResponseMatrix,
  columns: readonly number[],
  isKept: (person: number) => boolean = () => true,
): ConditionalData {
  const groups = new Map<string, ConditionalGroup>();
  const right = new Float64Array(columns.length);
  let persons = 0;
  for (let person = 0; person < matrix.persons; person += 1) {
    if (!isKept(person)) continue;
    const from = person * matrix.items.length;
    let [key, total, reached] = ['', 0, 0];
    for (const column of columns) {
      const cell = matrix.cells[from + column]!;
      key += cell === NOT_REACHED ? '.' : 'x';
      if (cell === NOT_REACHED) continue;
      reached += 1;
      total += cell;
    }
    if (total === 0 || total === reached) continue;
    const group = groups.get(key) ?? makeGroup(key);
    groups.set(key, group);
    group.persons[total]! += 1;
    persons += 1;
    columns.forEach((column, place) => {
      if (matrix.cells[from + column] === 1) right[place]! += 1;
    });
  }
  return { groups: [...groups.values()], right, persons };
}

function makeGroup(key: string): ConditionalGroup {
  const items = [...key].flatMap((sign, place) => (sign === 'x' ? [place] : []));
  return { items, persons: new Float64Array(items.length + 1) };
}
