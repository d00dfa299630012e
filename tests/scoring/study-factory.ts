/** Pupils of a comparison for tests: so many alike, each with a level, an outcome and a chance. */
import type { Level } from '~/scoring/level-shapes';
import type { Study, StudyPupil } from '~/scoring/validation-study';

export function pupilsOf(
  count: number,
  level: Level,
  difficulty: boolean | null,
  more: Partial<StudyPupil> = {},
): StudyPupil[] {
  const chance = { 'needs-follow-up': 0.9, 'look-again': 0.5, above: 0.1, incomplete: 0.5 }[level];
  const pupil: StudyPupil = {
    level,
    scores: { chance },
    difficulty,
    knewLevel: difficulty === null ? null : 'no',
    hadSupport: false,
    groups: { school: 'Ekskolan', swedishSubject: 'sv', cohort: '2026' },
    ...more,
  };
  return Array.from({ length: count }, () => pupil);
}

/** Rows of level, with difficulty, without difficulty, without an outcome. */
export function studyOf(
  rows: readonly [Level, number, number, number?][],
  more: Partial<Study> = {},
): Study {
  return {
    pupils: rows.flatMap(([level, cases, controls, missing = 0]) => [
      ...pupilsOf(cases, level, true),
      ...pupilsOf(controls, level, false),
      ...pupilsOf(missing, level, null),
    ]),
    scores: [{ key: 'chance', direction: 'higher', title: null }],
    outcome: 'measure',
    isLater: true,
    isLimitFromData: false,
    ...more,
  };
}
