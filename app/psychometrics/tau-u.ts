/**
 * Tau-U: improvement between two phases of one pupil, with the trend of either phase taken in or out.
 *
 * Measures: whether readings of phase B lie over those of phase A, pair by pair.
 * Formula: Kendall's S between the readings and a score for time: A against B (all of A under all of
 * B); minus trend A (time in A runs backwards); plus trend B (time in B runs on). z = S/√variance with
 * ties in both; no continuity correction.
 * Definition: there are several. `parker`: S over the number of pairs, where minus trend A still has
 * the pairs of A against B only. `complete`: over the pairs that could differ: tau-b, and for A against
 * B the pairs less half the ties. For the same ten numbers they give .65 and .45.
 * Agrees with: scan `tau_u(method = "parker" | "complete")`.
 * Source: Parker, Vannest, Davis and Sauber, 2011.
 * Valid range: finite readings in the order of time. Missing data: a phase without readings gives null;
 * no variation gives no tau-b and no z (null).
 * Worked example: A 2, 3, 5, 3 and B 4, 5, 5, 7, 6: A against B S 16, parker .8, z 2.0017384.
 */
import { mannKendall } from '~/psychometrics/mann-kendall';
import { normalCdf } from '~/psychometrics/normal-cdf';

interface TauU {
  s: number;
  parker: number;
  complete: number | null;
  z: number | null;
  p: number | null;
}

type Comparison =
  | 'a-against-b'
  | 'trend-a'
  | 'trend-b'
  | 'minus-trend-a'
  | 'plus-trend-b'
  | 'minus-trend-a-plus-trend-b';

export function tauU(
  phaseA: readonly number[],
  phaseB: readonly number[],
  comparison: Comparison,
): TauU | null {
  const [a, b] = [phaseA.length, phaseB.length];
  if (a === 0 || b === 0) return null;
  const times = timesOf(a, b, comparison);
  const readings = [...phaseA, ...phaseB];
  const kept = readings.flatMap((value, index) => (times[index] === null ? [] : [value]));
  const trend = mannKendall(
    times.filter((time) => time !== null),
    kept,
  );
  if (!trend) return null;
  const { s, variance } = trend;
  const z = variance > 0 ? s / Math.sqrt(variance) : null;
  const complete =
    comparison === 'a-against-b' ? s / (a * b - countTies(phaseA, phaseB) / 2) : trend.tau;
  return {
    s,
    parker: s / pairsOf(a, b, comparison),
    complete,
    z,
    p: z === null ? null : 2 * normalCdf(-Math.abs(z)),
  };
}

/** A score of time for each reading; null for one that takes no part. */
function timesOf(a: number, b: number, comparison: Comparison): (number | null)[] {
  const inA = (index: number) => {
    if (comparison === 'trend-b') return null;
    if (comparison === 'trend-a') return index;
    return comparison.startsWith('minus-trend-a') ? -index : 0;
  };
  const inB = (index: number) => {
    if (comparison === 'trend-a') return null;
    return comparison === 'a-against-b' || comparison === 'minus-trend-a' ? 1 : index + 1;
  };
  return [
    ...Array.from({ length: a }, (_, index) => inA(index)),
    ...Array.from({ length: b }, (_, index) => inB(index)),
  ];
}

function pairsOf(a: number, b: number, comparison: Comparison): number {
  const [inA, inB] = [(a * (a - 1)) / 2, (b * (b - 1)) / 2];
  if (comparison === 'trend-a') return inA;
  if (comparison === 'trend-b') return inB;
  if (comparison === 'plus-trend-b') return a * b + inB;
  return comparison === 'minus-trend-a-plus-trend-b' ? a * b + inA + inB : a * b;
}

function countTies(phaseA: readonly number[], phaseB: readonly number[]): number {
  return phaseA.reduce((ties, one) => ties + phaseB.filter((other) => other === one).length, 0);
}
