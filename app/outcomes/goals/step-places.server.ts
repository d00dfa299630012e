/** Steps of the year wheel, and the place in which someone does them. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { forbidden, notFound } from '~/platform/http.server';
import type { ResponsibleRole } from './goal';
import { listHeldRoles, listSchoolsFor } from './goal-places.server';
import { isResponsible, listPlaces } from './year-wheel';

type Db = ScopedDb<StaffViewer>;

/** @throws 404 for a step of another municipality, or none. */
export async function getStep({ municipalityId, transaction }: Db, stepId: string) {
  const step = await transaction.yearStep.findUnique({
    where: { municipalityId_id: { municipalityId, id: stepId } },
  });
  if (!step) throw notFound();
  return step;
}

/**
 * A step with the place in which the viewer does it: a school, or null for what is done once in the municipality.
 * @throws 404 when it is not done there, 403 for other roles.
 */
export async function requirePlace(
  db: Db,
  asked: { stepId: string; schoolId?: string | null | undefined },
): Promise<{ stepId: string; schoolId: string | null; title: string }> {
  const step = await getStep(db, asked.stepId);
  const schoolId = asked.schoolId ?? null;
  const responsibleRole = step.responsibleRole as ResponsibleRole;
  const schools = await listSchoolsFor(db, 'year-wheel.see');
  const places = listPlaces(
    { schoolId: step.schoolId, responsibleRole },
    schools.map(({ id }) => id),
  );
  if (!places.includes(schoolId)) throw notFound();
  const held = await listHeldRoles(db);
  if (!isResponsible(held, { responsibleRole, schoolId })) throw forbidden();
  return { stepId: step.id, schoolId, title: step.title };
}
