/** What the real rules say of attempts that screens wrote down. */
import { readFileSync } from 'node:fs';
import type { AttemptEvent } from '~/administration/attempt-event';
import { getTask, type WindowKind } from '~/instruments/battery';
import { assessLevel } from '~/scoring/level';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import { judgeValidity } from '~/scoring/response-validity';
import { type TaskResult, toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { battery } from './screen-run';

const policy = parseCutPolicy(
  JSON.parse(readFileSync('app/scoring/policies/standard-1.json', 'utf8')),
);

export type ScreenScore = {
  task: string;
  form: string;
  right: number;
  /** Items answered or reached. */
  of: number;
  /** Items of a task that a pupil does alone that were not reached; null in a reading. */
  notReached: number | null;
  state: string;
  end: string;
  interpretable: boolean;
  result: TaskResult;
};

/** @throws when the attempt has no start. */
export function scoreScreens(attempt: readonly AttemptEvent[]): ScreenScore {
  const [first] = attempt;
  if (first?.body.type !== 'started') throw new Error('an attempt begins with its start');
  const { taskId, formId } = first.body;
  const score = scoreAttempt(getTask(battery, taskId), formId, attempt);
  const validity = judgeValidity(score, policy.validity);
  const counts =
    score.kind === 'choice'
      ? { right: score.right, of: score.presented, notReached: score.notReached }
      : { right: score.correct ?? 0, of: score.reached ?? 0, notReached: null };
  return {
    task: taskId,
    form: formId,
    ...counts,
    state: score.state,
    end: score.endReason ?? '',
    interpretable: validity.interpretable,
    result: toTaskResult(score, validity),
  };
}

/** Where the policy puts a pupil with these results and no others. */
export function levelOf(window: WindowKind, scores: readonly ScreenScore[]): LevelAssessment {
  return assessLevel(policy, { window, results: scores.map(({ result }) => result) });
}
