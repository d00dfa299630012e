/** The schools that a principal can choose among. */
import type { ScopedDb } from '~/access/in-scope.server';
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { SchoolChoice } from './shown-figures';

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Schools that the viewer leads, by name. */
export async function listOwnSchools(db: ScopedDb<StaffViewer>): Promise<SchoolChoice[]> {
  const reach = territory(db.viewer.grants, 'school.see-summary');
  if (reach === 'all' || reach.schoolIds.length === 0) return [];
  const rows = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId, id: { in: reach.schoolIds } },
    select: { id: true, name: true },
  });
  return rows
    .map(({ id, name }) => ({ schoolId: id, schoolName: name }))
    .sort((one, other) => NAMES.compare(one.schoolName, other.schoolName));
}
