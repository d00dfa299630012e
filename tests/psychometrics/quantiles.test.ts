import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '~/psychometrics/beta-quantile';
import { betaCdf } from '~/psychometrics/incomplete-beta';
import { invertSymmetric, solveSymmetric } from '~/psychometrics/linear-system';
import { midranks } from '~/psychometrics/midranks';
import { noncentralTCdf } from '~/psychometrics/noncentral-t';
import { normalCdf } from '~/psychometrics/normal-cdf';
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { studentTCdf, studentTQuantile } from '~/psychometrics/student-t';

/** Figures of R 4.2.2: qnorm, qt, qbeta, pt. */
describe('quantiles and distributions', () => {
  it('normal', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.95996398454005, 12);
    expect(normalQuantile(0.3)).toBeCloseTo(-0.524400512708041, 12);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798405, 11);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });

  it('Student, few and many degrees of freedom', () => {
    for (const [freedom, value] of [
      [1, 12.7062047361747],
      [3, 3.1824463052837],
      [10, 2.22813885199],
      [100, 1.9839715185236],
      [12345, 1.9601561676006],
      [1e6, 1.9599663568141],
    ] as const) {
      expect(studentTQuantile(0.975, freedom)).toBeCloseTo(value, 9);
      expect(studentTQuantile(0.025, freedom)).toBeCloseTo(-value, 9);
      if (freedom < 1000) expect(studentTCdf(value, freedom)).toBeCloseTo(0.975, 10);
    }
    expect(studentTQuantile(0.5, 4)).toBeCloseTo(0, 12);
    expect(() => studentTQuantile(1, 4)).toThrow(RangeError);
    expect(() => studentTCdf(1, 0)).toThrow(RangeError);
  });

  it('noncentral t', () => {
    expect(noncentralTCdf(2, 10, 1)).toBeCloseTo(0.80761156253, 10);
    expect(noncentralTCdf(-4, 9, -1)).toBeCloseTo(0.0150637518588, 10);
    expect(noncentralTCdf(1.3, 7, 0)).toBeCloseTo(studentTCdf(1.3, 7), 10);
    expect(() => noncentralTCdf(1, 5, 60)).toThrow(RangeError);
  });

  it('turn round what the distribution says', () => {
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    const shape = fc.double({ min: 0.5, max: 200, noNaN: true });
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 11);
        // Near 1 with b = ½ the next number a computer has is 1e-9 of probability away.
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
        expect(studentTCdf(studentTQuantile(p, a), a)).toBeCloseTo(p, 8);
      }),
    );
    expect(betaQuantile(0.5, 1, 2)).toBeCloseTo(1 - Math.sqrt(0.5), 12);
    expect([betaQuantile(0, 2, 2), betaQuantile(1, 2, 2)]).toEqual([0, 1]);
  });
});

describe('systems and ranks', () => {
  it('worked examples', () => {
    const matrix = [
      [4, 2],
      [2, 3],
    ];
    expect(solveSymmetric(matrix, [2, 1])).toEqual([0.5, expect.closeTo(0, 12)]);
    expect(invertSymmetric(matrix)!.flat()).toEqual(
      [0.375, -0.25, -0.25, 0.5].map((value) => expect.closeTo(value, 12)),
    );
    expect(
      invertSymmetric([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(solveSymmetric([[Number.NaN]], [1])).toBeNull();
    expect([...midranks([10, 20, 20, 30])]).toEqual([1, 2.5, 2.5, 4]);
    expect(() => midranks([Number.NaN])).toThrow(RangeError);
  });
});
