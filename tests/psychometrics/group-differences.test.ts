import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLogisticDif } from '~/psychometrics/dif-logistic';
import { findMantelHaenszelDif } from '~/psychometrics/dif-mantel-haenszel';
import { type MatchedCounts, mantelHaenszel } from '~/psychometrics/mantel-haenszel';
import oracle from '../oracles/dif_mantel_haenszel.json';
import aggression from '../oracles/verbal_aggression.json';
import { aggressionMatrix, matrixOf } from './matrices';

const CLOSED = 1e-6;
function near(actual: number | null | undefined, expected: number, tolerance = CLOSED) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

const matrix = aggressionMatrix();
const isMan = [...aggression.gender].map((sign) => sign === 'm');
const placeOf = (name: string) =>
  matrix.items.findIndex((item) => item.toLowerCase() === name.toLowerCase());

describe('verbal aggression by gender', () => {
  it.each(oracle.verbal_mh.map((row, at) => ({ ...row, at })))('Mantel-Haenszel, $item', (row) => {
    const dif = findMantelHaenszelDif(matrix, placeOf(row.item), isMan);
    near(dif?.chiSquare, row.chi2);
    near(dif?.p, row.p);
    near(dif?.oddsRatio, row.alphaMH);
    near(dif?.delta, row.deltaMH);
    near(dif?.lower, row.lo);
    near(dif?.upper, row.hi);
    expect(dif?.sizeClass).toBe(row.ets);
    near(dif?.chiSquare, oracle.difR_MH_chi2[row.at]!);
    near(dif?.oddsRatio, oracle.difR_alphaMH[row.at]!);
  });
  it.each(oracle.logistic_dif)('logistic, $item', (row) => {
    const dif = findLogisticDif(matrix, placeOf(row.item), isMan);
    near(dif?.uniform.chiSquare, row.chi2_uniform_1df);
    near(dif?.nonUniform.chiSquare, row.chi2_nonuniform_1df);
    near(dif?.both.chiSquare, row.chi2_total_2df);
    near(dif?.rSquareRise, row.delta_nagelkerke_r2);
  });
});

it('the 1973 Berkeley admissions', () => {
  const departments: [number, number, number, number][] = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ];
  const strata = departments.map(([referenceRight, referenceWrong, focalRight, focalWrong]) => ({
    referenceRight,
    referenceWrong,
    focalRight,
    focalWrong,
  }));
  const test = mantelHaenszel(strata);
  near(test?.oddsRatio, oracle.ucb.common_odds_ratio);
  near(test?.chiSquare, oracle.ucb.chi2_cc);
  near(test?.p, oracle.ucb.p_cc);
  near(test?.lower, oracle.ucb.ci[0]!);
  near(test?.upper, oracle.ucb.ci[1]!);
});

describe('edges', () => {
  const four = matrixOf(['11', '10', '01', '00']);
  it('strata that say nothing give nothing', () => {
    expect(mantelHaenszel([])).toBeNull();
    expect(findMantelHaenszelDif(four, 0, [false, false, false, false])).toBeNull();
    expect(findMantelHaenszelDif(matrixOf(['..', '..']), 0, [true, false])).toBeNull();
    expect(findLogisticDif(matrixOf(['..', '..']), 0, [true, false])).toBeNull();
    expect(findLogisticDif(matrixOf(['11', '10']), 0, [true, false])).toBeNull();
  });
  it('only right answers of one group: no odds ratio, but a test', () => {
    const test = mantelHaenszel([
      { referenceRight: 5, referenceWrong: 0, focalRight: 2, focalWrong: 3 },
    ]);
    expect(test).toMatchObject({ oddsRatio: null, lower: null, upper: null, strata: 1 });
    expect(test?.chiSquare).toBeGreaterThan(0);
  });
  it('who did not reach the item is left out', () => {
    const rows = aggression.answers.slice(0, 200);
    const whole = findMantelHaenszelDif(matrixOf(rows), 3, isMan);
    const more = findMantelHaenszelDif(
      matrixOf([...rows, ...rows.map((row) => `${row.slice(0, 3)}.${row.slice(4)}`)]),
      3,
      [...isMan.slice(0, 200), ...isMan.slice(0, 200)],
    );
    near(more?.chiSquare, whole?.chiSquare ?? Number.NaN);
  });
});

describe('properties', () => {
  const counts = fc.record({
    referenceRight: fc.nat(30),
    referenceWrong: fc.nat(30),
    focalRight: fc.nat(30),
    focalWrong: fc.nat(30),
  });
  const exchange = (stratum: MatchedCounts): MatchedCounts => ({
    referenceRight: stratum.focalRight,
    referenceWrong: stratum.focalWrong,
    focalRight: stratum.referenceRight,
    focalWrong: stratum.referenceWrong,
  });
  it('exchanging the groups turns the odds ratio over and keeps the test', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 12 }), (strata) => {
        const [one, other] = [
          mantelHaenszel(strata),
          mantelHaenszel(strata.map(exchange).reverse()),
        ];
        expect(one === null).toBe(other === null);
        if (!one || !other) return;
        near(other.chiSquare, one.chiSquare, 1e-8 * (1 + one.chiSquare));
        expect(one.p).toBeGreaterThanOrEqual(0);
        expect(one.p).toBeLessThanOrEqual(1);
        if (one.oddsRatio !== null) near((other.oddsRatio ?? 0) * one.oddsRatio, 1, 1e-9);
      }),
    );
  });
});
