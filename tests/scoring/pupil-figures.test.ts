import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { type AnswerLine, listAnswerLines, medianResponseMs } from '~/scoring/answer-lines';
import { describeLevel, orderByNeed } from '~/scoring/class-result';
import { chooseCountedAttempts, readCountedResult } from '~/scoring/counted-attempt';
import { assessLevel } from '~/scoring/level';
import { findPolicy, getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import type { TaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { findWindowPolicy } from '~/scoring/window-policy';
import { makeChoiceRun } from '../support/scoring-factories';

const policy = getPolicy('grund-1');
const findJudging = (policyId: string, windowKind: string) =>
  findWindowPolicy({ find: findPolicy }, { policyId, policyVersion: 1, windowKind });
const task = getTask(getBattery('grund-1', 1), 'letter-sounds');
const place = { roundId: 'r', membershipId: 'm', taskId: 'letter-sounds' as const };

function scoreRun(right: number, options: { responseMs?: number; upTo?: number } = {}) {
  const { attemptId, events } = makeChoiceRun({ ...place, right, responseMs: options.responseMs });
  const score = scoreAttempt(task, 'B', events.slice(0, options.upTo));
  const validity = judgeValidity(score, policy.validity);
  return { attemptId, invalidated: false, secondMarker: false, score, validity };
}

describe('the attempt that counts', () => {
  const tooFast = scoreRun(24, { responseMs: 100 });
  const nine = scoreRun(9);
  const twenty = scoreRun(20);

  it('is the first that can be interpreted: too fast, then 9, then 20 gives the 9', () => {
    expect(chooseCountedAttempts([tooFast, nine, twenty])).toEqual([nine]);
  });
  it('is the latest when none can be interpreted', () => {
    const again = scoreRun(3, { responseMs: 100 });
    expect(chooseCountedAttempts([tooFast, again])).toEqual([again]);
  });
  it('is never one that was set aside', () => {
    expect(chooseCountedAttempts([{ ...nine, invalidated: true }, twenty])).toEqual([twenty]);
    expect(chooseCountedAttempts([{ ...nine, invalidated: true }])).toEqual([]);
  });
  it('tells nothing of its answers while it goes on', () => {
    const begun = readCountedResult(scoreRun(24, { upTo: 9 }));
    expect(begun).toMatchObject({ right: 0, presented: 0, problem: 'in-progress' });
    expect(readCountedResult(nine)).toMatchObject({ right: 9, presented: 24, problem: null });
  });
});

const result = (taskId: string, right: number, presented: number): TaskResult => ({
  taskId,
  right,
  presented,
  wrong: presented - right,
  seconds: taskId === 'read-words' ? 60 : null,
  stopped: false,
  problem: null,
});
const describeCounts = (letters: number, words: number, reading?: number) =>
  describeLevel(
    policy,
    assessLevel(policy, {
      window: 'winter',
      results: [
        result('letter-sounds', letters, 24),
        result('real-or-made-up', words, 32),
        ...(reading === undefined ? [] : [result('read-words', reading, reading)]),
      ],
    }),
    'Elsa',
  );

describe('the drawing of a skill', () => {
  it('puts letter sounds 11 of 24 at 6.9 known letters, within 2-11', () => {
    const drawing = describeCounts(11, 20).skills[0]!.drawing!;
    expect(drawing.scale).toEqual({ minimum: 0, maximum: 24, limit: 18 });
    expect(drawing.value).toMatchObject({ lower: 2, upper: 11 });
    expect(drawing.value!.estimate).toBeCloseTo(((11 / 24 - 0.25) / 0.72) * 24, 10);
  });
  it('shows a share as items of the form, and a rate on four times its limit', () => {
    const { skills } = describeCounts(18, 32, 14);
    expect(skills[1]!.drawing!.scale).toMatchObject({ maximum: 32, limit: 32 / 3 });
    expect(skills[2]!.drawing).toMatchObject({
      scale: { minimum: 0, maximum: 40, limit: 10 },
      value: { estimate: 14 },
    });
  });
  it('keeps the dot within its interval for every count', () => {
    for (let right = 0; right <= 24; right += 1) {
      const { estimate, lower, upper } = describeCounts(right, 20).skills[0]!.drawing!.value!;
      expect(estimate).toBeGreaterThanOrEqual(lower);
      expect(estimate).toBeLessThanOrEqual(upper);
    }
    for (let right = 0; right <= 32; right += 1) {
      const { estimate, lower, upper } = describeCounts(20, right).skills[1]!.drawing!.value!;
      expect(estimate).toBeGreaterThanOrEqual(lower);
      expect(estimate).toBeLessThanOrEqual(upper);
    }
  });
});

describe('answers as text', () => {
  it('tell what was heard, chosen and right', () => {
    const lines = listAnswerLines(task, scoreRun(1).score);
    expect(lines).toHaveLength(24);
    expect(lines[0]).toMatchObject({ number: 1, spoken: true, right: true });
    expect(lines[0]!.asked).toBe(lines[0]!.chosen);
    expect(lines[1]!.right).toBe(false);
    expect(lines[1]!.chosen).not.toBe(lines[1]!.correct);
  });
  it('have a median time over the times that are known', () => {
    const at = (responseMs: number | null) => ({ responseMs }) as AnswerLine;
    expect(medianResponseMs([at(900), at(null), at(300), at(500)])).toBe(500);
    expect(medianResponseMs([at(400), at(100)])).toBe(250);
    expect(medianResponseMs([at(null)])).toBeNull();
  });
});

it('puts missing basis beside follow-up, before look again, and names by the alphabet', () => {
  const pupil = (
    level: 'above' | 'incomplete' | 'look-again' | 'needs-follow-up',
    name: string,
  ) => ({
    level,
    givenName: name,
    familyName: 'A',
  });
  const ordered = orderByNeed([
    pupil('above', 'A'),
    pupil('look-again', 'B'),
    pupil('incomplete', 'Örjan'),
    pupil('incomplete', 'Zoe'),
    pupil('needs-follow-up', 'Åsa'),
  ]);
  expect(ordered.map(({ givenName }) => givenName)).toEqual(['Åsa', 'Zoe', 'Örjan', 'B', 'A']);
});

it('has no policy for a window without limits', () => {
  expect(findJudging('grund-1', 'winter')?.kind).toBe('winter');
  expect(findJudging('grund-1', 'spring')).toBeNull();
  expect(findJudging('nothing', 'winter')).toBeNull();
});
