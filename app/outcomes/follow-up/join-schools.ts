/** Classes as the schools that they belong to. */

interface OfSchool<Pupil> {
  schoolId: string;
  schoolName: string;
  pupils: Pupil[];
}

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Schools with the pupils of their classes, by name. */
export function joinSchools<Pupil>(classes: readonly OfSchool<Pupil>[]): OfSchool<Pupil>[] {
  const schools = new Map<string, OfSchool<Pupil>>();
  for (const { schoolId, schoolName, pupils } of classes) {
    const known = schools.get(schoolId);
    if (known) known.pupils.push(...pupils);
    else schools.set(schoolId, { schoolId, schoolName, pupils: [...pupils] });
  }
  return [...schools.values()].sort((one, other) =>
    NAMES.compare(one.schoolName, other.schoolName),
  );
}
