/**
 * Intraclass correlation: how much of the variation between figures is between what was judged, and
 * not between the judges.
 *
 * Measures: agreement of two or more judges who each gave every object one figure.
 * Formula, with n objects, k judges and the mean squares of objects (R), judges (C), rest (E) and
 * within objects (W): ICC(1,1) = (R−W)/(R+(k−1)W); ICC(2,1) = (R−E)/(R+(k−1)E+k(C−E)/n);
 * ICC(3,1) = (R−E)/(R+(k−1)E); ICC(1,k) = (R−W)/R; ICC(2,k) = (R−E)/(R+(C−E)/n); ICC(3,k) = (R−E)/R.
 * Limits of ICC(2,1): the F approximation with Satterthwaite's degrees of freedom.
 * Definition: ICC(2,1), absolute agreement of single judges drawn from many, is the one to report
 * for two adults who mark the same readings.
 * Source: Shrout, P. E. and Fleiss, J. L., Intraclass correlations, 1979; McGraw, K. O. and
 * Wong, S. P., 1996.
 * Valid range: at least two objects and two judges, finite figures, no gaps; at most 1, may be negative.
 * Missing data: null with fewer than two objects or judges, or when no figure differs from another.
 * Worked example: six objects, four judges, table 2 of Shrout and Fleiss: ICC(2,1) = .28976378,
 * 95 % limits .01878651 to .76108437.
 */
import { betaCdf } from '~/psychometrics/incomplete-beta';

interface IntraclassCorrelations {
  icc11: number;
  icc21: number;
  icc31: number;
  icc1k: number;
  icc2k: number;
  icc3k: number;
  /** Limits of ICC(2,1); null when the judges never differ from a constant shift. */
  icc21Lower: number | null;
  icc21Upper: number | null;
}

interface MeanSquares {
  objects: number;
  judges: number;
  rest: number;
  within: number;
  n: number;
  k: number;
}

const LIMIT_TAIL = 0.025;
const mean = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;
const squares = (values: readonly number[], around: number) =>
  values.reduce((total, value) => total + (value - around) ** 2, 0);

/** @param figures one row for each object, one column for each judge. @throws {RangeError} for gaps. */
export function intraclassCorrelation(
  figures: readonly (readonly number[])[],
): IntraclassCorrelations | null {
  const k = figures[0]?.length ?? 0;
  if (figures.some((row) => row.length !== k || !row.every(Number.isFinite))) {
    throw new RangeError(
      'An intraclass correlation needs a figure of every judge for every object',
    );
  }
  if (figures.length < 2 || k < 2) return null;
  const parts = splitVariation(figures, k);
  const { objects: r, judges: c, rest: e, within: w, n } = parts;
  if (r === 0 && w === 0) return null;
  const icc21 = (r - e) / (r + (k - 1) * e + (k * (c - e)) / n);
  const [icc21Lower, icc21Upper] = limitsOf(icc21, parts);
  return {
    icc11: (r - w) / (r + (k - 1) * w),
    icc21,
    icc31: (r - e) / (r + (k - 1) * e),
    icc1k: (r - w) / r,
    icc2k: (r - e) / (r + (c - e) / n),
    icc3k: (r - e) / r,
    icc21Lower,
    icc21Upper,
  };
}

function splitVariation(figures: readonly (readonly number[])[], k: number): MeanSquares {
  const n = figures.length;
  const all = mean(figures.flat());
  const judgeMeans = Array.from({ length: k }, (_, judge) =>
    mean(figures.map((row) => row[judge] ?? 0)),
  );
  const objects = k * squares(figures.map(mean), all);
  const judges = n * squares(judgeMeans, all);
  const within = figures.reduce((total, row) => total + squares(row, mean(row)), 0);
  return {
    objects: objects / (n - 1),
    judges: judges / (k - 1),
    rest: Math.max(0, within - judges) / ((n - 1) * (k - 1)),
    within: within / (n * (k - 1)),
    n,
    k,
  };
}

function limitsOf(icc: number, parts: MeanSquares): [number, number] | [null, null] {
  const { objects: r, judges: c, rest: e, n, k } = parts;
  if (e === 0) return [null, null];
  const ratio = c / e;
  const own = n * (1 + (k - 1) * icc) - k * icc;
  const above = (k - 1) * (n - 1) * (k * icc * ratio + own) ** 2;
  const below = (n - 1) * k ** 2 * icc ** 2 * ratio ** 2 + own ** 2;
  const freedom = above / below;
  const low = fQuantile(n - 1, freedom);
  const high = fQuantile(freedom, n - 1);
  const common = k * c + (k * n - k - n) * e;
  return [
    (n * (r - low * e)) / (low * common + n * r),
    (n * (high * r - e)) / (common + n * high * r),
  ];
}

/** The value of F that has 2.5 % above it, by bisection of its share x = d₁F/(d₁F + d₂). */
function fQuantile(d1: number, d2: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200; step += 1) {
    const x = (low + high) / 2;
    if (betaCdf(x, d1 / 2, d2 / 2) < 1 - LIMIT_TAIL) low = x;
    else high = x;
  }
  const x = (low + high) / 2;
  return (d2 * x) / (d1 * (1 - x));
}
