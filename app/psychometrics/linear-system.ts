/**
 * Symmetric positive definite systems by Cholesky's factor.
 *
 * Measures: the solution x of Ax = b, and the inverse of A (variances of estimates).
 * Formula: A = LLᵀ; forward, then backward substitution.
 * Agrees with: `solve` and `chol2inv(chol(A))` in R.
 * Source: any textbook of numerical algebra.
 * Valid range: a symmetric matrix; one that is not positive definite (a column that is a sum of
 * others, no variation) gives null.
 * Missing data: none allowed; NaN gives null.
 * Worked example: ((4, 2), (2, 3)) x = (2, 1) has x = (.5, 0); the inverse is ((.375, −.25), (−.25, .5)).
 */
type Matrix = readonly (readonly number[])[];

/** Share of a diagonal value under which what is left of it is taken to be rounding only. */
const SINGULAR_SHARE = 1e-12;

/** The lower factor L, row by row; null when the matrix is not positive definite. */
function factorise(matrix: Matrix): number[][] | null {
  const lower: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column < row; column += 1) {
      const other = lower[column]!;
      own.push((values[column]! - dot(own, other, column)) / other[column]!);
    }
    const left = values[row]! - dot(own, own, row);
    if (!(left > SINGULAR_SHARE * values[row]!)) return null;
    own.push(Math.sqrt(left));
    lower.push(own);
  }
  return lower;
}

function dot(one: readonly number[], other: readonly number[], length: number): number {
  let total = 0;
  for (let index = 0; index < length; index += 1) total += one[index]! * other[index]!;
  return total;
}

function substitute(lower: readonly (readonly number[])[], target: readonly number[]): number[] {
  const size = lower.length;
  const solution: number[] = [];
  for (let row = 0; row < size; row += 1) {
    solution.push((target[row]! - dot(lower[row]!, solution, row)) / lower[row]![row]!);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = solution[row]!;
    for (let below = row + 1; below < size; below += 1)
      value -= lower[below]![row]! * solution[below]!;
    solution[row] = value / lower[row]![row]!;
  }
  return solution;
}

/** x of `matrix` x = `target`; null when the matrix is not positive definite. */
export function solveSymmetric(matrix: Matrix, target: readonly number[]): number[] | null {
  const lower = factorise(matrix);
  return lower && substitute(lower, target);
}

/** The inverse; null when the matrix is not positive definite. */
export function invertSymmetric(matrix: Matrix): number[][] | null {
  const lower = factorise(matrix);
  return (
    lower &&
    matrix.map((_, column) =>
      substitute(
        lower,
        matrix.map((_row, index) => (index === column ? 1 : 0)),
      ),
    )
  );
}
