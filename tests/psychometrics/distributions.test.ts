import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbability } from '~/psychometrics/binomial-probability';
import { centralIntervalOfCdf, centralIntervalOfNodes } from '~/psychometrics/central-interval';
import { hypergeometricProbability } from '~/psychometrics/hypergeometric-probability';
import { betaCdf } from '~/psychometrics/incomplete-beta';
import {
  gammaCdf,
  regularisedGammaLower,
  regularisedGammaUpper,
} from '~/psychometrics/incomplete-gamma';
import { logGamma } from '~/psychometrics/log-gamma';
import { normalCdf } from '~/psychometrics/normal-cdf';
import oracle from '../oracles/distributions_mpmath.json';

const TOLERANCE = 1e-10;
function near(actual: number, expected: number, tolerance = TOLERANCE) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
}

describe('against 40-digit reference values', () => {
  it.each(oracle.logGamma)('ln Γ($x)', ({ x, value }) => near(logGamma(x), value));
  it.each(oracle.gammaCdf)('gamma CDF $value; shape $shape, scale $scale', (row) =>
    near(gammaCdf(row.value, row.shape, row.scale), row.p),
  );
  it.each(oracle.betaCdf)('beta CDF $x; $a, $b', (row) =>
    near(betaCdf(row.x, row.a, row.b), row.p),
  );
  it.each(oracle.normalCdf)('normal CDF $z', ({ z, p }) => near(normalCdf(z), p));
  it.each(oracle.binomial)('binomial $successes of $trials at $probability', (row) =>
    near(binomialProbability(row.successes, row.trials, row.probability), row.value),
  );
});

describe('worked examples', () => {
  it('ln Γ(5) = ln 24', () => near(logGamma(5), Math.log(24)));
  it('P(1, 2) = 1 − e⁻²', () => near(regularisedGammaLower(1, 2), 1 - Math.exp(-2)));
  it('I(0.3; 2, 8)', () => near(betaCdf(0.3, 2, 8), 1 - 0.7 ** 9 - 9 * 0.3 * 0.7 ** 8));
  it('Φ(1.96)', () => near(normalCdf(1.96), 0.9750021048517795));
  it('2 of 4 at ½', () => near(binomialProbability(2, 4, 0.5), 0.375));
  it('1 marked of 2 drawn from 4 with 2 marked', () =>
    near(hypergeometricProbability(1, 4, 2, 2), 4 / 6));
  it('central interval of three nodes', () =>
    expect(centralIntervalOfNodes([1, 8, 1], (node) => node, 0.8)).toEqual({ lower: 0, upper: 1 }));
});

describe('edges', () => {
  it('a gamma variable is never below zero and always below infinity', () => {
    expect(gammaCdf(0, 2, 1)).toBe(0);
    expect(gammaCdf(-1, 2, 1)).toBe(0);
    expect(regularisedGammaLower(2, Number.POSITIVE_INFINITY)).toBe(1);
    expect(regularisedGammaUpper(2, Number.POSITIVE_INFINITY)).toBe(0);
    expect(regularisedGammaUpper(2, 0)).toBe(1);
  });
  it('a beta variable lies between 0 and 1', () => {
    expect(betaCdf(0, 2, 3)).toBe(0);
    expect(betaCdf(1.5, 2, 3)).toBe(1);
  });
  it('certain and impossible successes', () => {
    expect(binomialProbability(4, 4, 1)).toBe(1);
    expect(binomialProbability(0, 4, 0)).toBe(1);
    expect(binomialProbability(1, 4, 0)).toBe(0);
    expect(binomialProbability(5, 4, 0.5)).toBe(0);
    expect(binomialProbability(-1, 4, 0.5)).toBe(0);
  });
  it('counts that cannot be drawn have probability zero', () => {
    expect(hypergeometricProbability(3, 4, 2, 3)).toBe(0);
    expect(hypergeometricProbability(0, 4, 3, 2)).toBe(0);
  });
  it.each([
    ['ln Γ(0)', () => logGamma(0)],
    ['ln Γ(NaN)', () => logGamma(Number.NaN)],
    ['gamma shape 0', () => gammaCdf(1, 0, 1)],
    ['gamma scale 0', () => gammaCdf(1, 1, 0)],
    ['gamma of NaN', () => regularisedGammaLower(1, Number.NaN)],
    ['beta a 0', () => betaCdf(0.5, 0, 1)],
    ['beta of NaN', () => betaCdf(Number.NaN, 1, 1)],
    ['Φ(NaN)', () => normalCdf(Number.NaN)],
    ['half a trial', () => binomialProbability(0, 0.5, 0.5)],
    ['probability 2', () => binomialProbability(0, 1, 2)],
    ['half a letter', () => hypergeometricProbability(1, 4.5, 2, 2)],
    ['more drawn than there are', () => hypergeometricProbability(1, 4, 2, 5)],
    ['no weight at all', () => centralIntervalOfNodes([0, 0], (node) => node, 0.9)],
    ['coverage 1', () => centralIntervalOfNodes([1, 1], (node) => node, 1)],
  ])('%s is refused', (_, call) => expect(call).toThrow(RangeError));
});

describe('properties', () => {
  const shape = fc.double({ min: 0.05, max: 300, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  it('P and Q are complements, bounded and monotone', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 600, noNaN: true }), (a, x) => {
        const lower = regularisedGammaLower(a, x);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(1);
        near(lower + regularisedGammaUpper(a, x), 1, 1e-12);
        expect(regularisedGammaLower(a, x * 1.1)).toBeGreaterThanOrEqual(lower - 1e-13);
      }),
    );
  });
  it('the beta function mirrors', () => {
    fc.assert(
      fc.property(shape, shape, fc.nat(1024), (a, b, part) => {
        const x = part / 1024;
        near(betaCdf(x, a, b) + betaCdf(1 - x, b, a), 1, 1e-10);
      }),
    );
  });
  it('binomial and hypergeometric probabilities sum to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), share, fc.nat(40), (trials, p, k) => {
        const counts = Array.from({ length: trials + 1 }, (_, x) => x);
        const marked = Math.min(k, trials);
        near(
          counts.reduce((sum, x) => sum + binomialProbability(x, trials, p), 0),
          1,
        );
        near(
          counts.reduce(
            (sum, x) => sum + hypergeometricProbability(x, trials, marked, Math.floor(trials / 2)),
            0,
          ),
          1,
        );
      }),
    );
  });
  it('an interval of a continuous variable holds its coverage', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 60, noNaN: true }), (a) => {
        const interval = centralIntervalOfCdf((x) => gammaCdf(x, a, 1), 0, 1000, 0.9);
        near(gammaCdf(interval.lower, a, 1), 0.05);
        near(gammaCdf(interval.upper, a, 1), 0.95);
      }),
    );
  });
});
