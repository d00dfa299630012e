import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';
import { type HandOverKind, type HandOverStep, listStandingSteps } from './hand-over';

/** Steps that stand, oldest first. The caller has established that the viewer sees the pupil. */
export async function listHandOverSteps(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
): Promise<HandOverStep[]> {
  const rows = await db.transaction.handOverEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return listStandingSteps(rows).map(
    ({ id, kind, day, worksWell, staffMemberId, staffMember }) => ({
      stepId: id,
      kind: kind as HandOverKind,
      day: dayOf(day),
      by: `${staffMember.givenName} ${staffMember.familyName}`,
      staffMemberId,
      worksWell,
    }),
  );
}
