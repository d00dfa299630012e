/**
 * Standard errors of slopes and difficulties from the information of slopes and intercepts.
 *
 * Formula: variances are the diagonal of the inverse of the whole matrix; difficulty b = −k/a by the
 * delta method: Var b = (Var k + 2b Cov(a, k) + b² Var a)/a².
 * Source: Louis, T. A., 1982; Rao, C. R., 1973 (delta method). Units: slopes per logit, difficulties in logits.
 * Valid range: at the maximum. Missing data: what has no error is null.
 * An item whose curve is flat is left out of the matrix. When the matrix still has no inverse, the
 * parameter with the least information is left out, and so on: those left out have no error (null).
 * Worked example: slope 2, intercept −2 (b = 1), information 4 for the slope and 1 for the intercept, none between them:
 * errors √¼ = .5 and √((1 + ¼)/4) = .5590.
 */
import { invertSymmetric } from '~/psychometrics/linear-system';
import type { LineItem } from '~/psychometrics/marginal-expectation';
import type { InformationSquare } from '~/psychometrics/marginal-information';
import type { MarginalLayout } from '~/psychometrics/marginal-layout';

export interface ParameterErrors {
  slope: number | null;
  difficulty: number | null;
}

export function findErrors(
  layout: MarginalLayout,
  square: InformationSquare,
  items: readonly LineItem[],
  isFlat: (item: number) => boolean,
): ParameterErrors[] {
  const information = foldSquare(layout, square, items.length);
  const flat = new Set(
    items.flatMap((_, item) => (isFlat(item) ? [layout.interceptAt(item)] : [])),
  );
  if (layout.size === 2 * items.length) {
    items.forEach((_, item) => {
      if (isFlat(item)) flat.add(layout.slopeAt(item));
    });
  }
  const covariance = invertWhatCanBe(information, flat);
  return items.map(({ slope, intercept }, item) => {
    const [own, at] = [layout.slopeAt(item), layout.interceptAt(item)];
    const b = -intercept / slope;
    const slopeVariance = own < 0 ? 0 : covariance(own, own);
    const both = own < 0 ? 0 : covariance(own, at);
    const variance = (covariance(at, at) + 2 * b * both + b * b * slopeVariance) / slope ** 2;
    return { slope: own < 0 ? null : rootOf(slopeVariance), difficulty: rootOf(variance) };
  });
}

function rootOf(variance: number): number | null {
  return variance >= 0 && Number.isFinite(variance) ? Math.sqrt(variance) : null;
}

function foldSquare(layout: MarginalLayout, square: InformationSquare, items: number): number[][] {
  const folded = Array.from({ length: layout.size }, () => new Array<number>(layout.size).fill(0));
  const placeOf = (at: number) =>
    at < items ? layout.slopeAt(at) : layout.interceptAt(at - items);
  for (let row = 0; row < 2 * items; row += 1) {
    const to = placeOf(row);
    if (to < 0) continue;
    for (let column = 0; column < 2 * items; column += 1) {
      const across = placeOf(column);
      if (across >= 0) folded[to]![across]! += square[row * 2 * items + column]!;
    }
  }
  return folded;
}

/** @returns covariances by place; NaN for what was left out. */
function invertWhatCanBe(information: readonly number[][], leftOut: Set<number>) {
  let kept = information.flatMap((_, at) => (leftOut.has(at) ? [] : [at]));
  while (kept.length > 0) {
    const inverse = invertSymmetric(
      kept.map((row) => kept.map((column) => information[row]![column]!)),
    );
    if (inverse) {
      const placeOf = new Map(kept.map((at, place) => [at, place]));
      return (row: number, column: number) =>
        inverse[placeOf.get(row) ?? -1]?.[placeOf.get(column) ?? -1] ?? Number.NaN;
    }
    const least = kept.reduce((low, at) =>
      information[at]![at]! < information[low]![low]! ? at : low,
    );
    kept = kept.filter((at) => at !== least);
  }
  return () => Number.NaN;
}
