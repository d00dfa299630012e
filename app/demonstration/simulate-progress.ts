/**
 * What the decision rule of progress monitoring says of pupils whose growth is known, because it is
 * invented: the table of `npm run simulate`. Everything here is simulated.
 *
 * A pupil starts some way under the goal and is probed three times before the help begins and on one day a
 * week after that, in one reading or several. The true rate rises in a straight line by a share of what the aim line asks for; a probe is a
 * count with the dispersion that the policy assumes for the task (gamma-Poisson).
 */
import { addDays, type Day } from '~/platform/calendar';
import type { Probe } from '~/support/progress/probe-series';
import { judgeProgress, type ProgressFinding } from '~/support/progress/progress-rule';
import { makeRandom, pickNormal, type Random } from './seeded-random';

export interface ProgressSetting {
  /** Right a minute at the start: from, to. */
  start: readonly [number, number];
  /** Right a minute that the next window asks for. */
  goal: number;
  /** Weeks from the first probe to the next window. */
  weeksToGoal: number;
  /** Variance of a probe over its mean. */
  dispersion: number;
  /** Readings on each day after the first three. */
  readingsAnOccasion: number;
}

export interface ProgressCounts {
  pupils: number;
  onTheWay: number;
  notOnTheWay: number;
  tooEarly: number;
}

const BEFORE = 3;
const FIRST_DAY: Day = '2026-01-12';
const SECONDS = 60;

/**
 * Verdicts after so many weeks of help.
 * @param shareOfRise the true rise as a share of the one asked for, drawn evenly: from, to.
 */
export function simulateProgress(
  setting: ProgressSetting,
  shareOfRise: readonly [number, number],
  weeks: number,
  pupils: number,
  seed: number,
): ProgressCounts {
  const random = makeRandom(seed);
  const verdicts = Array.from({ length: pupils }, () =>
    judgeOne(setting, shareOfRise, weeks, random),
  );
  const count = (verdict: ProgressFinding['verdict']) =>
    verdicts.filter((one) => one === verdict).length;
  return {
    pupils,
    onTheWay: count('on-the-way'),
    notOnTheWay: count('not-on-the-way'),
    tooEarly: count('too-early'),
  };
}

function judgeOne(
  setting: ProgressSetting,
  shareOfRise: readonly [number, number],
  weeks: number,
  random: Random,
): ProgressFinding['verdict'] {
  const probes = inventProbes(setting, shareOfRise, weeks, random);
  const goal = { rate: setting.goal, day: addDays(FIRST_DAY, setting.weeksToGoal * 7) };
  const sessions = { planned: weeks * 3, held: weeks * 3 };
  return judgeProgress(probes, goal, sessions).verdict;
}

/**
 * The readings of one invented pupil: three on the first days, then those of each week. Days are counted
 * from a Monday of no meaning.
 */
export function inventProbes(
  setting: ProgressSetting,
  shareOfRise: readonly [number, number],
  weeks: number,
  random: Random,
): Probe[] {
  const start = between(random, setting.start);
  const rise = (between(random, shareOfRise) * (setting.goal - start)) / setting.weeksToGoal;
  const at = (week: number): Probe => ({
    day: addDays(FIRST_DAY, Math.round(week * 7)),
    right: drawCount(random, start + rise * week, setting.dispersion),
    seconds: SECONDS,
  });
  const before = Array.from({ length: BEFORE }, (_, place) => at(place / 7));
  const weekly = Array.from({ length: weeks * setting.readingsAnOccasion }, (_, place) =>
    at(Math.floor(place / setting.readingsAnOccasion) + 1),
  );
  return [...before, ...weekly];
}

function between(random: Random, [low, high]: readonly [number, number]): number {
  return low + (high - low) * random();
}

/** A count whose variance is `dispersion` times its mean. */
function drawCount(random: Random, mean: number, dispersion: number): number {
  if (mean <= 0) return 0;
  const rate =
    dispersion > 1 ? drawGamma(random, mean / (dispersion - 1)) * (dispersion - 1) : mean;
  return drawPoisson(random, rate);
}

/** Gamma with scale 1, by Marsaglia and Tsang; shapes under 1 by the usual power of an even number. */
function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = pickNormal(random);
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v))
      return d * v;
  }
}

/** Poisson by counting even numbers (means here are under a hundred). */
function drawPoisson(random: Random, mean: number): number {
  const floor = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > floor) {
    product *= random();
    count += 1;
  }
  return count;
}
