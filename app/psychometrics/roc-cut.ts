/**
 * Choosing a cut on a ROC curve.
 *
 * Measures: the cut that some rule calls best.
 * Formula: Youden: the greatest sensitivity + specificity − 1. Closest to the top left corner: the
 * least (1 − sensitivity)² + (1 − specificity)². At a least sensitivity (specificity): among the cuts
 * that reach it, the one with the greatest specificity (sensitivity).
 * Definition: only cuts that exist; nothing is interpolated. Of equally good cuts the one that misses
 * fewest persons is taken: greater sensitivity, then fewer flagged. `coords(…, "best")` in pROC gives
 * every equally good cut, with this one first.
 * Source: Youden, W. J., Index for rating diagnostic tests, 1950; Perkins and Schisterman, 2006.
 * Valid range: a curve of `rocCurve`; a target 0…1. Missing data: an empty curve gives null.
 * Worked example: with 1, 2, 4 and without 3, 5, low scores a risk: Youden's cut is 2.5 (J = ⅔); a
 * sensitivity of .70 needs the cut 4.5, with specificity ½.
 */
import type { RocPoint } from '~/psychometrics/roc-curve';

/** Differences under this are rounding: two cuts are then equally good. */
const EQUAL = 1e-12;

/** Points come from everyone flagged to nobody, so the first of equals has the greater sensitivity. */
function findBest(
  points: readonly RocPoint[],
  worth: (point: RocPoint) => number,
): RocPoint | null {
  let best: RocPoint | null = null;
  for (const point of points) {
    if (!best || worth(point) > worth(best) + EQUAL) best = point;
  }
  return best;
}

export function youdenCut(points: readonly RocPoint[]): RocPoint | null {
  return findBest(points, ({ sensitivity, specificity }) => sensitivity + specificity - 1);
}

export function closestTopLeftCut(points: readonly RocPoint[]): RocPoint | null {
  return findBest(
    points,
    ({ sensitivity, specificity }) => -((1 - sensitivity) ** 2) - (1 - specificity) ** 2,
  );
}

/** The cut with the greatest specificity among those with at least this sensitivity. */
export function cutAtSensitivity(points: readonly RocPoint[], target: number): RocPoint | null {
  return findBest(
    points.filter(({ sensitivity }) => sensitivity >= target),
    ({ specificity }) => specificity,
  );
}

/** The cut with the greatest sensitivity among those with at least this specificity. */
export function cutAtSpecificity(points: readonly RocPoint[], target: number): RocPoint | null {
  const reached = points.filter(({ specificity }) => specificity >= target);
  const best = findBest(reached, ({ sensitivity }) => sensitivity);
  // Equally sensitive: the one that flags fewest of the others.
  return findBest(
    reached.filter(({ sensitivity }) => sensitivity === best?.sensitivity),
    ({ specificity }) => specificity,
  );
}
