/**
 * PABAK: kappa as it would be were every category equally common and the judges without bias.
 *
 * Measures: agreement of two judges beyond chance when nearly everything is in one category, where
 * kappa falls although the judges agree.
 * Formula: (k·pₒ − 1) / (k − 1) for k categories; with two categories 2·pₒ − 1.
 * Source: Byrt, T., Bishop, J. and Carlin, J. B., Bias, prevalence and kappa, 1993.
 * Valid range: a square table of at least two categories with whole counts ≥ 0; result −1/(k−1)…1.
 * Missing data: an empty table has none (null).
 * Worked example: [[90, 3], [5, 2]]: observed .92, PABAK .84 (kappa is .29).
 */
import { type AgreementTable, percentAgreement } from '~/psychometrics/percent-agreement';

export function pabak(table: AgreementTable): number | null {
  const observed = percentAgreement(table);
  const categories = table.length;
  return observed === null ? null : (categories * observed - 1) / (categories - 1);
}
