/**
 * Stated chance of being below the limit held against how many had difficulty later.
 *
 * Measures: in each band of the stated chance, its mean and the share with difficulty with Wilson's 95 %
 * limits; over all, the mean stated minus the share seen; and the slope of the outcome's log odds on the
 * log odds stated (1: as steep as stated; under 1: the chances are too extreme).
 * Formula: bands at .2, .4, .6 and .8; slope by logistic regression, limits ± 1.96 standard errors;
 * chances are kept within .001 to .999 for the log odds.
 * Definition: the chance says how surely the result is under the limit today. It is no forecast, so a
 * difference is no error of it; the figure tells what the chance has been worth as one.
 * Source: Cox, D. R., 1958 (slope); Van Calster and others, 2019.
 * Rule for readers who do not see the pupils: the bands are divided at kept points of the curve (see
 * `validation-curve`) that lie nearest, so some are put together.
 * Missing data: pupils without the chance are left out. A slope that does not exist is null.
 * Worked example: ten with .9 of whom eight had difficulty: mean .9, share .8 (.4901625 to .9433178).
 */
import { logisticRegression } from '~/psychometrics/logistic-regression';
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { wilsonInterval } from '~/psychometrics/proportion-interval';
import type { ScoreFigures } from '~/scoring/validation-score';
import { CHANCE_SCORE } from '~/scoring/validation-scores';
import type { SmallNumbers } from '~/scoring/validation-small-numbers';
import type { ComparedPupil } from '~/scoring/validation-study';

const EDGES = [0.2, 0.4, 0.6, 0.8];
const CLOSEST_TO_SURE = 0.001;

interface CalibrationBand {
  from: number;
  to: number;
  pupils: number;
  stated: number;
  seen: { estimate: number; lower: number; upper: number };
}

export interface Calibration {
  bands: CalibrationBand[];
  /** Mean stated minus share seen. */
  difference: number;
  slope: { estimate: number; lower: number; upper: number } | null;
}

/** @param chances the figures of the chance, which say what may be told; null tells nothing. */
export function describeCalibration(
  pupils: readonly ComparedPupil[],
  chances: ScoreFigures | null,
  rule: SmallNumbers | null,
): Calibration | null {
  if (!chances) return null;
  const people = pupils.flatMap(({ scores, difficulty }) => {
    const chance = scores[CHANCE_SCORE.key];
    return chance === undefined
      ? []
      : [{ chance, outcome: difficulty ? (1 as const) : (0 as const) }];
  });
  const edges = rule === null ? EDGES : nearestCuts(chances.cuts);
  const starts = [0, ...edges];
  return {
    bands: starts.flatMap((from, index) => {
      const to = edges[index] ?? 1;
      const isLast = index === starts.length - 1;
      const own = people.filter(
        ({ chance }) => chance >= from && (chance < to || (isLast && chance <= to)),
      );
      return describeBand(from, to, own);
    }),
    difference: meanOf(people, 'chance') - meanOf(people, 'outcome'),
    slope: describeSlope(people),
  };
}

type Person = { chance: number; outcome: 0 | 1 };

function describeBand(from: number, to: number, own: readonly Person[]): CalibrationBand[] {
  const cases = own.filter(({ outcome }) => outcome === 1).length;
  const limits = wilsonInterval(cases, own.length);
  if (!limits) return [];
  const seen = { estimate: cases / own.length, ...limits };
  return [{ from, to, pupils: own.length, stated: meanOf(own, 'chance'), seen }];
}

/** For each edge the nearest limit that may be told, each once. */
function nearestCuts(cuts: readonly number[]): number[] {
  const chosen = EDGES.flatMap((edge) => {
    const [first] = [...cuts].sort((one, other) => Math.abs(one - edge) - Math.abs(other - edge));
    return first ?? [];
  });
  return [...new Set(chosen)].sort((one, other) => one - other);
}

function describeSlope(people: readonly Person[]): Calibration['slope'] {
  const logOdds = people.map(({ chance }) => {
    const kept = Math.min(1 - CLOSEST_TO_SURE, Math.max(CLOSEST_TO_SURE, chance));
    return [Math.log(kept / (1 - kept))];
  });
  const fit = logisticRegression(
    logOdds,
    people.map(({ outcome }) => outcome),
  );
  const [, estimate] = fit?.coefficients ?? [];
  const [, error] = fit?.standardErrors ?? [];
  if (estimate === undefined || error === undefined) return null;
  const reach = normalQuantile(0.975) * error;
  return { estimate, lower: estimate - reach, upper: estimate + reach };
}

function meanOf(people: readonly Person[], key: keyof Person): number {
  return people.reduce((sum, person) => sum + person[key], 0) / people.length;
}
