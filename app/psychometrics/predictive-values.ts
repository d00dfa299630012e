/**
 * Predictive values at a base rate, by Bayes' rule; two stages; likelihood ratios of bands.
 *
 * Measures: of those flagged, the share who have the difficulty (PPV); of those not flagged, the share
 * who have not (NPV); the share flagged; and the same for a second stage given only to those whom the
 * first one flags.
 * Formula: PPV = b·se/(b·se + (1 − b)(1 − sp)); NPV = (1 − b)sp/((1 − b)sp + b(1 − se)). Two stages:
 * se = se₁se₂, sp = 1 − (1 − sp₁)(1 − sp₂). Band: LR = (share of cases in it)/(share of others in it);
 * odds after = odds before × LR.
 * Definition: the two stages are taken as independent given the true state, which is the most that a
 * second stage can give: real stages go together and give less.
 * Agrees with: closed forms; epiR for the table's own base rate.
 * Source: Altman and Bland, 1994; Smolkowski and Cummings, 2015 (gating); Brown and Reeves, 2003 (bands).
 * Valid range: every share 0…1; counts of 0 or more. Missing data: a share of nobody is null, and so is
 * the ratio of a band without others.
 * Worked example: base rate .05, se .8, sp .7: PPV .1230769, NPV .9851852, flagged .325.
 */
export interface StageAccuracy {
  sensitivity: number;
  specificity: number;
}

interface PredictiveValues {
  positivePredictiveValue: number | null;
  negativePredictiveValue: number | null;
  shareFlagged: number;
}

export function predictAtBaseRate(baseRate: number, stage: StageAccuracy): PredictiveValues {
  const { sensitivity, specificity } = requireShares(baseRate, stage);
  const caught = baseRate * sensitivity;
  const flagged = caught + (1 - baseRate) * (1 - specificity);
  const cleared = (1 - baseRate) * specificity;
  return {
    positivePredictiveValue: flagged === 0 ? null : caught / flagged,
    negativePredictiveValue: flagged === 1 ? null : cleared / (1 - flagged),
    shareFlagged: flagged,
  };
}

interface TwoStages extends StageAccuracy, PredictiveValues {
  /** Share of all who take the second stage. */
  shareSentOn: number;
}

/** A second stage for those whom the first flags; flagged in the end are those whom both flag. */
export function predictTwoStages(
  baseRate: number,
  first: StageAccuracy,
  second: StageAccuracy,
): TwoStages {
  requireShares(baseRate, second);
  const both = {
    sensitivity: first.sensitivity * second.sensitivity,
    specificity: 1 - (1 - first.specificity) * (1 - second.specificity),
  };
  return {
    ...both,
    ...predictAtBaseRate(baseRate, both),
    shareSentOn: predictAtBaseRate(baseRate, first).shareFlagged,
  };
}

/** Likelihood ratio of each band from the numbers with and without the difficulty in it. */
export function bandLikelihoodRatios(
  bands: readonly { cases: number; others: number }[],
): (number | null)[] {
  const cases = bands.reduce((total, band) => total + band.cases, 0);
  const others = bands.reduce((total, band) => total + band.others, 0);
  if (bands.some((band) => !(band.cases >= 0) || !(band.others >= 0))) {
    throw new RangeError('bands have counts of 0 or more');
  }
  return bands.map((band) =>
    cases === 0 || others === 0 || band.others === 0
      ? null
      : band.cases / cases / (band.others / others),
  );
}

/** Chance after a result, from the chance before it and the result's likelihood ratio. */
export function updateChance(before: number, likelihoodRatio: number): number {
  if (!(before >= 0 && before <= 1) || !(likelihoodRatio >= 0)) {
    throw new RangeError(`chance ${before} with likelihood ratio ${likelihoodRatio}`);
  }
  if (before === 1) return 1;
  const odds = (before / (1 - before)) * likelihoodRatio;
  return odds === Infinity ? 1 : odds / (1 + odds);
}

function requireShares(baseRate: number, stage: StageAccuracy): StageAccuracy {
  const shares = [baseRate, stage.sensitivity, stage.specificity];
  if (!shares.every((share) => share >= 0 && share <= 1)) {
    throw new RangeError(
      `base rate, sensitivity and specificity are 0 to 1, not ${shares.join(', ')}`,
    );
  }
  return stage;
}
