/** Which item of a task is shown before the pupil practises. */
import { isPupilTask, type Task } from '~/instruments/battery';

/** The first authored practice item is the one that is shown: the pupil practises on the others. */
export function showFirst(task: Task): Task {
  if (!isPupilTask(task)) return task;
  const { practice, forms, ...head } = task;
  const [demonstration, ...rest] = practice;
  return { ...head, demonstration, practice: rest, forms } as Task;
}
