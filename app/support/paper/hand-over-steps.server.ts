import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { type HandOverKind, type HandOverStep, listStandingSteps } from './hand-over';

/** Steps that stand, oldest first. The caller has established that the viewer sees the pupil. */
export async function listHandOverSteps(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
): Promise<HandOverStep[]> {
  const rows = await db.transaction.handOverEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId },
    ...HAND_OVER_EVENTS,
  });
  return toHandOverSteps(rows);
}

/** A pupil's rows beside the pupil, oldest first. */
export const HAND_OVER_EVENTS = {
  include: { staffMember: { select: { givenName: true, familyName: true } } },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.HandOverEventFindManyArgs;

export function toHandOverSteps(
  rows: readonly Prisma.HandOverEventGetPayload<typeof HAND_OVER_EVENTS>[],
): HandOverStep[] {
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
