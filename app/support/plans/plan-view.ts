/** A plan as pages show it, and the sessions of a week laid out by day. */
import { addDays, type Day, weekdayOf } from '~/platform/calendar';
import { isSchoolDay, type SchoolBreakDays } from '~/roster/school-weeks';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Need } from '~/support/groups/need';
import type { PlanTerms } from './plan-change';
import type { Carrier, Place } from './plan-form';
import { type EarlierRhythm, listSessionDays } from './session-days';
import type { SupportTotal } from './support-given';

export const NOT_HELD_REASONS = ['staff-away', 'pupils-away', 'other-activity', 'other'] as const;
export type NotHeldReason = (typeof NOT_HELD_REASONS)[number];

interface PlanPupilView {
  pupilId: string;
  name: string;
  classId: string;
  className: string;
  startDate: Day;
  /** Last day in the plan; null for as long as it lasts. */
  endDate: Day | null;
}

export interface LoggedSession {
  day: Day;
  isHeld: boolean;
  reason: NotHeldReason | null;
  minutes: number | null;
  /** Of the pupils that the reader may see. */
  absentIds: string[];
  by: string;
}

type ShownTerms = PlanTerms & { methodTitle: Bilingual };

export interface ShownPlanChange {
  changeId: string;
  /** First day of what is new. */
  day: Day;
  by: string;
  reason: string;
  before: ShownTerms;
  after: ShownTerms;
}

export interface PlanView {
  planId: string;
  groupName: string | null;
  need: Need;
  aim: string;
  methodTitle: Bilingual;
  carriedOutBy: Carrier;
  place: Place;
  minutes: number;
  weekdays: number[];
  weeks: number;
  /** Its days before each change, so that what was planned then still is. */
  earlier: EarlierRhythm[];
  startDate: Day;
  endDate: Day;
  remeasureDate: Day;
  owner: string;
  /** Pupils that the reader may see. */
  pupils: PlanPupilView[];
  /** Pupils of other classes: counted, not named. */
  others: number;
  sessions: LoggedSession[];
  /** Until today, of the plan as a whole; and all that are planned. */
  given: SupportTotal;
  plannedInAll: number;
  /** What was changed and still stands, the first change first. */
  changes: ShownPlanChange[];
  mayRecord: boolean;
  mayChange: boolean;
}

export interface WeekSession {
  plan: PlanView;
  day: Day;
  pupils: PlanPupilView[];
  logged: LoggedSession | null;
  /** Its day has come, and the reader may write it down. */
  mayRecord: boolean;
}

export interface WeekDay {
  day: Day;
  isSchoolDay: boolean;
  sessions: WeekSession[];
}

export function findMonday(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

function isInPlan({ startDate, endDate }: PlanPupilView, day: Day): boolean {
  return startDate <= day && (endDate === null || day <= endDate);
}

/** Monday to Friday with what is planned and what was written down, also on days that were not planned. */
export function layOutWeek(
  plans: readonly PlanView[],
  { monday, today, breaks }: { monday: Day; today: Day; breaks: readonly SchoolBreakDays[] },
): WeekDay[] {
  const range = { from: monday, to: addDays(monday, 4) };
  return [0, 1, 2, 3, 4].map((offset): WeekDay => {
    const day = addDays(monday, offset);
    const sessions = plans.flatMap((plan): WeekSession[] => {
      const logged = plan.sessions.find((session) => session.day === day) ?? null;
      if (!logged && !listSessionDays(plan, range, breaks).includes(day)) return [];
      const pupils = plan.pupils.filter((pupil) => isInPlan(pupil, day));
      if (pupils.length === 0 && !logged) return [];
      return [{ plan, day, pupils, logged, mayRecord: plan.mayRecord && day <= today }];
    });
    return { day, isSchoolDay: isSchoolDay(day, breaks), sessions };
  });
}
