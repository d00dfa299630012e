/**
 * What a level is judged from: one result of one task, and why it does not count when it does not.
 *
 * A score becomes a result by its state and its validity. The command line and the database build the
 * same shape.
 */
import type { ResponseValidity, ValidityReason } from '~/scoring/response-validity';
import type { TaskScore } from '~/scoring/task-score';

export type ResultProblem =
  | ValidityReason
  /** The sitting was opened outside the window's dates: raw figures, no level. */
  | 'outside-window'
  | 'not-done'
  | 'in-progress'
  | 'ended-early'
  | 'declined'
  | 'void'
  | 'last-item-not-marked'
  | 'nothing-answered'
  | 'no-time';

export interface TaskResult {
  taskId: string;
  right: number;
  /** Items answered or reached. */
  presented: number;
  wrong: number;
  /** Seconds used; null for tasks without a rate. */
  seconds: number | null;
  /** Stopped because the whole first row was wrong. */
  stopped: boolean;
  /** Null when the result counts. */
  problem: ResultProblem | null;
}

export function toTaskResult(score: TaskScore, validity: ResponseValidity): TaskResult {
  const head = { taskId: score.taskId, problem: problemOf(score, validity) };
  if (score.kind === 'choice') {
    const { right, presented, wrong } = score;
    return { ...head, right, presented, wrong, seconds: null, stopped: false };
  }
  return {
    ...head,
    right: score.correct ?? 0,
    presented: score.reached ?? 0,
    wrong: score.errors ?? 0,
    seconds: score.secondsUsed,
    stopped: score.stoppedByRule,
  };
}

function problemOf(score: TaskScore, validity: ResponseValidity): ResultProblem | null {
  const reason = validity.reasons[0];
  if (score.state === 'done') return reason ?? null;
  if (reason === 'sound-fault') return reason;
  if (score.endReason === 'declined') return 'declined';
  if (score.state === 'in-progress') {
    return score.kind === 'timed-grid' && score.awaitsLastItem
      ? 'last-item-not-marked'
      : 'in-progress';
  }
  return score.state;
}
