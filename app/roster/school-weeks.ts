/**
 * Counting in school weeks: five days of school, Monday to Friday, wherever in a week they begin.
 *
 * Days of the school year's breaks are left out. A school year whose breaks have not been written has
 * none: then every Monday to Friday counts.
 */
import { addDays, type Day, weekdayOf } from '~/platform/calendar';

/** Both days are inside. */
export type SchoolBreakDays = { startDate: Day; endDate: Day };

const DAYS_IN_A_SCHOOL_WEEK = 5;
const FRIDAY = 5;

export function isSchoolDay(day: Day, breaks: readonly SchoolBreakDays[]): boolean {
  if (weekdayOf(day) > FRIDAY) return false;
  return !breaks.some(({ startDate, endDate }) => startDate <= day && day <= endDate);
}

/**
 * The first school day after so many school weeks, the first day counted: from a Tuesday the Tuesday
 * three weeks later, when there is no break between. A day without school counts from the next with.
 */
export function addSchoolWeeks(day: Day, weeks: number, breaks: readonly SchoolBreakDays[]): Day {
  let daysLeft = weeks * DAYS_IN_A_SCHOOL_WEEK;
  let reached = day;
  while (daysLeft > 0 || !isSchoolDay(reached, breaks)) {
    if (isSchoolDay(reached, breaks)) daysLeft -= 1;
    reached = addDays(reached, 1);
  }
  return reached;
}
