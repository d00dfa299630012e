import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import {
  answer,
  choiceRun,
  eventsOf,
  gridRun,
  gridTask,
  letterSounds,
  realOrMadeUp,
  startedBody,
  uuidOf,
} from './task-factory';

const task = letterSounds();
const rule = getPolicy('grund-1').validity;
const judge = (bodies: EventBody[]) =>
  judgeValidity(scoreAttempt(task, 'B', eventsOf(bodies)), rule);
const withTimes = (times: (number | null)[]) =>
  times.map((time, position) => answer(task, position, true, time));

describe('response validity', () => {
  it('worked example: 3 rapid of 10 cannot be interpreted, 2 of 10 can', () => {
    const slow = Array.from({ length: 7 }, () => 1500);
    expect(judge(withTimes([399, 100, 250, ...slow]))).toEqual({
      interpretable: false,
      reasons: ['too-fast'],
      rapid: 3,
      answered: 10,
    });
    expect(judge(withTimes([399, 100, 400, ...slow]))).toMatchObject({
      interpretable: true,
      rapid: 2,
    });
  });

  it('an unknown time is not rapid and stays in the base', () =>
    expect(judge(withTimes([null, null, null, 100]))).toMatchObject({
      interpretable: true,
      rapid: 1,
      answered: 4,
    }));

  it('nothing answered is not too fast', () =>
    expect(judge([])).toMatchObject({ interpretable: true, answered: 0 }));

  it('always wrong, and always the same side, at a normal pace are valid', () => {
    expect(judge(choiceRun(task, 0)).interpretable).toBe(true);
    const twoSided = realOrMadeUp();
    const oneSided = Array.from({ length: 32 }, (_, n) => answer(twoSided, n, n % 2 === 0));
    const score = scoreAttempt(twoSided, 'B', eventsOf(oneSided));
    expect(judgeValidity(score, rule).interpretable).toBe(true);
  });

  it('a failed sound check is a sound fault, a later good one is not', () => {
    const failed: EventBody = { type: 'sound-checked', heard: false };
    const heard: EventBody = { type: 'sound-checked', heard: true };
    expect(judge([failed, ...choiceRun(task, 5)]).reasons).toEqual(['sound-fault']);
    expect(judge([failed, heard, ...choiceRun(task, 5)]).reasons).toEqual([]);
  });

  it('an attempt ended for the sound is a sound fault until it is heard again', () => {
    const ended: EventBody = { type: 'ended-early', reason: 'sound-fault' };
    expect(judge([answer(task, 0, true), ended]).reasons).toEqual(['sound-fault']);
    const again: EventBody = { type: 'sound-checked', heard: true };
    expect(judge([answer(task, 0, true), ended, again]).reasons).toEqual([]);
  });

  it('two pupils in one attempt', () =>
    expect(judge([startedBody(task.id), startedBody(task.id, 'B', 8)]).reasons).toEqual([
      'wrong-pupil',
    ]));

  it('two devices that write at the same place', () => {
    const events = eventsOf(choiceRun(task, 5));
    const twin = { ...events[3]!, id: uuidOf(77) };
    const validity = judgeValidity(scoreAttempt(task, 'B', [...events, twin]), rule);
    expect(validity.reasons).toEqual(['two-devices']);
  });

  it('what staff know counts as well', () => {
    const score = scoreAttempt(task, 'B', eventsOf(choiceRun(task, 5)));
    expect(judgeValidity(score, rule, { wrongPupil: true }).reasons).toEqual(['wrong-pupil']);
    expect(judgeValidity(score, rule, { twoDevices: true }).reasons).toEqual(['two-devices']);
  });

  it('a reading marked by an adult has no rapid answers', () => {
    const score = scoreAttempt(gridTask(), 'B', eventsOf(gridRun(20, [])));
    expect(judgeValidity(score, rule)).toMatchObject({ interpretable: true, answered: 0 });
  });
});

describe('a result for the level', () => {
  const resultOf = (bodies: EventBody[]) => {
    const score = scoreAttempt(task, 'B', eventsOf(bodies));
    return toTaskResult(score, judgeValidity(score, rule));
  };
  it('counts when it is done and can be interpreted', () =>
    expect(resultOf(choiceRun(task, 19))).toEqual({
      taskId: 'letter-sounds',
      right: 19,
      presented: 24,
      wrong: 5,
      seconds: null,
      stopped: false,
      problem: null,
    }));
  it.each([
    ['too-fast', choiceRun(task, 24, { responseMs: 200 })],
    ['in-progress', [answer(task, 0, true)]],
    ['in-progress', []],
    ['ended-early', [answer(task, 0, true), { type: 'ended-early', reason: 'lesson-over' }]],
    ['declined', [{ type: 'ended-early', reason: 'declined' }]],
    ['sound-fault', [{ type: 'ended-early', reason: 'sound-fault' }]],
  ] satisfies [string, EventBody[]][])('does not count: %s', (problem, bodies) =>
    expect(resultOf(bodies).problem).toBe(problem),
  );

  it.each([
    ['last-item-not-marked', gridRun(9, []).filter((body) => body.type !== 'grid-last-marked')],
    ['void', [...gridRun(9, []).slice(0, 3), { type: 'ended-early', reason: 'abandoned' }]],
  ] satisfies [string, EventBody[]][])('a reading does not count: %s', (problem, bodies) => {
    const score = scoreAttempt(gridTask(), 'B', eventsOf(bodies));
    expect(toTaskResult(score, judgeValidity(score, rule)).problem).toBe(problem);
  });

  it('a reading carries its seconds and whether it was stopped by rule', () => {
    const score = scoreAttempt(gridTask(), 'B', eventsOf(gridRun(19, [3, 4], 60)));
    expect(toTaskResult(score, judgeValidity(score, rule))).toMatchObject({
      right: 18,
      presented: 20,
      wrong: 2,
      seconds: 60,
      stopped: false,
      problem: null,
    });
  });
});
