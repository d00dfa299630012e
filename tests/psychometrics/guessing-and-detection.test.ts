import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleissKappa } from '~/psychometrics/fleiss-kappa';
import { correctForGuessing, leastAboveChance } from '~/psychometrics/guessing-correction';
import { signalDetection } from '~/psychometrics/signal-detection';
import oracle from '../oracles/dprime_guessing.json';
import agreement from '../oracles/reliability_agreement.json';

describe('signal detection', () => {
  it.each(oracle.cases)('$hits/$misses hits, $fa/$cr false alarms', (row) => {
    const counts = {
      hits: row.hits,
      misses: row.misses,
      falseAlarms: row.fa,
      correctRejections: row.cr,
    };
    for (const [extremes, expected] of [
      ['none', row.raw],
      ['log-linear', row.loglinear],
      ['clip', row.clip_1_2N],
    ] as const) {
      const found = signalDetection(counts, extremes)!;
      expect(found.aPrime).toBeCloseTo(row.A_prime, 7);
      if (expected.d === null) {
        expect([found.dPrime, found.criterion, found.logBeta]).toEqual([null, null, null]);
        continue;
      }
      expect(found.dPrime).toBeCloseTo(expected.d, 7);
      expect(found.criterion).toBeCloseTo(expected.c!, 7);
      expect(found.logBeta).toBeCloseTo(expected.logbeta!, 7);
    }
  });

  it('without words of one kind there is nothing to tell apart', () => {
    const none = { hits: 0, misses: 0, falseAlarms: 1, correctRejections: 2 };
    expect(signalDetection(none, 'log-linear')).toBeNull();
    expect(() => signalDetection({ ...none, hits: -1 }, 'none')).toThrow(RangeError);
    expect(() => signalDetection({ ...none, hits: Number.NaN }, 'none')).toThrow(RangeError);
  });

  it('d′ rises with hits; turning the answers round turns the sign; A′ is 0 to 1', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (hits, misses, falseAlarms, rejections) => {
        const of = (h: number, m: number, f: number, r: number) =>
          signalDetection(
            { hits: h, misses: m, falseAlarms: f, correctRejections: r },
            'log-linear',
          );
        const found = of(hits, misses, falseAlarms, rejections);
        if (!found) return;
        expect(found.aPrime).toBeGreaterThanOrEqual(0);
        expect(found.aPrime).toBeLessThanOrEqual(1);
        const turned = of(misses, hits, rejections, falseAlarms)!;
        expect(turned.dPrime).toBeCloseTo(-found.dPrime!, 9);
        if (misses > 0) {
          const better = of(hits + 1, misses - 1, falseAlarms, rejections)!;
          expect(better.dPrime).toBeGreaterThan(found.dPrime!);
        }
      }),
    );
  });
});

describe('guessing', () => {
  it('correction', () => {
    for (const row of oracle.correction_for_guessing) {
      const found = correctForGuessing(row.right, row.wrong, row.options);
      expect(found.knownItems).toBeCloseTo(row.formula_score, 8);
      expect(found.shareKnown).toBeCloseTo(row.p_known, 8);
    }
    expect(correctForGuessing(0, 0, 4)).toEqual({ knownItems: 0, shareKnown: null });
    expect(correctForGuessing(0, 6, 2).knownItems).toBe(-6);
    expect(() => correctForGuessing(1, 1, 1)).toThrow(RangeError);
  });

  it('chance level', () => {
    for (const row of oracle.chance_threshold_2afc) {
      const found = leastAboveChance(row.n, 2, 0.05)!;
      expect(found.right).toBe(row.min_right_above_chance_p05);
      expect(found.probability).toBeCloseTo(row.p_tail, 7);
    }
    expect(leastAboveChance(3, 2, 0.05)).toBeNull();
    expect(() => leastAboveChance(3, 2, 0)).toThrow(RangeError);
  });
});

describe('Fleiss’ kappa', () => {
  it('of thirty patients and six judges', () => {
    const { counts, kappa, z } = agreement.fleiss_kappa;
    const found = fleissKappa(counts)!;
    expect(found.kappa).toBeCloseTo(kappa, 7);
    expect(found.z).toBeCloseTo(z, 6);
  });

  it('worked example, one category, nobody, unequal numbers', () => {
    const rows = [
      [2, 0],
      [0, 2],
      [1, 1],
    ];
    expect(fleissKappa(rows)!.kappa).toBeCloseTo(1 / 3, 12);
    expect(fleissKappa([[3, 0]])).toBeNull();
    expect(fleissKappa([])).toBeNull();
    expect(() =>
      fleissKappa([
        [2, 0],
        [1, 0],
      ]),
    ).toThrow(RangeError);
    expect(() => fleissKappa([[1, 0]])).toThrow(RangeError);
  });
});
