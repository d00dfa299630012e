/**
 * What a validation looks at: pupils with a level in one window, and what later showed for them.
 *
 * A pupil whose level is "incomplete" has no result to validate and is only counted. Difficulty is null
 * where nobody has measured.
 */
import type { Bilingual } from '~/scoring/cut-policy';
import type { Level } from '~/scoring/level-shapes';

/** Levels that say something, the riskiest first. */
export const STUDY_LEVELS = ['needs-follow-up', 'look-again', 'above'] as const;
export type StudyLevel = (typeof STUDY_LEVELS)[number];

export const KNEW_LEVEL = ['yes', 'no', 'unknown'] as const;
export type KnewLevel = (typeof KNEW_LEVEL)[number];

export const GROUPINGS = ['school', 'swedishSubject', 'cohort'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface StudyPupil {
  level: Level;
  /** Score by key; a score that the pupil has not is not there. */
  scores: Readonly<Record<string, number>>;
  difficulty: boolean | null;
  /** Whether whoever judged the outcome knew the level; null without an outcome. */
  knewLevel: KnewLevel | null;
  /** A flag was confirmed, or a särskild bedömning began, between result and outcome. */
  hadSupport: boolean;
  groups: Readonly<Record<Grouping, string>>;
}

/** A figure that can be held against the outcome. */
export interface StudyScore {
  key: string;
  /** Which way means risk. */
  direction: 'lower' | 'higher';
  /** Name of the task; null for the chance of being below the limit. */
  title: Bilingual | null;
}

export interface Study {
  pupils: readonly StudyPupil[];
  scores: readonly StudyScore[];
  outcome: 'measure' | 'national' | 'own-result';
  /** The outcome came after the window of the results. */
  isLater: boolean;
  /** Limits of the policies that judged were set from data: on these pupils, as far as anyone knows. */
  isLimitFromData: boolean;
}

/** A pupil with a level that says something and an outcome. */
export type ComparedPupil = StudyPupil & { level: StudyLevel; difficulty: boolean };

function isStudyLevel(level: Level): level is StudyLevel {
  return level !== 'incomplete';
}

export function listCompared(pupils: readonly StudyPupil[]): ComparedPupil[] {
  return pupils.filter(
    (pupil): pupil is ComparedPupil => isStudyLevel(pupil.level) && pupil.difficulty !== null,
  );
}

/** With difficulty and without. */
export interface OutcomeCounts {
  cases: number;
  controls: number;
}

export function countOutcomes(pupils: readonly { difficulty: boolean | null }[]): OutcomeCounts {
  const cases = pupils.filter(({ difficulty }) => difficulty === true).length;
  const controls = pupils.filter(({ difficulty }) => difficulty === false).length;
  return { cases, controls };
}
