/** The tasks that pupils do in a chaos run: the small battery's, in its order. */
import type { PupilItem, PupilTask } from '~/instruments/battery';
import { readPlayed } from '../journeys/support/task-play';

const { battery } = readPlayed('grund-1');

export const TASKS: PupilTask[] = battery.tasks.filter((task) => task.kind === 'choice');

/** An item or practice item with its task. @throws when no task has it */
export function findItem(itemId: string): { task: PupilTask; item: PupilItem } {
  for (const task of TASKS) {
    const forms: readonly { items: readonly PupilItem[] }[] = Object.values(task.forms);
    const all = [...task.practice, ...forms.flatMap(({ items }) => items)];
    const item = all.find(({ id }) => id === itemId);
    if (item) return { task, item };
  }
  throw new Error(`no item ${itemId}`);
}
