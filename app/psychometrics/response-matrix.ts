/**
 * Responses of persons to items: the common input of calibration, ability and reliability.
 *
 * Units: none. Missing data: NOT_REACHED.
 * Cells lie person by person (row-major), one byte each: 0 wrong, 1 right, NOT_REACHED when the
 * person was never shown the item or did not come to it. Not reached is never read as wrong.
 * Worked example: two persons, answers 1 and not reached, then 0 and 1, are the bytes 1, 2, 0, 1; the second is called "2".
 */

/** Cell of an item that a person did not reach. */
export const NOT_REACHED = 2;

export interface ResponseMatrix {
  /** Item names, in column order, all different. */
  items: string[];
  /** One id for each person, or null when the file has no id column. */
  ids: string[] | null;
  persons: number;
  /** persons × items bytes: 0, 1 or NOT_REACHED. */
  cells: Uint8Array;
}

/** What a person is called: the id, or the row number (from 1) when there are no ids. */
export function namePerson(matrix: ResponseMatrix, person: number): string {
  return matrix.ids?.[person] ?? String(person + 1);
}
