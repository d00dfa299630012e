import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf } from '~/psychometrics/incomplete-beta';
import { percentileWithLimits } from '~/psychometrics/percentile-limits';

/** SciPy `beta.ppf` at .025 and .975, times 100. */
const ROWS = [
  { lower: 5, tied: 0, others: 100, percentile: 5, limits: [1.9331812, 10.6100074] },
  { lower: 0, tied: 0, others: 20, percentile: 0, limits: [0.00242465, 11.6638983] },
  { lower: 7, tied: 3, others: 58, percentile: 14.655172, limits: [7.3493272, 25.3809755] },
];

describe('percentile with limits', () => {
  it.each(ROWS)('$lower lower and $tied tied of $others', ({ percentile, limits, ...counts }) => {
    const found = percentileWithLimits(counts)!;
    expect(found.percentile).toBeCloseTo(percentile, 5);
    expect(found.lower).toBeCloseTo(limits[0]!, 5);
    expect(found.upper).toBeCloseTo(limits[1]!, 5);
  });

  it('holds 95 in 100 of the probability, and shrinks with the group', () => {
    const counts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(counts, ([lower, tied, more]) => {
        const others = lower + tied + more;
        if (others === 0) return;
        const {
          lower: from,
          upper: to,
          percentile,
        } = percentileWithLimits({ lower, tied, others })!;
        const below = lower + tied / 2;
        const inside = [to, from].map((at) => betaCdf(at / 100, below + 0.5, others - below + 0.5));
        expect(inside[0]! - inside[1]!).toBeCloseTo(0.95, 6);
        expect(percentile >= 0 && percentile <= 100 && from <= to).toBe(true);
        const tenfold = { lower: 10 * lower, tied: 10 * tied, others: 10 * others };
        const narrow = percentileWithLimits(tenfold)!;
        expect(narrow.upper - narrow.lower).toBeLessThan(to - from);
      }),
    );
  });

  it('is nothing without a group, and refuses what cannot be', () => {
    expect(percentileWithLimits({ lower: 0, tied: 0, others: 0 })).toBeNull();
    for (const counts of [
      { lower: 3, tied: 3, others: 5 },
      { lower: 1.5, tied: 0, others: 5 },
      { lower: -1, tied: 0, others: 5 },
      { lower: Number.NaN, tied: 0, others: 5 },
    ]) {
      expect(() => percentileWithLimits(counts)).toThrow(RangeError);
    }
  });
});
