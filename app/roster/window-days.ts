/**
 * When the screening windows of a school year are: the form of one, checked alike in the browser and on
 * the server, and the days that are suggested.
 *
 * Rule: the first day is not after the last, nor the last after the end of catching up; all lie in the
 * school year; windows come in the order autumn, winter, spring, and no day is in two, catching up
 * counted. A window in which a class has begun keeps its first day.
 * Suggested: Monday of the first week to Friday of the last, by ISO weeks: autumn 36-40, winter 3-7,
 * spring 17-21; then two weeks to catch up in.
 */
import * as z from 'zod';
import { addDays, type Day, weekdayOf } from '~/platform/calendar';
import type { SchoolBreakDays } from './school-weeks';

export const WINDOW_KINDS = ['autumn', 'winter', 'spring'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];
export type WindowDays = { startDate: Day; endDate: Day; catchUpEndDate: Day };
export type DatedWindow = WindowDays & { kind: WindowKind; isBegun: boolean };

const USUAL = {
  autumn: { yearsOn: 0, firstWeek: 36, lastWeek: 40 },
  winter: { yearsOn: 1, firstWeek: 3, lastWeek: 7 },
  spring: { yearsOn: 1, firstWeek: 17, lastWeek: 21 },
} as const;
const MONDAY_TO_FRIDAY = 4;
const CATCH_UP_DAYS = 14;

function day(name: 'start' | 'end' | 'catch-up') {
  return z.iso.date({
    abort: true,
    error: ({ input }) => (input === undefined ? `${name}-missing` : `${name}-unreadable`),
  });
}

export const windowDaysSchema = z
  .object({
    intent: z.literal('window-days'),
    kind: z.enum(WINDOW_KINDS),
    startDate: day('start'),
    endDate: day('end'),
    catchUpEndDate: day('catch-up'),
  })
  .refine(({ startDate, endDate }) => startDate <= endDate, {
    error: 'end-before-start',
    path: ['endDate'],
  })
  .refine(({ endDate, catchUpEndDate }) => endDate <= catchUpEndDate, {
    error: 'catch-up-before-end',
    path: ['catchUpEndDate'],
  });
export const removeWindowSchema = z.object({
  intent: z.literal('remove-window'),
  kind: z.enum(WINDOW_KINDS),
});

/** What speaks against a window whose own days are in order; `field` is where it is said. */
export type WindowProblem =
  | { field: 'startDate'; code: 'start-outside-year' | 'window-begun' }
  | { field: 'catchUpEndDate'; code: 'catch-up-outside-year' }
  | { field: 'startDate' | 'catchUpEndDate'; code: 'window-clash'; other: WindowDays };

export type WindowFieldProblem =
  | 'start-missing'
  | 'start-unreadable'
  | 'end-missing'
  | 'end-unreadable'
  | 'end-before-start'
  | 'catch-up-missing'
  | 'catch-up-unreadable'
  | 'catch-up-before-end'
  | WindowProblem['code'];

/** Monday of an ISO week: the first is the one with 4 January in it. */
function mondayOf(year: number, week: number): Day {
  const inFirst = `${year}-01-04`;
  return addDays(inFirst, 1 - weekdayOf(inFirst) + (week - 1) * 7);
}

/** The usual days of a window in the school year that begins in August of `startYear`. */
export function suggestDays(kind: WindowKind, startYear: number): WindowDays {
  const { yearsOn, firstWeek, lastWeek } = USUAL[kind];
  const year = startYear + yearsOn;
  const endDate = addDays(mondayOf(year, lastWeek), MONDAY_TO_FRIDAY);
  return {
    startDate: mondayOf(year, firstWeek),
    endDate,
    catchUpEndDate: addDays(endDate, CATCH_UP_DAYS),
  };
}

/** Null when the window can have these days beside the year's others. */
export function findWindowProblem(
  wish: WindowDays & { kind: WindowKind },
  year: SchoolBreakDays,
  windows: readonly DatedWindow[],
): WindowProblem | null {
  const isInYear = (one: Day) => year.startDate <= one && one <= year.endDate;
  if (!isInYear(wish.startDate)) return { field: 'startDate', code: 'start-outside-year' };
  if (!isInYear(wish.catchUpEndDate)) {
    return { field: 'catchUpEndDate', code: 'catch-up-outside-year' };
  }
  const before = windows.find(({ kind }) => kind === wish.kind);
  if (before?.isBegun && before.startDate !== wish.startDate) {
    return { field: 'startDate', code: 'window-begun' };
  }
  const placeOf = (kind: WindowKind) => WINDOW_KINDS.indexOf(kind);
  for (const other of windows) {
    const place = placeOf(other.kind) - placeOf(wish.kind);
    if (place < 0 && other.catchUpEndDate >= wish.startDate) {
      return { field: 'startDate', code: 'window-clash', other };
    }
    if (place > 0 && other.startDate <= wish.catchUpEndDate) {
      return { field: 'catchUpEndDate', code: 'window-clash', other };
    }
  }
  return null;
}
