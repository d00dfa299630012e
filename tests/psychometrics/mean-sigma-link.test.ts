import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkMeanSigma, putOnScale } from '~/psychometrics/mean-sigma-link';

const itemsOf = (difficulties: readonly (number | null)[], a = 1) =>
  difficulties.map((b, at) => ({ item: `i${at}`, a, b, seA: 0.1, seB: 0.2 }));

describe('linking by mean and sigma', () => {
  it('the worked example: slope 2, intercept 1', () => {
    const link = linkMeanSigma(itemsOf([-1, 0, 1, 2, 3]), itemsOf([-1, -0.5, 0, 0.5, 1]), false);
    expect(link).toMatchObject({ slope: 2, intercept: 1, drifted: [] });
    const [item] = itemsOf([0.5]);
    expect(putOnScale(item!, link!)).toEqual({ item: 'i0', a: 0.5, b: 2, seA: 0.05, seB: 0.4 });
  });

  it('finds the line that made the difficulties, and turns it back', () => {
    const difficulty = fc.double({ min: -3, max: 3, noNaN: true });
    const many = fc.array(difficulty, { minLength: 5, maxLength: 30 });
    const slope = fc.double({ min: 0.4, max: 2.5, noNaN: true });
    fc.assert(
      fc.property(many, slope, difficulty, (found, factor, intercept) => {
        const spread = Math.max(...found) - Math.min(...found);
        fc.pre(spread > 0.1);
        const reference = found.map((b) => factor * b + intercept);
        const link = linkMeanSigma(itemsOf(reference), itemsOf(found), false)!;
        expect(link.drifted).toEqual([]);
        expect(link.slope).toBeCloseTo(factor, 8);
        itemsOf(found).forEach((item, at) => {
          expect(putOnScale(item, link).b).toBeCloseTo(reference[at]!, 8);
        });
      }),
    );
  });

  it('sets an item aside that has drifted, and the others keep the scale', () => {
    const reference = [-2, -1, 0, 1, 2, 0.5, -0.5];
    const found = [-2, -1, 0, 1, 2, 0.5, 2.5];
    const link = linkMeanSigma(itemsOf(reference), itemsOf(found), true)!;
    expect(link.drifted).toEqual(['i6']);
    expect(link).toMatchObject({ slope: 1 });
    expect(link.intercept).toBeCloseTo(0, 12);
  });

  it('has no line on fewer than five common items, or without any spread', () => {
    expect(linkMeanSigma(itemsOf([0, 1, 2, 3]), itemsOf([0, 1, 2, 3]), false)).toBeNull();
    expect(linkMeanSigma(itemsOf([0, 1, 2, 3, null]), itemsOf([0, 1, 2, 3, 4]), false)).toBeNull();
    expect(linkMeanSigma(itemsOf([1, 1, 1, 1, 1]), itemsOf([1, 1, 1, 1, 1]), false)).toBeNull();
    expect(linkMeanSigma([], itemsOf([0, 1, 2, 3, 4]), false)).toBeNull();
  });

  it('an item without an estimate stays without', () => {
    const [item] = itemsOf([null]);
    expect(putOnScale(item!, { slope: 2, intercept: 1 }).b).toBeNull();
  });
});
