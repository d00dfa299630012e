/** Every item of a task, form by form, practice among them. */
import {
  type Battery,
  FORM_IDS,
  type FormId,
  type GridItem,
  isPupilTask,
  listFormItems,
  PROGRESS_FORM_IDS,
  type PupilItem,
  type Task,
} from '~/instruments/battery';

export type AnyItem = PupilItem | GridItem;

/** A form, or the practice items that stand before all of them. */
export type PartId = FormId | 'practice';

/** The forms a task has, in order: A to D, then the progress forms. */
export function listFormIds(task: Task): FormId[] {
  return [...FORM_IDS, ...PROGRESS_FORM_IDS].filter((id) => task.forms[id] !== undefined);
}

/** The parts of a task that items lie in. */
export function listPartIds(task: Task): PartId[] {
  return ['practice', ...listFormIds(task)];
}

/** What stands before the forms: the item that is shown, where there is one, and those to practise on. */
function listBeforeForms(task: Task): readonly AnyItem[] {
  const shown = isPupilTask(task) ? task.demonstration : undefined;
  return shown ? [shown, ...task.practice] : task.practice;
}

export function listPartItems(task: Task, part: PartId): readonly AnyItem[] {
  return part === 'practice' ? listBeforeForms(task) : listFormItems(task, part);
}

/** Every item of a task. */
export function listTaskItems(task: Task): AnyItem[] {
  return listPartIds(task).flatMap((part) => listPartItems(task, part));
}

/** Ids of every item of a battery. */
export function listItemIds({ tasks }: Pick<Battery, 'tasks'>): string[] {
  return tasks.flatMap((task) => listTaskItems(task).map(({ id }) => id));
}

/** The item of that id, or null when the task has none. */
export function findTaskItem(task: Task, itemId: string): AnyItem | null {
  return listTaskItems(task).find(({ id }) => id === itemId) ?? null;
}
