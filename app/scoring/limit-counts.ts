/**
 * The whole numbers that a limit comes to: how many right are surely below, and how many surely above.
 *
 * Measures: the largest count of right answers with P at or over the upper bound, and the smallest with P
 * at or under the lower bound, for a whole form (a rate: for sixty seconds; sentences: with one wrong).
 * Missing data: null where no count comes so far, and for a task that is judged together with another.
 * Worked example: letter-sounds against 12 in autumn: 12 and 16.
 */
import { type CutPolicy, getPolicyTask, type PolicyWindow } from '~/scoring/cut-policy';
import { findTask } from '~/scoring/task-finding';
import type { TaskResult } from '~/scoring/task-result';

const RATE_SECONDS = 60;
const MOST_READ = 120;

export interface LimitCounts {
  surelyBelow: number | null;
  surelyAbove: number | null;
}

/** @throws {Error} when the policy has no such task. */
export function countsOfLimit(
  policy: CutPolicy,
  window: PolicyWindow,
  taskId: string,
): LimitCounts {
  const assessed = [...window.core, ...window.supporting];
  const isPooled = assessed.some(
    ({ tasks, combine }) => combine === 'joint' && tasks.length > 1 && tasks.includes(taskId),
  );
  const counts: LimitCounts = { surelyBelow: null, surelyAbove: null };
  if (isPooled) return counts;
  const { formula, items } = getPolicyTask(policy, taskId);
  const largest = formula.kind === 'rate' ? MOST_READ : items;
  const wrong = formula.kind === 'timed-two-choice' ? 1 : 0;
  for (let right = 0; right <= largest - wrong; right += 1) {
    const probability = findTask(policy, window, taskId, [resultOf(right)], false).probabilityBelow;
    if (probability === null) continue;
    if (probability >= policy.decision.upper) counts.surelyBelow = right - wrong;
    if (probability <= policy.decision.lower) return { ...counts, surelyAbove: right - wrong };
  }
  return counts;

  function resultOf(right: number): TaskResult {
    const isRate = formula.kind === 'rate';
    const presented = isRate || wrong > 0 ? right + wrong : items;
    return {
      taskId,
      right,
      presented,
      wrong: presented - right,
      seconds: isRate ? RATE_SECONDS : null,
      stopped: false,
      problem: null,
    };
  }
}
