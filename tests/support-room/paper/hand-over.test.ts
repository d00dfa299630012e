import { describe, expect, it } from 'vitest';
import { findHandOverProblem, listStandingSteps } from '~/support/paper/hand-over';
import { orderTimeline, type TimelineEntry } from '~/support/paper/timeline';

const given = { kind: 'given', staffMemberId: 'a' } as const;
const received = { kind: 'received', staffMemberId: 'b' } as const;

describe('a hand-over', () => {
  it.each([
    [[], 'give', 'a', null],
    [[], 'receive', 'b', 'not-given'],
    [[], 'take-back', 'a', 'not-yours'],
    [[given], 'give', 'b', 'already-given'],
    [[given], 'receive', 'a', 'own'],
    [[given], 'receive', 'b', null],
    [[given], 'take-back', 'b', 'not-yours'],
    [[given], 'take-back', 'a', null],
    [[given, received], 'receive', 'c', 'not-given'],
    [[given, received], 'give', 'b', null],
  ] as const)('%j, %s by %s: %s', (steps, intent, who, problem) => {
    expect(findHandOverProblem(steps, intent, who)).toBe(problem);
  });

  it('stands without what was taken back', () => {
    const rows = ['given', 'taken-back', 'given', 'received', 'taken-back'];
    expect(listStandingSteps(rows.map((kind) => ({ kind })))).toEqual([{ kind: 'given' }]);
  });
});

describe('a timeline', () => {
  it('is in the order of days, and of work within a day', () => {
    const entry = (day: string, kind: TimelineEntry['kind']) =>
      ({ day, kind, by: null }) as unknown as TimelineEntry;
    const entries = [
      entry('2026-11-02', 'hand-over'),
      entry('2026-11-02', 'result'),
      entry('2026-10-01', 'plan'),
      entry('2026-11-02', 'case'),
    ];
    expect(orderTimeline(entries).map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-10-01', 'plan'],
      ['2026-11-02', 'result'],
      ['2026-11-02', 'case'],
      ['2026-11-02', 'hand-over'],
    ]);
  });
});
