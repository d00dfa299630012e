/**
 * Which whole-class tasks a pupil is given in a window.
 *
 * Rule: a carried task is left out for a pupil who was clearly above its limit the last time it was
 * seen in an earlier window of the school year; without a result it is given. Every other task is
 * given to everybody. A pupil who joins late has no earlier result and is given all of them.
 */
import type { WindowPlan } from '~/instruments/battery';

const NONE: ReadonlySet<string> = new Set();

/**
 * The whole-class tasks of one pupil, in the order of the window.
 * @param secure tasks in which the pupil was clearly above the limit in an earlier window
 */
export function listGivenTasks(plan: WindowPlan, secure: ReadonlySet<string> = NONE): string[] {
  const carried = plan.carried ?? [];
  return plan.wholeClass.filter((taskId) => !(carried.includes(taskId) && secure.has(taskId)));
}

/** Those of the carried tasks that one pupil is given, in the order of the window. */
export function listCarriedTasks(plan: WindowPlan, secure: ReadonlySet<string> = NONE): string[] {
  const carried = plan.carried ?? [];
  return listGivenTasks(plan, secure).filter((taskId) => carried.includes(taskId));
}
