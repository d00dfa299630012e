import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { notFound } from '~/platform/http.server';
import { currentOn } from './current-on';
import { lockRoster } from './roster-lock.server';
import { isPossibleStart, type SchoolingForm } from './swedish-school';

type SchoolingFields = Pick<SchoolingForm, 'swedishSubject' | 'swedishSchoolStart'>;

export type SchoolingProblem = 'form' | 'protected' | 'start-unlikely';
export type SetSchoolingResult =
  /** `former`: what stood before, so that it can be put back. */
  | { ok: true; membershipId: string; former: SchoolingFields }
  | { ok: false; problem: SchoolingProblem };

/**
 * Says which subject a pupil of the class is taught in, and when the pupil began in Swedish school.
 * Nothing is kept of a pupil under alias. @throws 404 or 403.
 */
export async function setSchooling(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  form: SchoolingForm | null,
): Promise<SetSchoolingResult> {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  if (!form) return { ok: false, problem: 'form' };
  await lockRoster(db);
  const { transaction, municipalityId, viewer } = db;
  const member = await transaction.classMembership.findFirst({
    where: {
      municipalityId,
      id: requireId(form.membershipId),
      classId: schoolClass.id,
      ...currentOn(viewer.today),
    },
    include: { pupil: true },
  });
  if (!member) throw notFound();
  const { pupil } = member;
  if (pupil.protectedIdentity) return { ok: false, problem: 'protected' };
  const { swedishSubject, swedishSchoolStart } = form;
  const isPossible =
    swedishSchoolStart === null ||
    isPossibleStart(swedishSchoolStart, schoolYearStart(viewer.today));
  if (!isPossible) return { ok: false, problem: 'start-unlikely' };
  await transaction.pupil.update({
    where: { municipalityId_id: { municipalityId, id: pupil.id } },
    data: { swedishSubject, swedishSchoolStart },
  });
  // Which pupil, never what: the trail holds nothing of language.
  await audit(db, 'pupil.schooling-changed', [pupil.id], { classId: schoolClass.id });
  const former = {
    swedishSubject: pupil.swedishSubject === 'sva' ? ('sva' as const) : ('sv' as const),
    swedishSchoolStart: pupil.swedishSchoolStart,
  };
  return { ok: true, membershipId: member.id, former };
}
