/**
 * Newcombe's limits of the difference between two proportions.
 *
 * Measures: how much larger one group's share is than another's.
 * Formula: with Wilson limits lᵢ, uᵢ: d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²).
 * Definition: Newcombe's method 10 for independent groups, without continuity correction.
 * Agrees with: DescTools `BinomDiffCI(method = "score")`.
 * Source: Newcombe, R. G., Interval estimation for the difference between independent proportions, 1998.
 * Valid range: whole 0 ≤ xᵢ ≤ nᵢ. Missing data: an empty group gives null.
 * Worked example: 56 of 70 against 48 of 80: .2, limits .0524315 to .3338727.
 */
import { type Limits, wilsonInterval } from '~/psychometrics/proportion-interval';

export function newcombeDifference(
  first: { x: number; n: number },
  second: { x: number; n: number },
  coverage = 0.95,
): (Limits & { difference: number }) | null {
  const one = wilsonInterval(first.x, first.n, { coverage });
  const other = wilsonInterval(second.x, second.n, { coverage });
  if (!one || !other) return null;
  const [p, q] = [first.x / first.n, second.x / second.n];
  return {
    difference: p - q,
    lower: p - q - Math.hypot(p - one.lower, other.upper - q),
    upper: p - q + Math.hypot(one.upper - p, q - other.lower),
  };
}
