/**
 * What the follow-up knows of one pupil: the one shape that every figure is worked out from, without name
 * or id. Days are days in the municipality's zone.
 */
import type { PupilStanding } from '~/outcomes/summary';
import { type Day, daysBetween } from '~/platform/calendar';

/** How far the three consultations of the guarantee have come in a pupil's case, in their order. */
export const CASE_STEPS_DONE = ['none', 'assessment', 'planning', 'follow-up'] as const;
export type CaseStepDone = (typeof CASE_STEPS_DONE)[number];

export interface WindowFacts {
  standing: PupilStanding;
  /** The first proposal of the window that was not replaced; null when there is none. */
  flaggedOn: Day | null;
  /** The first confirmation of a proposal that is confirmed now. */
  confirmedOn: Day | null;
  /** Every proposal was watched or set aside by a person. */
  isSetAside: boolean;
  /** The first day with support from the proposal on, or from the level on when nothing was proposed. */
  supportOn: Day | null;
  /** The day from which waiting is counted: the proposal's, or the level's. Null without either. */
  sinceOn: Day | null;
}

export interface PupilFacts {
  classId: string;
  schoolId: string;
  /** Calendar year the pupil started school. */
  cohort: number | null;
  /** One for each window of the school year that has begun, in the order of time. */
  windows: readonly WindowFacts[];
  /** Sessions from the first day of the school year until today; null without a plan. */
  dose: { planned: number; held: number } | null;
  /** Null without a case. */
  caseStep: CaseStepDone | null;
}

/** Days with support; without a last day it goes on. */
export interface SupportSpan {
  from: Day;
  to: Day | null;
}

/** The first day with support from a day on; null when there is none until today. */
export function findSupportStart(
  since: Day,
  spans: readonly SupportSpan[],
  today: Day,
): Day | null {
  const days = spans
    .filter(({ to }) => to === null || to >= since)
    .map(({ from }) => (from > since ? from : since))
    .filter((day) => day <= today);
  return days.toSorted()[0] ?? null;
}

/** Whole days, 0 at the least. */
export function countDays(from: Day, to: Day): number {
  return Math.max(0, daysBetween(from, to));
}
