/**
 * Random intercept: how much classes differ in truth, and each class mean drawn towards the whole.
 *
 * Measures: variance between and within groups, and a group's mean that allows for its size.
 * Formula: y = μ + uⱼ + e; with λ = τ²/σ² and wⱼ = nⱼ/(1 + nⱼλ), μ = Σwⱼȳⱼ/Σwⱼ, and λ where the restricted
 * likelihood is greatest: Σwⱼ − Σwⱼ²/Σwⱼ = (N − 1)·Σwⱼ²(ȳⱼ − μ)²/Q, Q = within + Σwⱼ(ȳⱼ − μ)²,
 * σ² = Q/(N − 1). Shrinkage Bⱼ = nⱼλ/(1 + nⱼλ); shrunken mean μ + Bⱼ(ȳⱼ − μ); its error σ√(λ/(1 + nⱼλ)),
 * as if μ and the variances were known.
 * Definition: restricted maximum likelihood (REML), the default of lme4; plain maximum likelihood
 * gives a smaller τ².
 * Agrees with: lme4 `lmer(y ~ 1 + (1 | group))` (variances, BLUP, conditional standard deviations).
 * Source: Davies and Goldsmith, 1972 (Dyestuff); Efron and Morris, 1977 (shrinkage).
 * Valid range: finite figures. No more spread between than within gives τ² = 0: all means alike.
 * Missing data: empty groups are not allowed; fewer than two groups, or no two figures in any, give null.
 * Worked example: groups (1, 3), (5, 7): σ² 2, τ² 7, μ 4, shrinkage .875, means 2.25 and 5.75.
 */
interface ShrunkenMean {
  mean: number;
  shrinkage: number;
  shrunken: number;
  standardError: number;
}

interface RandomIntercept {
  mean: number;
  betweenVariance: number;
  withinVariance: number;
  /** Share of the variance that lies between groups (ICC). */
  intraclass: number;
  groups: ShrunkenMean[];
}

export function randomIntercept(groups: readonly (readonly number[])[]): RandomIntercept | null {
  if (groups.some((group) => group.length === 0 || !group.every(Number.isFinite))) {
    throw new RangeError('a random intercept needs finite figures in every group');
  }
  const sizes = groups.map((group) => group.length);
  const count = sizes.reduce((total, size) => total + size, 0);
  if (groups.length < 2 || count === groups.length) return null;
  const means = groups.map(
    (group) => group.reduce((total, value) => total + value, 0) / group.length,
  );
  const within = groups.reduce(
    (total, group, index) =>
      total + group.reduce((sum, value) => sum + (value - means[index]!) ** 2, 0),
    0,
  );
  if (within === 0) return null;
  const at = (ratio: number) => describeAt(ratio, sizes, means, within, count);
  const ratio = findRatio((trial) => at(trial).derivative);
  const { mean, variance } = at(ratio);
  const facts = { mean, betweenVariance: ratio * variance, withinVariance: variance };
  return {
    ...facts,
    intraclass: ratio / (1 + ratio),
    groups: means.map((own, index) => shrinkMean(own, sizes[index]!, facts)),
  };
}

/** A group's mean drawn towards the whole, with variances that are known. */
export function shrinkMean(
  mean: number,
  size: number,
  whole: { mean: number; betweenVariance: number; withinVariance: number },
): ShrunkenMean {
  const { betweenVariance, withinVariance } = whole;
  const shrinkage = betweenVariance / (betweenVariance + withinVariance / size);
  return {
    mean,
    shrinkage,
    shrunken: whole.mean + shrinkage * (mean - whole.mean),
    standardError: Math.sqrt(betweenVariance * (1 - shrinkage)),
  };
}

/** Mean, variance and the derivative of the deviance at a ratio of the two variances. */
function describeAt(
  ratio: number,
  sizes: readonly number[],
  means: readonly number[],
  within: number,
  count: number,
) {
  const weights = sizes.map((size) => size / (1 + size * ratio));
  const sum = (value: (index: number) => number) =>
    weights.reduce((total, _, index) => total + value(index), 0);
  const all = sum((index) => weights[index]!);
  const mean = sum((index) => weights[index]! * means[index]!) / all;
  const spread = within + sum((index) => weights[index]! * (means[index]! - mean) ** 2);
  const squares = sum((index) => weights[index]! ** 2);
  const pull = sum((index) => weights[index]! ** 2 * (means[index]! - mean) ** 2);
  const variance = spread / (count - 1);
  return { mean, variance, derivative: all - squares / all - pull / variance };
}

const BISECTIONS = 200;

/** Where the derivative turns from falling to rising deviance; 0 when it never falls. */
function findRatio(derivative: (ratio: number) => number): number {
  if (derivative(0) >= 0) return 0;
  let high = 1;
  while (derivative(high) < 0 && high < 1e12) high *= 2;
  let low = 0;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (derivative(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
