/**
 * Whether a reading is to be done this week for a pupil whose support goes on.
 *
 * A week of school, Monday to Friday, asks for the readings of an occasion; a week of breaks asks for none.
 * It is overdue when nothing was read in the last week of school before this one either, and the support
 * had begun when that week did.
 */
import { addDays, type Day, weekdayOf } from '~/platform/calendar';
import { isSchoolDay, type SchoolBreakDays } from '~/roster/school-weeks';
import { isDueThisWeek } from './probe-schedule';

export type ProbeDue = 'overdue' | 'this-week';

/** Weeks back that are looked through for one with school: longer than any break. */
const MOST_WEEKS_BACK = 15;

/** @param days of the readings that stand. @param startDate the first day of the support. */
export function findProbeDue(
  days: readonly Day[],
  wanted: number,
  { startDate, today }: { startDate: Day; today: Day },
  breaks: readonly SchoolBreakDays[],
): ProbeDue | null {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (!hasSchool(monday, breaks) || !isDueThisWeek(days, wanted, today)) return null;
  if (startDate > today) return null;
  const earlier = findWeekBefore(monday, breaks);
  if (earlier === null || startDate > earlier) return 'this-week';
  return days.some((day) => earlier <= day && day <= today) ? 'this-week' : 'overdue';
}

function hasSchool(monday: Day, breaks: readonly SchoolBreakDays[]): boolean {
  return [0, 1, 2, 3, 4].some((later) => isSchoolDay(addDays(monday, later), breaks));
}

/** The Monday of the last week with school before a Monday's. */
function findWeekBefore(monday: Day, breaks: readonly SchoolBreakDays[]): Day | null {
  const mondays = Array.from({ length: MOST_WEEKS_BACK }, (_, back) =>
    addDays(monday, -7 * (back + 1)),
  );
  return mondays.find((each) => hasSchool(each, breaks)) ?? null;
}
