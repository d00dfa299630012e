/**
 * Which attempt of each task a level is judged from.
 *
 * Rule: the first completed attempt that can be interpreted and was made inside the window; when there
 * is none, the latest one, so
 * that what is missing says why. Never the best. An attempt that an adult has set aside is left out, and
 * so are the marks of a second adult beside the first, which tell of agreement only, and naming, which
 * describes only.
 * Order: the order in which the server first heard of the attempts, which the caller gives; a device's
 * clock is never used.
 * Missing data: a task without attempts has no entry.
 * Worked example: too fast, then 9 of 24, then 20 of 24: the 9 of 24 counts.
 */
import type { ResponseValidity } from '~/scoring/response-validity';
import { type TaskResult, toTaskResult } from '~/scoring/task-result';
import type { TaskScore } from '~/scoring/task-score';

export interface ScoredAttempt {
  attemptId: string;
  /** Set aside by an adult. */
  invalidated: boolean;
  /** A second adult's marks of a reading that another adult marked. */
  secondMarker: boolean;
  /** Made in a sitting that was opened outside the window's dates: its figures are shown, and judge nothing. */
  outsideWindow?: boolean;
  score: TaskScore;
  validity: ResponseValidity;
}

/** One attempt for each task, in the order the tasks first appear. */
export function chooseCountedAttempts<Scored extends ScoredAttempt>(
  attempts: readonly Scored[],
): Scored[] {
  const byTask = new Map<string, Scored[]>();
  for (const attempt of attempts) {
    if (!mayDecide(attempt)) continue;
    const { taskId } = attempt.score;
    byTask.set(taskId, [...(byTask.get(taskId) ?? []), attempt]);
  }
  return [...byTask.values()].flatMap((own) => own.find(countsFully) ?? own.at(-1) ?? []);
}

/** Whether a level may stand on the attempt, when it is done. */
export function mayDecide({ invalidated, secondMarker, score }: ScoredAttempt): boolean {
  const describesOnly = score.kind === 'timed-grid' && score.taskKind === 'rapid-naming';
  return !invalidated && !secondMarker && !describesOnly;
}

/** Whether the attempt is done, can be interpreted, and was made inside the window. */
export function countsFully(attempt: ScoredAttempt): boolean {
  return readResult(attempt).problem === null;
}

function readResult({ score, validity, outsideWindow }: ScoredAttempt): TaskResult {
  const result = toTaskResult(score, validity);
  if (result.problem !== null || outsideWindow !== true) return result;
  return { ...result, problem: 'outside-window' };
}

/**
 * What a counted attempt says to a level. While an attempt is still going on its counts are left out,
 * so that a level is judged again when something is decided and not at every answer.
 */
export function readCountedResult(attempt: ScoredAttempt): TaskResult {
  const result = readResult(attempt);
  if (result.problem !== 'in-progress') return result;
  return { ...result, right: 0, presented: 0, wrong: 0, seconds: null };
}
