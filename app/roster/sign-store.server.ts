import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { notFound } from '~/platform/http.server';
import { currentOn } from './current-on';
import { lockRoster } from './roster-lock.server';
import { findSign } from './signs';

export type ChangeSignResult = { ok: true } | { ok: false; problem: 'sign-taken' | 'no-such-sign' };

/** Gives a pupil another animal in the class. @throws 404 or 403. */
export async function changeSign(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  change: { membershipId: string; signId: string },
): Promise<ChangeSignResult> {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  await lockRoster(db);
  const { transaction, municipalityId } = db;
  const members = await transaction.classMembership.findMany({
    where: { municipalityId, classId: schoolClass.id, ...currentOn(db.viewer.today) },
    select: { id: true, pupilId: true, signId: true },
  });
  const member = members.find(({ id }) => id === requireId(change.membershipId));
  if (!member) throw notFound();
  if (!findSign(change.signId)) return { ok: false, problem: 'no-such-sign' };
  const isTaken = members.some(({ id, signId }) => id !== member.id && signId === change.signId);
  if (isTaken) return { ok: false, problem: 'sign-taken' };
  if (member.signId === change.signId) return { ok: true };
  await transaction.classMembership.update({
    where: { municipalityId_id: { municipalityId, id: member.id } },
    data: { signId: change.signId },
  });
  await audit(db, 'sign.changed', [member.pupilId], { classId: schoolClass.id });
  return { ok: true };
}
