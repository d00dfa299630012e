/**
 * How the free parameters of a marginal model lie in one row of numbers.
 *
 * Units: slopes per logit within ±20, intercepts in logits within ±60. Source: the models of `calibrate-marginal`.
 * Rasch: intercepts. 1PL: the common slope, then intercepts. 2PL: slopes, then intercepts.
 * Missing data: not reached is no part of the share that a start is made of.
 * Worked example: 2PL, one item, (2, −1) is slope 2, intercept −1; three right and one wrong start at slope 1, intercept .9829.
 */
import type { CalibrationModel } from '~/psychometrics/calibration';
import type { ResponsePatterns } from '~/psychometrics/collapse-patterns';
import type { LineItem } from '~/psychometrics/marginal-expectation';
import type { ItemSlopes } from '~/psychometrics/marginal-slope';

const MOST_SLOPE = 20;
const MOST_INTERCEPT = 60;

export interface MarginalLayout {
  size: number;
  /** Where an item's slope stands; −1 when it is fixed at 1. */
  slopeAt: (item: number) => number;
  interceptAt: (item: number) => number;
  bounds: Float64Array;
}

export function makeLayout(model: CalibrationModel, items: number): MarginalLayout {
  const slopes = { rasch: 0, '1pl': 1, '2pl': items }[model];
  const size = slopes + items;
  return {
    size,
    slopeAt: (item) => (slopes === 0 ? -1 : slopes === 1 ? 0 : item),
    interceptAt: (item) => slopes + item,
    bounds: Float64Array.from({ length: size }, (_, at) =>
      at < slopes ? MOST_SLOPE : MOST_INTERCEPT,
    ),
  };
}

export function toLineItems(
  layout: MarginalLayout,
  parameters: Float64Array,
  guessing: readonly number[],
): LineItem[] {
  return guessing.map((chance, item) => ({
    slope: layout.slopeAt(item) < 0 ? 1 : parameters[layout.slopeAt(item)]!,
    intercept: parameters[layout.interceptAt(item)]!,
    guessing: chance,
  }));
}

/** A warm start: slopes 1, intercepts by the share of right answers with guessing taken out. */
export function startParameters(
  layout: MarginalLayout,
  patterns: ResponsePatterns,
  guessing: readonly number[],
): Float64Array {
  const start = new Float64Array(layout.size).fill(1);
  guessing.forEach((chance, item) => {
    let [right, wrong] = [0, 0];
    for (let pattern = 0; pattern < patterns.patterns; pattern += 1) {
      const cell = patterns.cells[pattern * patterns.items + item];
      if (cell === 1) right += patterns.counts[pattern]!;
      else if (cell === 0) wrong += patterns.counts[pattern]!;
    }
    const share = ((right + 0.5) / (right + wrong + 1) - chance) / (1 - chance);
    const kept = Math.min(0.98, Math.max(0.02, share));
    // The logistic function averaged over N(0, 1) is about the logistic function of z/1.16.
    start[layout.interceptAt(item)] = 1.16 * Math.log(kept / (1 - kept));
  });
  return start;
}

/** Derivatives by item, gathered by free parameter. */
export function foldGradient(layout: MarginalLayout, slopes: ItemSlopes): Float64Array {
  const gradient = new Float64Array(layout.size);
  slopes.byIntercept.forEach((value, item) => {
    const slopeAt = layout.slopeAt(item);
    if (slopeAt >= 0) gradient[slopeAt]! += slopes.bySlope[item]!;
    gradient[layout.interceptAt(item)]! += value;
  });
  return gradient;
}

/** Keeps the curvature of an item that says next to nothing away from 0. */
const LEAST_CURVATURE = 1e-6;

/** The complete-data information's inverse times a gradient, in place; a slope of gradient 0 stands still. */
export function precondition(
  layout: MarginalLayout,
  gradient: Float64Array,
  slopes: ItemSlopes,
): void {
  const { slopeSlope, slopeIntercept, interceptIntercept } = slopes;
  const plain = (item: number) => interceptIntercept[item]! + LEAST_CURVATURE;
  const own = new Map<number, { top: number; bottom: number }>();
  interceptIntercept.forEach((_, item) => {
    const at = layout.slopeAt(item);
    if (at < 0 || gradient[at] === 0) return;
    const share = slopeIntercept[item]! / plain(item);
    const sums = own.get(at) ?? { top: gradient[at]!, bottom: LEAST_CURVATURE };
    sums.top -= share * gradient[layout.interceptAt(item)]!;
    sums.bottom += slopeSlope[item]! - share * slopeIntercept[item]!;
    own.set(at, sums);
  });
  for (const [at, { top, bottom }] of own) gradient[at] = top / bottom;
  interceptIntercept.forEach((_, item) => {
    const at = layout.slopeAt(item);
    const shared = at < 0 ? 0 : slopeIntercept[item]! * gradient[at]!;
    const place = layout.interceptAt(item);
    gradient[place] = (gradient[place]! - shared) / plain(item);
  });
}
