/**
 * Straight line by ordinary least squares (OLS), with the uncertainty of its slope.
 *
 * Measures: how much y rises for each unit of x, and where the line meets x = 0.
 * Formula: slope = Sxy/Sxx; intercept = ȳ − slope·x̄; standard error of estimate s = √(Σ residual²/(n − 2));
 * se(slope) = s/√Sxx; se(intercept) = s√(1/n + x̄²/Sxx); limits by Student's t with n − 2 degrees of
 * freedom. A new single figure at x: fit ± t·s√(1 + 1/n + (x − x̄)²/Sxx).
 * Definition: errors are taken as independent and alike; with repeated readings of one pupil they are
 * neither quite, and the limits are then too narrow.
 * Agrees with: `lm`, `confint` and `predict(interval = "prediction")` in R.
 * Source: any textbook; Christ, T. J., 2006 (the standard error of the slope in progress monitoring).
 * Valid range: finite figures. Missing data: leave such points out first. Fewer than two points or no
 * variation in x gives null; with two points there is a line but no standard error (null).
 * Worked example: (0, 1), (1, 3), (2, 4): slope 1.5, intercept 1.1666667, se(slope) .2886751.
 */
import { studentTQuantile } from '~/psychometrics/student-t';

export interface LeastSquaresLine {
  n: number;
  slope: number;
  intercept: number;
  /** Null with two points, as is all that follows from it. */
  standardErrorOfEstimate: number | null;
  slopeError: number | null;
  interceptError: number | null;
  /** Limits of the slope. */
  lower: number | null;
  upper: number | null;
  meanX: number;
  /** Σ(x − x̄)². */
  spreadX: number;
}

/** @param coverage of the limits of the slope, 0…1. */
export function leastSquaresLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  coverage = 0.95,
): LeastSquaresLine | null {
  const n = requirePoints(x, y);
  if (n < 2) return null;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [spreadX, cross] = [0, 0];
  for (let index = 0; index < n; index += 1) {
    spreadX += (x[index]! - meanX) ** 2;
    cross += (x[index]! - meanX) * (y[index]! - meanY);
  }
  if (!hasSpread(x)) return null;
  const slope = cross / spreadX;
  const line = { n, slope, intercept: meanY - slope * meanX, meanX, spreadX };
  const s = errorOfEstimate(x, y, line, meanY);
  const slopeError = s === null ? null : s / Math.sqrt(spreadX);
  const reach =
    slopeError === null ? null : slopeError * studentTQuantile((1 + coverage) / 2, n - 2);
  return {
    ...line,
    standardErrorOfEstimate: s,
    slopeError,
    interceptError: s === null ? null : s * Math.sqrt(1 / n + meanX ** 2 / spreadX),
    lower: reach === null ? null : slope - reach,
    upper: reach === null ? null : slope + reach,
  };
}

/** Limits within which one new figure at x lies with this chance; null with two points. */
export function predictionInterval(
  line: LeastSquaresLine,
  x: number,
  coverage: number,
): { fit: number; lower: number; upper: number } | null {
  const { n, slope, intercept, standardErrorOfEstimate: s, meanX, spreadX } = line;
  if (s === null) return null;
  const fit = intercept + slope * x;
  const spread = s * Math.sqrt(1 + 1 / n + (x - meanX) ** 2 / spreadX);
  const reach = spread * studentTQuantile((1 + coverage) / 2, n - 2);
  return { fit, lower: fit - reach, upper: fit + reach };
}

/**
 * Standard error that the slope of a plan will have.
 * @param times when it will be measured. @param errorOfOneFigure expected scatter about the line.
 */
export function plannedSlopeError(
  times: ArrayLike<number>,
  errorOfOneFigure: number,
): number | null {
  const line = leastSquaresLine(times, times);
  return line && errorOfOneFigure / Math.sqrt(line.spreadX);
}

/** Number of points. @throws {RangeError} for figures that are not finite or of unequal number. */
export function requirePoints(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) throw new RangeError('a line needs as many x as y');
  for (let index = 0; index < x.length; index += 1) {
    if (!Number.isFinite(x[index]) || !Number.isFinite(y[index])) {
      throw new RangeError('a line needs finite figures');
    }
  }
  return x.length;
}

/** Whether any x differs from the first; sums of squares may round to more than nothing. */
function hasSpread(x: ArrayLike<number>): boolean {
  for (let index = 1; index < x.length; index += 1) if (x[index] !== x[0]) return true;
  return false;
}

function meanOf(figures: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < figures.length; index += 1) total += figures[index]!;
  return total / figures.length;
}

/** Residuals are taken from the centred figures, so that far-off x (years) lose no digits. */
function errorOfEstimate(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { n, slope, meanX }: { n: number; slope: number; meanX: number },
  meanY: number,
): number | null {
  if (n < 3) return null;
  let total = 0;
  for (let index = 0; index < n; index += 1) {
    total += (y[index]! - meanY - slope * (x[index]! - meanX)) ** 2;
  }
  return Math.sqrt(total / (n - 2));
}
