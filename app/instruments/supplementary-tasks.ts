/**
 * Which tasks of a battery's windows a school may leave out.
 *
 * Rule: a task of the second sitting, or one that is read only when an adult asks for it, whose skill no
 * level is judged by. Word comprehension is shown apart and never in a level (design of the battery); every
 * other task may decide a level and is the same for all.
 */
import type { Battery, WindowKind } from './battery';
import { getTask, WINDOW_KINDS } from './battery';

/** Shown apart, never in a level. */
const SKILL_APART = 'vocabulary';

export interface SupplementaryTask {
  windowKind: WindowKind;
  taskId: string;
  title: { sv: string; en: string };
  /** Given to the class in a sitting of its own; else one to one when an adult asks. */
  isForClass: boolean;
}

export function listSupplementaryTasks(battery: Battery): SupplementaryTask[] {
  return WINDOW_KINDS.flatMap((windowKind) => {
    const plan = battery.windows[windowKind];
    const forClass = plan?.secondSitting ?? [];
    return [...forClass, ...(plan?.optional ?? [])].flatMap((taskId) => {
      const task = getTask(battery, taskId);
      if (task.skill !== SKILL_APART) return [];
      const { title } = task;
      return [{ windowKind, taskId, title, isForClass: forClass.includes(taskId) }];
    });
  });
}
