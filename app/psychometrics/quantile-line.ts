/**
 * Quantile regression with one predictor, and growth percentiles.
 *
 * Measures: the line under which a given share τ of persons lies at every earlier score; and between
 * which of such lines a person's later score falls.
 * Formula: the least Σρ(y − a − bx), ρ(e) = τe for e ≥ 0 and (τ − 1)e otherwise. The best line goes through
 * two points. With one point held, the best slope is a weighted quantile of the slopes to the others;
 * points on the line are held in turn until none gives a better one, which is then the least there is,
 * since the sum is convex and bends only where the line meets a point.
 * Definition: exact (no smoothing). Where several lines are equally good, one of them is given.
 * Agrees with: quantreg `rq(y ~ x, tau)`.
 * Source: Koenker and Bassett, 1978; Betebenner, 2009 (growth percentiles).
 * Valid range: finite figures, 0 < τ < 1, at least two different x.
 * Missing data: leave such persons out first; without two different x null.
 * Worked example: (0, 0), (1, 1), (2, 2), (2, 9), median: the line y = x.
 */
interface QuantileLine {
  tau: number;
  intercept: number;
  slope: number;
}

type Figures = ArrayLike<number>;

export function quantileLine(x: Figures, y: Figures, tau: number): QuantileLine | null {
  requireFigures(x, y, tau);
  let held = 0;
  let slope = bestSlope(x, y, tau, held);
  if (slope === null) return null;
  let loss = lossOf(x, y, tau, held, slope);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const point of listOnLine(x, y, held, slope)) {
      const next: number = bestSlope(x, y, tau, point)!;
      const nextLoss = lossOf(x, y, tau, point, next);
      if (nextLoss < loss - 1e-12 * (1 + loss)) {
        [held, slope, loss, isBetter] = [point, next, nextLoss, true];
        break;
      }
    }
  }
  return { tau, slope, intercept: y[held]! - slope * x[held]! };
}

/** Between which lines y lies at x: the greatest τ not over it (0: none) and the next one (1: none). */
export function growthBand(
  lines: readonly QuantileLine[],
  x: number,
  y: number,
): { from: number; to: number } {
  const taus = lines.map(({ tau }) => tau).sort((one, other) => one - other);
  // Lines may cross at the edges; how many lie under y is what counts.
  const under = lines.filter(({ intercept, slope }) => intercept + slope * x <= y).length;
  return { from: taus[under - 1] ?? 0, to: taus[under] ?? 1 };
}

/** Best slope of a line through one point: a weighted quantile of the slopes to the others. */
function bestSlope(x: Figures, y: Figures, tau: number, held: number): number | null {
  const slopes: { slope: number; weight: number }[] = [];
  let balance = 0;
  for (let index = 0; index < x.length; index += 1) {
    const width = x[index]! - x[held]!;
    if (width === 0) continue;
    slopes.push({ slope: (y[index]! - y[held]!) / width, weight: Math.abs(width) });
    balance -= width > 0 ? tau * width : (tau - 1) * width;
  }
  slopes.sort((one, other) => one.slope - other.slope);
  for (const { slope, weight } of slopes) {
    balance += weight;
    if (balance >= 0) return slope;
  }
  return slopes.at(-1)?.slope ?? null;
}

function lossOf(x: Figures, y: Figures, tau: number, held: number, slope: number): number {
  let loss = 0;
  for (let index = 0; index < x.length; index += 1) {
    const error = y[index]! - y[held]! - slope * (x[index]! - x[held]!);
    loss += error >= 0 ? tau * error : (tau - 1) * error;
  }
  return loss;
}

/** Points on the line, but for rounding. */
function listOnLine(x: Figures, y: Figures, held: number, slope: number): number[] {
  const points: number[] = [];
  for (let index = 0; index < x.length; index += 1) {
    const rise = slope * (x[index]! - x[held]!);
    const error = Math.abs(y[index]! - y[held]! - rise);
    if (index !== held && error <= 1e-10 * (1 + Math.abs(rise))) points.push(index);
  }
  return points;
}

function requireFigures(x: Figures, y: Figures, tau: number): void {
  if (!(tau > 0 && tau < 1) || x.length !== y.length) {
    throw new RangeError(`a quantile line at ${tau} of ${x.length} and ${y.length} figures`);
  }
  for (let index = 0; index < x.length; index += 1) {
    if (!Number.isFinite(x[index]! + y[index]!)) throw new RangeError('figures must be finite');
  }
}
