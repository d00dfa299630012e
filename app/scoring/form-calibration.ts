/**
 * Calibration of one task form from answers: items with errors and fit, group differences, and the scale.
 *
 * Rule: at least 200 pupils whom nobody chose (a whole-class task of a window, given to everyone); for slopes
 * of their own 500. Guessing is fixed at 1/k for k options, 0 for built words. Group differences only where
 * both groups have at least 100. An earlier calibration of the same items gives the scale: mean-sigma on
 * common items. Infit and outfit from .7 to 1.3 are taken as usual for short tests.
 * The limits 200 and 100 are the instrument's own; 500, .7 and 1.3 are authored.
 * Missing data: not reached is left out; an item without an estimate has null and is told.
 */

import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import type { CalibratedItem, CalibrationModel } from '~/psychometrics/calibration';
import { findMantelHaenszelDif } from '~/psychometrics/dif-mantel-haenszel';
import { linkMeanSigma, type MeanSigmaLink, putOnScale } from '~/psychometrics/mean-sigma-link';
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

/** Fewest pupils for each model. */
export const FEWEST_PERSONS: Record<CalibrationModel, number> = {
  rasch: 200,
  '1pl': 200,
  '2pl': 500,
};
const FEWEST_IN_GROUP = 100;
const USUAL_FIT = { lowest: 0.7, highest: 1.3 };

/** Groups that items are compared between; aggregates of items, never of persons. */
export const COMPARED_GROUPS = ['swedish-as-second-language', 'younger'] as const;
export type ComparedGroup = (typeof COMPARED_GROUPS)[number];

export interface FormAnswers {
  matrix: ResponseMatrix;
  /** Chance of a right answer by guessing, for each item. */
  guessing: number[];
  /** For each group and person: in it (true), in the others (false), or not known (null). */
  groups: Record<ComparedGroup, (boolean | null)[]>;
}

interface ItemGroupDifference {
  /** Below 0 when the group is at a disadvantage on this item at the same number right. */
  delta: number | null;
  sizeClass: 'A' | 'B' | 'C' | null;
}

export interface FormItem extends CalibratedItem {
  /** Pupils who reached the item, and those who were right. */
  reached: number;
  right: number;
  isUnusual: boolean;
  groups: Partial<Record<ComparedGroup, ItemGroupDifference>>;
}

export interface FormCalibrationResult {
  persons: number;
  items: FormItem[];
  logLikelihood: number;
  aic: number;
  bic: number;
  hasConverged: boolean;
  /** How many were in each group and outside it, and whether that was enough to compare. */
  groups: Record<ComparedGroup, { inside: number; outside: number; isCompared: boolean }>;
  /** How the scale was kept; null for a scale of its own, N(0, 1) in these pupils. */
  link: MeanSigmaLink | null;
}

export type CalibrationProblem = 'too-few' | 'no-estimate' | 'no-anchors';

export type FormCalibrationOutcome =
  | { ok: true; result: FormCalibrationResult }
  | { ok: false; problem: CalibrationProblem };

/** @param anchor items of the earlier calibration whose scale is kept; null for a scale of its own. */
export function calibrateForm(
  { matrix, guessing, groups }: FormAnswers,
  model: CalibrationModel,
  anchor: readonly CalibratedItem[] | null,
): FormCalibrationOutcome {
  if (matrix.persons < FEWEST_PERSONS[model]) return { ok: false, problem: 'too-few' };
  const outcome = calibrateMarginal(matrix, model, guessing);
  if (!outcome.ok) return { ok: false, problem: 'no-estimate' };
  const { items, logLikelihood, aic, bic, persons } = outcome.calibration;
  const link = anchor && linkMeanSigma(anchor, items, model === 'rasch');
  if (anchor && !link) return { ok: false, problem: 'no-anchors' };
  const sizes = sizeGroups(groups);
  return {
    ok: true,
    result: {
      persons,
      items: items.map((item, at) => ({
        ...(link ? putOnScale(item, link) : item),
        ...countItem(matrix, at),
        isUnusual: isUnusual(item.infit) || isUnusual(item.outfit),
        groups: compareGroups(matrix, at, groups, sizes),
      })),
      logLikelihood,
      aic,
      bic,
      hasConverged: outcome.hasConverged,
      groups: sizes,
      link,
    },
  };
}

function isUnusual(fit: number | null): boolean {
  return fit !== null && (fit < USUAL_FIT.lowest || fit > USUAL_FIT.highest);
}

function countItem({ cells, items, persons }: ResponseMatrix, at: number) {
  let [reached, right] = [0, 0];
  for (let person = 0; person < persons; person += 1) {
    const cell = cells[person * items.length + at]!;
    if (cell === NOT_REACHED) continue;
    reached += 1;
    right += cell;
  }
  return { reached, right };
}

function sizeGroups(groups: FormAnswers['groups']): FormCalibrationResult['groups'] {
  const sizeOf = (group: ComparedGroup) => {
    const inside = groups[group].filter((is) => is === true).length;
    const outside = groups[group].filter((is) => is === false).length;
    return { inside, outside, isCompared: Math.min(inside, outside) >= FEWEST_IN_GROUP };
  };
  return {
    'swedish-as-second-language': sizeOf('swedish-as-second-language'),
    younger: sizeOf('younger'),
  };
}

function compareGroups(
  matrix: ResponseMatrix,
  at: number,
  groups: FormAnswers['groups'],
  sizes: FormCalibrationResult['groups'],
): FormItem['groups'] {
  const compared: FormItem['groups'] = {};
  for (const group of COMPARED_GROUPS) {
    if (!sizes[group].isCompared) continue;
    const known = keepKnown(matrix, groups[group]);
    const dif = findMantelHaenszelDif(known.matrix, at, known.isFocal);
    compared[group] = { delta: dif?.delta ?? null, sizeClass: dif?.sizeClass ?? null };
  }
  return compared;
}

/** The persons of whom it is known whether they are in the group. */
function keepKnown(matrix: ResponseMatrix, isInGroup: readonly (boolean | null)[]) {
  const width = matrix.items.length;
  const kept = isInGroup.flatMap((is, person) => (is === null ? [] : [person]));
  const cells = new Uint8Array(kept.length * width);
  kept.forEach((person, at) => {
    cells.set(matrix.cells.subarray(person * width, (person + 1) * width), at * width);
  });
  const isFocal = kept.map((person) => isInGroup[person] === true);
  return { matrix: { ...matrix, persons: kept.length, cells }, isFocal };
}
