import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDaysProblem,
  findOwnDays,
  isGivenTo,
  RUN_ROLES,
  resolveSetUp,
  type SetUpRow,
} from '~/roster/set-up/set-up';

const SCHOOL = '00000000-0000-7000-8000-000000000001';
const WINDOW = '00000000-0000-7000-8000-000000000002';
const window = { id: WINDOW, startDate: '2026-09-01', endDate: '2026-10-02' };
const own = (line: string, value: unknown): SetUpRow => ({ schoolId: SCHOOL, line, value });
const limit = (line: string, value: unknown): SetUpRow => ({ schoolId: null, line, value });
const days = (startDate: string, endDate: string) =>
  own('calendar', { days: [{ windowId: WINDOW, startDate, endDate }] });

describe('what holds in a school', () => {
  it('is what all have while nobody has chosen, and when what was kept cannot be read', () => {
    const common = {
      days: [],
      leaders: [...RUN_ROLES],
      readers: [...RUN_ROLES],
      leftOut: [],
      looksNear: false,
      letter: { sv: '', en: '' },
    };
    expect(resolveSetUp([])).toMatchObject(common);
    expect(
      resolveSetUp([own('roles', { leaders: [] }), own('letter', null), limit('tasks', 7)]),
    ).toMatchObject(common);
  });

  it('is the school’s own choice inside the limit', () => {
    const held = resolveSetUp([
      days('2026-09-08', '2026-09-11'),
      own('roles', { leaders: ['teacher'], readers: ['special-educator'] }),
      own('tasks', { leftOut: ['autumn/understand-words', 'autumn/name-pictures'] }),
      own('attention', { looksNear: true }),
      own('letter', { sv: 'Öppet hus på torsdag.', en: '' }),
      limit('tasks', { isOpen: true, mustDo: ['autumn/name-pictures'] }),
    ]);
    expect(held).toMatchObject({
      leaders: ['teacher'],
      readers: ['special-educator'],
      leftOut: ['autumn/understand-words'],
      looksNear: true,
      letter: { sv: 'Öppet hus på torsdag.', en: '' },
    });
    expect(findOwnDays(held, window)).toEqual({ startDate: '2026-09-08', endDate: '2026-09-11' });
  });

  it('is kept and does not hold while the municipality has closed the line', () => {
    const closed = ['calendar', 'attention', 'letter'].map((line) =>
      limit(line, { isOpen: false }),
    );
    const held = resolveSetUp([
      days('2026-09-08', '2026-09-11'),
      own('attention', { looksNear: true }),
      own('letter', { sv: 'Hej', en: 'Hello' }),
      ...closed,
    ]);
    expect(held).toMatchObject({ days: [], looksNear: false, letter: { sv: '', en: '' } });
    expect(held.chosen.letter).toEqual({ sv: 'Hej', en: 'Hello' });
  });

  it('never gives a role more than the municipality, and never leaves a work to nobody', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...RUN_ROLES), { minLength: 1 });
    fc.assert(
      fc.property(roles, roles, fc.boolean(), (wanted, allowed, isOpen) => {
        const { leaders } = resolveSetUp([
          own('roles', { leaders: wanted, readers: wanted }),
          limit('roles', { isOpen, leaders: allowed, readers: allowed }),
        ]);
        expect(leaders.length).toBeGreaterThan(0);
        expect(allowed).toEqual(expect.arrayContaining(leaders));
        const both = allowed.filter((role) => wanted.includes(role));
        expect(new Set(leaders)).toEqual(new Set(isOpen && both.length > 0 ? both : allowed));
      }),
    );
  });
});

describe('days of a school', () => {
  it.each([
    ['2026-09-01', '2026-10-02', null],
    ['2026-09-08', '2026-09-08', null],
    ['2026-08-31', '2026-09-11', { field: 'startDate', problem: 'outside-window' }],
    ['2026-10-03', '2026-10-03', { field: 'startDate', problem: 'outside-window' }],
    ['2026-09-30', '2026-10-03', { field: 'endDate', problem: 'outside-window' }],
    ['2026-09-11', '2026-09-08', { field: 'endDate', problem: 'end-before-start' }],
  ])('%s to %s', (startDate, endDate, problem) => {
    expect(findDaysProblem({ startDate, endDate }, window)).toEqual(problem);
  });

  it('do not hold when the municipality has moved its window from under them', () => {
    const held = resolveSetUp([days('2026-09-08', '2026-09-11')]);
    expect(findOwnDays(held, { ...window, startDate: '2026-09-09' })).toBeNull();
    expect(findOwnDays(held, { ...window, id: SCHOOL })).toBeNull();
  });
});

it('a work is given to who holds one of its roles', () => {
  expect(isGivenTo(['special-educator'], ['teacher'])).toBe(false);
  expect(isGivenTo(['special-educator'], ['teacher', 'special-educator'])).toBe(true);
  expect(isGivenTo(['teacher'], ['principal'])).toBe(false);
});
