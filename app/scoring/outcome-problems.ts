/** What can be wrong with a row of a file of outcomes: codes that the page puts into words. */
import type { RowProblemCode } from '~/roster/import/import-codes';
import type { OutcomeField } from '~/scoring/outcome-columns';

export const OUTCOME_PROBLEM_CODES = [
  'pupil-missing',
  'name-order-unclear',
  'value-unreadable',
  'day-in-future',
  'unknown-pupil',
  'same-pupil-twice',
  'several-possible-pupils',
  'has-outcome',
] as const;
export type OutcomeProblemCode = (typeof OUTCOME_PROBLEM_CODES)[number];

export type OutcomeRowProblem = {
  rowNumber: number;
  code: RowProblemCode | OutcomeProblemCode;
  field?: OutcomeField;
};
