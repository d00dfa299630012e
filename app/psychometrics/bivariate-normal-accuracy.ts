/**
 * The accuracy that a correlation between screener and outcome can give at all.
 *
 * Measures: sensitivity, specificity and predictive values when screener and outcome are normal with
 * correlation r, so many have the difficulty and so many are flagged; and the area under the curve.
 * Formula: Pr(both low) = Φ₂(z(flagged), z(base); r) = Φ(h)Φ(k) + ∫₀ʳ φ₂(h, k; ρ) dρ, by Simpson’s rule
 * after ρ = sin θ; sensitivity = Pr(both)/base. Area under the curve = ∫ sensitivity d(1 − specificity).
 * Definition: what is possible under normality; a ceiling to plan by, not a validation.
 * Agrees with: mvtnorm `pmvnorm`.
 * Source: Drezner and Wesolowsky, 1990 (the integral); Plackett, 1954.
 * Valid range: −1 < r < 1, 0 < base rate < 1, 0 < flagged < 1. Missing data: NaN throws a RangeError.
 * Worked example: r .5, base rate .1, flagged .2: sensitivity .514971, specificity .834997.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';
import { normalQuantile } from '~/psychometrics/normal-quantile';

interface NormalAccuracy {
  sensitivity: number;
  specificity: number;
  positivePredictiveValue: number;
  negativePredictiveValue: number;
}

export function bivariateNormalAccuracy(
  correlation: number,
  baseRate: number,
  shareFlagged: number,
): NormalAccuracy {
  const isShare = (share: number) => share > 0 && share < 1;
  if (!(Math.abs(correlation) < 1) || !isShare(baseRate) || !isShare(shareFlagged)) {
    throw new RangeError(`r ${correlation}, base rate ${baseRate}, flagged ${shareFlagged}`);
  }
  const [h, k] = [normalQuantile(shareFlagged), normalQuantile(baseRate)];
  const both = bothBelow(h, k, correlation);
  const neither = 1 - baseRate - shareFlagged + both;
  return {
    sensitivity: both / baseRate,
    specificity: neither / (1 - baseRate),
    positivePredictiveValue: both / shareFlagged,
    negativePredictiveValue: neither / (1 - shareFlagged),
  };
}

/** Steps in z over which the area under the curve is summed, from −LIMIT to LIMIT. */
const AREA_STEPS = 2000;
const LIMIT = 8;

/** Area under the curve of such a screener: ∫ Pr(case below z) · density of the others at z. */
export function bivariateNormalArea(correlation: number, baseRate: number): number {
  const k = normalQuantile(baseRate);
  const width = (2 * LIMIT) / AREA_STEPS;
  let [casesBelow, area] = [0, 0];
  const rest = Math.sqrt(1 - correlation * correlation);
  for (let step = 0; step < AREA_STEPS; step += 1) {
    const z = -LIMIT + (step + 0.5) * width;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const isCase = normalCdf((k - correlation * z) / rest);
    const cases = (density * isCase * width) / baseRate;
    const others = (density * (1 - isCase) * width) / (1 - baseRate);
    area += others * (casesBelow + cases / 2);
    casesBelow += cases;
  }
  return area;
}

/** Pr(X < h, Y < k) of standard normal variables with this correlation. */
function bothBelow(h: number, k: number, correlation: number): number {
  const last = Math.asin(correlation);
  const height = (angle: number) => {
    const sine = Math.sin(angle);
    return Math.exp((2 * h * k * sine - h * h - k * k) / (2 * (1 - sine * sine)));
  };
  return normalCdf(h) * normalCdf(k) + integrate(height, last) / (2 * Math.PI);
}

/** Simpson's rule from 0 to `last`; the integrand is smooth. */
const SIMPSON_STEPS = 2000;
function integrate(height: (angle: number) => number, last: number): number {
  const width = last / SIMPSON_STEPS;
  let total = height(0) + height(last);
  for (let step = 1; step < SIMPSON_STEPS; step += 1) {
    total += (step % 2 === 1 ? 4 : 2) * height(step * width);
  }
  return (total * width) / 3;
}
