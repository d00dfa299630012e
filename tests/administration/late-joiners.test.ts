import { describe, expect, it } from 'vitest';
import { isWaiting, judgeLateJoiner, type LateFacts } from '~/administration/late-joiners';

const facts: LateFacts = {
  joinedDay: '2026-11-03',
  wasOnFirstList: false,
  hasBegun: false,
  isIncluded: false,
  lateSchoolWeeks: 3,
  breaks: [],
};
const late = { joinedDay: '2026-11-03', fromDay: '2026-11-24', isIncluded: false };

describe('a pupil who joined late', () => {
  it('waits until the day after three school weeks, and not on that day', () => {
    expect(judgeLateJoiner(facts, '2026-11-03')).toEqual(late);
    expect(judgeLateJoiner(facts, '2026-11-23')).toEqual(late);
    expect(judgeLateJoiner(facts, '2026-11-24')).toBeNull();
    expect(judgeLateJoiner(facts, '2027-03-01')).toBeNull();
  });

  it('waits longer over a break, and as many weeks as the school year says', () => {
    const breaks = [{ startDate: '2026-11-09', endDate: '2026-11-13' }];
    expect(judgeLateJoiner({ ...facts, breaks }, '2026-11-24')?.fromDay).toBe('2026-12-01');
    expect(judgeLateJoiner({ ...facts, lateSchoolWeeks: 1 }, '2026-11-09')?.fromDay).toBe(
      '2026-11-10',
    );
    expect(judgeLateJoiner({ ...facts, lateSchoolWeeks: 0 }, '2026-11-03')).toBeNull();
  });

  it('is not late who was on the first list, and does not wait who has begun', () => {
    expect(judgeLateJoiner({ ...facts, wasOnFirstList: true }, '2026-11-04')).toBeNull();
    expect(judgeLateJoiner({ ...facts, hasBegun: true }, '2026-11-04')).toBeNull();
  });

  it('is left out of the work at devices, never of a reading, and of nothing when included', () => {
    for (const kind of ['lesson', 'catch-up', 'second'] as const) {
      expect(isWaiting(late, kind)).toBe(true);
      expect(isWaiting({ ...late, isIncluded: true }, kind)).toBe(false);
      expect(isWaiting(null, kind)).toBe(false);
    }
    expect(isWaiting(late, 'one-to-one')).toBe(false);
    expect(isWaiting(late)).toBe(true);
  });
});
