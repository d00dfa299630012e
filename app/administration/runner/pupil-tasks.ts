/** What a pupil has left to do, from the server's word and this device's own attempts. */
import type { AttemptState, HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { type Battery, FORM_IDS, type FormId } from '~/instruments/battery';

export type TaskEntry = { taskId: string; formId: FormId };

function isFormId(value: string): value is FormId {
  return (FORM_IDS as readonly string[]).includes(value);
}

/** Whether this device ended the task in a way the server has not taken back. */
function isDoneHere(
  entry: TaskEntry,
  here: readonly AttemptRecord[],
  server: readonly AttemptState[],
): boolean {
  return here.some((run) => {
    if (run.taskId !== entry.taskId || run.formId !== entry.formId) return false;
    if (run.ending === null || run.ending === 'lesson-over') return false;
    const state = server.find((known) => known.attemptId === run.attemptId)?.state;
    return state !== 'void';
  });
}

/** Tasks still to do, in order; a task ended here counts as done before the server has heard. */
export function listRemaining(
  heartbeat: HeartbeatResponse,
  battery: Battery,
  here: readonly AttemptRecord[],
): TaskEntry[] {
  const { own } = heartbeat;
  const pupil = heartbeat.pupils.find((one) => one.membershipId === own?.membershipId);
  const choiceIds = battery.tasks.flatMap((task) => (task.kind === 'choice' ? [task.id] : []));
  return (pupil?.tasks ?? []).flatMap(({ taskId, formId }) => {
    if (!isFormId(formId) || !choiceIds.includes(taskId)) return [];
    const entry = { taskId, formId };
    return isDoneHere(entry, here, own?.attempts ?? []) ? [] : [entry];
  });
}

/** Lanterns on the trail and how many are lit: the same number for everyone in the window. */
export function countLanterns(
  heartbeat: HeartbeatResponse,
  battery: Battery,
  remaining: number,
): { lanterns: number; lit: number } {
  const window = heartbeat.round ? battery.windows[heartbeat.round.windowKind] : undefined;
  const lanterns = Math.max(window?.wholeClass.length ?? 0, remaining, 1);
  return { lanterns, lit: lanterns - remaining };
}
