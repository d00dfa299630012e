/**
 * Pupils who joined a class late: whether they wait with the whole-class tasks, and until when.
 *
 * Rule: a pupil who came to the class after the class list was first there waits for the school weeks
 * that the school year says, and then takes the tasks that are current. An adult may include the pupil
 * at once, or read one to one meanwhile. A pupil who was in another class of the school from that
 * class's first day has been taught there all along, and a pupil who has begun a task is in: neither waits.
 * Missing data: a class whose list came in one go has nobody who is late.
 * Worked example: list 1 August, joined Tuesday 3 November, three school weeks: from Tuesday 24 November.
 */
import type { Day } from '~/platform/calendar';
import { addSchoolWeeks, type SchoolBreakDays } from '~/roster/school-weeks';
import type { SittingKind } from './round-words';

export type LateFacts = {
  /** First day in the class. */
  joinedDay: Day;
  /** Came to this class, or to another of the school this year, on the day when its list first came. */
  wasOnFirstList: boolean;
  /** Has begun a task at a device in the round. */
  hasBegun: boolean;
  /** An adult has said that the pupil does the tasks now. */
  isIncluded: boolean;
  lateSchoolWeeks: number;
  breaks: readonly SchoolBreakDays[];
};

export type LateJoiner = {
  joinedDay: Day;
  /** First day on which the pupil takes the whole-class tasks without an adult's word. */
  fromDay: Day;
  /** An adult includes the pupil at once. */
  isIncluded: boolean;
};

/** A pupil who is new in the class, as the two pages show it. */
export type NewPupil = {
  membershipId: string;
  signId: string;
  name: string;
  late: LateJoiner;
  /** An adult has put the pupil on the one-to-one list. */
  isOnList: boolean;
};

/** Null for a pupil who is not late, or no longer. */
export function judgeLateJoiner(facts: LateFacts, today: Day): LateJoiner | null {
  if (facts.wasOnFirstList || facts.hasBegun) return null;
  const { joinedDay, isIncluded } = facts;
  const fromDay = addSchoolWeeks(joinedDay, facts.lateSchoolWeeks, facts.breaks);
  return today < fromDay ? { joinedDay, fromDay, isIncluded } : null;
}

/** Whether the pupil is left out of the tasks that pupils do at devices in a sitting of that kind. */
export function isWaiting(late: LateJoiner | null, kind: SittingKind | 'round' = 'round'): boolean {
  return late !== null && !late.isIncluded && kind !== 'one-to-one';
}
