/**
 * Which task forms can be calibrated in a window, and by which guessing.
 *
 * Rule: a whole-class task that everyone is given (a carried task is given to chosen pupils only), whose items
 * are answered one by one without a clock: choices and built words. Chance of guessing: 1/k, or 0.
 */
import {
  type Battery,
  type FormId,
  isPupilTask,
  listFormItems,
  type PupilItem,
  type PupilTask,
  WINDOW_KINDS,
  type WindowKind,
} from '~/instruments/battery';

export interface CalibratableForm {
  batteryId: string;
  batteryVersion: number;
  taskId: string;
  formId: FormId;
  windowKind: WindowKind;
}

export function listCalibratableForms(battery: Battery): CalibratableForm[] {
  return WINDOW_KINDS.flatMap((windowKind) => {
    const plan = battery.windows[windowKind];
    if (!plan) return [];
    const carried = plan.carried ?? [];
    return plan.wholeClass
      .filter((taskId) => !carried.includes(taskId) && findPlainTask(battery, taskId) !== null)
      .map((taskId) => ({
        batteryId: battery.id,
        batteryVersion: battery.version,
        taskId,
        formId: plan.form,
        windowKind,
      }));
  });
}

/** The task when its items are answered without a clock. */
function findPlainTask(battery: Battery, taskId: string): PupilTask | null {
  const task = battery.tasks.find(({ id }) => id === taskId);
  return task && isPupilTask(task) && task.kind !== 'timed-choice' ? task : null;
}

/** The items of a form in order, each with the chance of a right answer by guessing. @throws when there is no such form. */
export function listGuessing(
  battery: Battery,
  { taskId, formId }: Pick<CalibratableForm, 'taskId' | 'formId'>,
): { item: string; guessing: number }[] {
  const task = findPlainTask(battery, taskId);
  if (!task) throw new Error(`${taskId} cannot be calibrated`);
  return listFormItems(task, formId).map((item) => ({ item: item.id, guessing: guessOf(item) }));
}

function guessOf(item: PupilItem): number {
  return 'graphemes' in item ? 0 : 1 / item.options.length;
}
