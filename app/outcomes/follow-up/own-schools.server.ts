/** The schools that a principal can choose among, and the one that is chosen. */
import { readOnce, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { forbidden } from '~/platform/http.server';
import type { SchoolChoice } from './shown-figures';

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Schools that the viewer leads, by name. */
export async function listOwnSchools(db: ScopedDb<StaffViewer>): Promise<SchoolChoice[]> {
  const reach = territory(db.viewer.grants, 'school.see-summary');
  if (reach === 'all' || reach.schoolIds.length === 0) return [];
  const rows = await readOnce(db, 'own schools', () =>
    db.transaction.school.findMany({
      where: { municipalityId: db.municipalityId, id: { in: reach.schoolIds } },
      select: { id: true, name: true },
    }),
  );
  return rows
    .map(({ id, name }) => ({ schoolId: id, schoolName: name }))
    .sort((one, other) => NAMES.compare(one.schoolName, other.schoolName));
}

/**
 * The school that is asked for, or the viewer's first, with all that can be chosen among.
 * @throws 404 for a school out of scope, 403 for other roles.
 */
export async function chooseOwnSchool(
  db: ScopedDb<StaffViewer>,
  asked: string | null,
): Promise<{ id: string; name: string; schools: SchoolChoice[] }> {
  const schools = await listOwnSchools(db);
  if (!asked && schools.length === 0) throw forbidden();
  const own = schools.find(({ schoolId }) => asked === null || schoolId === asked.toLowerCase());
  if (own) return { id: own.schoolId, name: own.schoolName, schools };
  const { id, name } = await requireSchool(db, 'school.see-summary', asked ?? undefined);
  return { id, name, schools };
}
