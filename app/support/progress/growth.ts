/**
 * How fast a pupil's rate rises, with limits, and which probes do not fit the rest.
 *
 * By least squares; when a probe is flagged as odd, by Theil and Sen's line with Sen's limits, which a few
 * odd readings hardly move. Odd is a distance from Theil and Sen's line of more than 3.5 modified
 * z scores (.6745 · distance / median distance).
 * Source: Iglewicz, B. and Hoaglin, D. C., 1993 (the modified z score and its limit).
 */
import { leastSquaresLine } from '~/psychometrics/least-squares-line';
import { median } from '~/psychometrics/median';
import { theilSenInterval } from '~/psychometrics/theil-sen-interval';
import { theilSenLine } from '~/psychometrics/theil-sen-line';
import type { ProbeSeries } from './probe-series';

export interface Growth {
  method: 'least-squares' | 'theil-sen';
  /** Right a minute more for each week. */
  weeklyRise: number;
  lower: number;
  upper: number;
  /** Rate of the line at the first probe, right a minute. */
  start: number;
  /** Places of the odd occasions in the series. */
  oddProbes: number[];
}

const ODD_SCORE = 3.5;
/** Makes the median distance of normal readings their standard deviation. */
const NORMAL_SCALE = 0.6745;

/** @param coverage of the limits, 0…1. Null when the probes give no line with limits. */
export function measureGrowth(
  { weeks, rates }: Pick<ProbeSeries, 'weeks' | 'rates'>,
  coverage: number,
): Growth | null {
  const robust = theilSenLine(weeks, rates);
  const line = leastSquaresLine(weeks, rates, coverage);
  if (!robust || !line || line.lower === null || line.upper === null) return null;
  const oddProbes = findOdd({ weeks, rates }, robust);
  const limits = oddProbes.length > 0 ? theilSenInterval(weeks, rates, coverage) : null;
  if (limits) {
    const { slope: weeklyRise, intercept: start } = robust;
    return { method: 'theil-sen', weeklyRise, start, ...limits, oddProbes };
  }
  const { slope: weeklyRise, intercept: start, lower, upper } = line;
  return { method: 'least-squares', weeklyRise, start, lower, upper, oddProbes };
}

function findOdd(
  { weeks, rates }: Pick<ProbeSeries, 'weeks' | 'rates'>,
  line: { slope: number; intercept: number },
): number[] {
  const distances = rates.map((rate, place) =>
    Math.abs(rate - line.intercept - line.slope * weeks[place]!),
  );
  const usual = median(distances) ?? 0;
  if (usual === 0) return [];
  return distances.flatMap((distance, place) =>
    (NORMAL_SCALE * distance) / usual > ODD_SCORE ? [place] : [],
  );
}
