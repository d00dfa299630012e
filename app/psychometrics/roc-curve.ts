/**
 * Receiver operating characteristic (ROC): sensitivity and specificity at every possible cut.
 *
 * Measures: of those with the outcome, the share that a cut flags (sensitivity), and of those without
 * it the share that it does not flag (specificity), for every cut between two observed scores.
 * Formula: with low scores as the sign of risk, flagged = score < cut; with high scores, score > cut.
 * Definition: a cut lies half-way between two neighbouring observed scores, as in pROC, so that "under"
 * and "at or under" say the same. The two ends, where everyone or nobody is flagged, have no cut (null).
 * Agrees with: `roc` and `coords(…, "all")` in pROC, with `direction` ">" for low and "<" for high.
 * Source: Fawcett, T., An introduction to ROC analysis, 2006.
 * Valid range: finite scores, at least one person with and one without the outcome.
 * Missing data: not allowed (RangeError); an outcome without both kinds has no curve (null).
 * Worked example: with 1, 2, 4 and without 3, 5, low scores a risk: cuts 1.5, 2.5, 3.5, 4.5 with
 * sensitivity ⅓, ⅔, ⅔, 1 and specificity 1, 1, ½, ½.
 */
export type RiskDirection = 'lower' | 'higher';

/** Scores of the persons with the outcome and of those without it. */
export interface ScoresByOutcome {
  cases: ArrayLike<number>;
  controls: ArrayLike<number>;
  /** Which scores are the sign of risk. */
  direction: RiskDirection;
}

export interface RocPoint {
  /** In the units of the score; null when everyone or nobody is flagged. */
  cut: number | null;
  truePositives: number;
  falsePositives: number;
  sensitivity: number;
  specificity: number;
}

/** From everyone flagged to nobody flagged: sensitivity falls, specificity rises. */
export function rocCurve({ cases, controls, direction }: ScoresByOutcome): RocPoint[] | null {
  requireFinite(cases);
  requireFinite(controls);
  if (cases.length === 0 || controls.length === 0) return null;
  const sign = direction === 'lower' ? -1 : 1;
  const [withOutcome, without] = [sortByRisk(cases, sign), sortByRisk(controls, sign)];
  const points = [pointOf(null, cases.length, controls.length, withOutcome, without)];
  let [passedCases, passedControls] = [0, 0];
  while (passedCases < cases.length || passedControls < controls.length) {
    const least = Math.min(
      withOutcome[passedCases] ?? Infinity,
      without[passedControls] ?? Infinity,
    );
    while (withOutcome[passedCases] === least) passedCases += 1;
    while (without[passedControls] === least) passedControls += 1;
    const next = Math.min(
      withOutcome[passedCases] ?? Infinity,
      without[passedControls] ?? Infinity,
    );
    points.push(
      pointOf(
        next === Infinity ? null : (sign * (least + next)) / 2,
        cases.length - passedCases,
        controls.length - passedControls,
        withOutcome,
        without,
      ),
    );
  }
  return points;
}

function pointOf(
  cut: number | null,
  truePositives: number,
  falsePositives: number,
  cases: ArrayLike<number>,
  controls: ArrayLike<number>,
): RocPoint {
  return {
    cut,
    truePositives,
    falsePositives,
    sensitivity: truePositives / cases.length,
    specificity: (controls.length - falsePositives) / controls.length,
  };
}

function sortByRisk(scores: ArrayLike<number>, sign: 1 | -1): Float64Array {
  return Float64Array.from(scores, (score) => sign * score).sort();
}

function requireFinite(scores: ArrayLike<number>): void {
  for (let index = 0; index < scores.length; index += 1) {
    if (!Number.isFinite(scores[index])) throw new RangeError('a ROC curve needs finite scores');
  }
}
