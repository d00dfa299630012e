import { expect, test } from 'vitest';
import { readStanding } from '~/support/flag-view';
import {
  findRemarkProblem,
  findReviewProblem,
  lastWatchDay,
  whyWaiting,
} from '~/support/review-rules';

const TODAY = '2026-01-20';

test.each([
  ['proposed', { decision: 'confirm' }, null],
  ['superseded', { decision: 'confirm' }, 'superseded'],
  ['proposed', { decision: 'watch', watchUntil: '2026-01-20' }, null],
  ['proposed', { decision: 'watch', watchUntil: '2026-03-03' }, null],
  ['proposed', { decision: 'watch', watchUntil: '2026-03-04' }, 'watch-day-too-far'],
  ['proposed', { decision: 'watch', watchUntil: '2026-01-19' }, 'watch-day-past'],
  ['proposed', { decision: 'watch' }, 'watch-day-missing'],
  ['proposed', { decision: 'watch', watchUntil: '2026-02-30' }, 'watch-day-missing'],
  ['proposed', { decision: 'watch', watchUntil: 'soon' }, 'watch-day-missing'],
  ['proposed', { decision: 'dismiss', reasonCode: 'known-and-supported' }, null],
  ['proposed', { decision: 'dismiss', reasonCode: 'because' }, 'reason-missing'],
  ['proposed', { decision: 'dismiss' }, 'reason-missing'],
  ['proposed', { decision: 'reopen' }, 'not-decided'],
  ['dismissed', { decision: 'reopen' }, null],
  ['confirmed', { decision: 'dismiss', reasonCode: 'other-information' }, null],
] as const)('%s, %j: %s', (state, decision, problem) => {
  expect(
    findReviewProblem(state, decision, { today: TODAY, lastDay: lastWatchDay(TODAY, []) }),
  ).toBe(problem);
});

test.each([
  ['proposed', false, null, 'new'],
  ['proposed', true, null, 'basis-changed'],
  ['confirmed', false, null, null],
  ['confirmed', true, null, 'basis-changed'],
  ['watched', false, '2026-01-21', null],
  ['watched', false, '2026-01-20', 'watch-due'],
  ['dismissed', true, null, 'basis-changed'],
  ['superseded', true, null, null],
] as const)(
  '%s, basis changed %s, watched until %s waits: %s',
  (state, basisChanged, watchUntil, why) => {
    expect(whyWaiting({ state, basisChanged, watchUntil, isObjected: false }, TODAY)).toBe(why);
  },
);

test('six school weeks are counted without breaks', () => {
  const sportsBreak = { startDate: '2026-02-23', endDate: '2026-02-27' };
  expect(lastWatchDay(TODAY, [])).toBe('2026-03-03');
  expect(lastWatchDay(TODAY, [sportsBreak])).toBe('2026-03-10');
});

test.each([
  ['confirmed', 'object', 'Hen läser detta hemma', null],
  ['dismissed', 'object', 'Hen läser detta hemma', null],
  ['proposed', 'object', 'Hen läser detta hemma', 'nothing-to-object'],
  ['proposed', 'comment', 'Jag hade bevakat', null],
  ['watched', 'comment', '  ', 'comment-missing'],
  ['superseded', 'comment', 'Jag hade bevakat', 'superseded'],
] as const)('%s, %s "%s": %s', (state, remark, comment, problem) => {
  expect(findRemarkProblem(state, remark, comment)).toBe(problem);
});

test('an objection waits until a new decision; a comment changes nothing', () => {
  const review = (decision: 'watch' | 'object' | 'comment' | 'dismiss', watchUntil?: string) => ({
    decision,
    watchUntil: watchUntil ?? null,
  });
  const wait = (
    state: 'watched' | 'proposed' | 'dismissed',
    ...reviews: ReturnType<typeof review>[]
  ) => whyWaiting(readStanding({ state, basisChanged: false, reviews }), TODAY);
  const watch = review('watch', TODAY);
  expect(wait('watched', watch, review('comment'))).toBe('watch-due');
  expect(wait('proposed', watch, review('object'))).toBe('objected');
  expect(wait('proposed', watch, review('object'), review('comment'))).toBe('objected');
  expect(wait('dismissed', watch, review('object'), review('dismiss'))).toBe(null);
});
