/**
 * The goal of a series of probes: the limit of the next window, at its first day.
 *
 * The next window is the first that begins at least six weeks after the first probe: sooner the rule could
 * say nothing. Where that window has no limit for the task, the latest earlier window's limit is meant: the
 * pupil has still to reach it. Without a later window in the school year there is no goal.
 */
import type { WindowKind } from '~/instruments/battery';
import { addDays, type Day } from '~/platform/calendar';
import type { ProgressGoal } from './aim-line';

/** A window of the school year with the limit of its policy for the task, right a minute. */
export interface GoalWindow {
  kind: WindowKind;
  startDate: Day;
  limit: number | null;
}

export interface ChosenGoal extends ProgressGoal {
  /** The window whose first day it is. */
  dayOf: WindowKind;
  /** The window whose limit it is. */
  limitOf: WindowKind;
}

const LEAST_WEEKS = 6;

export function chooseGoal(windows: readonly GoalWindow[], firstDay: Day): ChosenGoal | null {
  const ordered = windows.toSorted((one, other) => one.startDate.localeCompare(other.startDate));
  const next = ordered.findIndex(
    ({ startDate }) => startDate >= addDays(firstDay, LEAST_WEEKS * 7),
  );
  const window = ordered[next];
  const limited = ordered.slice(0, next + 1).findLast(({ limit }) => limit !== null);
  if (!window || !limited || limited.limit === null) return null;
  return {
    rate: limited.limit,
    day: window.startDate,
    dayOf: window.kind,
    limitOf: limited.kind,
  };
}
