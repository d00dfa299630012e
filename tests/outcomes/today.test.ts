import { expect, test } from 'vitest';
import { emptySummary, type Summary } from '~/outcomes/summary';
import { listRoundItems, orderToday, type RunningClass } from '~/outcomes/today';

/** A class of twenty with so many missing, for a reason each. */
function lacking(reasons: Partial<Summary['reasons']>): Summary {
  const missing = Object.values(reasons).reduce((sum, count) => sum + count, 0);
  const empty = emptySummary();
  return {
    ...empty,
    enrolled: 20,
    planned: 20,
    screened: 20 - missing,
    missing,
    reasons: { ...empty.reasons, ...reasons },
  };
}

const running = (overrides: Partial<RunningClass> = {}): RunningClass => ({
  classId: 'class',
  className: '1A',
  lastDay: '2026-02-20',
  openSittingId: null,
  mayLead: true,
  pupils: 20,
  begun: 18,
  summary: lacking({ absent: 1, declined: 1 }),
  oneToOne: 3,
  ...overrides,
});
const kinds = (own: RunningClass, maySeeResults = true) =>
  listRoundItems(own, maySeeResults).map(({ kind, count }) => [kind, count]);

test('an open round is gone on with, and nothing else is asked meanwhile', () => {
  expect(kinds(running({ openSittingId: 'sitting' }))).toEqual([['continue-round', 2]]);
});
test('a class where nobody has begun starts', () => {
  expect(kinds(running({ begun: 0, summary: lacking({ 'not-begun': 20 }) }))).toEqual([
    ['start-round', 20],
  ]);
});
test('a begun round asks for those missing and for readings', () => {
  expect(kinds(running())).toEqual([
    ['catch-up', 2],
    ['one-to-one', 3],
  ]);
});
test('a test leader is not told who reads one to one', () => {
  expect(kinds(running(), false)).toEqual([['catch-up', 2]]);
});
test('those who declined or wait are told of, and are no reason to catch up', () => {
  const summary = lacking({ declined: 1, 'new-in-class': 2 });
  expect(kinds(running({ summary, oneToOne: 0 }))).toEqual([]);
  const absent = lacking({ declined: 1, 'new-in-class': 2, absent: 1 });
  expect(listRoundItems(running({ summary: absent, oneToOne: 0 }), true)).toMatchObject([
    { kind: 'catch-up', count: 4, why: { reasons: absent.reasons } },
  ]);
});
test('a class that is done, and a class without pupils, ask for nothing', () => {
  expect(kinds(running({ summary: lacking({}), oneToOne: 0 }))).toEqual([]);
  expect(kinds(running({ pupils: 0, begun: 0, summary: lacking({}) }))).toEqual([]);
});
test('what is under way comes first, then decisions, then what is to be begun', () => {
  const nothing = { lastDay: null, why: null };
  const items = [
    ...listRoundItems(running({ className: '1B' }), true),
    ...listRoundItems(running({ className: '1A', begun: 0 }), true),
    ...listRoundItems(running({ openSittingId: 'sitting', className: '1C' }), true),
    { kind: 'decide-flags' as const, to: '/overview', className: null, count: 1, ...nothing },
    { kind: 'watch-due' as const, to: '/overview', className: null, count: 1, ...nothing },
  ];
  expect(orderToday(items).map(({ kind }) => kind)).toEqual([
    'continue-round',
    'watch-due',
    'decide-flags',
    'start-round',
    'catch-up',
    'one-to-one',
  ]);
});
