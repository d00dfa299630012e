/**
 * A weighted, standardised composite of several scores.
 *
 * Measures: several scores as one, on a scale of choice.
 * Formula: (Σ weight·score − mean)/sd · spread + base.
 * Definition: a plain linear composite; weights, mean and spread belong to whoever made the norms. No
 * un-normed policy uses one.
 * Agrees with: arithmetic; the published grade-1 minima of a reading battery, in the tests only.
 * Source: any textbook of test theory.
 * Valid range: finite weights and scores, sd > 0. Missing data: a score that is missing gives null: a
 * composite of fewer parts is another composite.
 * Worked example: weights 2 and 1, scores 10 and 20, mean 30, sd 5, spread 10, base 100: 120.
 */
interface CompositeScale {
  weights: Readonly<Record<string, number>>;
  mean: number;
  standardDeviation: number;
  spread: number;
  base: number;
}

export function weightedComposite(
  scores: Readonly<Record<string, number | null>>,
  scale: CompositeScale,
): number | null {
  if (!(scale.standardDeviation > 0)) throw new RangeError('a composite needs an sd over 0');
  let total = 0;
  for (const [name, weight] of Object.entries(scale.weights)) {
    const score = scores[name] ?? null;
    if (score === null) return null;
    if (!Number.isFinite(score)) throw new RangeError(`${name} is not a finite score`);
    total += weight * score;
  }
  return ((total - scale.mean) / scale.standardDeviation) * scale.spread + scale.base;
}
