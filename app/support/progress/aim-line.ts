/**
 * The line from where a pupil stood to where the next window asks the pupil to be.
 *
 * Baseline: the median of the first three readings, at the day of the second of them. Goal: the limit of the
 * next window, at its first day. The line says what each week has to bring.
 * Source: the baseline as the median of three is the usual one in progress monitoring (Christ, T. J.,
 * 2006; National Center on Intensive Intervention).
 */
import type { Day } from '~/platform/calendar';
import { median } from '~/psychometrics/median';
import { type ProbeSeries, weeksBetween } from './probe-series';

export interface ProgressGoal {
  /** Right a minute. */
  rate: number;
  day: Day;
}

export interface AimLine {
  /** Right a minute. */
  baseline: number;
  baselineDay: Day;
  goal: ProgressGoal;
  /** Right a minute more for each week. */
  weeklyRise: number;
}

export const BASELINE_READINGS = 3;

/** Null until there are three readings, and when the goal's day is not after them. */
export function drawAimLine(series: ProbeSeries, goal: ProgressGoal): AimLine | null {
  const first = series.readings.slice(0, BASELINE_READINGS);
  const baseline = median(first.map(({ rate }) => rate));
  const baselineDay = first[1]?.day;
  if (first.length < BASELINE_READINGS || baseline === null || !baselineDay) return null;
  const weeks = weeksBetween(baselineDay, goal.day);
  if (weeks <= 0) return null;
  return { baseline, baselineDay, goal, weeklyRise: (goal.rate - baseline) / weeks };
}

/** What the line asks for on a day, right a minute. */
export function aimOn(line: AimLine, day: Day): number {
  return line.baseline + line.weeklyRise * weeksBetween(line.baselineDay, day);
}
