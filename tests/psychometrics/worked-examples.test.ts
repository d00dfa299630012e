/** Worked examples of the files that other statistics are made of. */
import { describe, expect, it } from 'vitest';
import { countReached } from '~/psychometrics/ability';
import { findHighest, makeSearchGrid } from '~/psychometrics/ability-search';
import { groupConditionally } from '~/psychometrics/conditional-groups';
import { conditionalSlope } from '~/psychometrics/conditional-likelihood';
import { fitConditional } from '~/psychometrics/fit-conditional';
import { fitMarginal } from '~/psychometrics/fit-marginal';
import { findItemProblem } from '~/psychometrics/item-parameters';
import { logistic } from '~/psychometrics/item-response';
import { fillLogLikelihood, makeLikelihoodTable } from '~/psychometrics/likelihood-table';
import { findErrors } from '~/psychometrics/marginal-errors';
import { expectAbilities } from '~/psychometrics/marginal-expectation';
import { observedInformation, scoreProducts } from '~/psychometrics/marginal-information';
import { makeLayout, startParameters, toLineItems } from '~/psychometrics/marginal-layout';
import { differentiateItems } from '~/psychometrics/marginal-slope';
import { matchPersons } from '~/psychometrics/match-persons';
import { makeNormalNodes } from '~/psychometrics/normal-nodes';
import { cutIntoBlocks } from '~/psychometrics/pattern-blocks';
import { climb } from '~/psychometrics/quasi-newton';
import { NOT_REACHED, namePerson } from '~/psychometrics/response-matrix';
import { matrixOf } from './matrices';

const rounded = (values: ArrayLike<number>) =>
  Array.from(values, (value) => Math.round(value * 10_000) / 10_000 + 0);

const twoItems = [
  { a: 1, b: 0, c: 0, d: 1 },
  { a: 1, b: 1, c: 0, d: 1 },
];

describe('ability', () => {
  it('counts what was reached', () => expect(countReached([1, NOT_REACHED, 0], 0, 3)).toBe(2));

  it('the crossing of one right and one wrong', () => {
    const grid = makeSearchGrid(twoItems);
    const slopeAt = (theta: number) => {
      const chances = twoItems.map(({ b }) => logistic(theta - b));
      const curvature = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
      return { slope: 1 - chances[0]! - chances[1]!, curvature };
    };
    const heights = grid.theta.map(
      (theta) => theta + twoItems.reduce((sum, { b }) => sum + Math.log(logistic(b - theta)), 0),
    );
    expect(findHighest(grid, heights, slopeAt)).toBeCloseTo(0.5, 12);
  });

  it('log-likelihood of a pattern', () => {
    const table = makeLikelihoodTable(twoItems, Float64Array.of(0));
    const out = new Float64Array(1);
    fillLogLikelihood(table, [1, 0], 0, out);
    expect(out[0]).toBeCloseTo(-1.0064, 4);
    fillLogLikelihood(table, [1, NOT_REACHED], 0, out);
    expect(out[0]).toBeCloseTo(-Math.LN2, 12);
  });

  it('parameters that describe no item', () =>
    expect(findItemProblem({ a: 1, b: 0, c: 1, d: 1 })).toContain('c < d'));
});

describe('conditional maximum likelihood of 10, 10, 01, 11', () => {
  const data = groupConditionally(matrixOf(['10', '10', '01', '11']), [0, 1]);
  it('groups', () => {
    expect(data.groups.map(({ items, persons }) => [items, [...persons]])).toEqual([
      [
        [0, 1],
        [0, 3, 0],
      ],
    ]);
    expect([[...data.right], data.persons]).toEqual([[2, 1], 3]);
  });
  it('likelihood at 0, 0', () => {
    const { value, gradient, variances } = conditionalSlope(data, new Float64Array(2));
    expect(value).toBeCloseTo(-3 * Math.LN2, 12);
    expect(rounded([...gradient, ...variances])).toEqual([-0.5, 0.5, 0.75, 0.75]);
  });
  it('maximum', () => {
    const { difficulties, standardErrors, logLikelihood } = fitConditional(data, 2);
    expect(rounded(difficulties)).toEqual([-0.3466, 0.3466]);
    expect(rounded(standardErrors!)).toEqual([0.6124, 0.6124]);
    expect(logLikelihood).toBeCloseTo(2 * Math.log(2 / 3) + Math.log(1 / 3), 8);
  });
});

describe('marginal maximum likelihood of one item', () => {
  const line = [{ slope: 1, intercept: 0, guessing: 0 }];
  const patterns = { cells: Uint8Array.of(1), items: 1, patterns: 1, counts: Float64Array.of(1) };
  const fourPersons = {
    cells: Uint8Array.of(1, 0),
    items: 1,
    patterns: 2,
    counts: Float64Array.of(3, 1),
  };
  const nodes = makeNormalNodes(3, 1);
  const expectation = expectAbilities(cutIntoBlocks(patterns), line, nodes);
  const layout = makeLayout('2pl', 1);

  it('expectation', () => {
    expect(rounded(nodes.weight)).toEqual([0.2741, 0.4519, 0.2741]);
    expect(expectation.logLikelihood).toBeCloseTo(-Math.LN2, 12);
    expect(rounded(expectation.right)).toEqual([0.1474, 0.4519, 0.4007]);
    expect(rounded(expectation.wrong)).toEqual([0, 0, 0]);
  });
  it('slope and information', () => {
    const slopes = differentiateItems(expectation, line, nodes.theta);
    expect(rounded([slopes.byIntercept[0]!, slopes.interceptIntercept[0]!])).toEqual([
      0.4415, 0.2207,
    ]);
    const exact = observedInformation(patterns, line, nodes, expectation);
    const products = scoreProducts(patterns, line, nodes);
    expect(rounded([exact[3]!, products[3]!])).toEqual([0.1949, 0.1949]);
  });
  it('errors', () => {
    const square = Float64Array.of(4, 0, 0, 1);
    const [error] = findErrors(
      layout,
      square,
      [{ slope: 2, intercept: -2, guessing: 0 }],
      () => false,
    );
    expect(rounded([error!.slope!, error!.difficulty!])).toEqual([0.5, 0.559]);
  });
  it('layout', () => {
    expect(toLineItems(layout, Float64Array.of(2, -1), [0])).toEqual([
      { slope: 2, intercept: -1, guessing: 0 },
    ]);
    expect(rounded(startParameters(layout, fourPersons, [0]))).toEqual([1, 0.9829]);
  });
  it('maximum', () => {
    const fit = fitMarginal(fourPersons, 'rasch', [0]);
    expect(rounded([fit.items[0]!.intercept, fit.errors[0]!.difficulty!])).toEqual([
      1.3149, 1.3541,
    ]);
    expect(fit.expectation.logLikelihood).toBeCloseTo(3 * Math.log(0.75) + Math.log(0.25), 8);
  });
});

describe('beside them', () => {
  it('persons matched by number right', () =>
    expect(matchPersons(matrixOf(['110', '1.1', '.00']), 1)).toEqual([
      { person: 0, right: 2, reached: 3, answer: 1 },
      { person: 2, right: 0, reached: 2, answer: 0 },
    ]));
  it('the highest point of a paraboloid', () => {
    const { parameters, rounds } = climb(
      Float64Array.of(0, 0),
      ([x, y]) => ({
        value: -((x! - 1) ** 2) - 2 * (y! + 0.5) ** 2,
        gradient: Float64Array.of(-2 * (x! - 1), -4 * (y! + 0.5)),
        precondition: (direction) => {
          direction[0]! /= 2;
          direction[1]! /= 4;
        },
      }),
      { bounds: Float64Array.of(20, 20), tolerance: 1e-10, maxRounds: 50 },
    );
    // The second round only sees that nothing is left.
    expect([[...parameters], rounds]).toEqual([[1, -0.5], 2]);
  });
  it('bytes and names', () => {
    const matrix = matrixOf(['1.', '01']);
    expect([[...matrix.cells], namePerson(matrix, 1)]).toEqual([[1, 2, 0, 1], '2']);
  });
});
