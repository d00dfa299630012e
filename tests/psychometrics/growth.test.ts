import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leastSquaresLine,
  plannedSlopeError,
  predictionInterval,
} from '~/psychometrics/least-squares-line';
import { mannKendall } from '~/psychometrics/mann-kendall';
import { median } from '~/psychometrics/median';
import { medianPairSlope } from '~/psychometrics/median-pair-slope';
import { growthBand, quantileLine } from '~/psychometrics/quantile-line';
import { cutBetweenGroups, reliableChange } from '~/psychometrics/reliable-change';
import { tauU } from '~/psychometrics/tau-u';
import { theilSenLine } from '~/psychometrics/theil-sen-line';
import engel from '../oracles/growth_quantreg_engel.json';
import oracle from '../oracles/progress_monitoring.json';

const { A_steady, B_outlier, C_ties, Nile, irregular, maxau } = oracle.series;

describe('lines through readings', () => {
  it.each(Object.entries({ A_steady, B_outlier, C_ties, Nile }))('%s agrees with R', (_, row) => {
    const line = leastSquaresLine(row.x, row.y)!;
    expect(line.slope).toBeCloseTo(row.ols.slope, 7);
    expect(line.intercept).toBeCloseTo(row.ols.intercept, 5);
    expect(line.slopeError).toBeCloseTo(row.ols.se_slope, 7);
    expect(line.interceptError).toBeCloseTo(row.ols.se_intercept, 5);
    expect(line.standardErrorOfEstimate).toBeCloseTo(row.ols.see, 6);
    expect(line.lower).toBeCloseTo(row.ols.slope_ci95[0]!, 7);
    expect(line.upper).toBeCloseTo(row.ols.slope_ci95[1]!, 7);
    const robust = theilSenLine(row.x, row.y)!;
    expect(robust.slope).toBeCloseTo(row.theil_sen.slope, 8);
    expect(robust.intercept).toBeCloseTo(row.theil_sen.intercept_median_residual, 8);
    const trend = mannKendall(row.x, row.y)!;
    expect(trend.s).toBe(row.mann_kendall.S);
    expect(trend.variance).toBeCloseTo(row.mann_kendall.varS, 7);
    expect(trend.tau).toBeCloseTo(row.mann_kendall.tau, 7);
    expect(trend.z).toBeCloseTo(row.mann_kendall.z, 7);
    expect(trend.p).toBeCloseTo(row.mann_kendall.p, 7);
  });

  it('unequal steps, and limits of a reading to come', () => {
    const line = leastSquaresLine(irregular.weeks, irregular.y)!;
    expect(line.slope).toBeCloseTo(irregular.ols.slope, 7);
    expect(theilSenLine(irregular.weeks, irregular.y)!.slope).toBeCloseTo(
      irregular.theil_sen_slope,
      7,
    );
    for (const row of irregular.prediction_80) {
      const found = predictionInterval(line, row.week, 0.8)!;
      expect(found.fit).toBeCloseTo(row.fit, 6);
      expect(found.lower).toBeCloseTo(row.lo, 6);
      expect(found.upper).toBeCloseTo(row.hi, 6);
    }
  });

  it.each([
    ['discharge', maxau],
    ['sediment', maxau.s],
  ] as const)('river Main, %s', (_, { y, mk, sen }) => {
    const years = y.map((_each, index) => index);
    const trend = mannKendall(years, y)!;
    expect([trend.s, trend.z, trend.p]).toEqual([
      mk.S,
      expect.closeTo(mk.z, 6),
      expect.closeTo(mk.p, 6),
    ]);
    expect(theilSenLine(years, y)!.slope).toBeCloseTo(sen.slope, 6);
  });

  it('the error a plan will have', () => {
    for (const row of oracle.seb_design_table) {
      const times = Array.from({ length: row.weeks * row.per_week }, (_, index) =>
        Math.floor(index / row.per_week),
      );
      expect(plannedSlopeError(times, row.see)).toBeCloseTo(row.seb, 7);
    }
  });

  it('degenerate: one point, one x, two points, NaN', () => {
    for (const points of [
      [[], []],
      [[1], [2]],
      [
        [3, 3],
        [1, 2],
      ],
    ] as const) {
      expect(leastSquaresLine(points[0], points[1])).toBeNull();
      expect(theilSenLine(points[0], points[1])).toBeNull();
      expect(plannedSlopeError(points[0], 5)).toBeNull();
    }
    const two = leastSquaresLine([0, 2], [1, 5])!;
    expect(two).toMatchObject({ slope: 2, intercept: 1, slopeError: null, lower: null });
    expect(predictionInterval(two, 3, 0.8)).toBeNull();
    expect(mannKendall([1], [2])).toBeNull();
    expect(mannKendall([1, 2, 3], [4, 4, 4])).toMatchObject({ s: 0, z: null, p: null, tau: null });
    expect(median([])).toBeNull();
    for (const line of [leastSquaresLine, theilSenLine, mannKendall]) {
      expect(() => line([1, Number.NaN], [1, 2])).toThrow(RangeError);
      expect(() => line([1], [1, 2])).toThrow(RangeError);
    }
  });

  const points = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: -9, max: 9 })),
    { minLength: 2, maxLength: 25 },
  );

  it('S is the sum over pairs; counting pairs gives the listed median; order is free', () => {
    fc.assert(
      fc.property(points, (pairs) => {
        const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        let s = 0;
        for (const [index, [x1, y1]] of pairs.entries()) {
          for (const [x2, y2] of pairs.slice(index + 1))
            s += Math.sign(x2 - x1) * Math.sign(y2 - y1);
        }
        const trend = mannKendall(x, y)!;
        expect(trend.s).toBe(s);
        const turned = mannKendall([...x].reverse(), [...y].reverse())!;
        expect(turned).toEqual(trend);
        const slope = theilSenLine(x, y)?.slope ?? null;
        const counted = medianPairSlope(x, y);
        if (slope === null) expect(counted).toBeNull();
        else expect(counted).toBeCloseTo(slope, 9);
      }),
    );
  });

  it('a hundred thousand readings', () => {
    const x = Float64Array.from({ length: 100_000 }, (_, index) => index);
    const y = x.map((value) => 3 + value / 4 + ((value * 7919) % 11));
    expect(theilSenLine(x, y)!.slope).toBeCloseTo(0.25, 6);
    expect(leastSquaresLine(x, y)!.slope).toBeCloseTo(0.25, 6);
    expect(mannKendall(x, y)!.z).toBeGreaterThan(400);
  });
});

describe('change and phases', () => {
  it('reliable change', () => {
    const { s1, rxx, pre, post, sem, sdiff, rci } = oracle.rci;
    const found = reliableChange(pre, post, { standardDeviation: s1, reliability: rxx });
    expect(found.standardError).toBeCloseTo(sem, 7);
    expect(found.errorOfDifference).toBeCloseTo(sdiff, 7);
    expect(found.index).toBeCloseTo(rci, 7);
    const groups = [40, 60].map((mean) => ({ mean, standardDeviation: 7.5 }));
    expect(cutBetweenGroups(groups[0]!, groups[1]!)).toBe(50);
    expect(() => reliableChange(1, 2, { standardDeviation: 0, reliability: 0.5 })).toThrow();
  });

  const ROWS = {
    'A vs. B': 'a-against-b',
    'Trend A': 'trend-a',
    'Trend B': 'trend-b',
    'A vs. B - Trend A': 'minus-trend-a',
    'A vs. B + Trend B': 'plus-trend-b',
    'A vs. B + Trend B - Trend A': 'minus-trend-a-plus-trend-b',
  } as const;

  it('Tau-U of the worked example', () => {
    const { A, B, results } = oracle.tau_u_bob;
    for (const method of ['parker', 'complete'] as const) {
      for (const row of results[method]) {
        const found = tauU(A, B, ROWS[row.row as keyof typeof ROWS])!;
        expect(found.s).toBe(row.S);
        expect(found[method]).toBeCloseTo(row.Tau, 7);
        expect(found.z).toBeCloseTo(row.Z, 7);
        expect(found.p).toBeCloseTo(row.p, 7);
      }
    }
  });

  it.each(['Eva', 'Georg', 'Olaf'] as const)('Tau-U of %s', (pupil) => {
    const readings = oracle.grosche2011.data[pupil];
    const of = (phase: string) =>
      readings.filter((row) => row.phase === phase).map((row) => row.values);
    for (const method of ['parker', 'complete'] as const) {
      for (const row of oracle.grosche2011.tau_u[method][pupil]) {
        const found = tauU(of('A'), of('B'), ROWS[row.row as keyof typeof ROWS])!;
        expect(found.s).toBe(row.S);
        expect(found[method]).toBeCloseTo(row.Tau, 7);
        expect(found.z).toBeCloseTo(row.Z, 7);
      }
    }
    expect(tauU([], [1], 'a-against-b')).toBeNull();
  });
});

describe('quantile lines', () => {
  const x = engel.data.map(({ income }) => income);
  const y = engel.data.map(({ foodexp }) => foodexp);
  const lines = engel.coef.map(({ tau }) => quantileLine(x, y, tau)!);

  it('agree with quantreg', () => {
    engel.coef.forEach((row, index) => {
      expect(lines[index]!.intercept).toBeCloseTo(row.intercept, 4);
      expect(lines[index]!.slope).toBeCloseTo(row.slope, 7);
    });
    for (const row of engel.predictions) {
      engel.coef.forEach((coefficient, index) => {
        const { intercept, slope } = lines[index]!;
        const name = coefficient._row as 'tau= 0.10';
        expect(intercept + slope * row.income).toBeCloseTo(row[name], 4);
      });
    }
  });

  it('leave the stated share under them, and no other line through two points is better', () => {
    const figures = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
      { minLength: 3, maxLength: 14 },
    );
    fc.assert(
      fc.property(figures, fc.constantFrom(0.1, 0.25, 0.5, 0.9), (pairs, tau) => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const line = quantileLine(a, b, tau);
        if (!line) {
          expect(new Set(a).size).toBe(1);
          return;
        }
        const loss = (intercept: number, slope: number) =>
          pairs.reduce((total, [px, py]) => {
            const error = py - intercept - slope * px;
            return total + (error >= 0 ? tau * error : (tau - 1) * error);
          }, 0);
        const own = loss(line.intercept, line.slope);
        for (const [x1, y1] of pairs) {
          for (const [x2, y2] of pairs) {
            if (x1 === x2) continue;
            const slope = (y2 - y1) / (x2 - x1);
            expect(own).toBeLessThanOrEqual(loss(y1 - slope * x1, slope) + 1e-9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('bands of growth', () => {
    expect(growthBand(lines, 1000, 0)).toEqual({ from: 0, to: 0.1 });
    expect(growthBand(lines, 1000, 650)).toEqual({ from: 0.5, to: 0.6 });
    expect(growthBand(lines, 1000, 9000)).toEqual({ from: 0.9, to: 1 });
    expect(quantileLine([1, 1], [2, 3], 0.5)).toBeNull();
    expect(() => quantileLine([1], [2], 0)).toThrow(RangeError);
    expect(() => quantileLine([Number.NaN], [2], 0.5)).toThrow(RangeError);
  });
});
