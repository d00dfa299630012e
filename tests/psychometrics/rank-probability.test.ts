import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf } from '~/psychometrics/incomplete-beta';
import { probabilityRankBelow } from '~/psychometrics/rank-probability';

describe('the place in a group', () => {
  it('gives the worked example, as pbeta(.15, 6.5, 94.5) in R', () => {
    const place = { lower: 5, tied: 2, others: 100 };
    expect(probabilityRankBelow(0.15, place)).toBeCloseTo(0.9972399461, 9);
  });

  it('counts a tie half, so that two ties are as one who is lower', () => {
    const tied = probabilityRankBelow(0.15, { lower: 4, tied: 2, others: 120 });
    expect(tied).toBe(probabilityRankBelow(0.15, { lower: 5, tied: 0, others: 120 }));
    expect(tied).toBe(betaCdf(0.15, 5.5, 115.5));
  });

  it('is null when there is nobody to compare with, and refuses counts that cannot be', () => {
    expect(probabilityRankBelow(0.15, { lower: 0, tied: 0, others: 0 })).toBeNull();
    for (const place of [
      { lower: -1, tied: 0, others: 5 },
      { lower: 3, tied: 3, others: 5 },
      { lower: 0.5, tied: 0, others: 5 },
      { lower: Number.NaN, tied: 0, others: 5 },
    ]) {
      expect(() => probabilityRankBelow(0.15, place)).toThrow(RangeError);
    }
  });

  it('falls when one more is lower, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.nat(150),
        fc.nat(20),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (lower, tied, share) => {
          const others = 200;
          const here = probabilityRankBelow(share, { lower, tied, others }) ?? Number.NaN;
          const next =
            probabilityRankBelow(share, { lower: lower + 1, tied, others }) ?? Number.NaN;
          expect(here).toBeGreaterThanOrEqual(next);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(here).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
