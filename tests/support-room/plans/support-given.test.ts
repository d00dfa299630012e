import { describe, expect, it } from 'vitest';
import { NEEDS } from '~/support/groups/need';
import { listCatalogue, orderForNeed } from '~/support/plans/method';
import { METHOD_CATALOGUE } from '~/support/plans/method-catalogue';
import { proposePlan, readPlanForm } from '~/support/plans/plan-form';
import { findLastDay, findNextStart, listSessionDays } from '~/support/plans/session-days';
import { countSupportGiven, type PupilSession } from '~/support/plans/support-given';

/** Monday 2 November to Friday 13 November 2026. */
const PART = {
  planId: 'p',
  weekdays: [1, 3, 5],
  earlier: [],
  startDate: '2026-11-02',
  endDate: '2026-11-13',
};
const ALL = { from: '2026-11-01', to: '2026-11-30' };
const session = (day: string, changes: Partial<PupilSession> = {}): PupilSession => ({
  planId: 'p',
  day,
  isHeld: true,
  isPresent: true,
  minutes: 20,
  ...changes,
});

describe('days with a session', () => {
  it('are the weekdays of the plan, without breaks and outside days', () => {
    const breaks = [{ startDate: '2026-11-04', endDate: '2026-11-06' }];
    expect(listSessionDays(PART, ALL, breaks)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-11',
      '2026-11-13',
    ]);
    expect(listSessionDays(PART, { from: '2026-11-12', to: '2026-11-12' }, [])).toEqual([]);
  });

  it.each([
    ['2026-11-02', 1, [], '2026-11-06'],
    ['2026-11-02', 2, [], '2026-11-13'],
    ['2026-11-04', 1, [], '2026-11-10'],
    ['2026-11-02', 2, [{ startDate: '2026-11-09', endDate: '2026-11-13' }], '2026-11-20'],
  ])('from %s so many weeks (%d) the last day is as it should be', (start, weeks, breaks, last) => {
    expect(findLastDay(start, weeks, breaks)).toBe(last);
  });

  it('a plan begins on the next Monday, or on the first school day after a break', () => {
    expect(findNextStart('2026-11-05', [])).toBe('2026-11-09');
    expect(findNextStart('2026-11-08', [])).toBe('2026-11-09');
    const breaks = [{ startDate: '2026-11-09', endDate: '2026-11-10' }];
    expect(findNextStart('2026-11-05', breaks)).toBe('2026-11-11');
  });
});

describe('support given', () => {
  it('five of six held, away from one: 4 of 6', () => {
    const sessions = [
      session('2026-11-02'),
      session('2026-11-04'),
      session('2026-11-06', { isPresent: false }),
      session('2026-11-09', { minutes: 10 }),
      session('2026-11-11', { isHeld: false, isPresent: false, minutes: null }),
      session('2026-11-13'),
    ];
    expect(countSupportGiven([PART], sessions, ALL, [])).toEqual({
      planned: 6,
      held: 4,
      minutes: 70,
    });
  });

  it('counts the days of the range only, and two plans together', () => {
    const range = { from: '2026-11-02', to: '2026-11-06' };
    const other = { ...PART, planId: 'q', weekdays: [2] };
    const sessions = [session('2026-11-02'), session('2026-11-09')];
    expect(countSupportGiven([PART, other], sessions, range, [])).toEqual({
      planned: 4,
      held: 1,
      minutes: 20,
    });
  });
});

describe('ways of working', () => {
  it('each need has one of its own at the top, and names are once', () => {
    for (const need of NEEDS) {
      expect(orderForNeed(listCatalogue(), need)[0]?.needs).toContain(need);
    }
    const ids = METHOD_CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that claim studies say which, and practice claims none', () => {
    for (const { evidence, source } of METHOD_CATALOGUE) {
      if (evidence === 'meta-analysis') expect(source).not.toBeNull();
      if (evidence === 'practice') expect(source).toBeNull();
    }
  });
});

describe('a new plan', () => {
  const calendar = { today: '2026-11-05', breaks: [], windowStarts: ['2027-01-18', '2027-04-26'] };

  it('is proposed from the dose, next week, measured in the next window', () => {
    expect(proposePlan({ minutes: 20, timesAWeek: 4, weeks: 8 }, calendar)).toMatchObject({
      startDate: '2026-11-09',
      weekdays: [1, 2, 3, 4],
      remeasureDate: '2027-01-18',
    });
    const none = { ...calendar, windowStarts: [] };
    expect(proposePlan({ minutes: 20, timesAWeek: 4, weeks: 2 }, none).remeasureDate).toBe(
      '2026-11-20',
    );
  });

  it('says which fields it cannot take', () => {
    const form = new FormData();
    const fields = {
      need: 'fluency',
      aim: ' ',
      methodId: 'read-again',
      carriedOutBy: 'teacher',
      place: 'classroom',
      minutes: '20',
      weeks: '99',
      startDate: '2026-11-09',
      remeasureDate: '2026-11-01',
    };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const read = readPlanForm(form, '2026-11-05');
    expect(read.ok || read.fields.toSorted()).toEqual(['aim', 'weekdays', 'weeks']);
    form.set('aim', 'Läser lättare.');
    form.set('weeks', '8');
    form.append('weekdays', '1');
    form.append('weekdays', '3');
    expect(readPlanForm(form, '2026-11-05')).toEqual({ ok: false, fields: ['remeasureDate'] });
    form.set('remeasureDate', '2027-01-18');
    expect(readPlanForm(form, '2026-11-05')).toMatchObject({
      ok: true,
      plan: { weekdays: [1, 3] },
    });
  });
});
