/** What every calibration gives: item parameters with their errors and fit. */

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
    }
  | { ok: false; problem: string };

export function informationCriteria(logLikelihood: number, parameters: number, persons: number) {
  return {
    aic: -2 * logLikelihood + 2 * parameters,
    bic: -2 * logLikelihood + Math.log(persons) * parameters,
  };
}
