/** The schools where the viewer works: through a class, as its principal, or for the whole municipality. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { Action } from '~/access/roles';
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';

export interface NamedSchool {
  schoolId: string;
  schoolName: string;
}

/** By name. Those who work for the whole municipality have all of them. One query. */
export async function listSchoolsFor(
  db: ScopedDb<StaffViewer>,
  action: Action,
): Promise<NamedSchool[]> {
  const reach = territory(db.viewer.grants, action);
  const rows = await db.transaction.school.findMany({
    where: {
      municipalityId: db.municipalityId,
      ...(reach === 'all'
        ? {}
        : {
            OR: [
              { id: { in: reach.schoolIds } },
              { classes: { some: { id: { in: reach.classIds } } } },
            ],
          }),
    },
    select: { id: true, name: true },
  });
  const names = new Intl.Collator('sv', { numeric: true });
  return rows
    .map(({ id, name }) => ({ schoolId: id, schoolName: name }))
    .sort((one, other) => names.compare(one.schoolName, other.schoolName));
}
