import { requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { listEarlierRhythms } from './plan-change';
import { CHANGES_IN_ORDER, toPlanChange } from './plan-changes.server';
import { countSupportGiven, type PlanPart, type SupportTotal } from './support-given';

/**
 * What a pupil has been given of what was planned, from a day to a day (today at the latest), over all of
 * the pupil's plans or one. @throws 404, 403. Whoever shows it writes who looked.
 */
export async function readSupportGiven(
  db: ScopedDb<StaffViewer>,
  pupilIdText: string,
  { from, to, planId }: { from: Day; to: Day; planId?: string },
): Promise<SupportTotal> {
  const { transaction, municipalityId, viewer } = db;
  const { id: pupilId } = await requirePupil(db, 'class.see-results', pupilIdText);
  const last = to < viewer.today ? to : viewer.today;
  const ofPlan = planId ? { planId } : {};
  const days = { gte: toStoredDate(from), lte: toStoredDate(last) };
  const { planPupils, attendances } = await transaction.pupil.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id: pupilId } },
    select: {
      planPupils: {
        where: ofPlan,
        include: { plan: { include: { changes: CHANGES_IN_ORDER } } },
      },
      attendances: { where: { session: { ...ofPlan, day: days } }, include: { session: true } },
    },
  });
  const parts = planPupils.map(({ startDate, endDate, plan }): PlanPart => {
    const ends = [dayOf(plan.endDate), ...(endDate ? [dayOf(endDate)] : [])];
    const starts = [dayOf(plan.startDate), dayOf(startDate)];
    return {
      planId: plan.id,
      weekdays: plan.weekdays,
      earlier: listEarlierRhythms(plan.changes.map(toPlanChange)),
      startDate: starts.toSorted().at(-1)!,
      endDate: ends.toSorted()[0]!,
    };
  });
  return countSupportGiven(
    parts,
    attendances.map(({ isPresent, session: { planId: id, day, isHeld, minutes } }) => ({
      planId: id,
      day: dayOf(day),
      isHeld,
      minutes,
      isPresent,
    })),
    { from, to: last },
    await listSchoolBreaks(db),
  );
}
