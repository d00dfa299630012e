/**
 * For whom there is an outcome, level by level.
 *
 * Measures: coverage = pupils with an outcome / pupils with the level; the spread is the greatest minus
 * the least coverage of the levels that any pupil has.
 * Rule: with a spread over 15 percentage points sensitivity, specificity, likelihood ratios, the area
 * and the curve are refused. They are shares of those with (without) difficulty over all levels, and
 * where one level is measured more than another they come out too high or too low by as much as that. Shares
 * within one level stay: of those measured at a level, so many had difficulty.
 * Definition: verification bias; the correction of Begg and Greenes assumes that those measured at a
 * level are like those not measured, which nobody knows here, so none is made.
 * Source: Begg, C. B. and Greenes, R. A., 1983.
 * Missing data: without any pupil at a level the level has no coverage and is not compared.
 * Worked example: 10 of 10, 9 of 10 and 40 of 50 give 1, .9, .8: a spread of .2, refused.
 */
import {
  countOutcomes,
  STUDY_LEVELS,
  type StudyLevel,
  type StudyPupil,
} from '~/scoring/validation-study';

/** Greatest spread that is let through, 0…1. */
const MOST_SPREAD = 0.15;
/** Differences under this are rounding: exactly 15 points is let through. */
const ROUNDING = 1e-9;

export interface LevelCounts {
  level: StudyLevel;
  cases: number;
  controls: number;
  /** At the level, without an outcome. */
  missing: number;
}

export interface Coverage {
  levels: LevelCounts[];
  /** Null when no more than one level has pupils. */
  spread: number | null;
  isRefused: boolean;
  /** Those to follow up or look at again are measured more than those above the limit. */
  isMainlyFlagged: boolean;
}

export function describeCoverage(pupils: readonly StudyPupil[]): Coverage {
  const levels = STUDY_LEVELS.map((level): LevelCounts => {
    const own = pupils.filter((pupil) => pupil.level === level);
    const counts = countOutcomes(own);
    return { level, ...counts, missing: own.length - counts.cases - counts.controls };
  });
  const shares = levels.flatMap((counts) => shareOf([counts]) ?? []);
  const spread = shares.length < 2 ? null : Math.max(...shares) - Math.min(...shares);
  const flagged = shareOf(levels.filter(({ level }) => level !== 'above'));
  const others = shareOf(levels.filter(({ level }) => level === 'above'));
  return {
    levels,
    spread,
    isRefused: spread !== null && spread > MOST_SPREAD + ROUNDING,
    isMainlyFlagged: flagged !== null && others !== null && flagged > others + 0.05,
  };
}

function shareOf(levels: readonly LevelCounts[]): number | null {
  const measured = levels.reduce((sum, { cases, controls }) => sum + cases + controls, 0);
  const all = measured + levels.reduce((sum, { missing }) => sum + missing, 0);
  return all === 0 ? null : measured / all;
}
