/** A window's plan as a school gives it: without the supplementary tasks that it leaves out. */
import { type WindowKind, windowKindSchema } from '~/instruments/battery';
import { listSupplementaryTasks } from '~/instruments/supplementary-tasks';
import { placeTask, type SetUp } from '~/roster/set-up/set-up';
import { findRoundPlan, type RoundPlan } from './round-plan';

/**
 * Tasks of the plan that the school leaves out in a window. Only supplementary ones, whatever was chosen: what a
 * level is judged by is always given.
 */
export function listLeftOut(
  { battery }: Pick<RoundPlan, 'battery'>,
  windowKind: WindowKind,
  { leftOut }: Pick<SetUp, 'leftOut'>,
): string[] {
  return listSupplementaryTasks(battery).flatMap((task) =>
    task.windowKind === windowKind && leftOut.includes(placeTask(windowKind, task.taskId))
      ? [task.taskId]
      : [],
  );
}

/** The same of a window as it is stored; none where its battery has no plan. */
export function listLeftOutIn(
  window: { batteryId: string; batteryVersion: number; windowKind: string },
  setUp: Pick<SetUp, 'leftOut'>,
): string[] {
  const kind = windowKindSchema.parse(window.windowKind);
  const found = findRoundPlan(window.batteryId, window.batteryVersion, kind);
  return found ? listLeftOut(found, kind, setUp) : [];
}

/**
 * The plan for what a class is given, by the set-up that a sitting was opened under: one that goes on keeps its
 * tasks when the school chooses anew, and the next one follows the choice. What comes in is judged by the whole plan: an answer to a
 * task that was left out meanwhile is kept, and a reading that was asked for is still read.
 */
export function leaveOut(
  found: RoundPlan,
  windowKind: WindowKind,
  setUp: Pick<SetUp, 'leftOut'>,
): RoundPlan {
  const leftOut = listLeftOut(found, windowKind, setUp);
  const { battery, plan } = found;
  const secondSitting = (plan.secondSitting ?? []).filter((taskId) => !leftOut.includes(taskId));
  return { battery, plan: { ...plan, secondSitting } };
}
