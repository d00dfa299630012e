import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theilSenInterval } from '~/psychometrics/theil-sen-interval';
import { theilSenLine } from '~/psychometrics/theil-sen-line';
import oracle from '../oracles/progress_monitoring.json';

const { A_steady, B_outlier, C_ties, Nile, maxau } = oracle.series;

describe('limits of the slope of Theil and Sen', () => {
  it.each([
    ['A_steady', A_steady.y, A_steady.sens_slope_equal_spacing.ci95],
    ['B_outlier', B_outlier.y, B_outlier.sens_slope_equal_spacing.ci95],
    ['C_ties', C_ties.y, C_ties.sens_slope_equal_spacing.ci95],
    ['Nile', Nile.y, Nile.sens_slope_equal_spacing.ci95],
    ['Main, discharge', maxau.y, maxau.sen.ci95],
    ['Main, sediment', maxau.s.y, maxau.s.sen.ci95],
  ] as const)('%s agrees with trend', (_name, y, [lower, upper]) => {
    const limits = theilSenInterval(
      y.map((_each, index) => index),
      y,
      0.95,
    )!;
    expect(limits.lower).toBeCloseTo(lower!, 7);
    expect(limits.upper).toBeCloseTo(upper!, 7);
  });

  it('holds the slope, widens with coverage, turns with the figures', () => {
    const readings = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(readings, (y) => {
        const x = y.map((_each, index) => index);
        const limits = theilSenInterval(x, y, 0.8);
        if (!limits) return;
        const { slope } = theilSenLine(x, y)!;
        expect(limits.lower).toBeLessThanOrEqual(slope);
        expect(limits.upper).toBeGreaterThanOrEqual(slope);
        const wide = theilSenInterval(x, y, 0.95)!;
        expect(wide.lower).toBeLessThanOrEqual(limits.lower);
        expect(wide.upper).toBeGreaterThanOrEqual(limits.upper);
      }),
    );
  });

  it('nothing to say of too few, of one x, of figures all alike; bad figures are refused', () => {
    expect(theilSenInterval([0, 1], [3, 4], 0.8)).toBeNull();
    expect(theilSenInterval([2, 2, 2], [3, 4, 5], 0.8)).toBeNull();
    expect(theilSenInterval([0, 1, 2], [4, 4, 4], 0.8)).toBeNull();
    expect(() => theilSenInterval([0, 1, 2], [1, Number.NaN, 2], 0.8)).toThrow(RangeError);
    expect(() => theilSenInterval([0, 1, 2], [1, 2, 3], 1)).toThrow(RangeError);
  });
});
