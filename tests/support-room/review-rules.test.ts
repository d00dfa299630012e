import { expect, test } from 'vitest';
import { findReviewProblem, whyWaiting } from '~/support/review-rules';

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
  expect(findReviewProblem(state, decision, TODAY)).toBe(problem);
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
    expect(whyWaiting({ state, basisChanged, watchUntil }, TODAY)).toBe(why);
  },
);
