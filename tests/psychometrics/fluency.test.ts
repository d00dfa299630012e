import { describe, expect, it } from 'vitest';
import { fluency, secondsUsedOf } from '~/psychometrics/fluency';
import oracle from '../oracles/fluency_cases.json';

describe('fluency', () => {
  it.each(oracle.cases)('$name', (row) => {
    const seconds = secondsUsedOf(row.duration_s, row.time_remaining_s);
    const result = fluency(row.last_attempted, row.incorrect_items.length, seconds);
    expect(seconds).toBe(row.seconds_used);
    expect(result.correct).toBe(row.correct);
    if (row.items_per_minute === null) expect(result.perMinute).toBeNull();
    else expect(result.perMinute).toBeCloseTo(row.items_per_minute, 10);
    if (row.accuracy === null) expect(result.accuracy).toBeNull();
    else expect(result.accuracy).toBeCloseTo(row.accuracy, 10);
    expect(row.total_items - row.last_attempted).toBe(row.not_attempted);
  });

  it('worked example: 50 reached in 47 s with 2 errors', () => {
    const result = fluency(50, 2, 47);
    expect(result.perMinute).toBeCloseTo(61.27659574468085, 10);
    expect(result).toMatchObject({ correct: 48, accuracy: 0.96 });
  });

  it.each([
    ['more errors than reached', () => fluency(3, 4, 60)],
    ['half an item', () => fluency(2.5, 1, 60)],
    ['negative seconds', () => fluency(3, 1, -1)],
    ['no number of seconds', () => fluency(3, 1, Number.NaN)],
    ['more time left than there was', () => secondsUsedOf(60, 61)],
  ])('%s is refused', (_, call) => expect(call).toThrow(RangeError));
});
