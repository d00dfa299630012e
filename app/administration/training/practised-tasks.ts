/** The tasks that adults practise marking: every task that is marked, once, in its newest version. */
import { listBatteries } from '~/instruments/batteries';
import { isMarkedTask, type MarkedTask } from '~/instruments/battery';

export type PractisedTask = { batteryId: string; task: MarkedTask };

/** A later battery's task goes before an earlier one's of the same id. */
export function listPractisedTasks(): PractisedTask[] {
  const tasks = new Map<string, PractisedTask>();
  for (const battery of listBatteries()) {
    for (const task of battery.tasks) {
      if (isMarkedTask(task)) tasks.set(task.id, { batteryId: battery.id, task });
    }
  }
  return [...tasks.values()];
}
