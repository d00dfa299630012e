/**
 * Item response function: the chance of a right answer at an ability (Rasch, 2PL, 3PL, 4PL).
 *
 * Measures: the probability that a person of ability θ answers the item right.
 * Formula: P(θ) = c + (d − c)/(1 + e^(−a(θ − b))); Rasch a = 1, c = 0, d = 1; 2PL c = 0, d = 1; 3PL d = 1.
 * Definition: logistic metric with D = 1 (not the normal metric D = 1.702). Agrees with ltm, mirt
 * (traditional parameters), TAM and catR; multiply a by 1.702 when a source uses the normal metric.
 * Source: Birnbaum, A., 1968; Barton, M. A. and Lord, F. M., 1981 (d).
 * Valid range: any θ; a ≠ 0 and finite; 0 ≤ c < d ≤ 1. Logarithms stay exact where P underflows.
 * Missing data: none; a NaN ability gives NaN.
 * Worked example: a = 1.2, b = −2, c = .33 at θ = −2: P = .33 + .67/2 = .665.
 */
import type { ItemParameters } from '~/psychometrics/item-parameters';

/** 1/(1 + e^(−z)). */
export function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** ln(1 + e^z), without overflow. */
export function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

export function probabilityRight({ a, b, c, d }: ItemParameters, theta: number): number {
  return c + (d - c) * logistic(a * (theta - b));
}

/** ln P(θ). */
export function logProbabilityRight({ a, b, c, d }: ItemParameters, theta: number): number {
  const z = a * (theta - b);
  return c === 0 ? Math.log(d) - softplus(-z) : Math.log(c + (d - c) * logistic(z));
}

/** ln(1 − P(θ)). */
export function logProbabilityWrong({ a, b, c, d }: ItemParameters, theta: number): number {
  const z = a * (theta - b);
  return d === 1 ? Math.log(1 - c) - softplus(z) : Math.log(1 - d + (d - c) * logistic(-z));
}
