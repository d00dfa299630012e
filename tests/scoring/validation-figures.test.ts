/**
 * Figures of a comparison: against pROC and epiR, against counts by hand, and what small numbers hide.
 * Long, because the figures of one study are held together: none may tell what another hides.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocCurve } from '~/psychometrics/roc-curve';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { describeCalibration } from '~/scoring/validation-calibration';
import { describeCoverage } from '~/scoring/validation-coverage';
import { coarsenCurve } from '~/scoring/validation-curve';
import { describeGroups } from '~/scoring/validation-groups';
import { describeLevels } from '~/scoring/validation-levels';
import { isDifficulty, isNationalDifficulty, isOwnDifficulty } from '~/scoring/validation-outcome';
import { describeScore } from '~/scoring/validation-score';
import { CHANCE_SCORE, listScores, scoresOf } from '~/scoring/validation-scores';
import { isSafe, PROTECTED } from '~/scoring/validation-small-numbers';
import { type ComparedPupil, countOutcomes, listCompared } from '~/scoring/validation-study';
import oracle from '../oracles/roc_asah_pROC.json';
import { toResults } from '../support/assessment-factories';
import { pupilsOf, studyOf } from './study-factory';

const compared = (rows: Parameters<typeof studyOf>[0]) => listCompared(studyOf(rows).pupils);
const levelsOf = (
  rows: Parameters<typeof studyOf>[0],
  rule: typeof PROTECTED | null = null,
  isRefused = false,
) => describeLevels(describeCoverage(studyOf(rows).pupils).levels, rule, isRefused);

describe('what is difficulty', () => {
  it.each([
    ['stanine', 'at-most', 3, { stanine: 3 }, true],
    ['stanine', 'at-most', 3, { stanine: 4 }, false],
    ['stanine', 'at-most', 3, { rawScore: 2 }, null],
    ['raw', 'at-most', 20.5, { rawScore: 20.5 }, true],
    ['raw', 'at-least', 8, { rawScore: 8 }, true],
    ['raw', 'at-least', 8, { rawScore: 7 }, false],
    ['judged', 'at-most', null, { judged: true }, true],
    ['judged', 'at-most', null, {}, null],
  ] as const)('%s %s %s: %o is %s', (basis, direction, limitValue, value, expected) => {
    const none = { rawScore: null, stanine: null, judged: null };
    expect(isDifficulty({ basis, direction, limitValue }, { ...none, ...value })).toBe(expected);
  });

  it('of the national support and of our own later level', () => {
    const national = ['reached', 'partly', 'not-reached', 'not-done'].map(isNationalDifficulty);
    expect(national).toEqual([false, true, true, null]);
    const levels = ['needs-follow-up', 'look-again', 'above', 'incomplete'] as const;
    expect(levels.map(isOwnDifficulty)).toEqual([true, false, false, null]);
  });
});

describe('the scores of a stored assessment', () => {
  it('are the highest chance of the core skills, and what each task counts', () => {
    const policy = getPolicy('grund-1');
    const record = assessLevel(policy, {
      window: 'winter',
      results: toResults({ letters: 8, gate: 30, words: 12 }),
    });
    const scores = scoresOf(policy, record);
    const core = record.skills.flatMap(({ role, probabilityBelow }) =>
      role === 'core' ? (probabilityBelow ?? []) : [],
    );
    expect(core).toHaveLength(2);
    expect(scores).toEqual({
      chance: Math.max(...core),
      'letter-sounds': 8,
      'real-or-made-up': 30,
      'read-words': 12,
    });
    expect(listScores([policy, policy], [{}, scores]).map(({ key }) => key)).toEqual([
      'chance',
      'letter-sounds',
      'real-or-made-up',
      'read-words',
    ]);
    expect(listScores([policy], [{}])).toEqual([]);
  });

  it('leave out what does not count', () => {
    const policy = getPolicy('grund-1');
    const record = assessLevel(policy, { window: 'winter', results: [] });
    expect(scoresOf(policy, record)).toEqual({});
  });
});

describe('one score against the outcome', () => {
  const asah = oracle.data.map(({ y, s100b }): ComparedPupil => {
    const [pupil] = pupilsOf(1, 'above', y === 1, { scores: { s100b } });
    return pupil as ComparedPupil;
  });
  const score = { key: 's100b', direction: 'higher', title: null } as const;

  it('agrees with pROC', () => {
    const expected = oracle.results.s100b;
    const figures = describeScore(asah, score, null, 0.2)!;
    expect(figures.area.auc).toBeCloseTo(expected.auc, 8);
    expect(figures.area.lower).toBeCloseTo(expected.ci95[0]!, 8);
    expect(figures.area.upper).toBeCloseTo(expected.ci95[1]!, 8);
    expect(figures.points).toHaveLength(expected.roc.length);
    // The nearest limit to .2 is the best one of Youden's.
    const [best] = expected.youden;
    expect(figures.tried?.cut).toBeCloseTo(best!.threshold, 8);
    const { tp, fp, fn, tn } = best!;
    expect(figures.tried?.accuracy.table).toEqual({
      truePositives: tp,
      falsePositives: fp,
      falseNegatives: fn,
      trueNegatives: tn,
    });
    expect(figures.tried?.accuracy.positivePredictiveValue?.estimate).toBeCloseTo(0.65, 8);
  });

  it('takes at each fixed sensitivity a limit that exists', () => {
    const { targets } = describeScore(asah, score, null, null)!;
    for (const { target, accuracy } of targets) {
      expect(accuracy.sensitivity!.estimate).toBeGreaterThanOrEqual(target);
      const better = oracle.results.s100b.roc.filter(
        ({ sensitivity, specificity }) =>
          sensitivity >= target && specificity > accuracy.specificity!.estimate + 1e-7,
      );
      expect(better).toEqual([]);
    }
  });

  it('leaves out pupils without it, and has nothing without both outcomes', () => {
    const [bare] = pupilsOf(1, 'above', true, { scores: {} });
    const figures = describeScore([...asah, bare as ComparedPupil], score, null, null)!;
    expect([figures.cases, figures.controls]).toEqual([41, 72]);
    expect(describeScore(compared([['above', 0, 9]]), CHANCE_SCORE, null, null)).toBeNull();
    expect(describeScore([], CHANCE_SCORE, null, null)).toBeNull();
  });

  it('tells a reader who sees no pupils only steps of five', () => {
    const { points } = describeScore(asah, score, PROTECTED, null)!;
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index]!;
      const step = [
        before.truePositives - point.truePositives,
        before.falsePositives - point.falsePositives,
      ];
      expect(isSafe(PROTECTED, ...step)).toBe(true);
    }
    expect(points.length).toBeGreaterThan(3);
    const [bare] = pupilsOf(1, 'above', true, { scores: {} });
    expect(describeScore([...asah, bare as ComparedPupil], score, PROTECTED, null)).toBeNull();
    expect(
      describeScore(compared([['needs-follow-up', 4, 20]]), CHANCE_SCORE, PROTECTED, null),
    ).toBeNull();
  });

  it('twelve against twelve, all told apart: steps of at least five, as many as can be', () => {
    const curve = rocCurve({
      cases: Array.from({ length: 12 }, (_, index) => 100 + index),
      controls: Array.from({ length: 12 }, (_, index) => index),
      direction: 'higher',
    })!;
    const kept = coarsenCurve(curve, PROTECTED);
    expect(
      kept.map(({ truePositives, falsePositives }) => [truePositives, falsePositives]),
    ).toEqual([
      [12, 12],
      [12, 7],
      [12, 0],
      [7, 0],
      [0, 0],
    ]);
    expect(coarsenCurve(curve, null)).toEqual(curve);
  });
});

describe('the levels against the outcome', () => {
  it('agree with epiR at the limit of the example', () => {
    const { accuracies, rows } = levelsOf([
      ['needs-follow-up', 8, 12],
      ['above', 2, 78],
    ]);
    const { accuracy } = accuracies[0]!;
    expect(accuracies.map(({ limit }) => limit)).toEqual(['needs-follow-up', 'look-again']);
    expect(accuracy.sensitivity).toMatchObject({ estimate: 0.8 });
    expect(accuracy.sensitivity!.lower).toBeCloseTo(0.4439045, 7);
    expect(accuracy.positiveLikelihoodRatio!.estimate).toBeCloseTo(6, 12);
    expect(accuracy.negativeLikelihoodRatio!.estimate).toBeCloseTo(0.2307692, 7);
    expect(rows[0]!.share!.estimate).toBe(0.4);
    expect(rows[1]).toMatchObject({ cases: 0, controls: 0, share: null, coverage: null });
  });

  it('look again is flagged at the second limit only', () => {
    const { accuracies } = levelsOf([
      ['needs-follow-up', 6, 4],
      ['look-again', 3, 10],
      ['above', 1, 26],
    ]);
    expect(accuracies.map(({ accuracy }) => accuracy.sensitivity!.estimate)).toEqual([0.6, 0.9]);
    expect(accuracies.map(({ accuracy }) => accuracy.specificity!.estimate)).toEqual([0.9, 0.65]);
  });

  it('small numbers: together where that is safe, else hidden with nothing worked out', () => {
    const safe = levelsOf(
      [
        ['needs-follow-up', 6, 5],
        ['look-again', 5, 9],
        ['above', 0, 60, 3],
      ],
      PROTECTED,
    );
    expect(safe.isPartlyHidden).toBe(false);
    expect(safe.rows[2]).toMatchObject({ missing: 'few', coverage: null, cases: 0 });
    const together = levelsOf(
      [
        ['needs-follow-up', 6, 3],
        ['look-again', 2, 9],
        ['above', 5, 60],
      ],
      PROTECTED,
    );
    expect(together.rows.map(({ levels, cases }) => [levels.length, cases])).toEqual([
      [2, 8],
      [1, 5],
    ]);
    expect(together.accuracies.map(({ limit }) => limit)).toEqual(['look-again']);
    const other = levelsOf(
      [
        ['needs-follow-up', 6, 5],
        ['look-again', 6, 9],
        ['above', 1, 60],
      ],
      PROTECTED,
    );
    expect(other.accuracies.map(({ limit }) => limit)).toEqual(['needs-follow-up']);
    const hidden = levelsOf(
      [
        ['needs-follow-up', 3, 2],
        ['look-again', 2, 9],
        ['above', 1, 60],
      ],
      PROTECTED,
    );
    expect(hidden).toMatchObject({ accuracies: [], isPartlyHidden: true });
    expect(hidden.rows[0]).toMatchObject({ share: null });
    const told = hidden.rows.flatMap(({ cases, controls }) => [cases, controls]);
    expect(told.filter((count) => typeof count === 'number' && count > 0 && count < 5)).toEqual([]);
  });

  it('refused accuracy leaves the counts', () => {
    const { accuracies, rows } = levelsOf(
      [
        ['needs-follow-up', 6, 5],
        ['above', 5, 60, 90],
      ],
      null,
      true,
    );
    expect(accuracies).toEqual([]);
    expect(rows[2]!.coverage).toBeCloseTo(65 / 155, 12);
  });
});

describe('coverage', () => {
  it.each([
    ['exactly 15 points is let through', [100, 100, 85], false, 0.15],
    ['16 is not', [100, 100, 84], true, 0.16],
    ['flags measured less count as well', [80, 100, 100], true, 0.2],
  ] as const)('%s', (_, measured, isRefused, spread) => {
    const [one, two, three] = measured;
    const coverage = describeCoverage(
      studyOf([
        ['needs-follow-up', one, 0, 100 - one],
        ['look-again', two, 0, 100 - two],
        ['above', 0, three, 100 - three],
      ]).pupils,
    );
    expect(coverage.isRefused).toBe(isRefused);
    expect(coverage.spread).toBeCloseTo(spread, 12);
  });

  it('leaves out levels without pupils and pupils without a level', () => {
    const only = describeCoverage(
      studyOf([
        ['above', 3, 5, 2],
        ['incomplete', 0, 1, 9],
      ]).pupils,
    );
    expect(only).toMatchObject({ spread: null, isRefused: false, isMainlyFlagged: false });
  });
});

describe('calibration', () => {
  const people = (rows: readonly [number, number, number][]) =>
    rows.flatMap(([chance, cases, controls]) => [
      ...pupilsOf(cases, 'above', true, { scores: { chance } }),
      ...pupilsOf(controls, 'above', false, { scores: { chance } }),
    ]) as ComparedPupil[];
  const calibrate = (pupils: ComparedPupil[], rule: typeof PROTECTED | null = null) =>
    describeCalibration(pupils, describeScore(pupils, CHANCE_SCORE, rule, null), rule);

  it('ten at .9 of whom eight: Wilson’s limits, and a slope that is known in closed form', () => {
    const found = calibrate(
      people([
        [0.9, 8, 2],
        [0.1, 2, 8],
      ]),
    )!;
    expect(found.bands).toHaveLength(2);
    expect(found.bands[1]).toMatchObject({ from: 0.8, to: 1, pupils: 10 });
    expect(found.bands[1]!.stated).toBeCloseTo(0.9, 12);
    expect(found.bands[1]!.seen.lower).toBeCloseTo(0.4901625, 7);
    expect(found.bands[1]!.seen.upper).toBeCloseTo(0.9433178, 7);
    expect(found.difference).toBeCloseTo(0, 12);
    // log odds 4 over 9, through the origin: ln 4 / ln 9.
    expect(found.slope!.estimate).toBeCloseTo(Math.log(4) / Math.log(9), 8);
  });

  it('has no slope when the chance tells the outcomes wholly apart', () => {
    expect(
      calibrate(
        people([
          [0.9, 5, 0],
          [0.1, 0, 5],
        ]),
      )!.slope,
    ).toBeNull();
    expect(describeCalibration([], null, null)).toBeNull();
  });

  it('divides at limits that may be told', () => {
    const rows = Array.from({ length: 40 }, (_, index): [number, number, number] => [
      (index + 0.5) / 40,
      index % 3 === 0 ? 1 : 0,
      index % 3 === 0 ? 0 : 1,
    ]);
    const { bands } = calibrate(people(rows), PROTECTED)!;
    expect(bands.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(40);
    for (const { pupils, seen } of bands) {
      const cases = Math.round(seen.estimate * pupils);
      expect(isSafe(PROTECTED, cases, pupils - cases)).toBe(true);
    }
  });
});

describe('groups', () => {
  const at = (school: string, rows: Parameters<typeof studyOf>[0]) =>
    studyOf(rows).pupils.map((pupil) => ({ ...pupil, groups: { ...pupil.groups, school } }));
  const school = (name: string, factor = 1) =>
    at(name, [
      ['needs-follow-up', 6 * factor, 5 * factor],
      ['above', 5 * factor, 20 * factor],
    ]);

  it('small ones are put together, and told when they are ten', () => {
    const pupils = [
      ...school('Ekskolan'),
      ...school('Björkskolan'),
      ...at('Lilla skolan', [['above', 1, 5]]),
      ...at('Nya skolan', [['above', 0, 5]]),
    ];
    const [table] = describeGroups(pupils, null);
    expect(table!.rows.map(({ name, pupils: count }) => [name, count])).toEqual([
      ['Björkskolan', 36],
      ['Ekskolan', 36],
      [null, 11],
    ]);
    expect(table!.rows[0]!.accuracy!.sensitivity!.estimate).toBeCloseTo(6 / 11, 12);
    expect(table!.rows[0]!.area!.auc).toBeGreaterThan(0.5);
    expect(table!.rows[2]!.accuracy!.sensitivity!.estimate).toBe(0);
    expect(describeGroups(school('Ekskolan'), null)).toEqual([]);
  });

  it('refuses where coverage differs in the group', () => {
    const pupils = [
      ...school('Ekskolan'),
      ...at('Björkskolan', [
        ['needs-follow-up', 8, 4],
        ['above', 2, 8, 30],
      ]),
    ];
    const [table] = describeGroups(pupils, null);
    expect(table!.rows[0]).toMatchObject({
      name: 'Björkskolan',
      isRefused: true,
      accuracy: null,
      area: null,
    });
  });

  it('what is left when the told groups are taken from the whole is never small', () => {
    const group = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(30));
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
        const pupils = groups.flatMap(([tp, fp, fn, tn], index) =>
          at(`Skola ${index}`, [
            ['look-again', tp, fp],
            ['above', fn, tn],
          ]),
        );
        const table = describeGroups(pupils, PROTECTED).find(
          ({ grouping }) => grouping === 'school',
        );
        if (!table) return;
        const all = countOutcomes(pupils);
        const toldCases = table.rows.reduce((sum, { cases }) => sum + cases, 0);
        const told = table.rows.reduce((sum, row) => sum + row.pupils, 0);
        const rest = [all.cases - toldCases, all.controls - (told - toldCases)];
        expect(isSafe(PROTECTED, ...rest)).toBe(true);
        for (const { accuracy } of table.rows) {
          if (accuracy) expect(isSafe(PROTECTED, ...Object.values(accuracy.table))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
