/** The form of a new plan, checked alike in the browser and on the server, and what it proposes. */
import * as z from 'zod';
import { type Day, daysBetween } from '~/platform/calendar';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import { NEEDS } from '~/support/groups/need';
import type { Dose } from './method-catalogue';
import { findLastDay, findNextStart, type SchoolWeekday, spreadWeekdays } from './session-days';

export const PLACES = ['classroom', 'small-room', 'elsewhere'] as const;
export const CARRIERS = ['special-educator', 'teacher'] as const;
export type Place = (typeof PLACES)[number];
export type Carrier = (typeof CARRIERS)[number];

/** Minutes of a session, and school weeks of a plan, at most. */
export const MOST_MINUTES = 90;
export const MOST_WEEKS = 20;
const LONGEST_AHEAD_DAYS = 400;

const whole = (most: number) => z.coerce.number().int().min(1).max(most);

const planForm = z.object({
  need: z.enum(NEEDS),
  aim: z.string().trim().min(1).max(300),
  methodId: z.string().min(1).max(60),
  carriedOutBy: z.enum(CARRIERS),
  place: z.enum(PLACES),
  minutes: whole(MOST_MINUTES),
  weekdays: z.array(whole(5)).min(1).max(5),
  weeks: whole(MOST_WEEKS),
  startDate: z.iso.date(),
  remeasureDate: z.iso.date(),
});
export type PlanForm = z.infer<typeof planForm>;
export type PlanField = keyof PlanForm;

export type PlanFormReading =
  | { ok: true; plan: PlanForm }
  /** Fields that cannot be taken as they are. */
  | { ok: false; fields: PlanField[] };

export function readPlanForm(form: FormData, today: Day): PlanFormReading {
  const weekdays = [...new Set(form.getAll('weekdays').map(String))];
  const read = planForm.safeParse({ ...Object.fromEntries(form), weekdays });
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path[0] as PlanField);
    return { ok: false, fields: [...new Set(fields)] };
  }
  const { startDate, remeasureDate } = read.data;
  const fields: PlanField[] = [];
  if (Math.abs(daysBetween(today, startDate)) > LONGEST_AHEAD_DAYS) fields.push('startDate');
  if (remeasureDate < startDate) fields.push('remeasureDate');
  return fields.length > 0 ? { ok: false, fields } : { ok: true, plan: read.data };
}

export interface PlanProposal extends Dose {
  weekdays: SchoolWeekday[];
  startDate: Day;
  remeasureDate: Day;
}

export interface PlanCalendar {
  today: Day;
  breaks: readonly SchoolBreakDays[];
  /** First days of the windows to come, the nearest first. */
  windowStarts: readonly Day[];
}

/**
 * The method's own dose, from the next week on, measured again in the next window; when no window is
 * dated, on the plan's last day.
 */
export function proposePlan(dose: Dose, calendar: PlanCalendar): PlanProposal {
  const { minutes, timesAWeek, weeks } = dose;
  const startDate = findNextStart(calendar.today, calendar.breaks);
  const next = calendar.windowStarts.find((day) => day > startDate);
  const remeasureDate = next ?? findLastDay(startDate, weeks, calendar.breaks);
  const weekdays = spreadWeekdays(timesAWeek);
  return { minutes, timesAWeek, weeks, weekdays, startDate, remeasureDate };
}
