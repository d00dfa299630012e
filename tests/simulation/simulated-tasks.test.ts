/** Simulated pupils play every task in every form through the pure machines, and come out where they should. */
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { FORM_IDS, type FormId, isPupilTask, type Task } from '~/instruments/battery';
import { getPolicy } from '~/scoring/policy-shelf';
import { playTask } from './play-task';
import { makeKnowledge } from './styles';

const battery = getBattery('arskurs-1');
const policy = getPolicy('standard-1');
const play = (task: Task, formId: FormId, style: Parameters<typeof makeKnowledge>[0], seed = 1) =>
  playTask({ battery, policy, task, formId }, makeKnowledge(style, 'winter', seed), seed);

const formsOf = (task: Task) => Object.keys(task.forms) as FormId[];

describe.each(battery.tasks.map((task) => [task.id, task] as const))('%s', (_id, task) => {
  it('has the four forms', () => {
    expect(formsOf(task)).toEqual(expect.arrayContaining([...FORM_IDS]));
  });

  it.each(formsOf(task))('form %s: a perfect pupil has every item reached right', (formId) => {
    const { score, validity } = play(task, formId, 'perfect');
    expect(score.state).toBe('done');
    expect(validity.interpretable).toBe(true);
    if (score.kind === 'choice') {
      expect(score.right).toBe(score.presented);
      if (task.kind !== 'timed-choice') expect(score.notReached).toBe(0);
      expect(score.presented).toBeGreaterThan(0);
    } else {
      expect(score.errors).toBe(0);
      expect(score.correct).toBe(score.reached);
    }
  });

  it.each(formsOf(task))('form %s: an always wrong pupil has nothing right', (formId) => {
    const { score } = play(task, formId, 'always-wrong');
    expect(score.kind === 'choice' ? score.right : score.correct).toBe(0);
    expect(score.state).toBe('done');
  });

  if (!isPupilTask(task)) return;

  it('answers that are all too fast cannot be interpreted, in any form', () => {
    for (const formId of formsOf(task)) {
      expect(play(task, formId, 'too-fast').validity.reasons).toEqual(['too-fast']);
    }
  });

  it('slow guesses are a valid low result, never an uninterpretable one', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => play(task, 'A', 'slow-guess', seed + 1));
    expect(runs.every(({ validity }) => validity.interpretable)).toBe(true);
    const shares = runs.map(({ score }) =>
      score.kind === 'choice' ? score.right / Math.max(1, score.presented) : 1,
    );
    const chance = task.kind === 'letter-tiles' ? 0 : 1 / task.optionCount;
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(Math.abs(mean - chance)).toBeLessThan(0.12);
  });

  it('the same pupil gives the same run', () => {
    expect(play(task, 'B', 'honest', 5).bodies).toEqual(play(task, 'B', 'honest', 5).bodies);
  });
});
