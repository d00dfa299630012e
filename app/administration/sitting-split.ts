/**
 * What of a pupil's whole-class tasks is done in the first sitting, and what waits for a second.
 *
 * Rule: the longest run of tasks, in the order of the window, whose estimated time is at most 15
 * minutes; a window puts what a level needs most first. The first task is always given. The estimate
 * is of the whole task with its practice, so that a split never depends on what is done already.
 */
import type { Battery, FormId } from '~/instruments/battery';
import { getTask } from '~/instruments/battery';
import { estimateTaskSeconds } from '~/instruments/task-minutes';

/** A six-year-old works no longer than this at a time. */
export const SITTING_SECONDS = 15 * 60;

export type SplitTasks = {
  first: string[];
  /** Tasks that wait for a second sitting, in the same order. */
  later: string[];
};

/**
 * Split the tasks of one pupil, given in the order of the window.
 * @throws {Error} when the battery has no task of that id.
 */
export function splitSittings(
  battery: Battery,
  taskIds: readonly string[],
  formId: FormId,
): SplitTasks {
  let seconds = 0;
  const over = taskIds.findIndex((taskId, index) => {
    seconds += estimateTaskSeconds(getTask(battery, taskId), formId);
    return index > 0 && seconds > SITTING_SECONDS;
  });
  const count = over === -1 ? taskIds.length : over;
  return { first: taskIds.slice(0, count), later: taskIds.slice(count) };
}
