/** Which schools' plans and wheels someone reads, and which roles they hold where. */
import { requireId, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { type Action, decideForSchool, type Grant, mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { Sight } from './baseline';
import type { HeldRole } from './year-wheel';

type Db = ScopedDb<StaffViewer>;
export interface GoalSchool {
  id: string;
  name: string;
}

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Schools for which the viewer is permitted the action there, or in one of their classes; by name. */
export async function listSchoolsFor(db: Db, action: Action): Promise<GoalSchool[]> {
  const { transaction, municipalityId, viewer } = db;
  const reach = territory(viewer.grants, action);
  const some =
    reach === 'all'
      ? {}
      : {
          OR: [
            { id: { in: reach.schoolIds } },
            { classes: { some: { id: { in: reach.classIds } } } },
          ],
        };
  const rows = await transaction.school.findMany({
    where: { municipalityId, ...some },
    select: { id: true, name: true },
  });
  return rows.sort((one, other) => NAMES.compare(one.name, other.name));
}

/**
 * One of those schools; without an id the first, null when there is none.
 * @throws 404 for a school out of reach, 403 for one where the viewer may not.
 */
export async function findSchoolFor(
  db: Db,
  action: Action,
  { schools, schoolId }: { schools: readonly GoalSchool[]; schoolId: string | null },
): Promise<GoalSchool | null> {
  if (!schoolId) return schools[0] ?? null;
  const asked = requireId(schoolId);
  const known = schools.find(({ id }) => id === asked);
  if (known) return known;
  const { id, name } = await requireSchool(db, action, asked);
  return { id, name };
}

/** The viewer's roles where they hold: a class's role holds in its school. */
export async function listHeldRoles(db: Db): Promise<HeldRole[]> {
  const { transaction, municipalityId, viewer } = db;
  const classIds = viewer.grants.flatMap(({ classId }) => classId ?? []);
  const classes =
    classIds.length === 0
      ? []
      : await transaction.schoolClass.findMany({
          where: { municipalityId, id: { in: classIds } },
          select: { id: true, schoolId: true },
        });
  return heldIn(viewer, classes);
}

/** The same from the classes of the viewer's roles. */
export function heldIn(
  viewer: StaffViewer,
  classes: readonly { id: string; schoolId: string }[],
): HeldRole[] {
  return viewer.grants.map(({ role, schoolId, classId }) => ({
    role,
    schoolId: classId ? (classes.find(({ id }) => id === classId)?.schoolId ?? null) : schoolId,
  }));
}

/** What of a school's figures goes to someone, as the follow-up has it. */
export function findSight(grants: readonly Grant[], schoolId: string): Sight {
  if (mayAnywhere(grants, 'municipality.see-summary')) return 'protected';
  const target = { schoolId, classIds: [] };
  return decideForSchool(grants, 'school.see-summary', target) === 'allowed' ? 'exact' : 'none';
}
