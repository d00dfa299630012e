import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaWithoutEach, cronbachAlpha } from '~/psychometrics/cronbach-alpha';
import { guttmanLambda2, guttmanLambda6 } from '~/psychometrics/guttman-lambda';
import { itemCovariance } from '~/psychometrics/item-covariance';
import { itemRestCorrelations } from '~/psychometrics/item-rest-correlation';
import { kuderRichardson20, kuderRichardson21 } from '~/psychometrics/kuder-richardson';
import { omegaOfLoadings, omegaTotal } from '~/psychometrics/omega-total';
import { fitOneFactor } from '~/psychometrics/one-factor';
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';
import { allSplitHalves, splitHalfOddEven } from '~/psychometrics/split-half';
import lsat from '../oracles/lsat_ltm.json';
import oracle from '../oracles/reliability_agreement.json';

function matrixOf(rows: readonly (readonly number[])[]): ResponseMatrix {
  const items = (rows[0] ?? []).map((_, index) => `item ${index + 1}`);
  return { items, ids: null, persons: rows.length, cells: Uint8Array.from(rows.flat()) };
}

const toCorrelation = (covariance: number[][]) =>
  covariance.map((row, i) =>
    row.map((value, j) => value / Math.sqrt(covariance[i]![i]! * covariance[j]![j]!)),
  );

const PAIR = [
  [1, 0.5],
  [0.5, 1],
];

describe('reliability of five questions with six answers (bfi)', () => {
  const { cov, ...expected } = oracle.alpha_bfi_agree;
  it('alpha, standardised alpha, lambda-6, alpha without each, item-rest', () => {
    expect(cronbachAlpha(cov)).toBeCloseTo(expected.raw_alpha, 7);
    expect(cronbachAlpha(toCorrelation(cov))).toBeCloseTo(expected.std_alpha, 7);
    expect(guttmanLambda6(toCorrelation(cov))).toBeCloseTo(expected.lambda6, 7);
    alphaWithoutEach(cov).forEach((alpha, item) => {
      expect(alpha).toBeCloseTo(Object.values(expected.alpha_if_dropped)[item]!, 7);
    });
    itemRestCorrelations(cov).forEach((correlation, item) => {
      expect(correlation).toBeCloseTo(Object.values(expected.r_drop)[item]!, 7);
    });
  });

  it('omega total from maximum-likelihood loadings', () => {
    const factor = fitOneFactor(toCorrelation(cov))!;
    factor.loadings.forEach((loading, item) => {
      expect(loading).toBeCloseTo(expected.ml_one_factor_loadings[item]!, 4);
    });
    expect(omegaTotal(toCorrelation(cov))).toBeCloseTo(expected.omega_total_from_ml_loadings, 5);
    expect(omegaOfLoadings(expected.ml_one_factor_loadings)).toBeCloseTo(
      expected.omega_total_from_ml_loadings,
      6,
    );
  });
});

describe('reliability of right-or-wrong items', () => {
  it('ten persons and six items', () => {
    const { data, ...expected } = oracle.small10x6;
    const { covariance, correlation, proportionCorrect, populationCovariance } = itemCovariance(
      matrixOf(data),
    );
    expect(cronbachAlpha(covariance)).toBeCloseTo(expected.raw_alpha, 8);
    expect(cronbachAlpha(correlation)).toBeCloseTo(expected.std_alpha, 8);
    const variance = populationCovariance.flat().reduce((sum, value) => sum + value, 0);
    expect(kuderRichardson20(proportionCorrect as number[], variance)).toBeCloseTo(
      expected.raw_alpha,
      8,
    );
    itemRestCorrelations(covariance).forEach((value, item) => {
      expect(value).toBeCloseTo(expected.r_drop[item]!, 8);
    });
    alphaWithoutEach(covariance).forEach((value, item) => {
      expect(value).toBeCloseTo(expected.alpha_if_dropped[item]!, 8);
    });
    // psych 2.2.9 splitHalf of the same table.
    expect(allSplitHalves(correlation)).toEqual({
      greatest: expect.closeTo(0.81524746041, 9),
      mean: expect.closeTo(0.698456340444, 9),
      least: expect.closeTo(0.566657347046, 9),
    });
    expect(guttmanLambda2(correlation)).toBeCloseTo(0.719217317047, 9);
  });

  it('LSAT: a thousand persons and five items', () => {
    const { lsat: expected } = oracle;
    const rows = lsat.pattern_freq.flatMap(({ pattern, n }) =>
      Array.from({ length: n }, () => [...pattern].map(Number)),
    );
    const items = itemCovariance(matrixOf(rows));
    const population = items.populationCovariance.flat().reduce((sum, value) => sum + value, 0);
    expect(items.proportionCorrect).toEqual(expected.p);
    expect(cronbachAlpha(items.covariance)).toBeCloseTo(expected.raw_alpha, 7);
    expect(kuderRichardson20(expected.p, population)).toBeCloseTo(
      expected.kr20_population_variance,
      7,
    );
    expect(kuderRichardson21(expected.k, expected.total_mean, population)).toBeCloseTo(
      expected.kr21,
      7,
    );
    expect(splitHalfOddEven(items.covariance)).toBeCloseTo(expected.odd_even_spearman_brown, 7);
    itemRestCorrelations(items.covariance).forEach((value, item) => {
      expect(value).toBeCloseTo(Object.values(expected.r_drop)[item]!, 7);
    });
    expect(guttmanLambda2(items.correlation)).toBeCloseTo(expected.lambda2, 7);
    const splits = allSplitHalves(items.correlation)!;
    // With an odd number of items psych looks at the first half of the splits only.
    expect(splits.greatest).toBeGreaterThan(expected.max_split);
    expect(splits.least).toBeLessThan(expected.min_split + 1e-8);
  });

  it('worked examples', () => {
    expect(cronbachAlpha(PAIR)).toBeCloseTo(2 / 3, 12);
    expect(splitHalfOddEven(PAIR)).toBeCloseTo(2 / 3, 12);
    expect(guttmanLambda2(PAIR)).toBeCloseTo(2 / 3, 12);
    expect(guttmanLambda6(PAIR)).toBeCloseTo(0.5, 12);
    expect(itemRestCorrelations(PAIR)).toEqual([0.5, 0.5]);
    expect(kuderRichardson20([0.5, 0.5], 0.75)).toBeCloseTo(2 / 3, 12);
    expect(allSplitHalves(PAIR)?.mean).toBeCloseTo(2 / 3, 12);
    const three = [
      [1, 0.36, 0.48],
      [0.36, 1, 0.48],
      [0.48, 0.48, 1],
    ];
    const factor = fitOneFactor(three)!;
    [0.6, 0.6, 0.8].forEach((loading, item) => {
      expect(factor.loadings[item]).toBeCloseTo(loading, 8);
    });
    expect(omegaTotal(three)).toBeCloseTo(0.7092199, 7);
    const items = itemCovariance(
      matrixOf([
        [1, 1],
        [1, 0],
        [0, 0],
        [0, 0],
      ]),
    );
    expect(items.covariance.flat()).toEqual([1 / 3, 1 / 6, 1 / 6, 1 / 4]);
    expect(items.correlation[0]![1]).toBeCloseTo(0.5773503, 7);
  });

  it('pairwise when something is not reached', () => {
    const rows = [
      [1, 1, 0],
      [1, 0, NOT_REACHED],
      [0, 1, 1],
      [0, NOT_REACHED, 1],
      [1, 1, 1],
    ];
    const items = itemCovariance(matrixOf(rows));
    expect(items.reached).toEqual([5, 4, 4]);
    expect(items.proportionCorrect).toEqual([0.6, 0.75, 0.75]);
    const both = rows.filter((row) => row[0] !== NOT_REACHED && row[1] !== NOT_REACHED);
    const complete = itemCovariance(matrixOf(both.map((row) => row.slice(0, 2))));
    expect(items.covariance[0]![1]).toBeCloseTo(complete.covariance[0]![1]!, 12);
    expect(items.correlation[1]![0]).toBeCloseTo(complete.correlation[1]![0]!, 12);
  });

  it('degenerate: one item, no variation, nobody, two alike', () => {
    const none = [null, null];
    expect([cronbachAlpha([[1]]), guttmanLambda2([[1]])]).toEqual(none);
    expect([guttmanLambda6([[1]]), kuderRichardson20([0.5], 0.25)]).toEqual(none);
    expect([splitHalfOddEven([[1]]), omegaTotal(PAIR)]).toEqual(none);
    for (const rows of [
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [],
    ]) {
      const { covariance, correlation } = itemCovariance({
        ...matrixOf(rows),
        items: ['a', 'b', 'c'],
      });
      expect(cronbachAlpha(covariance)).toBeNull();
      expect(omegaTotal(correlation)).toBeNull();
      expect(splitHalfOddEven(covariance)).toBeNull();
      expect(itemRestCorrelations(covariance)).toEqual([null, null, null]);
    }
    const alike = [
      [1, 1, 0.3],
      [1, 1, 0.3],
      [0.3, 0.3, 1],
    ];
    expect(guttmanLambda6(alike)).toBeNull();
  });

  const rows = fc
    .tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 8, max: 30 }))
    .chain(([items, persons]) =>
      fc.array(fc.array(fc.constantFrom(0, 1), { minLength: items, maxLength: items }), {
        minLength: persons,
        maxLength: persons,
      }),
    );

  it('at most 1, free of the order of persons and items, KR-21 ≤ KR-20 = alpha ≤ lambda-2', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const items = itemCovariance(matrixOf(data));
        const alpha = cronbachAlpha(items.covariance);
        if (alpha === null) return;
        const turned = itemCovariance(matrixOf(data.map((row) => [...row].reverse()).reverse()));
        expect(cronbachAlpha(turned.covariance)).toBeCloseTo(alpha, 9);
        expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
        const variance = items.populationCovariance.flat().reduce((sum, value) => sum + value, 0);
        const proportions = items.proportionCorrect as number[];
        const kr20 = kuderRichardson20(proportions, variance)!;
        expect(kr20).toBeCloseTo(alpha, 8);
        const mean = proportions.reduce((sum, value) => sum + value, 0);
        const kr21 = kuderRichardson21(proportions.length, mean, variance)!;
        expect(kr21).toBeLessThanOrEqual(kr20 + 1e-9);
        expect(guttmanLambda2(items.covariance)!).toBeGreaterThanOrEqual(alpha - 1e-9);
      }),
    );
  });
});
