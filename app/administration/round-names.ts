/**
 * The names an adult knows the pupils of a class by: the given name, with as much of the family
 * name as tells homonyms apart. An alias stands as it is.
 */
export type NamedPupil = {
  membershipId: string;
  givenName: string;
  familyName: string;
  protectedIdentity: boolean;
};

function countNames(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function withFamilyName(pupil: NamedPupil, length: number): string {
  const { givenName, familyName, protectedIdentity } = pupil;
  if (protectedIdentity || length === 0 || familyName === '') return givenName;
  const shown = Array.from(familyName).slice(0, length).join('');
  return shown.length < familyName.length ? `${givenName} ${shown}.` : `${givenName} ${familyName}`;
}

/** Display name by membership. Two pupils with the very same name keep it. */
export function nameByMembership(pupils: readonly NamedPupil[]): Map<string, string> {
  const lengths = [0, 1, Number.POSITIVE_INFINITY];
  const names = new Map<string, string>();
  let open = [...pupils];
  for (const length of lengths) {
    const tried = open.map((pupil) => [pupil, withFamilyName(pupil, length)] as const);
    const counts = countNames(tried.map(([, name]) => name));
    const isLast = length === Number.POSITIVE_INFINITY;
    for (const [pupil, name] of tried) {
      if (isLast || counts.get(name) === 1) names.set(pupil.membershipId, name);
    }
    open = open.filter((pupil) => !names.has(pupil.membershipId));
  }
  return names;
}
