/**
 * Differential item functioning (DIF) by logistic regression: uniform (one group is ahead at every level)
 * and non-uniform (the group difference turns with level).
 *
 * Measures: how much group adds to number right in foretelling an answer.
 * Formula: three nested logistic regressions of the answer: number right; + group; + group × number
 * right. χ² are differences of −2 ln L: uniform (1 df), non-uniform (1 df), both (2 df); the size is the
 * rise of Nagelkerke's R² from the first to the third.
 * Definition: the matching score holds the studied item, without purification, as difR
 * `difLogistic(purify = FALSE)`; R `glm` gives the same figures.
 * Source: Swaminathan, H. and Rogers, H. J., 1990; Nagelkerke, N., 1991.
 * Valid range: about 100 persons or more in each group before it says much.
 * Missing data: persons who did not reach the item are left out; the number right is over what each
 * reached. One answer only, one group only, or answers wholly foretold by the figures give null.
 * Worked example: in the oracle, S1wantCurse: uniform χ² = 1.9998, both 2.0014.
 */
import { regularisedGammaUpper } from '~/psychometrics/incomplete-gamma';
import { logisticRegression } from '~/psychometrics/logistic-regression';
import { matchPersons } from '~/psychometrics/match-persons';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';

interface ChiSquare {
  chiSquare: number;
  p: number;
}

export interface LogisticDif {
  uniform: ChiSquare;
  nonUniform: ChiSquare;
  both: ChiSquare;
  /** Rise of Nagelkerke's R², 0 to 1. */
  rSquareRise: number;
}

/** @param isFocal for each person. */
export function findLogisticDif(
  matrix: ResponseMatrix,
  item: number,
  isFocal: readonly boolean[],
): LogisticDif | null {
  const matched = matchPersons(matrix, item);
  const answers = matched.map(({ answer }) => answer);
  const group = matched.map(({ person }) => (isFocal[person] ? 1 : 0));
  const right = matched.map((person) => person.right);
  const byRight = logisticRegression(
    right.map((count) => [count]),
    answers,
  );
  const byGroup = logisticRegression(
    right.map((count, place) => [count, group[place]!]),
    answers,
  );
  const byBoth = logisticRegression(
    right.map((count, place) => [count, group[place]!, count * group[place]!]),
    answers,
  );
  if (!byRight || !byGroup || !byBoth) return null;
  const [first, second, third] = [byRight, byGroup, byBoth].map((fit) => fit.logLikelihood) as [
    number,
    number,
    number,
  ];
  const empty = logLikelihoodWithoutFigures(answers);
  const size = (logLikelihood: number) => nagelkerke(empty, logLikelihood, answers.length);
  return {
    uniform: compare(first, second, 1),
    nonUniform: compare(second, third, 1),
    both: compare(first, third, 2),
    rSquareRise: size(third) - size(first),
  };
}

function compare(smaller: number, larger: number, freedom: number): ChiSquare {
  const chiSquare = Math.max(0, 2 * (larger - smaller));
  return { chiSquare, p: regularisedGammaUpper(freedom / 2, chiSquare / 2) };
}

function logLikelihoodWithoutFigures(answers: readonly number[]): number {
  const right = answers.reduce((sum, answer) => sum + answer, 0);
  const share = right / answers.length;
  return right * Math.log(share) + (answers.length - right) * Math.log(1 - share);
}

function nagelkerke(empty: number, logLikelihood: number, persons: number): number {
  const reached = 1 - Math.exp((2 * (empty - logLikelihood)) / persons);
  return reached / (1 - Math.exp((2 * empty) / persons));
}
