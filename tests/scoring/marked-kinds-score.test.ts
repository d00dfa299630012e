import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import type { MarkedTask } from '~/instruments/battery';
import { chooseCountedAttempts } from '~/scoring/counted-attempt';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { eventsOf, gridTask, mark, startedBody } from './task-factory';

const RULE = { rapidUnderMs: 400, rapidShare: 0.3 };
const taskOf = (kind: MarkedTask['kind'], itemCount = 36): MarkedTask =>
  ({ ...gridTask({ itemCount, columns: 6, seconds: 60 }), kind }) as MarkedTask;

function score(task: MarkedTask, bodies: readonly EventBody[]) {
  const scored = scoreAttempt(task, 'B', eventsOf(bodies));
  if (scored.kind !== 'timed-grid') throw new Error('not a marked task');
  return scored;
}

const readTo = (end: EventBody[], errors: readonly number[] = []): EventBody[] => [
  startedBody('read-words'),
  { type: 'grid-started' },
  ...errors.map((position) => mark(position, true)),
  ...end,
  { type: 'completed' },
];
const allRead = (secondsUsed: number): EventBody[] => [
  { type: 'grid-stopped', secondsUsed, reason: 'all-read' },
  { type: 'grid-last-marked', position: 35 },
];
const timeUp = (last: number): EventBody[] => [
  { type: 'grid-time-ended', secondsUsed: 60 },
  { type: 'grid-last-marked', position: last },
];
const onPaper = (lastPosition: number, errors: number, secondsUsed: number): EventBody[] => [
  startedBody('read-words'),
  { type: 'paper-entered', lastPosition, errors, secondsUsed },
  { type: 'completed' },
];

describe('running text', () => {
  it('counts words a minute and accuracy as a grid does', () => {
    const text = score(taskOf('timed-passage'), readTo(timeUp(29), [3, 17, 34]));
    expect(text).toMatchObject({ state: 'done', reached: 30, errors: 2, correct: 28 });
    expect(text).toMatchObject({ perMinute: 28, secondsUsed: 60, itemsPerSecond: null });
    expect(text.accuracy).toBeCloseTo(28 / 30, 10);
  });

  it('knows no stop for a first row: it is a stop by the adult, who marks the last word', () => {
    const bodies = readTo(
      [{ type: 'grid-stopped', secondsUsed: 20, reason: 'first-row-wrong' }],
      [0, 1, 2, 3, 4, 5],
    );
    expect(score(taskOf('timed-passage'), bodies)).toMatchObject({
      state: 'in-progress',
      awaitsLastItem: true,
      stoppedByRule: false,
    });
    expect(score(taskOf('timed-grid'), bodies).stoppedByRule).toBe(true);
  });
});

describe('naming', () => {
  const pictures = taskOf('rapid-naming');

  it('worked example: 36 pictures in 45 s with 3 errors are .8 a second, 33 of 36 right', () => {
    const named = score(pictures, readTo(allRead(45), [1, 9, 30]));
    expect(named).toMatchObject({ reached: 36, errors: 3, correct: 33, secondsUsed: 45 });
    expect(named.itemsPerSecond).toBeCloseTo(0.8, 10);
    expect(named.accuracy).toBeCloseTo(33 / 36, 10);
    expect(named.perMinute).toBeCloseTo(44, 10);
  });

  it('zero seconds gives no speed', () =>
    expect(score(pictures, readTo(allRead(0))).itemsPerSecond).toBeNull());

  it('never decides a level', () => {
    const named = score(pictures, readTo(allRead(45)));
    const attempt = { attemptId: '1', invalidated: false, secondMarker: false, score: named };
    const validity = judgeValidity(named, RULE);
    expect(chooseCountedAttempts([{ ...attempt, validity }])).toEqual([]);
  });
});

describe('a correction after the end', () => {
  it.each([
    ['all read', allRead(40)],
    ['time', timeUp(35)],
  ])('counts when the reading ended by %s', (_, end) => {
    const bodies = readTo([...end, mark(35, true), mark(2, false)], [2, 3]);
    expect(score(taskOf('timed-grid'), bodies)).toMatchObject({ errors: 2, correct: 34 });
  });
});

describe('a reading on paper', () => {
  it('counts its three figures, and no item', () => {
    const paper = score(taskOf('timed-passage'), onPaper(24, 5, 50));
    expect(paper).toMatchObject({ state: 'done', onPaper: true, reached: 25, errors: 5 });
    expect(paper).toMatchObject({ correct: 20, secondsUsed: 50, perMinute: 24, items: [] });
    const result = toTaskResult(paper, judgeValidity(paper, RULE));
    expect(result).toMatchObject({ right: 20, presented: 25, wrong: 5, problem: null });
  });

  it('one whole first row of errors has stopped a grid by its rule, and no other kind', () => {
    const row = onPaper(5, 6, 21);
    expect(score(taskOf('timed-grid'), row).stoppedByRule).toBe(true);
    expect(score(taskOf('timed-passage'), row).stoppedByRule).toBe(false);
  });

  it.each([
    ['more errors than were read', onPaper(4, 6, 30)],
    ['a last item beyond the form', onPaper(36, 0, 30)],
    ['more seconds than the task has', onPaper(4, 1, 61)],
  ])('%s: is no result', (_, bodies) =>
    expect(score(taskOf('timed-grid'), bodies)).toMatchObject({
      state: 'in-progress',
      correct: null,
      awaitsLastItem: false,
    }),
  );

  it('is not on paper when it was read with a clock', () =>
    expect(score(taskOf('timed-grid'), readTo(timeUp(9))).onPaper).toBe(false));
});

describe('a second adult’s marks', () => {
  it('never count, not even when there is nothing else', () => {
    const read = (last: number) => score(taskOf('timed-grid'), readTo(timeUp(last)));
    const attempt = (attemptId: string, last: number, secondMarker: boolean) => ({
      attemptId,
      invalidated: false,
      secondMarker,
      score: read(last),
      validity: judgeValidity(read(last), RULE),
    });
    const first = attempt('1', 20, false);
    const second = attempt('2', 30, true);
    expect(chooseCountedAttempts([second, first])).toEqual([first]);
    expect(chooseCountedAttempts([second])).toEqual([]);
  });
});
