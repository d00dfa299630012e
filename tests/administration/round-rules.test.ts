import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseWord } from '~/administration/board';
import { canonicalJson, isShallowJson } from '~/administration/canonical-json';
import { estimateMadeAtMs, isWithinGrant, toDeviceTime } from '~/administration/event-reading';
import { nameByMembership } from '~/administration/round-names';
import {
  type AttemptFacts,
  listTasksLeft,
  readAttemptState,
} from '~/administration/round-progress';
import { chooseWindow, endOfDay, timeWindow } from '~/administration/round-time';
import type { WindowPlan } from '~/instruments/battery';

describe('canonical JSON', () => {
  it('is one text for one value, whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'å' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"å","d":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('knows deep nesting from brackets in texts', () => {
    expect(isShallowJson('[[[]]]', 3)).toBe(true);
    expect(isShallowJson('[[[[]]]]', 3)).toBe(false);
    expect(isShallowJson('["[[[[\\"[[[["]', 1)).toBe(true);
  });
});

describe('when an event was made', () => {
  const grant = {
    admittedAt: new Date('2026-01-20T08:00:00Z'),
    grantExpiresAt: new Date('2026-01-20T23:00:00Z'),
    revokedAt: null,
  };
  const at = (text: string) => new Date(text).getTime();

  it('is counted back from when its batch was sent, by the device’s own clock', () => {
    expect(estimateMadeAtMs(1_000, 61_000, 1_000_000)).toBe(940_000);
    expect(estimateMadeAtMs(99_000, 61_000, 1_000_000)).toBe(1_000_000);
  });

  it('decides only after the grant has ended', () => {
    const during = at('2026-01-20T22:00:00Z');
    const after = at('2026-01-22T08:00:00Z');
    expect(isWithinGrant(grant, 0, during)).toBe(true);
    expect(isWithinGrant(grant, at('2026-01-20T09:00:00Z'), after)).toBe(true);
    expect(isWithinGrant(grant, at('2026-01-21T09:00:00Z'), after)).toBe(false);
    expect(isWithinGrant(grant, 0, after)).toBe(false);
    const revoked = { ...grant, revokedAt: new Date('2026-01-20T10:00:00Z') };
    expect(isWithinGrant(revoked, at('2026-01-20T09:59:00Z'), during)).toBe(true);
    expect(isWithinGrant(revoked, at('2026-01-20T10:01:00Z'), during)).toBe(false);
  });

  it('becomes an instant the database can hold, whatever the clock says', () => {
    expect(toDeviceTime(-5).getTime()).toBe(0);
    expect(toDeviceTime(1e300).getUTCFullYear()).toBe(2200);
    expect(toDeviceTime(1234.6).getTime()).toBe(1235);
  });
});

describe('what is left to do', () => {
  const now = Date.UTC(2026, 0, 20);
  const plan: WindowPlan = { form: 'B', wholeClass: ['one', 'two'], oneToOne: ['read'] };
  const facts = (overrides: Partial<AttemptFacts>): AttemptFacts => ({
    attemptId: 'a',
    membershipId: 'm',
    taskId: 'one',
    formId: 'B',
    driver: 'pupil',
    deviceId: 'd',
    invalidated: false,
    completed: false,
    timedStarted: false,
    endReason: null,
    endSequence: null,
    lastSequence: 9,
    lastReceivedAt: new Date(now - 1000),
    answered: 3,
    ...overrides,
  });
  const left = (...attempts: AttemptFacts[]) => listTasksLeft(plan, plan.wholeClass, attempts, now);
  const two = { taskId: 'two', formId: 'B' };

  it('is everything at first, and nothing of a task that is done', () => {
    expect(left()).toEqual([{ taskId: 'one', formId: 'B' }, two]);
    expect(left(facts({ completed: true }))).toEqual([two]);
    expect(left(facts({ endReason: 'stop-rule', endSequence: 9 }))).toEqual([two]);
    expect(left(facts({ endReason: 'time', endSequence: 9 }))).toEqual([two]);
  });

  it('is the same form after a lesson that ended, the reserve after seven days or set aside', () => {
    const resting = facts({ endReason: 'lesson-over', endSequence: 9 });
    expect(readAttemptState(resting, now)).toBe('running');
    expect(left(resting)[0]).toEqual({ taskId: 'one', formId: 'B' });
    const old = facts({ lastReceivedAt: new Date(now - 8 * 86_400_000) });
    expect(readAttemptState(old, now)).toBe('void');
    expect(left(old)[0]).toEqual({ taskId: 'one', formId: 'D' });
    expect(left(facts({ completed: true, invalidated: true }))[0]).toEqual({
      taskId: 'one',
      formId: 'D',
    });
  });

  it('is the reserve form for a timed reading that was cut off', () => {
    expect(readAttemptState(facts({ timedStarted: true }), now)).toBe('running');
    const cutOff = facts({ timedStarted: true, endReason: 'abandoned', endSequence: 9 });
    expect(readAttemptState(cutOff, now)).toBe('void');
    const silent = facts({ timedStarted: true, lastReceivedAt: new Date(now - 700_000) });
    expect(readAttemptState(silent, now)).toBe('void');
    expect(readAttemptState(facts({ endReason: 'sound-fault', endSequence: 9 }), now)).toBe(
      'ended-early',
    );
  });

  it('is done when the hidden time ended a timed run, and the reserve form when anything else did', () => {
    const ended = (endReason: string) => facts({ timedStarted: true, endReason, endSequence: 9 });
    expect(readAttemptState(ended('time'), now)).toBe('ended-early');
    expect(left(ended('time'))).toEqual([two]);
    for (const reason of ['lesson-over', 'declined', 'abandoned']) {
      expect(readAttemptState(ended(reason), now)).toBe('void');
      expect(left(ended(reason))[0]).toEqual({ taskId: 'one', formId: 'D' });
    }
  });
});

describe('windows and days', () => {
  const winter = { startDate: '2026-01-12', endDate: '2026-02-13', catchUpEndDate: '2026-02-27' };
  const spring = { startDate: '2026-04-20', endDate: '2026-05-22', catchUpEndDate: '2026-06-05' };

  it('takes the window of today, else the latest begun, else the first to come', () => {
    const choose = (day: string) => chooseWindow([spring, winter], day);
    expect(choose('2026-01-12')).toBe(winter);
    expect(choose('2026-02-27')).toBe(winter);
    expect(choose('2026-03-15')).toBe(winter);
    expect(choose('2026-04-20')).toBe(spring);
    expect(choose('2025-12-01')).toBe(winter);
    expect(chooseWindow([], '2026-01-01')).toBeNull();
    expect(timeWindow(winter, '2026-02-13')).toBe('within');
    expect(timeWindow(winter, '2026-02-14')).toBe('catch-up');
    expect(timeWindow(winter, '2026-02-28')).toBe('outside');
  });

  it('ends a day at midnight of the zone, also when the clock is changed', () => {
    const end = (day: string) => endOfDay(day, 'Europe/Stockholm').toISOString();
    expect(end('2026-01-20')).toBe('2026-01-20T23:00:00.000Z');
    expect(end('2026-07-01')).toBe('2026-07-01T22:00:00.000Z');
    expect(end('2026-03-28')).toBe('2026-03-28T23:00:00.000Z');
    expect(end('2026-03-29')).toBe('2026-03-29T22:00:00.000Z');
    expect(end('2026-10-25')).toBe('2026-10-25T23:00:00.000Z');
  });
});

describe('names', () => {
  it('tells homonyms apart with as little as is needed', () => {
    const people = [
      ['1', 'Elsa', 'Berg'],
      ['2', 'Elsa', 'Björk'],
      ['3', 'Elsa', 'Ek'],
      ['4', 'Noor', 'Ali'],
      ['5', 'Elsa', 'Ek'],
    ].map(([membershipId, givenName, familyName]) => ({
      membershipId: membershipId!,
      givenName: givenName!,
      familyName: familyName!,
      protectedIdentity: false,
    }));
    const alias = {
      membershipId: '6',
      givenName: 'Alias 1',
      familyName: '',
      protectedIdentity: true,
    };
    expect([...nameByMembership([...people, alias])].sort()).toEqual([
      ['1', 'Elsa Berg'],
      ['2', 'Elsa Björk'],
      ['3', 'Elsa Ek'],
      ['4', 'Noor'],
      ['5', 'Elsa Ek'],
      ['6', 'Alias 1'],
    ]);
  });
});

describe('the word on the board', () => {
  const now = 1_000_000;
  const pupil = {
    state: null,
    presence: {
      state: 'working' as const,
      taskId: 'one',
      answered: 1,
      total: 2,
      unsent: 0,
      rapid: false,
      reading: null,
    },
    seenAt: new Date(now),
    waits: false,
    tasksDone: 0,
    tasksAll: 2,
    hasBegun: true,
  };
  const gone = { ...pupil, presence: null, seenAt: null };

  it('is what the adult said, then the device, then what is done', () => {
    expect(chooseWord({ ...pupil, state: 'absent' }, now)).toBe('absent');
    expect(chooseWord({ ...pupil, waits: true, state: 'absent' }, now)).toBe('absent');
    expect(chooseWord({ ...gone, waits: true }, now)).toBe('new-in-class');
    expect(chooseWord(pupil, now)).toBe('working');
    expect(chooseWord(pupil, now + 61_000)).toBe('silent');
    expect(chooseWord(gone, now)).toBe('part-done');
    expect(chooseWord({ ...gone, hasBegun: false }, now)).toBe('not-here');
    expect(chooseWord({ ...gone, tasksDone: 2 }, now)).toBe('finished');
  });

  it('is finished for a silent device that has nothing left, unless answers are still on it', () => {
    const done = { ...pupil, tasksDone: 2 };
    expect(chooseWord(done, now + 61_000)).toBe('finished');
    const unsent = { ...done, presence: { ...done.presence, unsent: 3 } };
    expect(chooseWord(unsent, now + 61_000)).toBe('silent');
  });
});
