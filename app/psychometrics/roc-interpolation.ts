/**
 * Reading a ROC curve between its cuts.
 *
 * Measures: specificity at an exact sensitivity, sensitivity at an exact specificity, and the area
 * under a part of the curve.
 * Formula: straight lines between neighbouring points of the curve; the area by trapezoids.
 * Definition: describes the curve; no cut need exist that gives the pair. For a cut to use, see
 * `roc-cut.ts`. Where the curve stands still, the better value counts.
 * Agrees with: `coords(x, input = "sensitivity")` and `auc(partial.auc = …)` (uncorrected) in pROC.
 * Source: McClish, D. K., Analyzing a portion of the ROC curve, 1989.
 * Valid range: a curve of `rocCurve`; values 0…1, from ≤ to. Missing data: NaN throws a RangeError.
 * Worked example: with 1, 2, 4 and without 3, 5, low scores a risk: at sensitivity 5/6 specificity ½.
 */
import type { RocPoint } from '~/psychometrics/roc-curve';

type Axis = 'sensitivity' | 'specificity';

/** Least and greatest value of the curve at a place on the other axis. */
function readAt(points: readonly RocPoint[], axis: Axis, value: number): [number, number] {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`a ${axis} is 0 to 1, not ${value}`);
  const other = axis === 'sensitivity' ? 'specificity' : 'sensitivity';
  const found: number[] = [];
  for (const [index, point] of points.entries()) {
    const previous = points[index - 1] ?? point;
    const width = point[axis] - previous[axis];
    if ((value - previous[axis]) * (value - point[axis]) > 0) continue;
    if (width === 0) found.push(previous[other], point[other]);
    else {
      const share = (value - previous[axis]) / width;
      found.push(previous[other] + share * (point[other] - previous[other]));
    }
  }
  return [Math.min(...found), Math.max(...found)];
}

export function specificityAtSensitivity(points: readonly RocPoint[], sensitivity: number): number {
  return readAt(points, 'sensitivity', sensitivity)[1];
}

export function sensitivityAtSpecificity(points: readonly RocPoint[], specificity: number): number {
  return readAt(points, 'specificity', specificity)[1];
}

/** Area under the curve between two specificities, as a share of the whole square. */
export function partialArea(points: readonly RocPoint[], from: number, to: number): number {
  const inside = points.filter(({ specificity }) => specificity > from && specificity < to);
  const corners = [
    [from, readAt(points, 'specificity', from)[0]],
    ...inside.map(({ specificity, sensitivity }) => [specificity, sensitivity]),
    [to, readAt(points, 'specificity', to)[1]],
  ] as [number, number][];
  return corners.slice(1).reduce((total, [right, after], index) => {
    const [left, before] = corners[index]!;
    return total + ((right - left) * (before + after)) / 2;
  }, 0);
}
