/**
 * Rudner's classification accuracy and consistency.
 *
 * Measures: the share of persons who are on the right side of a cut, expected from how sure each
 * estimate is; and the share who would be on the same side in a second, equal test.
 * Formula: with P = Φ((cut − estimate)/standard error): accuracy of one person = max(P, 1 − P),
 * consistency = P² + (1 − P)²; the mean over persons.
 * Definition: the estimate's side is taken as the one decided; errors normal.
 * Agrees with: cacIRT `Rud.D` (person by person).
 * Source: Rudner, L. M., Computing the expected proportions of misclassified examinees, 2001.
 * Valid range: finite estimates, standard errors above 0. Missing data: nobody gives null.
 * Worked example: cut −.84, estimates −.84 and −1.44 with standard error .3: accuracy of each .5 and
 * .9772499, mean .7386249.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';

interface PersonEstimate {
  estimate: number;
  standardError: number;
}

export function probabilityBelowCut(
  { estimate, standardError }: PersonEstimate,
  cut: number,
): number {
  if (!(standardError > 0) || !Number.isFinite(estimate)) {
    throw new RangeError(`an estimate of ${estimate} with standard error ${standardError}`);
  }
  return normalCdf((cut - estimate) / standardError);
}

export function rudnerAccuracy(
  persons: readonly PersonEstimate[],
  cut: number,
): { accuracy: number; consistency: number } | null {
  if (persons.length === 0) return null;
  let [accuracy, consistency] = [0, 0];
  for (const person of persons) {
    const below = probabilityBelowCut(person, cut);
    accuracy += Math.max(below, 1 - below);
    consistency += below ** 2 + (1 - below) ** 2;
  }
  return { accuracy: accuracy / persons.length, consistency: consistency / persons.length };
}
