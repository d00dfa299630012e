import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomialRate } from '~/psychometrics/beta-binomial-rate';
import { localPercentile } from '~/psychometrics/crawford-howell';
import { percentileRank } from '~/psychometrics/percentile-rank';
import { quantileRankInterval } from '~/psychometrics/quantile-rank-interval';
import { randomIntercept, shrinkMean } from '~/psychometrics/random-intercept';
import { harrellDavisQuantile, sampleQuantile } from '~/psychometrics/sample-quantile';
import { standardise, standardScores } from '~/psychometrics/standard-scores';
import {
  kelleyBand,
  measurementBand,
  probabilityTrueScoreBelow,
} from '~/psychometrics/true-score-band';
import { weightedComposite } from '~/psychometrics/weighted-composite';
import composite from '../oracles/composite_dibels8_example.json';
import norms from '../oracles/norms_intervals.json';
import shrinkage from '../oracles/shrinkage_lme4.json';

describe('standard scores', () => {
  it.each(norms.z_table)('z $z', (row) => {
    const found = standardScores(row.z);
    expect(found.percentile).toBeCloseTo(row.percentile, 7);
    expect(found.t).toBeCloseTo(row.T, 10);
    expect(found.normalCurveEquivalent).toBeCloseTo(row.NCE, 7);
    expect(found.stanine).toBe(row.stanine);
  });

  it('of percentiles, and the ends', () => {
    for (const row of norms.percentile_table) {
      const found = standardScores(row.z);
      expect(found.percentile).toBeCloseTo(row.pr, 5);
      expect(found.normalCurveEquivalent).toBeCloseTo(row.NCE, 6);
      expect(found.stanine).toBe(row.stanine);
    }
    expect(standardScores(Infinity).stanine).toBe(9);
    expect(standardise(20, 32, 8)).toBe(-1.5);
    expect(() => standardise(1, 2, 0)).toThrow(RangeError);
    expect(() => standardScores(Number.NaN)).toThrow(RangeError);
  });
});

describe('places in a group', () => {
  it('mid-percentile ranks', () => {
    for (const { score, pr } of norms.mid_percentile_ranks) {
      expect(percentileRank(score, norms.sample)).toBeCloseTo(pr, 10);
    }
    expect(percentileRank(5, [3, 5, 5, 7])).toBe(50);
    expect(percentileRank(1, [])).toBeNull();
    expect(() => percentileRank(Number.NaN, [1])).toThrow(RangeError);
  });

  it('quantiles of three types, and Harrell-Davis', () => {
    const { type6_weibull, type7_R_Excel_default, type8_median_unbiased } = norms.sample_quantiles;
    for (const [type, row] of [
      [6, type6_weibull],
      [7, type7_R_Excel_default],
      [8, type8_median_unbiased],
    ] as const) {
      for (const [percent, value] of Object.entries(row)) {
        const p = Number.parseFloat(percent) / 100;
        expect(sampleQuantile(norms.sample, p, type)).toBeCloseTo(value, 8);
      }
    }
    norms.harrell_davis.p.forEach((p, index) => {
      expect(harrellDavisQuantile(norms.sample, p)).toBeCloseTo(norms.harrell_davis.q[index]!, 7);
    });
    expect([6, 7, 8].map((type) => sampleQuantile([1, 2, 3, 4], 0.25, type as 6))).toEqual([
      1.25,
      1.75,
      expect.closeTo(1.4166667, 7),
    ]);
    expect([sampleQuantile([], 0.5), harrellDavisQuantile([], 0.5)]).toEqual([null, null]);
    expect(sampleQuantile([4], 0.1, 6)).toBe(4);
    expect(() => sampleQuantile([1], 1.2)).toThrow(RangeError);
    expect(() => sampleQuantile([Number.NaN], 0.5)).toThrow(RangeError);
  });

  it('quantiles rise with the share and stay inside the sample', () => {
    const figures = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(figures, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (sample, p) => {
        for (const quantile of [
          (share: number) => sampleQuantile(sample, share, 6)!,
          (share: number) => sampleQuantile(sample, share, 8)!,
          (share: number) => harrellDavisQuantile(sample, share)!,
        ]) {
          expect(quantile(p + 0.01)).toBeGreaterThanOrEqual(quantile(p) - 1e-9);
          expect(quantile(p)).toBeGreaterThanOrEqual(Math.min(...sample) - 1e-9);
          expect(quantile(p)).toBeLessThanOrEqual(Math.max(...sample) + 1e-9);
        }
      }),
    );
  });

  it('ranks that hold a quantile', () => {
    for (const row of norms.order_stat_ci) {
      const found = quantileRankInterval(row.n, row.p);
      expect([found.lowerRank, found.upperRank]).toEqual([row.l, row.u]);
      if (row.coverage === undefined) expect(found.coverage).toBeNull();
      else expect(found.coverage).toBeCloseTo(row.coverage, 7);
    }
    expect(() => quantileRankInterval(0, 0.5)).toThrow(RangeError);
  });

  it('Crawford and Howell, with limits', () => {
    for (const row of norms.crawford_howell) {
      const group = { mean: row.mean, standardDeviation: row.sd, n: row.n };
      const found = localPercentile(row.x, group);
      expect(found.t).toBeCloseTo(row.t, 7);
      expect(found.percentile).toBeCloseTo(row.percentile, 6);
      // The table was made by a root search that stops early (uniroot): limits are good to 1e-4.
      expect(found.lower).toBeCloseTo(row.percentile_ci_lo, 3);
      expect(found.upper).toBeCloseTo(row.percentile_ci_hi, 3);
    }
    const one = { mean: 3, standardDeviation: 1, n: 1 };
    expect(() => localPercentile(3, one)).toThrow(RangeError);
  });

  it('bands of measurement and of Kelley', () => {
    for (const row of norms.sem_band) {
      const test = { mean: row.mean, standardDeviation: row.sd, reliability: row.rxx };
      const plain = measurementBand(row.x, test, 0.9);
      expect(plain.standardError).toBeCloseTo(row.sem, 7);
      expect(plain.lower).toBeCloseTo(row.ci90_lo, 7);
      expect(plain.upper).toBeCloseTo(row.ci90_hi, 7);
      expect(probabilityTrueScoreBelow(row.cut, plain)).toBeCloseTo(row.p_true_below_cut_naive, 7);
      const kelley = kelleyBand(row.x, test, 0.9);
      expect([kelley.centre, kelley.standardError]).toEqual([
        expect.closeTo(row.kelley, 7),
        expect.closeTo(row.se_est, 7),
      ]);
      expect(kelley.lower).toBeCloseTo(row.kelley90_lo, 7);
      expect(probabilityTrueScoreBelow(row.cut, kelley)).toBeCloseTo(
        row.p_true_below_cut_kelley,
        7,
      );
    }
    const sure = { mean: 0, standardDeviation: 1, reliability: 1 };
    expect(probabilityTrueScoreBelow(1, measurementBand(0, sure))).toBe(1);
    expect(probabilityTrueScoreBelow(0, measurementBand(0, sure))).toBe(0.5);
    expect(() => kelleyBand(0, { ...sure, reliability: 1.1 })).toThrow(RangeError);
  });
});

describe('shrinkage', () => {
  // Dyestuff, Davies and Goldsmith 1972: grams of dyestuff of six batches.
  const DYESTUFF = [
    [1545, 1440, 1440, 1520, 1580],
    [1540, 1555, 1490, 1560, 1495],
    [1595, 1550, 1605, 1510, 1560],
    [1445, 1440, 1595, 1465, 1545],
    [1595, 1630, 1515, 1635, 1625],
    [1520, 1455, 1450, 1480, 1445],
  ];

  it('random intercept agrees with lme4', () => {
    const expected = shrinkage.dyestuff;
    const found = randomIntercept(DYESTUFF)!;
    expect(found.mean).toBeCloseTo(expected.grand_mean, 8);
    expect(found.betweenVariance).toBeCloseTo(expected.var_batch, 3);
    expect(found.withinVariance).toBeCloseTo(expected.var_resid, 3);
    expect(found.intraclass).toBeCloseTo(expected.icc, 7);
    found.groups.forEach((group, index) => {
      const name = 'ABCDEF'[index] as 'A';
      expect(group.mean).toBeCloseTo(expected.batch_means[name], 8);
      expect(group.shrunken - found.mean).toBeCloseTo(expected.blup[name], 5);
      expect(group.shrinkage).toBeCloseTo(expected.shrinkage_B, 6);
      expect(group.standardError).toBeCloseTo(expected.cond_sd[index]!, 4);
    });
  });

  it('worked example, groups alike, and nothing to go by', () => {
    const found = randomIntercept([
      [1, 3],
      [5, 7],
    ])!;
    expect(found.withinVariance).toBeCloseTo(2, 9);
    expect(found.betweenVariance).toBeCloseTo(7, 8);
    expect(found.groups.map(({ shrunken }) => shrunken)).toEqual([
      expect.closeTo(2.25, 8),
      expect.closeTo(5.75, 8),
    ]);
    const alike = randomIntercept([
      [1, 9],
      [5, 5],
    ])!;
    expect(alike.betweenVariance).toBe(0);
    expect(alike.groups[0]!.shrunken).toBe(alike.mean);
    expect([randomIntercept([[1, 2]]), randomIntercept([[1], [2]])]).toEqual([null, null]);
    expect(randomIntercept([[1, 1], [2]])).toBeNull();
    expect(() => randomIntercept([[], [1]])).toThrow(RangeError);
  });

  it('with known variances, and shares', () => {
    const { sigma2, tau2, mu, classes } = shrinkage.normal_eb_known_variances;
    for (const row of classes) {
      const whole = { mean: mu, betweenVariance: tau2, withinVariance: sigma2 };
      const found = shrinkMean(row.mean, row.n, whole);
      expect(found.shrinkage).toBeCloseTo(row.B, 7);
      expect(found.shrunken).toBeCloseTo(row.eb, 7);
      expect(found.standardError).toBeCloseTo(row.eb_sd, 7);
    }
    const { alpha, beta, classes: counts } = shrinkage.beta_binomial;
    for (const row of counts) {
      const found = betaBinomialRate(row.x, row.n, { alpha, beta });
      expect(found.mean).toBeCloseTo(row.post, 7);
      expect(found.lower).toBeCloseTo(row.lo, 7);
      expect(found.upper).toBeCloseTo(row.hi, 7);
    }
    expect(() => betaBinomialRate(2, 1, { alpha, beta })).toThrow(RangeError);
  });
});

describe('composite', () => {
  it('gives the published example, for the engine only', () => {
    const { weights, mean, sd, base } = composite;
    for (const { scores, ...row } of composite.examples) {
      for (const window of ['BOY', 'MOY', 'EOY'] as const) {
        const scale = { weights, mean, standardDeviation: sd, spread: 40, base: base[window] };
        const found = weightedComposite(scores, scale)!;
        expect(found).toBeCloseTo(row[window], 4);
        expect(Math.round(found)).toBe(row[`${window}_rounded`]);
      }
    }
    const scale = {
      weights: { a: 2, b: 1 },
      mean: 30,
      standardDeviation: 5,
      spread: 10,
      base: 100,
    };
    expect(weightedComposite({ a: 10, b: 20 }, scale)).toBe(120);
    expect(weightedComposite({ a: 10 }, scale)).toBeNull();
    expect(() => weightedComposite({ a: Number.NaN, b: 1 }, scale)).toThrow(RangeError);
  });
});
