/**
 * How often a pupil reads for the rule to be able to say something.
 *
 * Once a week. Where the goal is under 15 right a minute one reading is a small count and says little: then
 * the pupil reads two forms on the day, and their median counts. The simulation of invented pupils shows
 * what that brings (`npm run simulate`).
 */
import { type Day, daysBetween, weekdayOf } from '~/platform/calendar';

const FEW_A_MINUTE = 15;

/** @param goalRate right a minute; null without a goal. */
export function readingsAnOccasion(goalRate: number | null): 1 | 2 {
  return goalRate !== null && goalRate < FEW_A_MINUTE ? 2 : 1;
}

/** Whether the pupil has not read enough in the week of a day, Monday to Sunday. */
export function isDueThisWeek(days: readonly Day[], wanted: number, today: Day): boolean {
  const sinceMonday = weekdayOf(today) - 1;
  const read = days.filter((day) => {
    const ago = daysBetween(day, today);
    return ago >= 0 && ago <= sinceMonday;
  });
  return read.length < wanted;
}
