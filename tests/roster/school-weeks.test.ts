import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf, weekOf } from '~/platform/calendar';
import { addSchoolWeeks, isSchoolDay } from '~/roster/school-weeks';

const autumnBreak = { startDate: '2026-10-26', endDate: '2026-10-30' };
const christmas = { startDate: '2026-12-21', endDate: '2027-01-08' };

describe('the number of a week', () => {
  it.each([
    ['2026-11-03', 45],
    ['2026-11-24', 48],
    ['2026-12-31', 53],
    ['2027-01-01', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2023-01-01', 52],
  ])('%s lies in week %i', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('is the same from Monday to Sunday', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(days, (day) => {
        const monday = addDays(day, 1 - weekdayOf(day));
        expect(weekOf(monday)).toBe(weekOf(day));
        expect(weekOf(addDays(monday, 6))).toBe(weekOf(day));
      }),
    );
  });
});

describe('school weeks', () => {
  it.each([
    ['a Tuesday', '2026-11-03', 3, [], '2026-11-24'],
    ['a Friday', '2026-11-06', 1, [], '2026-11-13'],
    ['a Saturday counts from Monday', '2026-11-07', 1, [], '2026-11-16'],
    ['over the autumn break', '2026-10-20', 3, [autumnBreak], '2026-11-17'],
    ['over Christmas', '2026-12-14', 3, [autumnBreak, christmas], '2027-01-25'],
    [
      'in a break it counts from the first day of school',
      '2026-10-28',
      1,
      [autumnBreak],
      '2026-11-09',
    ],
    ['no weeks, on a Sunday', '2026-11-08', 0, [], '2026-11-09'],
  ] as const)('%s', (_name, day, weeks, breaks, expected) => {
    expect(addSchoolWeeks(day, weeks, breaks)).toBe(expected);
  });

  it('ends on a school day with the days of school between, whatever the breaks', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((count) => addDays('2026-08-01', count));
    const someBreak = fc
      .tuple(day, fc.integer({ min: 0, max: 20 }))
      .map(([startDate, length]) => ({ startDate, endDate: addDays(startDate, length) }));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 6 }),
        fc.array(someBreak, { maxLength: 4 }),
        (from, weeks, breaks) => {
          const end = addSchoolWeeks(from, weeks, breaks);
          expect(isSchoolDay(end, breaks)).toBe(true);
          const between = Array.from({ length: daysBetween(from, end) }, (_, at) =>
            addDays(from, at),
          );
          expect(between.filter((one) => isSchoolDay(one, breaks))).toHaveLength(weeks * 5);
        },
      ),
    );
  });
});
