/**
 * Logistic regression by maximum likelihood.
 *
 * Measures: how the chance of a yes-or-no outcome goes with one or more figures.
 * Formula: ln(p/(1 − p)) = β₀ + Σ βⱼxⱼ; Newton's steps β += (XᵀWX)⁻¹Xᵀ(y − p), W = p(1 − p); standard
 * errors from the inverse of XᵀWX. A step that would lower the likelihood is halved.
 * Agrees with: `glm(family = binomial)` in R (coefficients, standard errors, log-likelihood).
 * Source: McCullagh, P. and Nelder, J. A., Generalized Linear Models, 1989.
 * Valid range: outcomes 0 or 1, finite figures. When a combination of the figures separates the
 * outcomes wholly, or one figure is a sum of others, there is no finite estimate: null.
 * Missing data: none allowed (RangeError); leave such persons out first. One outcome only gives null.
 * Worked example: x = 0 with 1 of 4 and x = 1 with 3 of 4: β₀ = −ln 3, β₁ = 2 ln 3, se(β₁) = √(8/3) = 1.6329932.
 */
import { invertSymmetric, solveSymmetric } from '~/psychometrics/linear-system';

interface LogisticFit {
  /** Intercept first, then one for each figure. */
  coefficients: number[];
  standardErrors: number[];
  logLikelihood: number;
  /** Chance of outcome 1, person by person. */
  fitted: number[];
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 30;
/** Share of the log-likelihood that summing may round away, so that the last steps are not refused. */
const ROUNDING = 1e-13;
/**
 * A step that moves nobody's log odds by more has arrived. Where outcomes are separated every step
 * moves somebody by about one, for ever.
 */
const SETTLED = 1e-9;

/** @param figures one row for each person, without the intercept. */
export function logisticRegression(
  figures: readonly (readonly number[])[],
  outcomes: readonly (0 | 1)[],
): LogisticFit | null {
  requireFigures(figures, outcomes);
  const ones = outcomes.reduce<number>((total, outcome) => total + outcome, 0);
  if (ones === 0 || ones === outcomes.length) return null;
  const rows = figures.map((row) => [1, ...row]);
  let coefficients = rows[0]!.map(() => 0);
  let logLikelihood = logLikelihoodOf(rows, outcomes, coefficients);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { information, score } = differentiate(rows, outcomes, coefficients);
    const move = solveSymmetric(information, score);
    if (!move) return null;
    const reach = rows.reduce((most, row) => Math.max(most, Math.abs(linearOf(row, move))), 0);
    if (reach <= SETTLED) return describe(rows, outcomes, coefficients);
    ({ coefficients, logLikelihood } = climb(rows, outcomes, coefficients, move, logLikelihood));
  }
  return null;
}

function describe(
  rows: readonly number[][],
  outcomes: readonly (0 | 1)[],
  coefficients: number[],
): LogisticFit | null {
  const inverse = invertSymmetric(differentiate(rows, outcomes, coefficients).information);
  return (
    inverse && {
      coefficients,
      standardErrors: inverse.map((row, index) => Math.sqrt(row[index]!)),
      logLikelihood: logLikelihoodOf(rows, outcomes, coefficients),
      fitted: rows.map((row) => chanceOf(row, coefficients)),
    }
  );
}

function requireFigures(figures: readonly (readonly number[])[], outcomes: readonly number[]) {
  const width = figures[0]?.length ?? 0;
  const isRight =
    figures.length === outcomes.length &&
    figures.every((row) => row.length === width && row.every(Number.isFinite)) &&
    outcomes.every((outcome) => outcome === 0 || outcome === 1);
  if (!isRight) {
    throw new RangeError('Logistic regression needs finite figures and an outcome 0 or 1 for each');
  }
}

function linearOf(row: readonly number[], coefficients: readonly number[]): number {
  return row.reduce((total, value, index) => total + value * coefficients[index]!, 0);
}

function chanceOf(row: readonly number[], coefficients: readonly number[]): number {
  return 1 / (1 + Math.exp(-linearOf(row, coefficients)));
}

function logLikelihoodOf(
  rows: readonly number[][],
  outcomes: readonly (0 | 1)[],
  coefficients: readonly number[],
): number {
  return rows.reduce((total, row, person) => {
    const signed = (outcomes[person] === 1 ? -1 : 1) * linearOf(row, coefficients);
    return (
      total - (signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)))
    );
  }, 0);
}

function differentiate(
  rows: readonly number[][],
  outcomes: readonly (0 | 1)[],
  coefficients: readonly number[],
) {
  const size = coefficients.length;
  const score = new Array<number>(size).fill(0);
  const information = score.map(() => new Array<number>(size).fill(0));
  for (const [person, row] of rows.entries()) {
    const chance = chanceOf(row, coefficients);
    const weight = chance * (1 - chance);
    for (let one = 0; one < size; one += 1) {
      score[one]! += row[one]! * (outcomes[person]! - chance);
      for (let other = 0; other <= one; other += 1) {
        information[one]![other]! += weight * row[one]! * row[other]!;
      }
    }
  }
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < one; other += 1)
      information[other]![one] = information[one]![other]!;
  }
  return { score, information };
}

function climb(
  rows: readonly number[][],
  outcomes: readonly (0 | 1)[],
  from: readonly number[],
  move: readonly number[],
  before: number,
) {
  let share = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    const coefficients = from.map((value, index) => value + share * move[index]!);
    const logLikelihood = logLikelihoodOf(rows, outcomes, coefficients);
    if (logLikelihood >= before - ROUNDING * Math.abs(before))
      return { coefficients, logLikelihood };
    share /= 2;
  }
  return { coefficients: [...from], logLikelihood: before };
}
