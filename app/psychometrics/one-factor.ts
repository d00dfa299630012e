/**
 * One common factor by maximum likelihood.
 *
 * Measures: how strongly each item goes with what all items share (its loading).
 * Formula: R ≈ λλᵀ + diag(ψ); Rubin and Thayer's steps: β = λᵀΣ⁻¹, λ ← Rβᵀ/(1 − βλ + βRβᵀ),
 * ψ ← diag(R) − λ·Rβᵀ, hastened by squared extrapolation. ψ is kept at .005 or more.
 * Definition: maximum likelihood on correlations, as psych `fa(fm = "ml")` and `factanal`; psych's own
 * default is minimum residuals, which differs in the third decimal.
 * Agrees with: psych `fa(nfactors = 1, fm = "ml")`.
 * Source: Rubin and Thayer, EM algorithms for ML factor analysis, 1982; Varadhan and Roland, 2008.
 * Valid range: a correlation matrix of three items or more.
 * Missing data: a gap in the matrix, or steps that do not settle, give null.
 * Worked example: three correlations .36, .48, .48: loadings .6, .6, .8.
 */
import type { Matrix } from '~/psychometrics/cronbach-alpha';

interface Factor {
  loadings: number[];
  uniquenesses: number[];
}

const LEAST_UNIQUENESS = 0.005;
const MAX_ROUNDS = 20_000;
const SETTLED = 1e-11;

export function fitOneFactor(correlation: Matrix): Factor | null {
  const count = correlation.length;
  if (count < 3 || !correlation.every((row) => row.every(Number.isFinite))) return null;
  let state = [...startLoadings(correlation), ...new Array<number>(count).fill(0.5)];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const once = step(correlation, state);
    const twice = step(correlation, once);
    const next = step(correlation, extrapolate(state, once, twice));
    const isBetter = misfit(correlation, next) <= misfit(correlation, twice) + Number.EPSILON;
    const settled = isBetter ? next : twice;
    if (!settled.every(Number.isFinite)) return null;
    const moved = Math.max(...twice.map((value, index) => Math.abs(value - once[index]!)));
    state = settled;
    if (moved < SETTLED) return split(state);
  }
  return null;
}

/** Correlations with the sum of the items: of the right sign, and near the loadings. */
function startLoadings(correlation: Matrix): number[] {
  const sums = correlation.map((row) => row.reduce((total, value) => total + Math.abs(value), 0));
  const all = Math.sqrt(sums.reduce((total, value) => total + value, 0));
  const signs = signsOf(correlation);
  return sums.map((value, item) => (0.9 * signs[item]! * value) / all);
}

/** An item that goes against the most connected one gets the other sign. */
function signsOf(correlation: Matrix): number[] {
  const strength = correlation.map((row) => row.reduce((total, value) => total + value * value, 0));
  const centre = strength.indexOf(Math.max(...strength));
  const signs = correlation[centre]!.map((value) => (value < 0 ? -1 : 1));
  return signs.filter((sign) => sign < 0).length * 2 > signs.length ? signs.map((s) => -s) : signs;
}

function split(state: readonly number[]): Factor {
  const count = state.length / 2;
  const loadings = state.slice(0, count);
  const sum = loadings.reduce((total, value) => total + value, 0);
  return {
    loadings: sum < 0 ? loadings.map((value) => -value) : loadings,
    uniquenesses: state.slice(count),
  };
}

function weightsOf({ loadings, uniquenesses }: Factor) {
  const scaled = loadings.map((value, item) => value / uniquenesses[item]!);
  const information = scaled.reduce((total, value, item) => total + value * loadings[item]!, 0);
  return { beta: scaled.map((value) => value / (1 + information)), information };
}

function step(correlation: Matrix, state: readonly number[]): number[] {
  const count = state.length / 2;
  const factor = { loadings: state.slice(0, count), uniquenesses: state.slice(count) };
  const { beta } = weightsOf(factor);
  const cross = correlation.map((row) =>
    row.reduce((total, value, item) => total + value * beta[item]!, 0),
  );
  const own = beta.reduce((total, value, item) => total + value * factor.loadings[item]!, 0);
  const spread = 1 - own + beta.reduce((total, value, item) => total + value * cross[item]!, 0);
  const loadings = cross.map((value) => value / spread);
  const uniquenesses = cross.map((value, item) =>
    Math.max(LEAST_UNIQUENESS, correlation[item]![item]! - loadings[item]! * value),
  );
  return [...loadings, ...uniquenesses];
}

function extrapolate(
  start: readonly number[],
  once: readonly number[],
  twice: readonly number[],
): number[] {
  const count = start.length / 2;
  const first = once.map((value, index) => value - start[index]!);
  const bend = twice.map((value, index) => value - once[index]! - first[index]!);
  const length = Math.hypot(...first) / Math.hypot(...bend);
  if (!Number.isFinite(length) || length <= 1) return [...twice];
  return start.map((value, index) => {
    const moved = value + 2 * length * first[index]! + length * length * bend[index]!;
    return index < count ? moved : Math.min(1, Math.max(LEAST_UNIQUENESS, moved));
  });
}

/** ln|Σ| + trace(Σ⁻¹R): least at the maximum of the likelihood. */
function misfit(correlation: Matrix, state: readonly number[]): number {
  const count = state.length / 2;
  const factor = { loadings: state.slice(0, count), uniquenesses: state.slice(count) };
  const { beta, information } = weightsOf(factor);
  const logarithm = factor.uniquenesses.reduce((total, value) => total + Math.log(value), 0);
  let trace = 0;
  for (const [row, values] of correlation.entries()) {
    trace += values[row]! / factor.uniquenesses[row]!;
    const scaled = factor.loadings[row]! / factor.uniquenesses[row]!;
    trace -= scaled * values.reduce((total, value, item) => total + value * beta[item]!, 0);
  }
  return logarithm + Math.log1p(information) + trace;
}
