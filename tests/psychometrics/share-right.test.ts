import { describe, expect, it } from 'vitest';
import { probabilityRightBelow, shareRightInterval } from '~/psychometrics/share-right';

const below = (right: number, limit: number) => probabilityRightBelow(right, 8, limit)!;

describe('share right of spelled words', () => {
  it('worked example: 1 and 4 right of 8 against .30', () => {
    expect(below(1, 0.3)).toBeCloseTo(0.804, 4);
    expect(below(4, 0.3)).toBeCloseTo(0.0988, 4);
  });
  it('winter, .30: at least .80 up to 1, at most .20 from 4', () => {
    expect(below(1, 0.3)).toBeGreaterThanOrEqual(0.8);
    expect(below(2, 0.3)).toBeLessThan(0.8);
    expect(below(3, 0.3)).toBeGreaterThan(0.2);
    expect(below(4, 0.3)).toBeLessThanOrEqual(0.2);
  });
  it('spring, .60: at least .80 up to 3, at most .20 from 7', () => {
    expect(below(3, 0.6)).toBeGreaterThanOrEqual(0.8);
    expect(below(4, 0.6)).toBeLessThan(0.8);
    expect(below(6, 0.6)).toBeGreaterThan(0.2);
    expect(below(7, 0.6)).toBeLessThanOrEqual(0.2);
  });
  it('falls with every word and its interval is in order', () => {
    for (let right = 0; right <= 8; right += 1) {
      if (right > 0) expect(below(right, 0.5)).toBeLessThan(below(right - 1, 0.5));
      const { lower, upper } = shareRightInterval(right, 8, 0.9)!;
      expect(lower).toBeGreaterThan(0);
      expect(upper).toBeGreaterThan(lower);
      expect(upper).toBeLessThan(1);
      expect(probabilityRightBelow(right, 8, lower)).toBeCloseTo(0.05, 10);
    }
  });
  it('nothing presented gives no result', () => {
    expect(probabilityRightBelow(0, 0, 0.3)).toBeNull();
    expect(shareRightInterval(0, 0, 0.9)).toBeNull();
  });
  it('impossible counts are refused', () => {
    expect(() => probabilityRightBelow(9, 8, 0.3)).toThrow(RangeError);
    expect(() => shareRightInterval(1.5, 8, 0.9)).toThrow(RangeError);
  });
});
