import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { andersenTest } from '~/psychometrics/andersen-test';
import { addItem, sumForwards } from '~/psychometrics/bernoulli-sums';
import { calibrateConditional } from '~/psychometrics/calibrate-conditional';
import type { Calibration } from '~/psychometrics/calibration';
import { raschAbility } from '~/psychometrics/rasch-person';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';
import oracle from '../oracles/rasch_cml_eRm_psychotools.json';
import { aggressionMatrix, lsatMatrix, matrixOf, simulateMatrix } from './matrices';

function near(actual: number | null | undefined, expected: number, tolerance: number) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

function calibrate(matrix: ResponseMatrix): Calibration & { remarks: string[] } {
  const outcome = calibrateConditional(matrix);
  if (!outcome.ok) throw new Error(outcome.problem);
  return { ...outcome.calibration, remarks: outcome.remarks };
}

describe('LSAT against eRm', () => {
  const fit = calibrate(lsatMatrix());
  it.each([0, 1, 2, 3, 4])('item %i', (item) => {
    near(fit.items[item]?.b, oracle.lsat.difficulty[item]!, 1e-5);
    near(fit.items[item]?.seB, oracle.lsat.se[item]!, 1e-5);
    near(fit.items[item]?.infit, oracle.lsat.infit_msq[item]!, 1e-5);
    near(fit.items[item]?.outfit, oracle.lsat.outfit_msq[item]!, 1e-5);
  });
  it('log-likelihood and its criteria', () => {
    near(fit.logLikelihood, oracle.lsat.loglik_conditional, 1e-6);
    near(fit.aic, -2 * oracle.lsat.loglik_conditional + 8, 1e-6);
    near(fit.bic, -2 * oracle.lsat.loglik_conditional + 4 * Math.log(1000), 1e-6);
  });
  it.each(oracle.lsat.raw_to_theta)('number right $raw', ({ raw, theta }) => {
    const difficulties = fit.items.map(({ b }) => b ?? Number.NaN);
    const ability = raschAbility(difficulties, raw);
    // eRm draws a spline beyond nothing and everything right.
    if (raw === 0 || raw === 5) return expect(ability).toBeNull();
    near(ability?.theta, theta, 1e-5);
  });
  it('Andersen’s test', () => {
    const test = andersenTest(lsatMatrix());
    near(test?.chiSquare, oracle.lsat.andersen_LR.chi2, 1e-4);
    expect(test?.degreesOfFreedom).toBe(oracle.lsat.andersen_LR.df);
    near(test?.p, oracle.lsat.andersen_LR.p, 1e-5);
  });
});

describe('verbal aggression against psychotools', () => {
  const fit = calibrate(aggressionMatrix());
  it('24 difficulties and the log-likelihood', () => {
    oracle.verbal_aggression.difficulty.forEach((expected, item) => {
      near(fit.items[item]?.b, expected, 2e-4);
      near(fit.items[item]?.seB, oracle.verbal_aggression.se[item]!, 1e-4);
    });
    near(fit.logLikelihood, oracle.verbal_aggression.loglik, 1e-5);
  });
});

describe('not reached and degenerate', () => {
  const items = Array.from({ length: 30 }, (_, at) => ({ a: 1, b: at / 7.5 - 2, c: 0 }));
  it('recovers difficulties from answers with gaps', () => {
    const fit = calibrate(simulateMatrix(600, items.slice(0, 8), 6, 0.2));
    const mean = items.slice(0, 8).reduce((sum, { b }) => sum + b, 0) / 8;
    fit.items.forEach(({ b, seB }, at) => {
      near(b, items[at]!.b - mean, 4 * (seB ?? 0));
    });
  });
  it('difficulties sum to zero', () => {
    const fit = calibrate(simulateMatrix(300, items, 7));
    near(
      fit.items.reduce((sum, { b }) => sum + (b ?? 0), 0),
      0,
      1e-9,
    );
  });
  it('an item with one kind of answer is left out', () => {
    const rows = ['1101', '1001', '0101', '1111', '0111', '1011'];
    const fit = calibrate(matrixOf(rows));
    expect(fit.items[3]).toMatchObject({ b: null, seB: null, infit: null });
    expect(fit.remarks).toHaveLength(1);
  });
  it('two blocks of items that no person joins have no errors', () => {
    const rows = ['10..', '01..', '10..', '..10', '..01', '..01'];
    expect(calibrate(matrixOf(rows)).remarks.join()).toMatch(/not connected/);
  });
  it.each([
    ['one person', ['10']],
    ['one item', ['1', '0']],
    ['all right or all wrong', ['111', '000', '111']],
    ['nothing reached', ['..', '..']],
  ])('%s is refused', (_, rows) => {
    expect(calibrateConditional(matrixOf(rows)).ok).toBe(false);
    expect(andersenTest(matrixOf(rows))).toBeNull();
  });
  it('abilities of impossible numbers', () => {
    for (const right of [0, 3, -1, 4, Number.NaN])
      expect(raschAbility([0, 1, 2], right)).toBeNull();
    near(raschAbility([-40, 40], 1)?.theta, 0, 1e-6);
  });
});

describe('properties', () => {
  const chances = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), {
    minLength: 1,
    maxLength: 80,
  });
  it('the number right has a distribution, whatever the order', () => {
    fc.assert(
      fc.property(chances, (list) => {
        const forwards = sumForwards(list).at(-1)!;
        const backwards = sumForwards([...list].reverse()).at(-1)!;
        near(
          forwards.reduce((sum, value) => sum + value, 0),
          1,
          1e-12,
        );
        forwards.forEach((value, right) => {
          near(backwards[right], value, 1e-12);
        });
      }),
    );
    expect([...sumForwards([0.5, 0.5]).at(-1)!]).toEqual([0.25, 0.5, 0.25]);
    expect([...addItem(Float64Array.of(1, 0), 0.25)]).toEqual([0.75, 0.25]);
  });
  it('ability rises with the number right', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 3, maxLength: 40 }),
        (difficulties) => {
          let before = Number.NEGATIVE_INFINITY;
          for (let right = 1; right < difficulties.length; right += 1) {
            const theta = raschAbility(difficulties, right)?.theta ?? Number.NaN;
            expect(theta).toBeGreaterThan(before);
            before = theta;
          }
        },
      ),
    );
  });
});
