import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolReadings, probabilityRateBelow, rateInterval } from '~/psychometrics/reading-rate';

const LIST = 1.5;
const TEXT = 2.5;
const below = (right: number, limit: number, dispersion = LIST, seconds = 60) =>
  probabilityRateBelow({ right, seconds }, dispersion, limit)!;

describe('reading rate', () => {
  it('worked example: 6 and 14 right in a minute against 10', () => {
    expect(below(6, 10)).toBeCloseTo(0.8688, 4);
    expect(below(14, 10)).toBeCloseTo(0.1642, 4);
  });

  it.each([
    ['say-letter-sounds, autumn', 15, 11, 20, LIST],
    ['say-letter-sounds, winter', 30, 24, 36, LIST],
    ['read-made-up-words, autumn', 3, 1, 5, LIST],
    ['read-made-up-words, winter', 6, 3, 9, LIST],
    ['read-made-up-words, spring', 12, 8, 16, LIST],
    ['read-words, winter', 10, 6, 14, LIST],
    ['read-words, spring', 20, 15, 25, LIST],
    ['read-text, spring', 20, 14, 27, TEXT],
  ])('%s: limit %d, at least .80 up to %d, at most .20 from %d', (_, limit, low, high, phi) => {
    expect(below(low, limit, phi)).toBeGreaterThanOrEqual(0.8);
    expect(below(low + 1, limit, phi)).toBeLessThan(0.8);
    expect(below(high - 1, limit, phi)).toBeGreaterThan(0.2);
    expect(below(high, limit, phi)).toBeLessThanOrEqual(0.2);
  });

  it('is bounded and falls with every item read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (right, seconds, dispersion, limit) => {
          const chance = below(right, limit, dispersion, seconds);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          expect(below(right + 1, limit, dispersion, seconds)).toBeLessThanOrEqual(chance + 1e-12);
        },
      ),
    );
  });

  it('the interval leaves a twentieth on each side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), (right) => {
        const { lower, upper } = rateInterval({ right, seconds: 60 }, LIST, 0.9)!;
        expect(below(right, lower)).toBeCloseTo(0.05, 9);
        expect(below(right, upper)).toBeCloseTo(0.95, 9);
      }),
    );
  });

  it('a longer reading of the same pace is surer', () => {
    const short = rateInterval({ right: 10, seconds: 60 }, LIST, 0.9)!;
    const long = rateInterval({ right: 20, seconds: 120 }, LIST, 0.9)!;
    expect(long.upper - long.lower).toBeLessThan(short.upper - short.lower);
  });

  it('several readings are summed, and one stopped by rule counts the whole time', () => {
    const readings = [
      { right: 5, seconds: 60, stoppedByRule: false },
      { right: 0, seconds: 21, stoppedByRule: true },
    ];
    expect(poolReadings(readings, 60)).toEqual({ right: 5, seconds: 120 });
    expect(poolReadings([], 60)).toEqual({ right: 0, seconds: 0 });
  });

  it('zero seconds gives no rate', () => {
    expect(probabilityRateBelow({ right: 0, seconds: 0 }, LIST, 10)).toBeNull();
    expect(rateInterval({ right: 0, seconds: 0 }, LIST, 0.9)).toBeNull();
  });

  it.each([
    [-1, 60, 1.5],
    [1, -1, 1.5],
    [1, Number.NaN, 1.5],
    [1, 60, 0],
  ])('%d right in %d s with dispersion %d is refused', (right, seconds, dispersion) =>
    expect(() => probabilityRateBelow({ right, seconds }, dispersion, 10)).toThrow(RangeError),
  );
});
