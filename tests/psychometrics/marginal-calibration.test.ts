import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrateConditional } from '~/psychometrics/calibrate-conditional';
import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import type { Calibration, CalibrationModel } from '~/psychometrics/calibration';
import { collapsePatterns } from '~/psychometrics/collapse-patterns';
import { countNodes, makeNormalNodes } from '~/psychometrics/normal-nodes';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';
import ltm from '../oracles/lsat_ltm.json';
import { aggressionMatrix, lsatMatrix, matrixOf, simulateMatrix } from './matrices';

function near(actual: number | null | undefined, expected: number, tolerance: number) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

function calibrate(
  matrix: ResponseMatrix,
  model: CalibrationModel,
  guessing?: number | number[],
): Calibration & { remarks: string[] } {
  const outcome = calibrateMarginal(matrix, model, guessing);
  if (!outcome.ok) throw new Error(outcome.problem);
  return { ...outcome.calibration, remarks: outcome.remarks };
}

describe.each([
  ['rasch', ltm.rasch_a1, -2473.054],
  ['1pl', ltm.rasch_common_a, -2466.938],
  ['2pl', ltm.twopl, -2466.653],
] as const)('LSAT, %s, against ltm', (model, oracle, published) => {
  const fit = calibrate(lsatMatrix(), model);
  it('log-likelihood, AIC and BIC', () => {
    near(fit.logLikelihood, published, 5e-4);
    near(fit.logLikelihood, oracle.logLik, 1e-5);
    near(fit.aic, oracle.AIC, 2e-5);
    near(fit.bic, oracle.BIC, 2e-5);
    expect(fit.remarks).toEqual([]);
  });
  it.each(oracle.coef.map((row, item) => ({ ...row, item })))('$_row', (row) => {
    const { item } = row;
    near(fit.items[item]?.b, row.Dffclt ?? Number.NaN, 5e-3);
    near(fit.items[item]?.a, row.Dscrmn ?? Number.NaN, 5e-3);
    near(fit.items[item]?.seB, oracle.summary[item]?.se ?? Number.NaN, 5e-3);
    if (model === 'rasch') return expect(fit.items[item]?.seA).toBeNull();
    const own = oracle.summary[model === '2pl' ? 5 + item : 5];
    near(fit.items[item]?.seA, own?.se ?? Number.NaN, 5e-3);
  });
});

describe('recovers what made the answers', () => {
  const items = Array.from({ length: 20 }, (_, item) => ({
    a: 0.7 + (item % 5) * 0.3,
    b: item / 5 - 2,
    c: 0.25,
  }));
  it('2PL with guessing, within four standard errors', () => {
    const fit = calibrate(simulateMatrix(4000, items, 1), '2pl', 0.25);
    expect(fit.remarks).toEqual([]);
    fit.items.forEach((item, at) => {
      near(item.b, items[at]!.b, 4 * (item.seB ?? 0));
      near(item.a, items[at]!.a, 4 * (item.seA ?? 0));
      near(item.infit, 1, 0.05);
    });
  });
  it('with a third of the cells not reached', () => {
    const plain = items.map((item) => ({ ...item, c: 0 }));
    const fit = calibrate(simulateMatrix(3000, plain, 2, 1 / 3), '2pl');
    fit.items.forEach((item, at) => {
      near(item.b, items[at]!.b, 4 * (item.seB ?? 0));
      near(item.a, items[at]!.a, 4 * (item.seA ?? 0));
    });
  });
  it('guessing by item: an item without it differs from the rest', () => {
    const mixed = items.map((item, at) => ({ ...item, c: at === 0 ? 0 : 0.25 }));
    const fit = calibrate(
      simulateMatrix(4000, mixed, 3),
      '2pl',
      mixed.map(({ c }) => c),
    );
    expect(fit.items[0]?.c).toBe(0);
    near(fit.items[0]?.b, -2, 4 * (fit.items[0]?.seB ?? 0));
  });
  it('noise answers misfit under Rasch', () => {
    const noisy = items.map((item, at) => ({ a: at === 3 ? 0.05 : 1.5, b: item.b, c: 0 }));
    const fit = calibrate(simulateMatrix(2000, noisy, 4), '1pl');
    expect(fit.items[3]?.infit).toBeGreaterThan(1.15);
    expect(fit.items[3]?.outfit).toBeGreaterThan(fit.items[10]?.outfit ?? 9);
  });
});

/** Infit and outfit person by person: each one's posterior on 1601 points of ±8, residuals averaged over it. */
function fitDirectly(
  matrix: ResponseMatrix,
  items: readonly { a: number; b: number; c: number }[],
) {
  const grid = Array.from({ length: 1601 }, (_, point) => point / 100 - 8);
  const sums = items.map(() => ({ squares: 0, variances: 0, standardised: 0, persons: 0 }));
  const curves = items.map(({ a, b, c }) =>
    grid.map((theta) => c + (1 - c) / (1 + Math.exp(-a * (theta - b)))),
  );
  const width = items.length;
  for (let person = 0; person < matrix.persons; person += 1) {
    const answers = matrix.cells.subarray(person * width, person * width + width);
    const weights = grid.map((theta, point) =>
      curves.reduce(
        (weight, curve, item) => {
          if (answers[item]! > 1) return weight;
          return weight * (answers[item] === 1 ? curve[point]! : 1 - curve[point]!);
        },
        Math.exp(-theta * theta * 0.5),
      ),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    sums.forEach((sum, item) => {
      const answer = answers[item]!;
      if (answer > 1) return;
      sum.persons += 1;
      weights.forEach((weight, point) => {
        const chance = curves[item]![point]!;
        const square = (answer - chance) ** 2;
        const variance = chance * (1 - chance);
        sum.squares += (weight / total) * square;
        sum.variances += (weight / total) * variance;
        sum.standardised += (weight / total) * (square / variance);
      });
    });
  }
  return sums.map(({ squares, variances, standardised, persons }) => ({
    infit: squares / variances,
    outfit: standardised / persons,
  }));
}

describe('infit and outfit', () => {
  const made = Array.from({ length: 8 }, (_, item) => ({
    a: 0.8 + item / 8,
    b: item / 3 - 1,
    c: 0.2,
  }));
  const matrices = [
    ['LSAT, Rasch', lsatMatrix(), 'rasch', 0],
    ['LSAT, 2PL', lsatMatrix(), '2pl', 0],
    ['guessing and gaps', simulateMatrix(500, made, 5, 0.2), '2pl', 0.2],
  ] as const;
  it.each(matrices)('%s: as worked out person by person', (_, matrix, model, guessing) => {
    const fit = calibrate(matrix, model, guessing);
    const items = fit.items.map(({ a, b, c }) => ({ a: a!, b: b!, c }));
    fitDirectly(matrix, items).forEach(({ infit, outfit }, item) => {
      near(fit.items[item]?.infit, infit, 1e-6);
      near(fit.items[item]?.outfit, outfit, 1e-6);
    });
  });
  it.each([
    ['24 items of verbal aggression', aggressionMatrix(), 0.07],
    ['5 items of LSAT', lsatMatrix(), 0.2],
  ])('%s: near the infit of eRm, at the ML ability of the number right', (_, matrix, most) => {
    const conditional = calibrateConditional(matrix);
    if (!conditional.ok) throw new Error(conditional.problem);
    calibrate(matrix, 'rasch').items.forEach(({ infit }, item) => {
      near(infit, conditional.calibration.items[item]!.infit!, most);
    });
  });
});

describe('degenerate input', () => {
  const rows = ['110', '100', '010', '111', '011', '101'];
  it('an item with one kind of answer has no estimate and changes nothing else', () => {
    const plain = calibrate(matrixOf(rows), 'rasch');
    const extended = calibrate(matrixOf(rows.map((row) => `${row}1`)), 'rasch');
    near(extended.logLikelihood, plain.logLikelihood, 1e-9);
    expect(extended.items[3]).toMatchObject({ a: 1, b: null, seB: null, infit: null });
    expect(extended.remarks).toEqual(['item item 4 has only right answers (6): no estimate']);
  });
  it('nobody reached an item, or a person reached nothing', () => {
    const plain = calibrate(matrixOf(rows), 'rasch');
    const extended = calibrate(matrixOf([...rows.map((row) => `${row}.`), '....']), 'rasch');
    near(extended.items[0]?.b, plain.items[0]?.b ?? Number.NaN, 1e-6);
    expect(extended.items[3]?.b).toBeNull();
  });
  it('one item under Rasch', () => {
    const fit = calibrate(matrixOf(['1', '1', '0', '1']), 'rasch');
    expect(fit.items[0]?.b).toBeLessThan(0);
    expect(fit.items[0]?.seB).toBeGreaterThan(0);
  });
  it.each([
    ['everyone right everywhere', ['111', '111'], 'rasch', 0, /no item has both/],
    ['nothing reached', ['...', '...'], 'rasch', 0, /no item has both/],
    ['one person', ['101'], 'rasch', 0, /two persons/],
    ['nobody', [], 'rasch', 0, /two persons/],
    ['2PL on two items', ['10', '01'], '2pl', 0, /at least 3 items/],
    ['1PL on one item', ['1', '0'], '1pl', 0, /at least 2 items/],
    ['certain guessing', ['10', '01'], 'rasch', 1, /guessing/],
    ['guessing that is no number', ['10', '01'], 'rasch', Number.NaN, /guessing/],
  ] as const)('%s is refused', (_, cells, model, guessing, problem) => {
    const outcome = calibrateMarginal(matrixOf(cells), model, guessing);
    expect(outcome.ok ? '' : outcome.problem).toMatch(problem);
  });
  it('a perfect scale ends, on its bound and saying so', () => {
    const guttman = ['0000', '1000', '1100', '1110', '1111'].flatMap((row) => Array(20).fill(row));
    const fit = calibrate(matrixOf(guttman), '2pl');
    expect(fit.remarks.join()).toMatch(/bound/);
    for (const { b } of fit.items) expect(Number.isFinite(b)).toBe(true);
  });
  it('an item that is guessed only has no difficulty', () => {
    const items = Array.from({ length: 6 }, (_, at) => ({ a: 1, b: at === 0 ? 40 : 0, c: 0.25 }));
    const fit = calibrate(simulateMatrix(2000, items, 5), 'rasch', 0.3);
    expect(fit.items[0]?.b).toBeNull();
    expect(fit.remarks.join()).toMatch(/no better than guessing/);
  });
});

describe('properties', () => {
  const anyRows = fc.integer({ min: 3, max: 6 }).chain((width) =>
    fc.array(
      fc
        .array(fc.constantFrom('0', '1', '1', '0', '.'), { minLength: width, maxLength: width })
        .map((cells) => cells.join('')),
      { minLength: 8, maxLength: 40 },
    ),
  );
  it('the order of persons and of items does not matter', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const outcome = calibrateMarginal(matrixOf(rows), 'rasch');
        if (!outcome.ok) return;
        const turned = rows.map((row) => [...row].reverse().join('')).reverse();
        const other = calibrate(matrixOf(turned), 'rasch');
        near(other.logLikelihood, outcome.calibration.logLikelihood, 1e-7);
        const back = [...other.items].reverse();
        outcome.calibration.items.forEach(({ b }, at) => {
          expect(b === null).toBe(back[at]?.b === null);
          if (b !== null) near(back[at]?.b, b, 1e-5);
        });
      }),
      { numRuns: 40 },
    );
  });
  it('patterns are counted once each, and nobody is lost', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { items, persons, cells } = matrixOf(rows);
        const all = collapsePatterns(
          cells,
          persons,
          items.length,
          items.map((_, at) => at),
        );
        expect(all.patterns).toBe(new Set(rows).size);
        expect(all.counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });
  it('nodes integrate the normal distribution', () => {
    const { theta, weight } = makeNormalNodes();
    near(
      weight.reduce((sum, value) => sum + value, 0),
      1,
      1e-14,
    );
    near(
      weight.reduce((sum, value, at) => sum + value * theta[at]! ** 2, 0),
      1,
      1e-7,
    );
    expect(countNodes(0)).toBe(121);
    expect(countNodes(1000)).toBeGreaterThan(240);
    expect(() => makeNormalNodes(4)).toThrow(RangeError);
  });
});
