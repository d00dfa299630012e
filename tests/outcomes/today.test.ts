import { expect, test } from 'vitest';
import { listRoundItems, orderToday, type RunningClass } from '~/outcomes/today';

const running = (overrides: Partial<RunningClass> = {}): RunningClass => ({
  classId: 'class',
  className: '1A',
  lastDay: '2026-02-20',
  openSittingId: null,
  pupils: 20,
  begun: 18,
  missing: 2,
  oneToOne: 3,
  ...overrides,
});
const kinds = (own: RunningClass, maySeeResults = true) =>
  listRoundItems(own, maySeeResults).map(({ kind, count }) => [kind, count]);

test('an open round is gone on with, and nothing else is asked meanwhile', () => {
  expect(kinds(running({ openSittingId: 'sitting' }))).toEqual([['continue-round', 2]]);
});
test('a class where nobody has begun starts', () => {
  expect(kinds(running({ begun: 0, missing: 20 }))).toEqual([['start-round', 20]]);
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
test('a class that is done, and a class without pupils, ask for nothing', () => {
  expect(kinds(running({ missing: 0, oneToOne: 0 }))).toEqual([]);
  expect(kinds(running({ pupils: 0, begun: 0, missing: 0 }))).toEqual([]);
});
test('what is under way comes first, then decisions, then what is to be begun', () => {
  const items = [
    ...listRoundItems(running({ className: '1B' }), true),
    ...listRoundItems(running({ className: '1A', begun: 0 }), true),
    ...listRoundItems(running({ openSittingId: 'sitting', className: '1C' }), true),
    { kind: 'decide-flags' as const, to: '/overview', className: null, count: 1, lastDay: null },
    { kind: 'watch-due' as const, to: '/overview', className: null, count: 1, lastDay: null },
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
