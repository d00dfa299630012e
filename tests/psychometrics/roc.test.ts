import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, comparePairedAreas } from '~/psychometrics/area-under-curve';
import { logisticRegression } from '~/psychometrics/logistic-regression';
import { type RiskDirection, rocCurve, type ScoresByOutcome } from '~/psychometrics/roc-curve';
import {
  closestTopLeftCut,
  cutAtSensitivity,
  cutAtSpecificity,
  youdenCut,
} from '~/psychometrics/roc-cut';
import {
  partialArea,
  sensitivityAtSpecificity,
  specificityAtSensitivity,
} from '~/psychometrics/roc-interpolation';
import oracle from '../oracles/roc_asah_pROC.json';

type Marker = keyof typeof oracle.results;
const MARKERS = Object.keys(oracle.results) as Marker[];

function scoresOf(marker: Marker): ScoresByOutcome {
  const pick = (y: number) => oracle.data.filter((row) => row.y === y).map((row) => row[marker]);
  return { cases: pick(1), controls: pick(0), direction: 'higher' };
}

const EXAMPLE: ScoresByOutcome = { cases: [1, 2, 4], controls: [3, 5], direction: 'lower' };

describe('ROC curve and area', () => {
  it.each(MARKERS)('%s agrees with pROC', (marker) => {
    const expected = oracle.results[marker];
    const scores = scoresOf(marker);
    const area = areaUnderCurve(scores);
    expect(area?.auc).toBeCloseTo(expected.auc, 8);
    expect(area?.variance).toBeCloseTo(expected.delong_var, 8);
    expect(area?.lower).toBeCloseTo(expected.ci95[0]!, 8);
    expect(area?.upper).toBeCloseTo(expected.ci95[1]!, 8);
    const points = rocCurve(scores)!;
    expect(points).toHaveLength(expected.roc.length);
    for (const [index, row] of expected.roc.entries()) {
      expect(points[index]!.sensitivity).toBeCloseTo(row.sensitivity, 7);
      expect(points[index]!.specificity).toBeCloseTo(row.specificity, 7);
    }
    const best = youdenCut(points)!;
    const [youden] = expected.youden;
    expect(best.cut).toBeCloseTo(youden!.threshold, 8);
    expect(best.sensitivity + best.specificity).toBeCloseTo(youden!.youden, 7);
    expect([best.truePositives, best.falsePositives]).toEqual([youden!.tp, youden!.fp]);
    const corner = closestTopLeftCut(points)!;
    expect(corner.cut).toBeCloseTo(expected.closest_topleft[0]!.threshold, 8);
    expect(corner.sensitivity).toBeCloseTo(expected.closest_topleft[0]!.sensitivity, 7);
  });

  it('compares two scores of the same persons', () => {
    for (const [name, { z, p }] of Object.entries(oracle.delong_tests)) {
      const [one, other] = name.split('_vs_') as [Marker, Marker];
      const test = comparePairedAreas(scoresOf(one), scoresOf(other))!;
      expect(test.z).toBeCloseTo(z, 6);
      expect(test.p).toBeCloseTo(p, 6);
    }
    const same = comparePairedAreas(scoresOf('age'), scoresOf('age'));
    expect(same).toEqual({ difference: 0, z: 0, p: 1 });
  });

  it('reads the curve between its cuts', () => {
    const points = rocCurve(scoresOf('s100b'))!;
    for (const { sensitivity, specificity } of oracle.s100b_at_fixed_sensitivity) {
      expect(specificityAtSensitivity(points, sensitivity)).toBeCloseTo(specificity, 8);
    }
    expect(partialArea(points, 0.9, 1)).toBeCloseTo(oracle['s100b_partial_auc_spec_1_to_0.9'], 8);
    expect(partialArea(points, 0, 1)).toBeCloseTo(oracle.results.s100b.auc, 8);
    expect(() => partialArea(points, -1, 1)).toThrow(RangeError);
  });

  it('worked example: low scores a risk, 1, 2, 4 against 3, 5', () => {
    const points = rocCurve(EXAMPLE)!;
    expect(points.map(({ cut }) => cut)).toEqual([null, 4.5, 3.5, 2.5, 1.5, null]);
    expect(points.map((point) => point.sensitivity * 3)).toEqual([3, 3, 2, 2, 1, 0]);
    expect(points.map((point) => point.specificity * 2)).toEqual([0, 1, 1, 2, 2, 2]);
    expect(youdenCut(points)).toMatchObject({ cut: 2.5, specificity: 1 });
    expect(cutAtSensitivity(points, 0.7)).toMatchObject({ cut: 4.5, specificity: 0.5 });
    expect(cutAtSpecificity(points, 0.6)).toMatchObject({ cut: 2.5, specificity: 1 });
    expect(specificityAtSensitivity(points, 5 / 6)).toBeCloseTo(0.5, 12);
    expect(sensitivityAtSpecificity(points, 1)).toBeCloseTo(2 / 3, 12);
    const area = areaUnderCurve(EXAMPLE)!;
    expect(area.auc).toBeCloseTo(5 / 6, 12);
    expect(area.variance).toBeCloseTo(1 / 18, 12);
    expect(area.upper).toBe(1);
  });

  it('degenerate: one kind of outcome, one person of a kind, one score, NaN', () => {
    const none: ScoresByOutcome = { cases: [], controls: [1, 2], direction: 'lower' };
    expect([rocCurve(none), areaUnderCurve(none), comparePairedAreas(none, none)]).toEqual([
      null,
      null,
      null,
    ]);
    const single = areaUnderCurve({ cases: [1], controls: [2, 3], direction: 'lower' });
    expect(single).toEqual({ auc: 1, variance: null, lower: null, upper: null });
    const constant: ScoresByOutcome = { cases: [4, 4], controls: [4, 4, 4], direction: 'higher' };
    expect(areaUnderCurve(constant)).toEqual({ auc: 0.5, variance: 0, lower: 0.5, upper: 0.5 });
    expect(youdenCut(rocCurve(constant)!)).toMatchObject({ cut: null, sensitivity: 1 });
    const broken: ScoresByOutcome = { cases: [Number.NaN], controls: [1], direction: 'lower' };
    expect(() => rocCurve(broken)).toThrow(RangeError);
    expect(() => areaUnderCurve(broken)).toThrow(RangeError);
    expect(() => comparePairedAreas(EXAMPLE, none)).toThrow(RangeError);
  });

  const scores = fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 2, maxLength: 30 });

  it('area = trapezoids = share of pairs; mirrored direction is 1 − area; order is free', () => {
    fc.assert(
      fc.property(scores, scores, (cases, controls) => {
        const low = areaUnderCurve({ cases, controls, direction: 'lower' })!;
        const wins = cases.flatMap((one) =>
          controls.map((other) => (one < other ? 1 : one === other ? 0.5 : 0)),
        );
        const share = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        expect(low.auc).toBeCloseTo(share, 10);
        const points = rocCurve({ cases, controls, direction: 'lower' })!;
        expect(partialArea(points, 0, 1)).toBeCloseTo(share, 10);
        const high = areaUnderCurve({ cases, controls, direction: 'higher' })!;
        expect(high.auc).toBeCloseTo(1 - share, 10);
        expect(high.variance).toBeCloseTo(low.variance!, 10);
        const turned = areaUnderCurve({
          cases: [...cases].reverse(),
          controls: [...controls].reverse(),
          direction: 'lower',
        })!;
        expect(turned.variance).toBeCloseTo(low.variance!, 12);
      }),
    );
  });

  it('a cut does what its point says, and falls and rises one way along the curve', () => {
    fc.assert(
      fc.property(
        scores,
        scores,
        fc.constantFrom<RiskDirection>('lower', 'higher'),
        (cases, controls, direction) => {
          const points = rocCurve({ cases, controls, direction })!;
          for (const [index, point] of points.entries()) {
            const before = points[index - 1];
            if (before) {
              expect(point.sensitivity).toBeLessThanOrEqual(before.sensitivity);
              expect(point.specificity).toBeGreaterThanOrEqual(before.specificity);
            }
            const { cut } = point;
            if (cut === null) continue;
            const isFlagged = (score: number) =>
              direction === 'lower' ? score < cut : score > cut;
            expect(point.truePositives).toBe(cases.filter(isFlagged).length);
            expect(point.falsePositives).toBe(controls.filter(isFlagged).length);
          }
        },
      ),
    );
  });

  it('takes a million persons', () => {
    const make = (shift: number) =>
      Float64Array.from({ length: 500_000 }, (_, index) => ((index * 7919) % 40) + shift);
    const area = areaUnderCurve({ cases: make(0), controls: make(10), direction: 'lower' })!;
    expect(area.auc).toBeCloseTo(1 - (30 * 30) / (2 * 40 * 40), 6);
    expect(rocCurve({ cases: make(0), controls: make(10), direction: 'lower' })).toHaveLength(51);
  });
});

describe('logistic regression', () => {
  it('agrees with glm', () => {
    const figures = oracle.data.map(({ s100b, age, wfns }) => [s100b, age, wfns]);
    const outcomes = oracle.data.map(({ y }) => y as 0 | 1);
    const fit = logisticRegression(figures, outcomes)!;
    for (const [index, row] of oracle.logistic.coef.entries()) {
      expect(fit.coefficients[index]).toBeCloseTo(row.estimate, 6);
      // R stops its steps a little earlier than we do.
      expect(fit.standardErrors[index]).toBeCloseTo(row.se, 4);
    }
    expect(fit.logLikelihood).toBeCloseTo(oracle.logistic.logLik, 7);
    oracle.logistic.first5_fitted.forEach((chance, person) => {
      expect(fit.fitted[person]).toBeCloseTo(chance, 6);
    });
    const of = (y: number) => fit.fitted.filter((_, person) => outcomes[person] === y);
    const area = areaUnderCurve({ cases: of(1), controls: of(0), direction: 'higher' });
    expect(area?.auc).toBeCloseTo(oracle.logistic.auc_of_fitted, 8);
  });

  it('worked example: 1 of 4 and 3 of 4', () => {
    const figures = [0, 0, 0, 0, 1, 1, 1, 1].map((x) => [x]);
    const fit = logisticRegression(figures, [1, 0, 0, 0, 1, 1, 1, 0])!;
    expect(fit.coefficients[0]).toBeCloseTo(-Math.log(3), 10);
    expect(fit.coefficients[1]).toBeCloseTo(2 * Math.log(3), 10);
    expect(fit.standardErrors[1]).toBeCloseTo(1.6329932, 7);
  });

  it('has no estimate when outcomes are separated, one figure is another, or all are alike', () => {
    const line = [[1], [2], [3], [4]];
    expect(logisticRegression(line, [0, 0, 1, 1])).toBeNull();
    expect(logisticRegression([[0], [0], [1], [1]], [0, 1, 1, 1])).toBeNull();
    expect(logisticRegression(line, [1, 1, 1, 1])).toBeNull();
    expect(logisticRegression([[2], [2], [2]], [0, 1, 1])).toBeNull();
    const twice = [1, 2, 3, 4].map((x) => [x, 2 * x]);
    expect(logisticRegression(twice, [0, 1, 0, 1])).toBeNull();
    expect(() => logisticRegression([[Number.NaN]], [1])).toThrow(RangeError);
  });
});
