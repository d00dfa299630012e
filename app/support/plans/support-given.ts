/**
 * How much of the planned support a pupil has been given between two days.
 *
 * Planned: the session days of each plan that the pupil had a part in, in the days of that part. Held: the
 * sessions that were written down as held with the pupil there, also those on other days than planned.
 * Minutes: of those sessions. A planned day of which nothing is written counts as planned, not as held:
 * ask before it is concluded from.
 * Worked example: Monday, Wednesday and Friday for two weeks, five held, in one of which the pupil was
 * away: planned 6, held 4.
 */
import type { Day } from '~/platform/calendar';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import type { SupportGiven } from '~/support/progress/progress-rule';
import { listSessionDays, type SessionRhythm } from './session-days';

/** One pupil's part in a plan: the plan's rhythm within the days that the pupil was in it. */
export interface PlanPart extends SessionRhythm {
  planId: string;
}

/** A session that was written down, as it was for one pupil. */
export interface PupilSession {
  planId: string;
  day: Day;
  isHeld: boolean;
  isPresent: boolean;
  /** Null when it was not held. */
  minutes: number | null;
}

export interface SupportTotal extends SupportGiven {
  minutes: number;
}

/** Both days of the range are inside; `to` is today at the latest, so that nothing ahead is missed. */
export function countSupportGiven(
  parts: readonly PlanPart[],
  sessions: readonly PupilSession[],
  range: { from: Day; to: Day },
  breaks: readonly SchoolBreakDays[],
): SupportTotal {
  const held = sessions.filter(
    ({ day, isHeld, isPresent }) => isHeld && isPresent && range.from <= day && day <= range.to,
  );
  return {
    planned: parts.reduce((sum, part) => sum + listSessionDays(part, range, breaks).length, 0),
    held: held.length,
    minutes: held.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  };
}
