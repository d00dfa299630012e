import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayInZone,
  dayOf,
  daysBetween,
  isCurrent,
  monthsBetween,
  schoolYearStart,
  toStoredDate,
} from '~/platform/calendar';

describe('calendar days', () => {
  it('knows which day it is in Stockholm, around midnight and summer time', () => {
    expect(dayInZone(new Date('2026-11-21T22:59:59Z'), 'Europe/Stockholm')).toBe('2026-11-21');
    expect(dayInZone(new Date('2026-11-21T23:00:00Z'), 'Europe/Stockholm')).toBe('2026-11-22');
    expect(dayInZone(new Date('2026-07-01T22:00:00Z'), 'Europe/Stockholm')).toBe('2026-07-02');
  });

  it('adds days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('gives back what was added', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween('2026-01-01', addDays('2026-01-01', days))).toBe(days);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', 'yesterday', ''])('refuses %s as a day', (text) => {
    expect(() => toStoredDate(text)).toThrow(RangeError);
  });

  it('stores and reads the same day', () => {
    expect(dayOf(toStoredDate('2026-03-29'))).toBe('2026-03-29');
  });

  it('turns the school year on the first of August', () => {
    expect(schoolYearStart('2026-07-31')).toBe(2025);
    expect(schoolYearStart('2026-08-01')).toBe(2026);
  });

  it('counts whole months of age', () => {
    expect(monthsBetween('2019-05-17', '2026-05-16')).toBe(83);
    expect(monthsBetween('2019-05-17', '2026-05-17')).toBe(84);
  });

  it('holds from the first to the last day, both included', () => {
    const from = toStoredDate('2026-08-01');
    const to = toStoredDate('2026-08-10');
    expect(isCurrent('2026-07-31', from, to)).toBe(false);
    expect(isCurrent('2026-08-01', from, to)).toBe(true);
    expect(isCurrent('2026-08-10', from, to)).toBe(true);
    expect(isCurrent('2026-08-11', from, to)).toBe(false);
    expect(isCurrent('2099-01-01', from, null)).toBe(true);
  });
});
