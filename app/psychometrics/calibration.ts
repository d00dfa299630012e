/**
 * What every calibration gives: item parameters with their errors and fit, and criteria to compare models by.
 *
 * Measures: how well a model foretells the answers, at the price of its free parameters.
 * Formula: AIC = −2 ln L + 2k, BIC = −2 ln L + k ln N, with k free parameters and N persons.
 * Definition: lower is better; only comparable on the same persons and items and the same kind of likelihood.
 * Source: Akaike, H., 1974; Schwarz, G., 1978.
 * Units: a per logit, b in logits, c a share. Missing data: what has no estimate is null.
 * Worked example: LSAT 2PL, ln L = −2466.653, k = 10, N = 1000: AIC 4953.31, BIC 5002.38.
 */

export type CalibrationModel = 'rasch' | '1pl' | '2pl';
type CalibrationMethod = 'mml' | 'cml';

export interface CalibratedItem {
  item: string;
  /** Discrimination; 1 for Rasch, the same for all items under 1PL. Null when there is no estimate. */
  a: number | null;
  /** Difficulty; null when there is no finite estimate (all right, all wrong, or no better than guessing). */
  b: number | null;
  /** Guessing, as it was fixed. */
  c: number;
  /** Standard errors; null for what is fixed or not estimated. */
  seA: number | null;
  seB: number | null;
  /** Mean-square fit, 1 when the item behaves as the model says. */
  infit: number | null;
  outfit: number | null;
}

export interface Calibration {
  model: CalibrationModel;
  method: CalibrationMethod;
  persons: number;
  items: CalibratedItem[];
  logLikelihood: number;
  aic: number;
  bic: number;
}

export type CalibrationOutcome =
  | {
      ok: true;
      calibration: Calibration;
      /** What a reader must know: items without an estimate, no convergence. One line each. */
      remarks: string[];
      hasConverged: boolean;
    }
  | { ok: false; problem: string };

export function informationCriteria(logLikelihood: number, parameters: number, persons: number) {
  return {
    aic: -2 * logLikelihood + 2 * parameters,
    bic: -2 * logLikelihood + Math.log(persons) * parameters,
  };
}
