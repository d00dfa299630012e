import { describe, expect, it } from 'vitest';
import { intraclassCorrelation } from '~/psychometrics/intraclass-correlation';
import { cohensKappa } from '~/psychometrics/kappa';
import { pabak } from '~/psychometrics/pabak';
import { percentAgreement } from '~/psychometrics/percent-agreement';
import oracle from '../oracles/rater_agreement.json';

describe('agreement of two judges', () => {
  it.each(oracle.kappa)('$name', ({ table, po, ...expected }) => {
    expect(percentAgreement(table)).toBeCloseTo(po, 8);
    expect(pabak(table)).toBeCloseTo(expected.pabak, 8);
    const plain = cohensKappa(table);
    expect(plain?.kappa).toBeCloseTo(expected.kappa, 8);
    expect(plain?.standardError).toBeCloseTo(expected.kappa_ase_vcd, 8);
    for (const weights of ['linear', 'quadratic'] as const) {
      const [kappa = 0, standardError = 0] = expected[`weighted_${weights}`];
      const weighted = cohensKappa(table, weights);
      expect(weighted?.kappa).toBeCloseTo(kappa, 8);
      expect(weighted?.standardError).toBeCloseTo(standardError, 8);
    }
  });

  it('worked examples: .70 and .40; and .84 where kappa is .29', () => {
    expect(
      percentAgreement([
        [20, 5],
        [10, 15],
      ]),
    ).toBeCloseTo(0.7, 10);
    expect(
      cohensKappa([
        [20, 5],
        [10, 15],
      ])?.kappa,
    ).toBeCloseTo(0.4, 10);
    expect(
      pabak([
        [90, 3],
        [5, 2],
      ]),
    ).toBeCloseTo(0.84, 10);
  });

  it('an empty table has none, and one category only has no kappa', () => {
    const empty = [
      [0, 0],
      [0, 0],
    ];
    expect([percentAgreement(empty), pabak(empty), cohensKappa(empty)]).toEqual([null, null, null]);
    const allRight = [
      [12, 0],
      [0, 0],
    ];
    expect(cohensKappa(allRight)).toBeNull();
    expect([percentAgreement(allRight), pabak(allRight)]).toEqual([1, 1]);
  });

  it.each([
    ['one category', [[4]]],
    ['rows of different length', [[1, 2], [3]]],
    [
      'half a count',
      [
        [0.5, 1],
        [1, 1],
      ],
    ],
    [
      'a negative count',
      [
        [-1, 1],
        [1, 1],
      ],
    ],
  ])('%s is refused', (_, table) => {
    for (const measure of [percentAgreement, pabak, cohensKappa]) {
      expect(() => measure(table)).toThrow(RangeError);
    }
  });
});

describe('intraclass correlation', () => {
  const NAMES = {
    ICC1: 'icc11',
    ICC2: 'icc21',
    ICC3: 'icc31',
    ICC1k: 'icc1k',
    ICC2k: 'icc2k',
    ICC3k: 'icc3k',
  } as const;

  it('gives the six figures of Shrout and Fleiss', () => {
    const found = intraclassCorrelation(oracle.icc_shrout_fleiss.data);
    for (const row of oracle.icc_shrout_fleiss.psych) {
      expect(found?.[NAMES[row.type as keyof typeof NAMES]]).toBeCloseTo(row.ICC, 8);
    }
  });

  it('gives the limits of ICC(2,1) of the same table', () => {
    const found = intraclassCorrelation(oracle.icc_shrout_fleiss.data);
    const row = oracle.icc_shrout_fleiss.psych.find(({ type }) => type === 'ICC2');
    expect(found?.icc21Lower).toBeCloseTo(row?.['lower bound'] ?? Number.NaN, 6);
    expect(found?.icc21Upper).toBeCloseTo(row?.['upper bound'] ?? Number.NaN, 6);
  });

  it('gives agreement and limits of the anxiety table', () => {
    const { data, icc_twoway_agreement_single: icc, lo, hi } = oracle.icc_anxiety;
    const found = intraclassCorrelation(data);
    expect(found?.icc21).toBeCloseTo(icc, 8);
    expect(found?.icc21Lower).toBeCloseTo(lo, 6);
    expect(found?.icc21Upper).toBeCloseTo(hi, 6);
  });

  it('is 1 without limits when the judges say the same', () => {
    const found = intraclassCorrelation([
      [3, 3],
      [8, 8],
      [5, 5],
    ]);
    expect(found).toMatchObject({ icc21: 1, icc21Lower: null, icc21Upper: null });
  });

  it('needs two objects, two judges and some variation', () => {
    expect(intraclassCorrelation([])).toBeNull();
    expect(intraclassCorrelation([[3, 4]])).toBeNull();
    expect(intraclassCorrelation([[3], [4]])).toBeNull();
    expect(
      intraclassCorrelation([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(() => intraclassCorrelation([[3, 4], [3]])).toThrow(RangeError);
    expect(() =>
      intraclassCorrelation([
        [3, 4],
        [3, Number.NaN],
      ]),
    ).toThrow(RangeError);
  });
});
