/**
 * The ROC curve as it may be drawn for a reader, and the limits that may be tried on it.
 *
 * Measures: sensitivity and specificity at the limits that are kept.
 * Rule: who sees the pupils gets every point. For others the points are kept between which, one after
 * the other, there lie at least 5 with difficulty, or none, and at least 5 without, or none: as many
 * points as can be.
 * Definition: a kept point is a point of the whole curve; nothing is interpolated or rounded.
 * Missing data: see `roc-curve`. Fewer than 5 of a kind leave the two ends only.
 * Worked example: with 12 and 12, all told apart: five points, the ends among them.
 */
import type { RocPoint } from '~/psychometrics/roc-curve';
import { isSafe, type SmallNumbers } from '~/scoring/validation-small-numbers';

/** From everyone flagged to nobody flagged, as `rocCurve` gives them. */
export function coarsenCurve(points: readonly RocPoint[], rule: SmallNumbers | null): RocPoint[] {
  if (rule === null || points.length < 2) return [...points];
  const next = findLongestWay(points, rule);
  const kept: RocPoint[] = [];
  for (let index = 0; index < points.length - 1; index = next[index] ?? points.length - 1) {
    kept.push(points[index]!);
  }
  return [...kept, points.at(-1)!];
}

/**
 * For each point the one to go on to, so that every step on the way to the end is safe and the steps
 * are as many as can be; null where no such way leads on. The square of the number of points.
 */
function findLongestWay(points: readonly RocPoint[], rule: SmallNumbers): (number | null)[] {
  const last = points.length - 1;
  const steps = points.map((_, index) => (index === last ? 0 : Number.NEGATIVE_INFINITY));
  const next: (number | null)[] = points.map(() => null);
  for (let from = last - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= last; to += 1) {
      if (steps[to]! + 1 <= steps[from]! || !isStepSafe(points[from]!, points[to]!, rule)) continue;
      steps[from] = steps[to]! + 1;
      next[from] = to;
    }
  }
  return next;
}

function isStepSafe(from: RocPoint, to: RocPoint, rule: SmallNumbers): boolean {
  return isSafe(
    rule,
    from.truePositives - to.truePositives,
    from.falsePositives - to.falsePositives,
  );
}
