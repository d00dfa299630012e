/**
 * Parameters of an item of the logistic family: what calibration gives and ability takes.
 *
 * Formula: P(θ) = c + (d − c)/(1 + e^(−a(θ − b))), D = 1. Source: Birnbaum, A., 1968; Barton, M. A. and Lord, F. M., 1981.
 * Units: a per logit, b in logits, c and d shares. Missing data: an item without b describes nothing.
 * Worked example: a = 1, b = 0, c = 1, d = 1 describes no item: c must be below d.
 */

export interface ItemParameters {
  /** Discrimination (slope), logistic metric, D = 1; finite and not 0. */
  a: number;
  /** Difficulty, on the scale of ability; finite. */
  b: number;
  /** Lower asymptote: the chance of a right answer by guessing, 0 ≤ c < d. */
  c: number;
  /** Upper asymptote, c < d ≤ 1. */
  d: number;
}

/** Why these parameters describe no item; null when they do. */
export function findItemProblem({ a, b, c, d }: ItemParameters): string | null {
  if (!Number.isFinite(a) || a === 0) return 'a must be a number other than 0';
  if (!Number.isFinite(b)) return 'b must be a number';
  if (!(c >= 0 && c < d && d <= 1)) return 'c and d must satisfy 0 ≤ c < d ≤ 1';
  return null;
}

/** @throws {RangeError} for the first item whose parameters describe none. */
export function requireItems(items: readonly ItemParameters[]): void {
  items.forEach((item, index) => {
    const problem = findItemProblem(item);
    if (problem) throw new RangeError(`item ${index + 1}: ${problem}`);
  });
}
