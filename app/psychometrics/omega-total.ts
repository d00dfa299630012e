/**
 * Omega total: reliability of a sum of items under one common factor.
 *
 * Measures: the share of the variance of the (standardised) sum that the common factor explains,
 * without taking items as equally good, as alpha does.
 * Formula: (Σλ)²/((Σλ)² + Σ(1 − λ²)), λ the maximum-likelihood loadings of one factor on the
 * correlations of the items.
 * Definition: one factor, maximum likelihood, the variance that the model implies in the denominator,
 * Pearson correlations also for right-or-wrong items. psych `omega` takes minimum residuals and the
 * observed variance and, with more factors, another figure.
 * Agrees with: the same formula on psych `fa(nfactors = 1, fm = "ml")`.
 * Source: McDonald, R. P., Test Theory: A Unified Treatment, 1999.
 * Valid range: three items or more that vary; 0 to 1.
 * Missing data: pairwise correlations. Null where the factor cannot be found, as when two items always
 * give the same answer.
 * Worked example: three correlations .36, .48, .48: loadings .6, .6, .8, omega 4/(4 + 1.64) = .7092199.
 */
import type { Matrix } from '~/psychometrics/cronbach-alpha';
import { fitOneFactor } from '~/psychometrics/one-factor';

export function omegaTotal(correlation: Matrix): number | null {
  const factor = fitOneFactor(correlation);
  return factor && omegaOfLoadings(factor.loadings);
}

export function omegaOfLoadings(loadings: readonly number[]): number {
  const common = loadings.reduce((total, value) => total + value, 0) ** 2;
  const unique = loadings.reduce((total, value) => total + 1 - value * value, 0);
  return common / (common + unique);
}
