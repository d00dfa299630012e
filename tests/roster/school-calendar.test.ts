import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '~/platform/calendar';
import {
  CALENDAR_SCHEMAS,
  type CalendarIntent,
  countSchoolDaysIn,
  findBreakProblem,
} from '~/roster/school-calendar';
import { isSchoolDay } from '~/roster/school-weeks';

const YEAR = { startDate: '2026-08-01', endDate: '2027-07-31' };
const AUTUMN = { startDate: '2026-10-26', endDate: '2026-10-30', name: 'höstlov' };
const days = (startDate: string, endDate: string) => ({ startDate, endDate, name: 'lov' });

describe('a break among the others', () => {
  test.each([
    [days('2026-10-25', '2026-10-26'), 'overlaps'],
    [days('2026-10-30', '2026-11-02'), 'overlaps'],
    [days('2026-10-28', '2026-10-28'), 'overlaps'],
    [days('2026-10-01', '2026-11-30'), 'overlaps'],
    [days('2026-07-31', '2026-08-03'), 'start-outside-year'],
    [days('2027-07-30', '2027-08-01'), 'end-outside-year'],
  ])('%j: %s', (wanted, code) => {
    expect(findBreakProblem(wanted, YEAR, [AUTUMN])).toMatchObject({ code });
  });
  test.each([
    days('2026-10-20', '2026-10-25'),
    days('2026-10-31', '2026-10-31'),
    days('2026-08-01', '2026-08-01'),
    days('2027-07-31', '2027-07-31'),
  ])('%j can stand', (wanted) => {
    expect(findBreakProblem(wanted, YEAR, [AUTUMN])).toBeNull();
  });
  test('a refusal names the break that the days ran into', () => {
    expect(findBreakProblem(days('2026-10-30', '2026-11-02'), YEAR, [AUTUMN])).toEqual({
      code: 'overlaps',
      other: AUTUMN,
    });
  });
  test('is refused exactly when a day is in two breaks', () => {
    const inYear = fc.integer({ min: 0, max: 364 }).map((after) => addDays(YEAR.startDate, after));
    const someDays = fc
      .tuple(inYear, inYear)
      .map(([one, other]) => (one < other ? days(one, other) : days(other, one)));
    fc.assert(
      fc.property(someDays, someDays, (one, other) => {
        const length = 365;
        const all = Array.from({ length }, (_, after) => addDays(YEAR.startDate, after));
        const holds = (own: typeof one, day: string) => own.startDate <= day && day <= own.endDate;
        const isShared = all.some((day) => holds(one, day) && holds(other, day));
        expect(findBreakProblem(one, YEAR, [other]) !== null).toBe(isShared);
      }),
    );
  });
});

test('school days in a break are its Mondays to Fridays', () => {
  expect(countSchoolDaysIn(AUTUMN)).toBe(5);
  expect(countSchoolDaysIn(days('2026-10-24', '2026-11-01'))).toBe(5);
  expect(countSchoolDaysIn(days('2026-10-24', '2026-10-25'))).toBe(0);
  expect(countSchoolDaysIn(days('2026-12-21', '2027-01-10'))).toBe(15);
  expect(isSchoolDay('2026-10-26', [AUTUMN])).toBe(false);
});

describe('the forms', () => {
  const problemsOf = (intent: CalendarIntent, form: object) =>
    CALENDAR_SCHEMAS[intent]
      .safeParse({ intent, ...form })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
  test.each([
    [
      'add-break',
      {},
      [
        ['startDate', 'start-missing'],
        ['endDate', 'end-missing'],
      ],
    ],
    [
      'add-break',
      { startDate: '26 okt', endDate: '2026-10-30' },
      [['startDate', 'start-unreadable']],
    ],
    [
      'add-break',
      { startDate: '2026-02-30', endDate: '2026-03-01' },
      [['startDate', 'start-unreadable']],
    ],
    ['add-break', days('2026-10-30', '2026-10-26'), [['endDate', 'end-before-start']]],
    ['add-break', days('2026-10-30', '2026-10-30'), []],
    ['change-break', { breakId: 'x', ...AUTUMN }, []],
    ['late-weeks', {}, [['weeks', 'weeks-missing']]],
    ['late-weeks', { weeks: 'tre' }, [['weeks', 'weeks-number']]],
    ['late-weeks', { weeks: 2.5 }, [['weeks', 'weeks-number']]],
    ['late-weeks', { weeks: -1 }, [['weeks', 'weeks-range']]],
    ['late-weeks', { weeks: 21 }, [['weeks', 'weeks-range']]],
    ['late-weeks', { weeks: 0 }, []],
  ] as const)('%s %j', (intent, form, problems) => {
    expect(problemsOf(intent, form)).toEqual(problems);
  });
});
