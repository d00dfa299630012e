/**
 * How much of a plan one of its pupils has been given: the plan's days within the pupil's part in it, and
 * the sessions of those days that were held with the pupil there.
 * Worked example: in the plan from its second week on; of that week's three days two were held, the pupil
 * away from one: planned 3, held 1.
 */
import type { Day } from '~/platform/calendar';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import type { PlanView } from './plan-view';
import { countSupportGiven, type SupportTotal } from './support-given';

type GivenPlan = Pick<
  PlanView,
  'planId' | 'weekdays' | 'earlier' | 'startDate' | 'endDate' | 'pupils' | 'sessions'
>;

/** Until `today`; nothing for who is not in the plan. */
export function givenOfPlan(
  plan: GivenPlan,
  pupilId: string,
  today: Day,
  breaks: readonly SchoolBreakDays[],
): SupportTotal {
  const { planId, weekdays, earlier, startDate, endDate } = plan;
  const parts = plan.pupils
    .filter((part) => part.pupilId === pupilId)
    .map((part) => ({
      planId,
      weekdays,
      earlier,
      startDate: part.startDate > startDate ? part.startDate : startDate,
      endDate: part.endDate && part.endDate < endDate ? part.endDate : endDate,
    }));
  const sessions = plan.sessions
    .filter(({ day }) => parts.some((part) => part.startDate <= day && day <= part.endDate))
    .map(({ day, isHeld, minutes, absentIds }) => ({
      planId,
      day,
      isHeld,
      minutes,
      isPresent: !absentIds.includes(pupilId),
    }));
  return countSupportGiven(parts, sessions, { from: startDate, to: today }, breaks);
}
