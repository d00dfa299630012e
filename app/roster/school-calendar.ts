/**
 * The forms of a school year's calendar, checked alike in the browser and on the server: breaks, and
 * how many school weeks a pupil who joins late waits.
 *
 * Rule of breaks: both days lie in the school year, the last is not before the first, and no day is in
 * two breaks. A break of one day (a study day) has the same first and last day.
 */
import * as z from 'zod';
import { addDays, type Day, daysBetween } from '~/platform/calendar';
import { isSchoolDay, type SchoolBreakDays } from './school-weeks';
import { removeWindowSchema, windowDaysSchema } from './window-days';

/** Letters in the name of a break. */
export const LONGEST_BREAK_NAME = 60;
/** School weeks a late joiner may be made to wait; 0 is not at all. */
export const MOST_LATE_WEEKS = 20;

const breakDays = z
  .object({
    name: z.string().trim().max(LONGEST_BREAK_NAME, 'name-long').optional(),
    startDate: z.iso.date({
      abort: true,
      error: ({ input }) => (input === undefined ? 'start-missing' : 'start-unreadable'),
    }),
    endDate: z.iso.date({
      abort: true,
      error: ({ input }) => (input === undefined ? 'end-missing' : 'end-unreadable'),
    }),
  })
  .refine(({ startDate, endDate }) => startDate <= endDate, {
    error: 'end-before-start',
    path: ['endDate'],
  });

export const addBreakSchema = z.intersection(
  z.object({ intent: z.literal('add-break') }),
  breakDays,
);
export const changeBreakSchema = z.intersection(
  z.object({ intent: z.literal('change-break'), breakId: z.string() }),
  breakDays,
);
const removeBreakSchema = z.object({ intent: z.literal('remove-break'), breakId: z.string() });
export const lateWeeksSchema = z.object({
  intent: z.literal('late-weeks'),
  weeks: z
    .number({ error: ({ input }) => (input === undefined ? 'weeks-missing' : 'weeks-number') })
    .int('weeks-number')
    .min(0, 'weeks-range')
    .max(MOST_LATE_WEEKS, 'weeks-range'),
});

export const CALENDAR_SCHEMAS = {
  'add-break': addBreakSchema,
  'change-break': changeBreakSchema,
  'remove-break': removeBreakSchema,
  'late-weeks': lateWeeksSchema,
  'window-days': windowDaysSchema,
  'remove-window': removeWindowSchema,
} as const;
export type CalendarIntent = keyof typeof CALENDAR_SCHEMAS;
export type CalendarChange = z.output<(typeof CALENDAR_SCHEMAS)[CalendarIntent]>;

/** A break as a form gives it: its days, and what the school calls it, for example "höstlov"; null without a name. */
export type NamedBreak = SchoolBreakDays & { name: string | null };
export type SchoolBreak = NamedBreak & { breakId: string };

/** Problems of a break's own fields, and of its place among the others. */
export type BreakFieldProblem =
  | 'name-long'
  | 'start-missing'
  | 'start-unreadable'
  | 'end-missing'
  | 'end-unreadable'
  | 'end-before-start'
  | BreakProblem['code'];
export type WeeksProblem = 'weeks-missing' | 'weeks-number' | 'weeks-range';

/** What speaks against a break whose own days are in order. */
export type BreakProblem =
  | { code: 'start-outside-year' | 'end-outside-year' }
  | { code: 'overlaps'; other: NamedBreak };

/** Null when the break can stand in the year beside the others. */
export function findBreakProblem(
  days: SchoolBreakDays,
  year: SchoolBreakDays,
  others: readonly NamedBreak[],
): BreakProblem | null {
  const isInYear = (day: Day) => year.startDate <= day && day <= year.endDate;
  if (!isInYear(days.startDate)) return { code: 'start-outside-year' };
  if (!isInYear(days.endDate)) return { code: 'end-outside-year' };
  const other = others.find(
    ({ startDate, endDate }) => startDate <= days.endDate && days.startDate <= endDate,
  );
  return other ? { code: 'overlaps', other } : null;
}

/** Days from Monday to Friday in a break, both ends counted: what it takes from school. */
export function countSchoolDaysIn({ startDate, endDate }: SchoolBreakDays): number {
  const length = daysBetween(startDate, endDate) + 1;
  const days = Array.from({ length }, (_, index) => addDays(startDate, index));
  return days.filter((day) => isSchoolDay(day, [])).length;
}
