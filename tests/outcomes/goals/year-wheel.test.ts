import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  degreesOf,
  listMonths,
  pointAt,
  ringPart,
  spreadMarks,
} from '~/outcomes/goals/wheel-geometry';
import {
  findDueState,
  isResponsible,
  listOccurrences,
  listPlaces,
  type YearStep,
} from '~/outcomes/goals/year-wheel';
import { addDays } from '~/platform/calendar';

function step(own: Partial<YearStep> = {}): YearStep {
  return {
    id: 'step',
    schoolId: null,
    title: 'Läs in klasslistor',
    reason: '',
    responsibleRole: 'administrator',
    firstDueDate: '2026-08-20',
    everyYear: true,
    ...own,
  };
}

const daysOf = (own: YearStep, years: number[]) =>
  years.map(
    (startYear) => listOccurrences([own], [], { startYear, schoolIds: [] })[0]?.dueDate ?? null,
  );

describe('when a step is due', () => {
  it.each([
    ['every year from its first', {}, [null, '2026-08-20', '2027-08-20', '2030-08-20']],
    ['once', { everyYear: false }, [null, '2026-08-20', null, null]],
    [
      'in spring, the calendar year after',
      { firstDueDate: '2027-03-01' },
      [null, '2027-03-01', '2028-03-01', '2031-03-01'],
    ],
  ] as const)('%s', (_what, own, days) => {
    expect(daysOf(step(own), [2025, 2026, 2027, 2030])).toEqual(days);
  });

  it('on the 28th where February has no 29th', () => {
    const leap = step({ firstDueDate: '2028-02-29' });
    expect(daysOf(leap, [2027, 2028, 2031])).toEqual(['2028-02-29', '2029-02-28', '2032-02-29']);
  });

  it.each([
    ['2026-11-23', null, 'overdue'],
    ['2026-11-24', null, 'soon'],
    ['2026-12-08', null, 'soon'],
    ['2026-12-09', null, 'later'],
    ['2026-11-01', '2026-11-20', 'done'],
  ])('due %s, done %s: %s on 24 November', (dueDate, doneOn, state) => {
    expect(findDueState({ dueDate, doneOn }, '2026-11-24')).toBe(state);
  });
});

describe('where a step is done', () => {
  const schools = ['one', 'two'];
  it.each([
    ['administrator', null, [null]],
    ['head-of-education', null, [null]],
    ['principal', null, ['one', 'two']],
    ['teacher', null, ['one', 'two']],
    ['principal', 'two', ['two']],
    ['principal', 'elsewhere', []],
  ] as const)('%s, of school %s: %j', (responsibleRole, schoolId, places) => {
    expect(listPlaces({ responsibleRole, schoolId }, schools)).toEqual(places);
  });

  it('a mark counts in its school and year only', () => {
    const own = step({ responsibleRole: 'principal' });
    const mark = { stepId: 'step', schoolId: 'one', startYear: 2026, doneOn: '2026-08-19' };
    const doneIn = (startYear: number) =>
      listOccurrences([own], [mark], { startYear, schoolIds: schools }).map(({ doneOn }) => doneOn);
    expect(doneIn(2026)).toEqual(['2026-08-19', null]);
    expect(doneIn(2027)).toEqual([null, null]);
  });

  it('is asked of who holds the role there', () => {
    const held = [{ role: 'principal', schoolId: 'one' }] as const;
    const asks = (schoolId: string | null, responsibleRole: 'principal' | 'teacher') =>
      isResponsible(held, { responsibleRole, schoolId });
    expect(asks('one', 'principal')).toBe(true);
    expect(asks('two', 'principal')).toBe(false);
    expect(asks('one', 'teacher')).toBe(false);
    expect(asks(null, 'principal')).toBe(false);
  });
});

describe('the drawing', () => {
  it('has August first at the top and goes clockwise', () => {
    expect(degreesOf('2026-08-01', 2026)).toBe(0);
    expect(degreesOf('2026-11-01', 2026)).toBeCloseTo((92 / 365) * 360, 10);
    expect(degreesOf('2026-01-01', 2026)).toBe(0);
    expect(degreesOf('2028-01-01', 2026)).toBe(360);
    expect(pointAt(0, 100)).toEqual({ x: 0, y: -100 });
    expect(pointAt(90, 100)).toEqual({ x: 100, y: -0 });
    expect(listMonths(2026).slice(0, 6)).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ]);
  });

  it('draws a part as two arcs, and a whole year short of closing on itself', () => {
    expect(ringPart(0, 90, { inner: 50, outer: 100 })).toBe(
      'M0 -100 A100 100 0 0 1 100 0 L50 0 A50 50 0 0 0 0 -50 Z',
    );
    expect(ringPart(0, 360, { inner: 50, outer: 100 })).toMatch(
      /^M0 -100 A100 100 0 1 1 -0\.17 -100/,
    );
  });

  it('goes on through the year without turning back', () => {
    fc.assert(
      fc.property(fc.nat(363), fc.integer({ min: 2000, max: 2100 }), (days, startYear) => {
        const day = addDays(`${startYear}-08-01`, days);
        expect(degreesOf(addDays(day, 1), startYear)).toBeGreaterThan(degreesOf(day, startYear));
      }),
    );
  });

  it('puts marks that are near one another on rings of their own', () => {
    expect(spreadMarks([0, 5, 10, 40], { apart: 14, rings: [120, 92, 64] })).toEqual([
      120, 92, 64, 120,
    ]);
  });
});
