/** What is said of a comparison as a whole: when nothing is, the warnings, and the verdict. */
import { describe, expect, it } from 'vitest';
import { describeCoverage } from '~/scoring/validation-coverage';
import { describeStudy, type ValidationFigures } from '~/scoring/validation-report';
import { PROTECTED } from '~/scoring/validation-small-numbers';
import { listCompared, type Study } from '~/scoring/validation-study';
import { judgeComparison } from '~/scoring/validation-verdict';
import { listWarnings } from '~/scoring/validation-warnings';
import { pupilsOf, studyOf } from './study-factory';

const PLAIN = { score: null, cut: null };
const GOOD: Parameters<typeof studyOf>[0] = [
  ['needs-follow-up', 40, 10],
  ['look-again', 20, 40],
  ['above', 10, 200],
];
const shown = (study: Study, rule: typeof PROTECTED | null = null): ValidationFigures => {
  const report = describeStudy(study, rule, PLAIN);
  if (report.status !== 'shown') throw new Error(report.status);
  return report;
};
const warningsOf = (study: Study) =>
  listWarnings(study, listCompared(study.pupils), describeCoverage(study.pupils), null);

describe('a comparison', () => {
  it('has nothing to say without outcomes, of too few, or of one outcome only', () => {
    expect(describeStudy(studyOf([['above', 0, 0, 30]]), null, PLAIN)).toEqual({
      status: 'no-outcomes',
    });
    expect(describeStudy(studyOf([['incomplete', 5, 5]]), null, PLAIN)).toEqual({
      status: 'no-outcomes',
    });
    const nine = studyOf([
      ['needs-follow-up', 4, 0],
      ['above', 0, 5],
    ]);
    expect(describeStudy(nine, PROTECTED, PLAIN)).toEqual({ status: 'too-few', least: 10 });
    expect(describeStudy(nine, null, PLAIN)).toMatchObject({ status: 'shown', pupils: 9 });
    expect(describeStudy(studyOf([['above', 0, 30]]), PROTECTED, PLAIN)).toEqual({
      status: 'one-outcome',
      pupils: 30,
      outcome: 'none',
    });
    expect(describeStudy(studyOf([['above', 12, 0]]), null, PLAIN)).toMatchObject({
      outcome: 'difficulty',
    });
  });

  it('tells its counts, its area and its groups, and is judged', () => {
    const report = shown(studyOf(GOOD));
    expect(report).toMatchObject({
      pupils: 320,
      cases: 70,
      incomplete: 0,
      spread: 0,
      isRefused: false,
    });
    // ▲ .9, ◆ .5, ● .1: pairs won are 40·240 + 20·200, ties ½(40·10 + 20·40 + 10·200), of 70·250.
    expect(report.area!.auc).toBeCloseTo(
      (40 * 240 + 20 * 200 + (400 + 800 + 2000) / 2) / 17_500,
      12,
    );
    expect(report.verdict).toEqual({ word: 'full', isFlattered: false });
    expect(report.score!.score.key).toBe('chance');
    expect(report.warnings).toEqual([]);
    expect(report.groups).toEqual([]);
  });

  it('refuses what differing coverage spoils, and keeps what it does not', () => {
    const report = shown(
      studyOf([
        ['needs-follow-up', 40, 10],
        ['look-again', 20, 40],
        ['above', 10, 60, 140],
      ]),
    );
    expect(report).toMatchObject({
      isRefused: true,
      accuracies: [],
      score: null,
      area: null,
      calibration: null,
      verdict: { word: 'refused', isFlattered: true },
    });
    expect(report.rows[0]!.share!.estimate).toBe(0.8);
    expect(report.warnings.map(({ kind }) => kind)).toEqual(['mainly-flagged']);
  });

  it('43 pupils are too few to say anything', () => {
    const report = shown(
      studyOf([
        ['needs-follow-up', 6, 3],
        ['look-again', 2, 6],
        ['above', 2, 24],
      ]),
    );
    expect(report.pupils).toBe(43);
    expect(report.verdict.word).toBe('too-wide');
  });

  it('holds no small count for a reader who sees no pupils', () => {
    const study = studyOf([
      ['needs-follow-up', 12, 3],
      ['look-again', 3, 20],
      ['above', 2, 80, 2],
      ['incomplete', 0, 0, 3],
    ]);
    const text = JSON.stringify(shown(study, PROTECTED));
    expect(text).not.toMatch(
      /"(?:cases|controls|missing|incomplete|truePositives|falsePositives|falseNegatives|trueNegatives)":[1-4]\b/,
    );
    expect(text).toContain('"few"');
  });

  it('takes another score and a limit to try', () => {
    const letters = { key: 'letter-sounds', direction: 'lower', title: null } as const;
    const pupils = [
      ...pupilsOf(10, 'needs-follow-up', true, { scores: { chance: 0.9, 'letter-sounds': 8 } }),
      ...pupilsOf(10, 'above', false, { scores: { chance: 0.1, 'letter-sounds': 22 } }),
    ];
    const study = { ...studyOf([]), pupils, scores: [...studyOf([]).scores, letters] };
    const report = describeStudy(study, null, { score: 'letter-sounds', cut: 20 });
    expect(report).toMatchObject({
      score: {
        score: letters,
        cuts: [15],
        tried: { cut: 15, accuracy: { table: { truePositives: 10 } } },
      },
    });
    const unknown = describeStudy(study, null, { score: 'nothing', cut: null });
    expect(unknown).toMatchObject({ score: { score: { key: 'chance' }, tried: null } });
  });
});

describe('warnings', () => {
  it.each([
    ['own-result', studyOf(GOOD, { outcome: 'own-result' })],
    ['not-later', studyOf(GOOD, { isLater: false })],
    ['limit-from-data', studyOf(GOOD, { isLimitFromData: true })],
    [
      'mainly-flagged',
      studyOf([
        ['needs-follow-up', 50, 50],
        ['above', 5, 85, 10],
      ]),
    ],
  ])('%s', (kind, study) => {
    expect(warningsOf(study)).toEqual([{ kind, pupils: null }]);
  });

  it('count the pupils they are about', () => {
    const pupils = [
      ...pupilsOf(5, 'above', false, { knewLevel: 'yes' }),
      ...pupilsOf(2, 'above', true, { knewLevel: 'unknown', hadSupport: true }),
      ...pupilsOf(3, 'above', null, { hadSupport: true }),
      ...pupilsOf(13, 'above', false),
    ];
    const study = { ...studyOf([]), pupils };
    expect(warningsOf(study)).toEqual([
      { kind: 'knew-level', pupils: 5 },
      { kind: 'knew-unknown', pupils: 2 },
      { kind: 'support', pupils: 2 },
    ]);
    const told = listWarnings(study, listCompared(pupils), describeCoverage(pupils), PROTECTED);
    expect(told.map(({ pupils: count }) => count)).toEqual([5, 'few', 'few']);
    const own = { ...study, outcome: 'own-result' as const };
    expect(warningsOf(own).map(({ kind }) => kind)).not.toContain('knew-unknown');
  });
});

describe('the verdict', () => {
  const share = (estimate: number, reach = 0.1) => ({
    estimate,
    lower: estimate - reach,
    upper: estimate + reach,
  });
  const judge = (
    lower: number | null,
    upper: number | null,
    sensitivity: number,
    specificity: number,
    reach?: number,
  ) => {
    const accuracy = { sensitivity: share(sensitivity, reach), specificity: share(specificity) };
    return judgeComparison({
      coverage: { isRefused: false },
      area: { auc: 0.8, lower, upper },
      accuracies: [{ limit: 'look-again', accuracy: accuracy as never }],
      warnings: [],
    }).word;
  };

  it.each([
    ['full', 0.76, 0.88, 0.81, 0.72, 0.1],
    ['full', 0.75, 0.95, 0.7, 0.7, 0.15],
    ['half', 0.74, 0.9, 0.9, 0.9, 0.1],
    ['half', 0.76, 0.88, 0.69, 0.9, 0.1],
    ['half', 0.7, 0.85, 0.6, 0.6, 0.1],
    ['below', 0.69, 0.85, 0.9, 0.9, 0.1],
    ['below', 0.8, 0.9, 0.59, 0.9, 0.1],
    ['chance', 0.5, 0.69, 0.7, 0.7, 0.1],
    ['too-wide', 0.7, 0.91, 0.9, 0.9, 0.1],
    ['too-wide', 0.8, 0.9, 0.8, 0.8, 0.16],
    ['too-wide', null, null, 0.8, 0.8, 0.1],
  ] as const)('%s', (word, lower, upper, sensitivity, specificity, reach) => {
    expect(judge(lower, upper, sensitivity, specificity, reach)).toBe(word);
  });

  it('is never given without figures, nor when refused', () => {
    const none = { area: null, accuracies: [], warnings: [] };
    expect(judgeComparison({ ...none, coverage: { isRefused: false } }).word).toBe('not-told');
    expect(judgeComparison({ ...none, coverage: { isRefused: true } }).word).toBe('refused');
    const flattered = judgeComparison({
      ...none,
      coverage: { isRefused: false },
      warnings: [{ kind: 'knew-level', pupils: 5 }],
    });
    expect(flattered.isFlattered).toBe(true);
  });
});
