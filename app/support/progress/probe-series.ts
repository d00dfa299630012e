/**
 * A pupil's probes in one task, in the order they were taken, as figures over weeks.
 *
 * A probe is one reading of a progress form for at most a minute. Rates are right a minute; time is
 * weeks since the first probe, with parts of a week.
 */
import { type Day, daysBetween } from '~/platform/calendar';

export interface Probe {
  day: Day;
  /** Right answers, 0 or more. */
  right: number;
  /** Time that was read, seconds; 0 when nothing was. */
  seconds: number;
}

export interface ProbeSeries {
  days: Day[];
  /** Weeks since the first probe. */
  weeks: number[];
  /** Right a minute. */
  rates: number[];
}

const DAYS_A_WEEK = 7;

export function weeksBetween(from: Day, to: Day): number {
  return daysBetween(from, to) / DAYS_A_WEEK;
}

/**
 * The probes that can be read as a rate, oldest first; those of no time are left out.
 * @throws {RangeError} for figures below zero or not finite.
 */
export function readProbes(probes: readonly Probe[]): ProbeSeries {
  for (const { right, seconds } of probes) {
    if (!(right >= 0 && seconds >= 0 && Number.isFinite(right + seconds))) {
      throw new RangeError(`a probe of ${right} right in ${seconds} seconds`);
    }
  }
  const timed = probes
    .filter(({ seconds }) => seconds > 0)
    .toSorted((one, other) => daysBetween(other.day, one.day));
  const first = timed[0]?.day;
  return {
    days: timed.map(({ day }) => day),
    weeks: timed.map(({ day }) => weeksBetween(first ?? day, day)),
    rates: timed.map(({ right, seconds }) => (right * 60) / seconds),
  };
}
