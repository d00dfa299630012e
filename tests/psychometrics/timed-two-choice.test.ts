import { describe, expect, it } from 'vitest';
import {
  probabilityTimedChoiceBelow,
  rightMinusWrong,
  timedChoiceInterval,
} from '~/psychometrics/timed-two-choice';
import oracle from '../oracles/fluency_cases.json';

const input = (right: number, wrong: number) => ({ right, wrong, dispersion: 1.5, wrongWeight: 2 });
/** One wrong answer and a score of T. */
const below = (score: number, limit: number) =>
  probabilityTimedChoiceBelow(input(score + 1, 1), limit)!;

describe('timed two-choice', () => {
  it.each(oracle.true_false_speed_score.rows)('$correct right, $incorrect wrong', (row) =>
    expect(rightMinusWrong(row.correct, row.incorrect)).toBe(row.score),
  );

  it('worked example: 3 right, 1 wrong against 4', () =>
    expect(below(2, 4)).toBeCloseTo(0.8145, 4));

  it('winter, 4: at least .80 up to 2, at most .20 from 7', () => {
    expect(below(2, 4)).toBeGreaterThanOrEqual(0.8);
    expect(below(3, 4)).toBeLessThan(0.8);
    expect(below(6, 4)).toBeGreaterThan(0.2);
    expect(below(7, 4)).toBeLessThanOrEqual(0.2);
  });

  it('spring, 8: at least .80 up to 5, at most .20 from 12', () => {
    expect(below(5, 8)).toBeGreaterThanOrEqual(0.8);
    expect(below(6, 8)).toBeLessThan(0.8);
    expect(below(11, 8)).toBeGreaterThan(0.2);
    expect(below(12, 8)).toBeLessThanOrEqual(0.2);
  });

  it('falls with every right answer and stays within 0 and 1', () => {
    for (const wrong of [0, 1, 5, 20]) {
      let previous = 1;
      for (let right = 0; right <= 60; right += 1) {
        const chance = probabilityTimedChoiceBelow(input(right, wrong), 4);
        if (chance === null) continue;
        expect(chance).toBeLessThanOrEqual(previous + 1e-12);
        expect(chance).toBeGreaterThanOrEqual(0);
        previous = chance;
      }
    }
  });

  it('the interval holds the score and never goes below zero', () => {
    const { lower, upper } = timedChoiceInterval(input(20, 2), 0.9)!;
    expect(lower).toBeCloseTo(18 - 1.6448536 * Math.sqrt(31), 5);
    expect(upper).toBeCloseTo(18 + 1.6448536 * Math.sqrt(31), 5);
    expect(timedChoiceInterval(input(1, 4), 0.9)!.lower).toBe(0);
  });

  it('no answer gives no result', () => {
    expect(probabilityTimedChoiceBelow(input(0, 0), 4)).toBeNull();
    expect(timedChoiceInterval(input(0, 0), 0.9)).toBeNull();
  });

  it('impossible input is refused', () => {
    expect(() => rightMinusWrong(-1, 0)).toThrow(RangeError);
    expect(() => rightMinusWrong(1.5, 0)).toThrow(RangeError);
    expect(() => probabilityTimedChoiceBelow({ ...input(1, 1), dispersion: 0 }, 4)).toThrow(
      RangeError,
    );
  });
});
