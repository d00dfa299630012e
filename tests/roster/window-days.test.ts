import { describe, expect, test } from 'vitest';
import { weekdayOf, weekOf } from '~/platform/calendar';
import {
  type DatedWindow,
  findWindowProblem,
  suggestDays,
  WINDOW_KINDS,
  windowDaysSchema,
} from '~/roster/window-days';

const YEAR = { startDate: '2026-08-01', endDate: '2027-07-31' };
const usual = (kind: (typeof WINDOW_KINDS)[number]) => ({ kind, ...suggestDays(kind, 2026) });
const standing = (own: Omit<DatedWindow, 'isBegun'>, isBegun = false) => ({ ...own, isBegun });

test.each([2023, 2024, 2025, 2026, 2027, 2032])(
  'the usual windows of %i are in their weeks, Monday to Friday, one after another, inside the year',
  (startYear) => {
    const year = { startDate: `${startYear}-08-01`, endDate: `${startYear + 1}-07-31` };
    const windows = WINDOW_KINDS.map((kind) => ({ kind, ...suggestDays(kind, startYear) }));
    expect(windows.map(({ startDate, endDate }) => [weekOf(startDate), weekOf(endDate)])).toEqual([
      [36, 40],
      [3, 7],
      [17, 21],
    ]);
    for (const { startDate, endDate, catchUpEndDate } of windows) {
      expect([startDate, endDate, catchUpEndDate].map(weekdayOf)).toEqual([1, 5, 5]);
    }
    const others = windows.map((own) => standing(own));
    for (const own of windows) {
      expect(
        findWindowProblem(
          own,
          year,
          others.filter(({ kind }) => kind !== own.kind),
        ),
      ).toBeNull();
    }
  },
);

test('the usual days are those of the calendar', () => {
  expect(suggestDays('autumn', 2026)).toEqual({
    startDate: '2026-08-31',
    endDate: '2026-10-02',
    catchUpEndDate: '2026-10-16',
  });
});

describe('a window among the others', () => {
  const others = [standing(usual('autumn'), true), standing(usual('winter'))];
  test('may be changed over its own old days', () => {
    expect(findWindowProblem(usual('winter'), YEAR, others)).toBeNull();
    const longer = { ...usual('autumn'), endDate: '2026-10-09', catchUpEndDate: '2026-10-30' };
    expect(findWindowProblem(longer, YEAR, others)).toBeNull();
  });
  test('keeps its first day when a class has begun in it', () => {
    const moved = { ...usual('autumn'), startDate: '2026-09-01' };
    expect(findWindowProblem(moved, YEAR, others)).toEqual({
      field: 'startDate',
      code: 'window-begun',
    });
  });
  test.each([
    ['winter', { startDate: '2026-10-16' }, 'startDate', 'window-clash'],
    ['autumn', { catchUpEndDate: '2027-01-18' }, 'catchUpEndDate', 'window-clash'],
    ['spring', { startDate: '2027-02-01' }, 'startDate', 'window-clash'],
    ['spring', { startDate: '2026-09-07', endDate: '2026-09-11' }, 'startDate', 'window-clash'],
    ['winter', { startDate: '2026-07-31' }, 'startDate', 'start-outside-year'],
    ['spring', { catchUpEndDate: '2027-08-01' }, 'catchUpEndDate', 'catch-up-outside-year'],
  ] as const)('%s with %j is refused beside %s: %s', (kind, days, field, code) => {
    const wish = { ...usual(kind), ...days };
    expect(findWindowProblem(wish, YEAR, others)).toMatchObject({ field, code });
  });
});

test.each([
  [{}, []],
  [{ startDate: undefined }, ['start-missing']],
  [{ endDate: 'fredag' }, ['end-unreadable']],
  [{ endDate: '2026-08-30' }, ['end-before-start']],
  [{ catchUpEndDate: '2026-10-01' }, ['catch-up-before-end']],
])('the form with %j says %j', (days, codes) => {
  const form = { intent: 'window-days', ...usual('autumn'), ...days };
  const issues = windowDaysSchema.safeParse(form).error?.issues ?? [];
  expect(issues.map(({ message }) => message)).toEqual(codes);
});
