/** The figures of one flag, as a table shows them and a file holds them. */
import type { Accuracy } from '~/scoring/validation-levels';
import type { ShownEstimate } from '~/scoring/validation-wording';

export type FigureKey =
  | 'baseRate'
  | 'shareFlagged'
  | 'sensitivity'
  | 'specificity'
  | 'falsePositiveRate'
  | 'falseNegativeRate'
  | 'ppv'
  | 'npv'
  | 'positiveLikelihoodRatio'
  | 'negativeLikelihoodRatio';

/** The figures of one flag in the order in which the NCII asks for them. */
export function listFigures(accuracy: Accuracy): { key: FigureKey; value: ShownEstimate | null }[] {
  return [
    { key: 'baseRate', value: accuracy.baseRate },
    { key: 'shareFlagged', value: accuracy.shareFlagged },
    { key: 'falsePositiveRate', value: complementOf(accuracy.specificity) },
    { key: 'falseNegativeRate', value: complementOf(accuracy.sensitivity) },
    { key: 'sensitivity', value: accuracy.sensitivity },
    { key: 'specificity', value: accuracy.specificity },
    { key: 'ppv', value: accuracy.positivePredictiveValue },
    { key: 'npv', value: accuracy.negativePredictiveValue },
    { key: 'positiveLikelihoodRatio', value: accuracy.positiveLikelihoodRatio },
    { key: 'negativeLikelihoodRatio', value: accuracy.negativeLikelihoodRatio },
  ];
}

function complementOf(share: ShownEstimate | null): ShownEstimate | null {
  if (!share) return null;
  const { estimate, lower, upper } = share;
  return {
    estimate: 1 - estimate,
    lower: upper === null ? null : 1 - upper,
    upper: lower === null ? null : 1 - lower,
  };
}
