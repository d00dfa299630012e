import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bivariateNormalAccuracy,
  bivariateNormalArea,
} from '~/psychometrics/bivariate-normal-accuracy';
import { newcombeDifference } from '~/psychometrics/newcombe-difference';
import {
  bandLikelihoodRatios,
  predictAtBaseRate,
  predictTwoStages,
  updateChance,
} from '~/psychometrics/predictive-values';
import {
  clopperPearsonInterval,
  jeffreysInterval,
  wilsonInterval,
} from '~/psychometrics/proportion-interval';
import { probabilityBelowCut, rudnerAccuracy } from '~/psychometrics/rudner-accuracy';
import { describeTwoByTwo } from '~/psychometrics/two-by-two';
import normal from '../oracles/bivariate_normal_classification.json';
import norms from '../oracles/norms_intervals.json';
import bayes from '../oracles/screening_bayes.json';
import tables from '../oracles/two_by_two_epiR.json';

describe('limits of a proportion', () => {
  it.each(norms.proportion_intervals)('$x of $n', (row) => {
    const wilson = wilsonInterval(row.x, row.n)!;
    expect(wilson.lower).toBeCloseTo(row.wilson_lo, 7);
    expect(wilson.upper).toBeCloseTo(row.wilson_hi, 7);
    const corrected = wilsonInterval(row.x, row.n, { isCorrected: true })!;
    expect(corrected.lower).toBeCloseTo(row.wilson_cc_lo, 7);
    expect(corrected.upper).toBeCloseTo(row.wilson_cc_hi, 7);
    const exact = clopperPearsonInterval(row.x, row.n)!;
    expect(exact.lower).toBeCloseTo(row.cp_lo, 7);
    expect(exact.upper).toBeCloseTo(row.cp_hi, 7);
    const jeffreys = jeffreysInterval(row.x, row.n)!;
    expect(jeffreys.lower).toBeCloseTo(row.jeffreys_lo, 7);
    expect(jeffreys.upper).toBeCloseTo(row.jeffreys_hi, 7);
  });

  it.each(norms.newcombe_difference)('difference $x1/$n1 − $x2/$n2', (row) => {
    const found = newcombeDifference({ x: row.x1, n: row.n1 }, { x: row.x2, n: row.n2 })!;
    expect(found.difference).toBeCloseTo(row.diff, 8);
    expect(found.lower).toBeCloseTo(row.lo, 7);
    expect(found.upper).toBeCloseTo(row.hi, 7);
  });

  it('worked example: 8 of 10', () => {
    expect(wilsonInterval(8, 10)!.lower).toBeCloseTo(0.4901625, 7);
    expect(wilsonInterval(8, 10)!.upper).toBeCloseTo(0.9433178, 7);
    expect(clopperPearsonInterval(8, 10)!.upper).toBeCloseTo(0.9747893, 7);
  });

  it('nobody has no limits; nonsense is refused', () => {
    const none = { x: 0, n: 0 };
    expect([wilsonInterval(0, 0), clopperPearsonInterval(0, 0), jeffreysInterval(0, 0)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(newcombeDifference(none, { x: 1, n: 2 })).toBeNull();
    for (const limits of [wilsonInterval, clopperPearsonInterval, jeffreysInterval]) {
      expect(() => limits(3, 2)).toThrow(RangeError);
      expect(() => limits(Number.NaN, 2)).toThrow(RangeError);
    }
  });

  it('hold the share, lie in 0…1, mirror each other, and grow with the count', () => {
    const counts = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([x, n]) => {
        for (const limits of [wilsonInterval, clopperPearsonInterval, jeffreysInterval]) {
          const { lower, upper } = limits(x, n)!;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(x / n + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(x / n - 1e-12);
          expect(limits(n - x, n)!.upper).toBeCloseTo(1 - lower, 9);
          if (x < n) expect(limits(x + 1, n)!.lower).toBeGreaterThan(lower);
        }
      }),
    );
  });
});

describe('two-by-two tables', () => {
  const NAMES = {
    se: 'sensitivity',
    sp: 'specificity',
    'pv.pos': 'positivePredictiveValue',
    'pv.neg': 'negativePredictiveValue',
    'diag.ac': 'shareRight',
    tp: 'baseRate',
    ap: 'shareFlagged',
    'lr.pos': 'positiveLikelihoodRatio',
    'lr.neg': 'negativeLikelihoodRatio',
    'diag.or': 'diagnosticOddsRatio',
  } as const;

  it.each(tables.examples)('$name agrees with epiR', ({ tp, fp, fn, tn, detail }) => {
    const found = describeTwoByTwo({
      truePositives: tp,
      falsePositives: fp,
      falseNegatives: fn,
      trueNegatives: tn,
    });
    for (const [statistic, name] of Object.entries(NAMES)) {
      const row = detail.find((each) => each.statistic === statistic)!;
      const { estimate = null, lower = null, upper = null } = found[name] ?? {};
      for (const [own, theirs] of [
        [estimate, row.est],
        [lower, row.lower],
        [upper, row.upper],
      ]) {
        if (typeof theirs === 'number') expect(own).toBeCloseTo(theirs, 5);
        else expect(own).toBeNull();
      }
    }
    const youden = detail.find((each) => each.statistic === 'youden')!;
    expect(found.youden).toBeCloseTo(youden.est!, 7);
  });

  it('empty cells give null, not infinity', () => {
    const table = { truePositives: 3, falsePositives: 0, falseNegatives: 0, trueNegatives: 5 };
    const found = describeTwoByTwo(table);
    expect([found.positiveLikelihoodRatio, found.diagnosticOddsRatio]).toEqual([null, null]);
    expect(found.negativeLikelihoodRatio).toEqual({ estimate: 0, lower: null, upper: null });
    const nobody = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
    expect(Object.values(describeTwoByTwo(nobody)).every((value) => value === null)).toBe(true);
  });
});

describe('predictive values', () => {
  it('on the whole grid', () => {
    for (const row of bayes.bayes_grid) {
      const found = predictAtBaseRate(row.base, { sensitivity: row.se, specificity: row.sp });
      expect(found.positivePredictiveValue).toBeCloseTo(row.ppv, 7);
      expect(found.negativePredictiveValue).toBeCloseTo(row.npv, 7);
      expect(found.shareFlagged).toBeCloseTo(row.flagged_rate, 7);
    }
  });

  it('of two stages', () => {
    for (const row of bayes.gated) {
      const found = predictTwoStages(
        row.base,
        { sensitivity: row.se1, specificity: row.sp1 },
        { sensitivity: row.se2, specificity: row.sp2 },
      );
      expect(found.sensitivity).toBeCloseTo(row.serial_se, 7);
      expect(found.specificity).toBeCloseTo(row.serial_sp, 7);
      expect(found.shareSentOn).toBeCloseTo(row.stage2_share, 7);
      expect(found.positivePredictiveValue).toBeCloseTo(row.ppv, 7);
    }
  });

  it('of bands', () => {
    const rows = bayes.interval_lr_example;
    const ratios = bandLikelihoodRatios(
      rows.map((row) => ({ cases: row.n_risk, others: row.n_ok })),
    );
    rows.forEach((row, band) => {
      expect(ratios[band]).toBeCloseTo(row.lr, 7);
      for (const base of ['0.1', '0.15', '0.2', '0.25'] as const) {
        expect(updateChance(Number(base), ratios[band]!)).toBeCloseTo(row[`post_at_${base}`], 7);
      }
    });
    expect(bandLikelihoodRatios([{ cases: 2, others: 0 }])).toEqual([null]);
    expect([updateChance(1, 0), updateChance(0, 5), updateChance(0.2, Infinity)]).toEqual([
      1, 0, 1,
    ]);
  });

  it('nobody flagged, nobody cleared, nonsense', () => {
    const none = predictAtBaseRate(0.1, { sensitivity: 0, specificity: 1 });
    expect(none.positivePredictiveValue).toBeNull();
    const all = predictAtBaseRate(0.1, { sensitivity: 1, specificity: 0 });
    expect(all.negativePredictiveValue).toBeNull();
    expect(() => predictAtBaseRate(1.1, { sensitivity: 1, specificity: 0 })).toThrow(RangeError);
    expect(() => updateChance(Number.NaN, 1)).toThrow(RangeError);
  });
});

describe('classification accuracy', () => {
  it('Rudner', () => {
    const { cut, rows, expected_accuracy, expected_consistency } = bayes.rudner;
    const persons = rows.map(({ theta, se }) => ({ estimate: theta, standardError: se }));
    rows.forEach((row, person) => {
      const below = probabilityBelowCut(persons[person]!, cut);
      expect(below).toBeCloseTo(row.p_below, 7);
      const own = rudnerAccuracy([persons[person]!], cut)!;
      expect(own.accuracy).toBeCloseTo(row.acc, 7);
      expect(own.consistency).toBeCloseTo(row.cons, 7);
    });
    const found = rudnerAccuracy(persons, cut)!;
    expect(found.accuracy).toBeCloseTo(expected_accuracy, 7);
    expect(found.consistency).toBeCloseTo(expected_consistency, 7);
    expect(rudnerAccuracy([], 0)).toBeNull();
    expect(() => probabilityBelowCut({ estimate: 0, standardError: 0 }, 0)).toThrow(RangeError);
  });

  it('what a correlation can give', () => {
    const rows = [...normal.grid, ...normal.flag_rate_needed_for_90pct_sensitivity_at_base_20];
    for (const row of rows) {
      const found = bivariateNormalAccuracy(row.r, row.base_rate, row.flag_rate);
      expect(found.sensitivity).toBeCloseTo(row.sensitivity, 5);
      expect(found.specificity).toBeCloseTo(row.specificity, 5);
      expect(found.positivePredictiveValue).toBeCloseTo(row.ppv, 5);
      expect(found.negativePredictiveValue).toBeCloseTo(row.npv, 5);
    }
    for (const { r, auc_base20 } of normal.auc_by_r_at_base_20) {
      expect(bivariateNormalArea(r, 0.2)).toBeCloseTo(auc_base20, 4);
    }
    const none = bivariateNormalAccuracy(0, 0.2, 0.3);
    expect(none.sensitivity).toBeCloseTo(0.3, 12);
    expect(() => bivariateNormalAccuracy(1, 0.2, 0.2)).toThrow(RangeError);
  });
});
