/**
 * Reliable change: whether a difference between two readings is more than error of measurement.
 *
 * Measures: a change in units of the error that a difference has.
 * Formula: (after − before)/(√2·SEM), SEM = sd√(1 − r); beyond ±1.96 chance gives it in 5 % of cases.
 * Cut between two groups: (sd₁·m₂ + sd₂·m₁)/(sd₁ + sd₂).
 * Definition: Jacobson and Truax's index with one SEM for both readings; practice and growth are not
 * taken out.
 * Agrees with: the worked example of the source.
 * Source: Jacobson, N. S. and Truax, P., 1991.
 * Valid range: sd > 0, 0 ≤ r < 1. Missing data: arguments outside the range throw a RangeError.
 * Worked example: sd 7.5, r .8, 32.5 → 47.5: SEM 3.354102, index 3.1622777.
 */
interface Change {
  standardError: number;
  errorOfDifference: number;
  index: number;
}

export function reliableChange(
  before: number,
  after: number,
  test: { standardDeviation: number; reliability: number },
): Change {
  const { standardDeviation, reliability } = test;
  const isRight = standardDeviation > 0 && reliability >= 0 && reliability < 1;
  if (!isRight || !Number.isFinite(after - before)) {
    throw new RangeError(`change with sd ${standardDeviation} and reliability ${reliability}`);
  }
  const standardError = standardDeviation * Math.sqrt(1 - reliability);
  const errorOfDifference = Math.SQRT2 * standardError;
  return { standardError, errorOfDifference, index: (after - before) / errorOfDifference };
}

interface GroupFacts {
  mean: number;
  standardDeviation: number;
}

/** The score that lies as far from the one group as from the other, in their own spreads. */
export function cutBetweenGroups(one: GroupFacts, other: GroupFacts): number {
  if (!(one.standardDeviation > 0) || !(other.standardDeviation > 0)) {
    throw new RangeError('a cut between groups needs a spread in both');
  }
  return (
    (one.standardDeviation * other.mean + other.standardDeviation * one.mean) /
    (one.standardDeviation + other.standardDeviation)
  );
}
