import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/platform/calendar';
import {
  listChangedFields,
  listEarlierRhythms,
  listStandingChanges,
  type PlanChangeRow,
  type PlanTerms,
  readPlanChangeForm,
} from '~/support/plans/plan-change';
import { findRhythm, listSessionDays } from '~/support/plans/session-days';

const TERMS: PlanTerms = {
  aim: 'Ljudar ihop ord.',
  methodId: 'blend-and-split',
  carriedOutBy: 'special-educator',
  place: 'classroom',
  minutes: 20,
  weekdays: [2, 4],
  weeks: 4,
  endDate: '2026-11-27',
  remeasureDate: '2026-12-01',
};

function change(id: string, day: string, before: Partial<PlanTerms> = {}): PlanChangeRow {
  const body = {
    kind: 'changed',
    reason: 'x',
    before: { ...TERMS, ...before },
    after: TERMS,
  } as const;
  return { id, day, body };
}
const takeBack = (changeId: string): PlanChangeRow => ({
  id: `not-${changeId}`,
  day: '2026-11-20',
  body: { kind: 'taken-back', changeId },
});

/** Monday 2 to Friday 27 November 2026. */
const SPAN = { startDate: '2026-11-02', endDate: '2026-11-27' };

describe('what was planned before a change', () => {
  it('the worked example: two a week until Monday 16 November, then three', () => {
    const earlier = listEarlierRhythms([change('a', '2026-11-16')]);
    const rhythm = { ...SPAN, weekdays: [1, 3, 5], earlier };
    const week = (monday: string) =>
      listSessionDays(rhythm, { from: monday, to: addDays(monday, 4) }, []);
    expect(week('2026-11-09')).toEqual(['2026-11-10', '2026-11-12']);
    expect(week('2026-11-16')).toEqual(['2026-11-16', '2026-11-18', '2026-11-20']);
    expect(findRhythm({ minutes: 30, earlier }, '2026-11-15').minutes).toBe(20);
    expect(findRhythm({ minutes: 30, earlier }, '2026-11-16').minutes).toBe(30);
  });

  it('two changes one after the other, and two on one day', () => {
    const rows = [
      change('a', '2026-11-09', { weekdays: [1] }),
      change('b', '2026-11-16', { weekdays: [1, 2] }),
      change('c', '2026-11-16', { weekdays: [5] }),
    ];
    const rhythm = { ...SPAN, weekdays: [3], earlier: listEarlierRhythms(rows) };
    expect(listSessionDays(rhythm, { from: '2026-11-01', to: '2026-11-22' }, [])).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-10',
      '2026-11-18',
    ]);
  });

  it('a change that was taken back is as if it had never been', () => {
    const rows = [change('a', '2026-11-09'), change('b', '2026-11-16'), takeBack('b')];
    expect(listStandingChanges(rows).map(({ id }) => id)).toEqual(['a']);
    expect(listEarlierRhythms([change('b', '2026-11-16'), takeBack('b')])).toEqual([]);
  });

  it('no change moves a planned day before it', () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(weekdays, weekdays, fc.integer({ min: 0, max: 25 }), (before, after, at) => {
        const day = addDays(SPAN.startDate, at);
        const until = { from: SPAN.startDate, to: addDays(day, -1) };
        const rows = [change('a', day, { weekdays: before })];
        const unchanged = listSessionDays({ ...SPAN, weekdays: before, earlier: [] }, until, []);
        const changed = { ...SPAN, weekdays: after, earlier: listEarlierRhythms(rows) };
        expect(listSessionDays(changed, until, [])).toEqual(unchanged);
      }),
    );
  });
});

describe('the form', () => {
  const form = (over: Record<string, string> = {}) => {
    const sent = new FormData();
    const fields = { ...TERMS, intent: 'change', reason: 'Oftare.', weekdays: '3', ...over };
    for (const [name, value] of Object.entries(fields)) sent.set(name, String(value));
    return sent;
  };

  it('is read with its reason, and told which fields cannot be taken', () => {
    expect(readPlanChangeForm(form())).toMatchObject({
      ok: true,
      form: { intent: 'change', fields: { reason: 'Oftare.', weekdays: [3], weeks: 4 } },
    });
    expect(readPlanChangeForm(form({ reason: ' ', minutes: '0' }))).toEqual({
      ok: false,
      fields: ['minutes', 'reason'],
    });
    expect(readPlanChangeForm(form({ intent: 'take-back', changeId: 'x' }))).toEqual({
      ok: false,
      fields: [],
    });
  });

  it('says what differs, what concerns how much first', () => {
    expect(listChangedFields(TERMS, { ...TERMS })).toEqual([]);
    expect(listChangedFields(TERMS, { ...TERMS, aim: 'Annat', weekdays: [1, 3, 5] })).toEqual([
      'weekdays',
      'aim',
    ]);
  });
});
