/** Classes as the schools that they belong to. */
import type { SchoolFacts } from './protect-municipality';

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Schools with the pupils of their classes, by name. */
export function joinSchools(classes: readonly SchoolFacts[]): SchoolFacts[] {
  const schools = new Map<string, SchoolFacts>();
  for (const { schoolId, schoolName, pupils } of classes) {
    const known = schools.get(schoolId);
    if (known) known.pupils.push(...pupils);
    else schools.set(schoolId, { schoolId, schoolName, pupils: [...pupils] });
  }
  return [...schools.values()].sort((one, other) =>
    NAMES.compare(one.schoolName, other.schoolName),
  );
}
