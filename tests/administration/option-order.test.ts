import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOptions, permuteBySeed } from '~/administration/option-order';
import { makeChoiceTask } from './small-tasks';

const item = makeChoiceTask().practice[0]!;

describe('option order', () => {
  it('is a permutation, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (values, seed) => {
        const permuted = permuteBySeed(values, seed);
        expect(permuteBySeed(values, seed)).toEqual(permuted);
        expect([...permuted].sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
      }),
    );
  });

  it('puts the right option in every place about equally often', () => {
    const places = [0, 0, 0, 0];
    for (let attempt = 0; attempt < 4000; attempt += 1) {
      const place = orderOptions(`attempt-${attempt}`, item, 'letters').indexOf('b');
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('leaves yes and no where they are', () => {
    expect(orderOptions('any', item, 'yes-no')).toEqual(['a', 'b', 'c', 'd']);
  });
});
