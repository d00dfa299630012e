import { expect, test } from 'vitest';
import { givenOfPlan } from '~/support/plans/plan-given';

const part = (pupilId: string, startDate: string, endDate: string | null = null) => ({
  pupilId,
  name: pupilId,
  classId: '1a',
  className: '1A',
  startDate,
  endDate,
});
const session = (day: string, isHeld = true, absentIds: string[] = []) => ({
  day,
  isHeld,
  absentIds,
  reason: null,
  minutes: isHeld ? 20 : null,
  by: 'Amina',
});
/** Monday, Wednesday and Friday for two weeks. */
const plan = {
  planId: 'plan',
  weekdays: [1, 3, 5],
  earlier: [],
  startDate: '2026-11-02',
  endDate: '2026-11-13',
  pupils: [
    part('one', '2026-11-02'),
    part('late', '2026-11-09'),
    part('left', '2026-11-02', '2026-11-06'),
  ],
  sessions: [
    session('2026-11-02'),
    session('2026-11-04', false),
    session('2026-11-06'),
    session('2026-11-09'),
    session('2026-11-11', true, ['late']),
  ],
};

test.each([
  ['one', '2026-11-13', { planned: 6, held: 4, minutes: 80 }],
  ['one', '2026-11-06', { planned: 3, held: 2, minutes: 40 }],
  ['late', '2026-11-13', { planned: 3, held: 1, minutes: 20 }],
  ['left', '2026-11-13', { planned: 3, held: 2, minutes: 40 }],
  ['stranger', '2026-11-13', { planned: 0, held: 0, minutes: 0 }],
])('%s until %s', (pupilId, today, given) => {
  expect(givenOfPlan(plan, pupilId, today, [])).toEqual(given);
});

test('a break takes its days away', () => {
  const breaks = [{ startDate: '2026-11-09', endDate: '2026-11-13' }];
  expect(givenOfPlan(plan, 'one', '2026-11-06', breaks).planned).toBe(3);
  expect(givenOfPlan(plan, 'one', '2026-11-13', breaks).planned).toBe(3);
});
