/** Pupils who are new in a class: listed, included in the whole-class tasks by an adult, and that taken back. */
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { notifyBoard } from './board-notice.server';
import type { LateJoiner } from './late-joiners';
import { listRoundPupils } from './round-progress.server';
import { ensureRound } from './round-store.server';

/**
 * Who is new in a class in a round, by membership; `roundId` is null before the round was made. The
 * caller has required the class.
 */
export async function listLateJoiners(
  db: ScopedDb<StaffViewer>,
  place: { classId: string; roundId: string | null },
): Promise<Map<string, LateJoiner>> {
  const pupils = await listRoundPupils(db, { ...place, today: db.viewer.today });
  return new Map(pupils.flatMap(({ membershipId, late }) => (late ? [[membershipId, late]] : [])));
}

/**
 * A pupil who is new in the class does the whole-class tasks of today's round now (`isIncluded`), or
 * waits again; the pupil's device lets go of the sign then. Nothing changes for a pupil who has begun.
 * @throws 404, 403, or 400 when there is no round to be in.
 */
export async function includeLateJoiner(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  isIncluded: boolean,
): Promise<void> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const { transaction, municipalityId } = db;
  const membership = await transaction.classMembership.findFirst({
    where: { municipalityId, id: requireId(membershipId), classId: schoolClass.id },
    select: { id: true, pupilId: true },
  });
  if (!membership) throw notFound();
  const ensured = await ensureRound(db, schoolClass);
  if (!ensured.ok) throw badRequest();
  const roundId = ensured.round.id;
  const late = await listLateJoiners(db, { classId: schoolClass.id, roundId });
  if (late.get(membership.id)?.isIncluded !== !isIncluded) return;
  const place = { municipalityId, roundId, membershipId: membership.id };
  if (isIncluded) {
    const { staffMemberId } = db.viewer;
    await transaction.lateInclusion.createMany({
      data: { id: newId(), ...place, staffMemberId, createdAt: now() },
      skipDuplicates: true,
    });
  } else {
    await transaction.lateInclusion.deleteMany({ where: place });
    await transaction.devicePresence.updateMany({ where: place, data: { membershipId: null } });
  }
  await audit(db, 'late-joiner.included', [membership.pupilId], { roundId, isIncluded });
  await notifyBoard(db, roundId);
}
