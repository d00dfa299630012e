/**
 * The ability at which an estimating function crosses zero from above, found without being fooled by
 * several crossings (which items with guessing can give).
 *
 * Measures: θ̂ of ML, MAP and WLE, each given as the slope of what it maximises.
 * Formula: the slope is summed over a grid that reaches well outside the items; the highest point of the
 * sum is kept; the crossing beside it is refined by scoring steps inside a bracket until a step is
 * below 1e-12. When the highest point is an end of the grid, the search goes on outwards to ±1000.
 * Definition: the global maximum. Packages that start from 0 and climb (mirt, ltm) or that take the
 * first root in a range (catR) can differ where there are several.
 * Valid range: estimates up to ±1000.
 * Missing data: none here; no crossing gives null (no finite maximum).
 * Worked example: items a = 1, b = 0 and b = 1, one right and one wrong: ML crosses zero at θ = .5, where P₁ + P₂ = 1.
 */
import type { ItemParameters } from '~/psychometrics/item-parameters';

/** Slope of what is maximised, and the positive curvature that a scoring step divides it by. */
export interface Slope {
  slope: number;
  curvature: number;
}

export interface AbilityGrid {
  theta: Float64Array;
  step: number;
}

const NODES = 401;
const FARTHEST = 1000;

/** A grid over every ability where these items, with or without a prior, tell one person from another. */
export function makeSearchGrid(items: readonly ItemParameters[]): AbilityGrid {
  let [low, high] = [-6, 6];
  for (const { a, b } of items) {
    const reach = Math.min(8 / Math.abs(a), 40);
    low = Math.min(low, b - reach);
    high = Math.max(high, b + reach);
  }
  const step = (high - low) / (NODES - 1);
  return { theta: Float64Array.from({ length: NODES }, (_, node) => low + node * step), step };
}

/** @param heights what is maximised, at the nodes of the grid. */
export function findHighest(
  grid: AbilityGrid,
  heights: Float64Array,
  slopeAt: (theta: number) => Slope,
): number | null {
  let best = 0;
  for (let node = 1; node < heights.length; node += 1) {
    if (heights[node]! > heights[best]!) best = node;
  }
  const centre = grid.theta[best]!;
  if (best === 0) return searchOutwards(centre, -grid.step, slopeAt);
  if (best === heights.length - 1) return searchOutwards(centre, grid.step, slopeAt);
  return refineInside(centre - grid.step, centre + grid.step, slopeAt);
}

/** From the end of the grid outwards in growing steps, as long as it climbs. */
function searchOutwards(
  edge: number,
  step: number,
  slopeAt: (theta: number) => Slope,
): number | null {
  let [near, stride] = [edge - step, step];
  while (Math.abs(near) < FARTHEST) {
    const far = near + stride;
    const climb = slopeAt(far).slope * Math.sign(step);
    if (climb === 0) return null;
    if (climb < 0) return refineInside(Math.min(near, far), Math.max(near, far), slopeAt);
    near = far;
    stride *= 1.5;
  }
  return null;
}

/** The first crossing from above between two abilities; null when the slope never turns there. */
function refineInside(low: number, high: number, slopeAt: (theta: number) => Slope): number | null {
  for (const pieces of [1, 2, 16]) {
    const width = (high - low) / pieces;
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = low + piece * width;
      if (slopeAt(from).slope >= 0 && slopeAt(from + width).slope <= 0) {
        return findCrossing(from, from + width, slopeAt);
      }
    }
  }
  return null;
}

/** Scoring steps kept inside a bracket that halves whenever a step would leave it. */
function findCrossing(from: number, to: number, slopeAt: (theta: number) => Slope): number {
  let [low, high] = [from, to];
  let theta = (low + high) / 2;
  for (let round = 0; round < 200; round += 1) {
    const { slope, curvature } = slopeAt(theta);
    if (slope === 0) return theta;
    if (slope > 0) low = theta;
    else high = theta;
    const proposed = theta + slope / curvature;
    const next = proposed > low && proposed < high ? proposed : (low + high) / 2;
    if (Math.abs(next - theta) <= 1e-12 * (1 + Math.abs(theta))) return next;
    theta = next;
  }
  return theta;
}
