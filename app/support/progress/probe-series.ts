/**
 * A pupil's probes in one task, in the order they were taken, as figures over weeks.
 *
 * A probe is one reading of a progress form for at most a minute. Readings of one day are one occasion,
 * whose rate is their median: a good or bad day is one day, however often the pupil read. Rates are right a
 * minute; time is weeks since the first probe, with parts of a week.
 */
import { type Day, daysBetween } from '~/platform/calendar';
import { median } from '~/psychometrics/median';

export interface Probe {
  day: Day;
  /** Right answers, 0 or more. */
  right: number;
  /** Time that was read, seconds; 0 when nothing was. */
  seconds: number;
}

/** Occasions, oldest first: the places of `days`, `weeks` and `rates` go together. */
export interface ProbeSeries {
  days: Day[];
  /** Weeks since the first probe. */
  weeks: number[];
  /** Right a minute: the median of the day's readings. */
  rates: number[];
  /** Every reading by itself, right a minute, oldest first. */
  readings: { day: Day; rate: number }[];
}

const DAYS_A_WEEK = 7;

export function weeksBetween(from: Day, to: Day): number {
  return daysBetween(from, to) / DAYS_A_WEEK;
}

/**
 * The probes that can be read as a rate; those of no time are left out.
 * @throws {RangeError} for figures below zero or not finite.
 */
export function readProbes(probes: readonly Probe[]): ProbeSeries {
  for (const { right, seconds } of probes) {
    if (!(right >= 0 && seconds >= 0 && Number.isFinite(right + seconds))) {
      throw new RangeError(`a probe of ${right} right in ${seconds} seconds`);
    }
  }
  const readings = probes
    .filter(({ seconds }) => seconds > 0)
    .toSorted((one, other) => daysBetween(other.day, one.day))
    .map(({ day, right, seconds }) => ({ day, rate: (right * 60) / seconds }));
  const days = [...new Set(readings.map(({ day }) => day))];
  const ratesOn = (day: Day) => readings.flatMap((one) => (one.day === day ? [one.rate] : []));
  return {
    days,
    weeks: days.map((day) => weeksBetween(days[0] ?? day, day)),
    rates: days.map((day) => median(ratesOn(day)) ?? 0),
    readings,
  };
}
