/** What the pages of a whole municipality show of its schools in a window, told once for what is kept of them. */
import type { ScopedDb } from '~/access/in-scope.server';
import { joinSchools } from './join-schools';
import { FACTS, type KeptPlaces } from './kept-facts.server';
import { protectMunicipality } from './protect-municipality';
import { tellOnce } from './told-of-kept.server';

/**
 * Small numbers protected, with the names of the schools that are left out. The caller has established that the
 * viewer sees the municipality.
 * @param window number of the window among those of the places
 */
export async function tellMunicipality(
  db: ScopedDb,
  places: KeptPlaces,
  { window, leftOut }: { window: number; leftOut: ReadonlySet<string> },
) {
  const name = ['municipality', window, [...leftOut].toSorted()];
  return tellOnce(db, { part: FACTS, years: [places], name }, ([classes = []]) => {
    const schools = joinSchools(classes);
    const { windowIds, asOf } = places;
    return {
      leftOut: schools.flatMap((own) => (leftOut.has(own.schoolId) ? [own.schoolName] : [])),
      ...protectMunicipality(
        schools.filter(({ schoolId }) => !leftOut.has(schoolId)),
        { window, windowCount: windowIds.length, today: asOf },
      ),
    };
  });
}
