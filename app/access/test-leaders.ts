/** Who leads a class's round instead of its own adults today, and who could be asked to. */
export type TestLeaders = {
  /** Test leaders of the class today, by name. */
  today: { assignmentId: string; name: string }[];
  /** Staff with an open account who do not lead the class already, by name. */
  others: { staffMemberId: string; name: string }[];
};

/** As a page shows them: `others` is null where nobody can be asked, for the school uses no test leaders. */
export type ShownTestLeaders = Pick<TestLeaders, 'today'> & {
  others: TestLeaders['others'] | null;
};

type Staff = { id: string; givenName: string; familyName: string; username: string };

/** Staff with the names to choose by, in order of name; two of the same name get their sign-in names too. */
export function nameStaff(staff: readonly Staff[]): { staffMemberId: string; name: string }[] {
  const nameOf = ({ givenName, familyName }: Staff) => `${givenName} ${familyName}`.trim();
  const counts = new Map<string, number>();
  for (const person of staff) counts.set(nameOf(person), (counts.get(nameOf(person)) ?? 0) + 1);
  return staff
    .map((person) => {
      const name = nameOf(person);
      const isShared = (counts.get(name) ?? 0) > 1;
      return { staffMemberId: person.id, name: isShared ? `${name} (${person.username})` : name };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}
