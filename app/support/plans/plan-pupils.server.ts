/**
 * Pupils of a group's plans follow the group: who joins is in them from today, who leaves is in them until
 * yesterday. Called by the store of groups, which has established that the viewer may.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';

type Db = ScopedDb<StaffViewer>;

/** Into every plan of the group that has not run out. */
export async function joinGroupPlans(db: Db, groupId: string, pupilId: string): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const plans = await listRunning(db, groupId);
  for (const { id: planId, startDate } of plans) {
    const known = await transaction.planPupil.findFirst({
      where: { municipalityId, planId, pupilId, endDate: toStoredDate(addDays(viewer.today, -1)) },
      select: { id: true },
    });
    if (known) {
      const key = { municipalityId_id: { municipalityId, id: known.id } };
      await transaction.planPupil.update({ where: key, data: { endDate: null } });
      continue;
    }
    const first = dayOf(startDate) > viewer.today ? dayOf(startDate) : viewer.today;
    await transaction.planPupil.create({
      data: { id: newId(), municipalityId, planId, pupilId, startDate: toStoredDate(first) },
    });
  }
}

/** Out of every plan of the group. A part that would have had no day is no part. */
export async function leaveGroupPlans(db: Db, groupId: string, pupilId: string): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const plans = await listRunning(db, groupId);
  const own = { municipalityId, pupilId, planId: { in: plans.map(({ id }) => id) }, endDate: null };
  const today = toStoredDate(viewer.today);
  await transaction.planPupil.deleteMany({ where: { ...own, startDate: { gte: today } } });
  await transaction.planPupil.updateMany({
    where: own,
    data: { endDate: toStoredDate(addDays(viewer.today, -1)) },
  });
}

/** Every plan of the group ends with it; which ones is told, so that they can be taken up again. */
export async function endGroupPlans(
  db: Db,
  groupId: string,
): Promise<{ planId: string; lastDay: Day }[]> {
  const plans = await listRunning(db, groupId);
  const { transaction, municipalityId, viewer } = db;
  for (const { id } of plans) {
    await transaction.plan.update({
      where: { municipalityId_id: { municipalityId, id } },
      data: { endDate: toStoredDate(addDays(viewer.today, -1)), endedAt: now() },
    });
  }
  return plans.map(({ id, endDate }) => ({ planId: id, lastDay: dayOf(endDate) }));
}

/** Plans that ended with the group go on, to the day they would have. */
export async function resumeGroupPlans(
  db: Db,
  groupId: string,
  ended: readonly { planId: string; lastDay: Day }[],
): Promise<void> {
  const { transaction, municipalityId } = db;
  for (const { planId, lastDay } of ended) {
    await transaction.plan.updateMany({
      where: { municipalityId, id: planId, groupId },
      data: { endDate: toStoredDate(lastDay), endedAt: null },
    });
  }
}

function listRunning({ transaction, municipalityId, viewer }: Db, groupId: string) {
  return transaction.plan.findMany({
    where: { municipalityId, groupId, endDate: { gte: toStoredDate(viewer.today) } },
    select: { id: true, startDate: true, endDate: true },
  });
}
