/**
 * The days on which a plan has a session: its weekdays between its first and last day, without the school's
 * breaks. And a plan's last day, counted in school weeks from its first.
 */
import { addDays, type Day, weekdayOf } from '~/platform/calendar';
import { addSchoolWeeks, isSchoolDay, type SchoolBreakDays } from '~/roster/school-weeks';

/** 1 Monday to 5 Friday. */
export type SchoolWeekday = 1 | 2 | 3 | 4 | 5;
export const SCHOOL_WEEKDAYS: readonly SchoolWeekday[] = [1, 2, 3, 4, 5];

/** What a plan's days were until a change of it. */
export interface EarlierRhythm {
  /** Last day of it. */
  until: Day;
  weekdays: readonly number[];
  minutes: number;
}

export interface SessionRhythm {
  weekdays: readonly number[];
  /** Before each change of the plan, the earliest first; empty when it was never changed. */
  earlier: readonly EarlierRhythm[];
  /** Both days are inside. */
  startDate: Day;
  endDate: Day;
}

/** What stood on a day: an earlier rhythm, or the one that stands now. */
export function findRhythm<Rhythm extends { earlier: readonly EarlierRhythm[] }>(
  rhythm: Rhythm,
  day: Day,
): Rhythm | EarlierRhythm {
  return rhythm.earlier.find(({ until }) => day <= until) ?? rhythm;
}

/** Days with a session that lie in both the plan and the range, earliest first. */
export function listSessionDays(
  rhythm: SessionRhythm,
  range: { from: Day; to: Day },
  breaks: readonly SchoolBreakDays[],
): Day[] {
  const { startDate, endDate } = rhythm;
  const from = startDate > range.from ? startDate : range.from;
  const to = endDate < range.to ? endDate : range.to;
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { weekdays } = findRhythm(rhythm, day);
    if (weekdays.includes(weekdayOf(day)) && isSchoolDay(day, breaks)) days.push(day);
  }
  return days;
}

/** The last school day of so many school weeks from a day. From a Monday and one week: the Friday. */
export function findLastDay(
  startDate: Day,
  weeks: number,
  breaks: readonly SchoolBreakDays[],
): Day {
  let last = addDays(addSchoolWeeks(startDate, weeks, breaks), -1);
  while (last > startDate && !isSchoolDay(last, breaks)) last = addDays(last, -1);
  return last;
}

/** The first school day of the week after: a plan that is made today begins when a week does. */
export function findNextStart(today: Day, breaks: readonly SchoolBreakDays[]): Day {
  return addSchoolWeeks(addDays(today, 8 - weekdayOf(today)), 0, breaks);
}

/** Weekdays for so many sessions a week, spread over it. */
export function spreadWeekdays(timesAWeek: number): SchoolWeekday[] {
  const spread: Record<number, SchoolWeekday[]> = {
    1: [3],
    2: [2, 4],
    3: [1, 3, 5],
    4: [1, 2, 3, 4],
  };
  return spread[timesAWeek] ?? [...SCHOOL_WEEKDAYS];
}
