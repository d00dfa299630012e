/**
 * A pupil's weekly rise beside that of pupils who started alike: same task, same goal window, a baseline
 * within a band. It describes; it never says what caused the rise.
 */
import { median } from '~/psychometrics/median';

export interface AlikeSeries {
  pupilId: string;
  /** Right a minute. */
  baseline: number;
  /** Right a minute more for each week. */
  weeklyRise: number;
}

export type AlikeComparison =
  | { kind: 'compared'; pupils: number; medianRise: number; band: number }
  | { kind: 'too-few'; pupils: number; needed: number; band: number };

const FEWEST = 5;
/** Half the width of the band: a fifth of the baseline, two a minute at least. */
const SHARE = 0.2;
const LEAST = 2;

/** Half the width of the band around a baseline, right a minute. */
function measureBand(baseline: number): number {
  return Math.max(LEAST, SHARE * baseline);
}

/** Whether a baseline lies within the band of the pupil's own: only then is the other's rise worth working out. */
export function startedAlike(ownBaseline: number, baseline: number): boolean {
  return Math.abs(baseline - ownBaseline) <= measureBand(ownBaseline);
}

/** @param others of the same task and goal window; the pupil's own series is left out. */
export function compareAlike(own: AlikeSeries, others: readonly AlikeSeries[]): AlikeComparison {
  const band = measureBand(own.baseline);
  const alike = others.filter(
    ({ pupilId, baseline }) => pupilId !== own.pupilId && startedAlike(own.baseline, baseline),
  );
  const medianRise = median(alike.map(({ weeklyRise }) => weeklyRise));
  if (alike.length < FEWEST || medianRise === null) {
    return { kind: 'too-few', pupils: alike.length, needed: FEWEST, band };
  }
  return { kind: 'compared', pupils: alike.length, medianRise, band };
}
