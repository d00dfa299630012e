/**
 * Reading rate per minute, with its uncertainty.
 *
 * Measures: the pupil's rate of items read right per minute, and how sure it is that the rate is
 * under a limit.
 * Formula: x right in s seconds; rate ~ Gamma(shape (x + ½)/φ, scale φ · 60/s);
 * P = GammaCDF(limit; shape, scale). φ is the dispersion: 1 for a Poisson count, larger when readings
 * of the same pupil vary more than that. Several readings in a window: x and s are summed first.
 * Definition: gamma posterior of a count with Jeffreys' ½, widened by φ (quasi-Poisson).
 * Source: gamma-Poisson conjugacy; the gamma distribution as `pgamma` in R. φ belongs to the policy
 * and is assumed until enough parallel pairs have been read.
 * Valid range: right ≥ 0, seconds ≥ 0, φ > 0.
 * Missing data: zero seconds gives null: no rate, never infinity.
 * Worked example: 6 right in 60 s with φ 1.5 against 10 a minute: P = .8688; 14 right: P = .1642.
 */
import { centralIntervalOfCdf, type Interval } from '~/psychometrics/central-interval';
import { gammaCdf } from '~/psychometrics/incomplete-gamma';

export interface Reading {
  right: number;
  seconds: number;
  /** Stopped by rule (first row all wrong): the whole time limit counts, not the seconds used. */
  stoppedByRule: boolean;
}

export interface PooledReading {
  right: number;
  seconds: number;
}

const SECONDS_PER_MINUTE = 60;
/** Standard deviations of the gamma distribution that hold all a double can show. */
const RANGE_IN_DEVIATIONS = 40;

/** Sum of several readings; one stopped by rule counts with `secondsWhenStopped`. */
export function poolReadings(
  readings: readonly Reading[],
  secondsWhenStopped: number,
): PooledReading {
  return readings.reduce(
    (sum, reading) => ({
      right: sum.right + reading.right,
      seconds: sum.seconds + (reading.stoppedByRule ? secondsWhenStopped : reading.seconds),
    }),
    { right: 0, seconds: 0 },
  );
}

/** Pr(rate < limit per minute | reading), unrounded; null when no time was used. */
export function probabilityRateBelow(
  reading: PooledReading,
  dispersion: number,
  limitPerMinute: number,
): number | null {
  const posterior = ratePosterior(reading, dispersion);
  return posterior && gammaCdf(limitPerMinute, posterior.shape, posterior.scale);
}

/** Central interval of the rate, per minute; null when no time was used. */
export function rateInterval(
  reading: PooledReading,
  dispersion: number,
  coverage: number,
): Interval | null {
  const posterior = ratePosterior(reading, dispersion);
  if (!posterior) return null;
  const { shape, scale } = posterior;
  const farAbove = scale * (shape + RANGE_IN_DEVIATIONS * (1 + Math.sqrt(shape)));
  return centralIntervalOfCdf((rate) => gammaCdf(rate, shape, scale), 0, farAbove, coverage);
}

function ratePosterior({ right, seconds }: PooledReading, dispersion: number) {
  if (!(right >= 0) || !(seconds >= 0) || !(dispersion > 0)) {
    throw new RangeError(`reading rate: ${right} right in ${seconds} s, dispersion ${dispersion}`);
  }
  if (seconds === 0) return null;
  return {
    shape: (right + 0.5) / dispersion,
    scale: (dispersion * SECONDS_PER_MINUTE) / seconds,
  };
}
