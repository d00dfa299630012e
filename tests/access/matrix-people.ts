/** Who knocks at every door, and what a door may answer. The columns of the access matrix. */

export const PEOPLE = [
  'nobody',
  'teacher',
  'other-class-teacher',
  'special-educator',
  'principal',
  'other-school-principal',
  'head-of-education',
  'administrator',
  'test-leader',
  'former-teacher',
  'foreign-teacher',
  'foreign-administrator',
] as const;
export type Person = (typeof PEOPLE)[number];

export const PEOPLE_IN_WORDS: Record<Person, string> = {
  nobody: 'nobody (not signed in)',
  teacher: 'teacher of the class',
  'other-class-teacher': 'teacher of another class in the school',
  'special-educator': 'special educator of the class',
  principal: 'principal of the school',
  'other-school-principal': 'principal of another school',
  'head-of-education': 'head of education',
  administrator: 'administrator',
  'test-leader': 'test leader of the class',
  'former-teacher': 'teacher of the class until yesterday',
  'foreign-teacher': 'teacher in another municipality',
  'foreign-administrator': 'administrator of another municipality',
};

/** Status of an answer; `in` is the redirect to the sign-in page. */
export type Cell = 'in' | `${number}`;
export type Expected = Record<Person, Cell>;

const DENIED: readonly Cell[] = ['in', '400', '401', '403', '404', '405', '410'];

/** Whether an answer says no. */
export function isDenied(cell: Cell): boolean {
  return DENIED.includes(cell);
}

/** Cells in the order of PEOPLE. @throws {Error} when one is missing. */
export function cells(text: string): Expected {
  const found = text.trim().split(/\s+/);
  if (found.length !== PEOPLE.length) throw new Error(`${found.length} cells in "${text}"`);
  return Object.fromEntries(
    PEOPLE.map((person, index) => [person, found[index] as Cell]),
  ) as Expected;
}

/** The same answer for everyone. */
export function everyone(cell: Cell): Expected {
  return Object.fromEntries(PEOPLE.map((person) => [person, cell])) as Expected;
}
