/** For which schools a viewer may write method cards or take copies over, and whose names must not be in them. */
import type { ScopedDb } from '~/access/in-scope.server';
import { type Action, mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { forbidden } from '~/platform/http.server';
import { listPeopleIn } from '~/roster/pupil-names-in-text.server';
import { findPersonalData, type PersonalDataFinding } from './find-personal-data';

type Db = ScopedDb<StaffViewer>;

/** @throws 403. */
export function requireReader(db: Db): void {
  if (!mayAnywhere(db.viewer.grants, 'examples.see')) throw forbidden();
}

/** Schools of the viewer's own, or of the classes of the viewer, for an action. */
export async function listSchoolsFor(
  db: Db,
  action: Action,
): Promise<{ id: string; name: string }[]> {
  const reach = territory(db.viewer.grants, action);
  const { municipalityId } = db;
  const where =
    reach === 'all'
      ? {}
      : {
          OR: [
            { id: { in: reach.schoolIds } },
            { classes: { some: { id: { in: reach.classIds } } } },
          ],
        };
  return db.transaction.school.findMany({
    where: { municipalityId, ...where },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}

/**
 * What in the texts points at a person: full names of the municipality's pupils, given names of those of
 * the school (of none without one), and whatever looks like a personal number, a date, an address.
 */
export async function checkTexts<Field extends string>(
  db: Db,
  schoolId: string | null,
  texts: readonly { field: Field; text: string }[],
): Promise<PersonalDataFinding<Field>[]> {
  const { transaction, municipalityId } = db;
  const people = await listPeopleIn(
    db,
    texts.map(({ text }) => text),
  );
  const rows =
    schoolId === null
      ? []
      : await transaction.pupil.findMany({
          where: { municipalityId, memberships: { some: { schoolClass: { schoolId } } } },
          select: { givenName: true },
          distinct: ['givenName'],
        });
  return findPersonalData(texts, { people, givenNames: rows.map(({ givenName }) => givenName) });
}
