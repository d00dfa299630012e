/**
 * Everything that is told of one comparison, as plain data, with what may not be told left out.
 *
 * Rule: nothing without outcomes; nothing of fewer than ten compared pupils for readers who do not see
 * them, nor where they are not told how many have a level (`told-levels`); with one kind of outcome only the counts; else all figures, those of the whole population refused where
 * coverage differs (`validation-coverage`).
 * Missing data: a figure that cannot be had, or not be told, is null or left out; `is…Hidden` says so.
 * Worked example: see `tests/scoring/validation-report.test.ts`.
 */

import { areTold } from '~/scoring/told-levels';
import { type Calibration, describeCalibration } from '~/scoring/validation-calibration';
import { describeCoverage } from '~/scoring/validation-coverage';
import { describeGroups, type GroupTable } from '~/scoring/validation-groups';
import { describeLevels, type LevelAccuracy, type LevelRow } from '~/scoring/validation-levels';
import { describeScore, type ScoreFigures } from '~/scoring/validation-score';
import { CHANCE_SCORE } from '~/scoring/validation-scores';
import {
  type SmallNumbers,
  type ToldCount,
  tellInTens,
  tellPart,
} from '~/scoring/validation-small-numbers';
import {
  countOutcomes,
  listCompared,
  STUDY_LEVELS,
  type Study,
  type StudyScore,
} from '~/scoring/validation-study';
import { judgeComparison, type Verdict } from '~/scoring/validation-verdict';
import { type DesignWarning, listWarnings } from '~/scoring/validation-warnings';

export interface ValidationFigures {
  status: 'shown';
  pupils: number;
  cases: ToldCount;
  /** Pupils whose level is "incomplete", with an outcome or without. */
  incomplete: ToldCount;
  rows: LevelRow[];
  /** Greatest difference in coverage between levels, 0…1; null where not told. */
  spread: number | null;
  isRefused: boolean;
  accuracies: LevelAccuracy[];
  isAccuracyHidden: boolean;
  scores: StudyScore[];
  /** The score that was asked for; null where refused, or not told. */
  score: ScoreFigures | null;
  /** The area of the chance of being below the limit, whatever score is shown. */
  area: ScoreFigures['area'] | null;
  calibration: Calibration | null;
  groups: GroupTable[];
  warnings: DesignWarning[];
  verdict: Verdict;
}

export type ValidationReport =
  | { status: 'no-outcomes' }
  | { status: 'too-few'; least: number }
  /** It is not told elsewhere how many have a level: every figure here would divide them. */
  | { status: 'not-told' }
  | { status: 'one-outcome'; pupils: number; outcome: 'difficulty' | 'none' }
  | ValidationFigures;

export interface Asked {
  /** Key of a score; an unknown one is taken as the first. */
  score: string | null;
  /** A limit to try on it. */
  cut: number | null;
}

export function describeStudy(
  study: Study,
  rule: SmallNumbers | null,
  asked: Asked,
): ValidationReport {
  const compared = listCompared(study.pupils);
  const { cases, controls } = countOutcomes(compared);
  if (compared.length === 0) return { status: 'no-outcomes' };
  if (rule && compared.length < rule.minimumBase) {
    return { status: 'too-few', least: rule.minimumBase };
  }
  if (rule && !areTold(rule.told, STUDY_LEVELS)) return { status: 'not-told' };
  if (cases === 0 || controls === 0) {
    const outcome = cases > 0 ? 'difficulty' : 'none';
    return { status: 'one-outcome', pupils: compared.length, outcome };
  }
  const coverage = describeCoverage(study.pupils);
  const levels = describeLevels(coverage.levels, rule, coverage.isRefused);
  const warnings = listWarnings(study, compared, coverage, rule);
  const isEachTold = STUDY_LEVELS.every((level) => !rule || rule.told.levels.has(level));
  // A curve of the chance has points at the policy's own limits, which are the levels.
  const figuresOf = (score: StudyScore, cut: number | null) =>
    coverage.isRefused || !isEachTold ? null : describeScore(compared, score, rule, cut);
  const chances = figuresOf(CHANCE_SCORE, null);
  const chosen = study.scores.find(({ key }) => key === asked.score) ?? study.scores[0];
  const incomplete = study.pupils.filter(({ level }) => level === 'incomplete').length;
  const isIncompleteTold = !rule || rule.told.levels.has('incomplete');
  const accuracies = levels.accuracies;
  const area = chances?.area ?? null;
  // It is between single levels: told where the coverage of each is.
  const isSpreadTold =
    levels.rows.length === STUDY_LEVELS.length && levels.rows.every((row) => row.coverage !== null);
  return {
    status: 'shown',
    pupils: compared.length,
    cases: tellPart(rule, cases, compared.length),
    incomplete: isIncompleteTold ? tellInTens(rule, incomplete) : 'protected',
    rows: levels.rows,
    spread: isSpreadTold ? coverage.spread : null,
    isRefused: coverage.isRefused,
    accuracies,
    isAccuracyHidden: levels.isPartlyHidden,
    scores: [...study.scores],
    score: chosen ? figuresOf(chosen, asked.cut) : null,
    area,
    calibration: describeCalibration(compared, chances, rule),
    groups: describeGroups(study.pupils, rule),
    warnings,
    verdict: judgeComparison({ coverage, area, accuracies, warnings }),
  };
}
