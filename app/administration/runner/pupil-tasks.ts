/** What a pupil has left to do, from the server's word and this device's own attempts. */
import type { AttemptState, HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { splitSittings } from '~/administration/sitting-split';
import { type Battery, FORM_IDS, type FormId, isPupilTask } from '~/instruments/battery';

export type TaskEntry = { taskId: string; formId: FormId };

const RESERVE_FORM: FormId = 'D';
/** Endings after which there is still something to do. */
const UNDONE_ENDINGS = new Set<string | null>([null, 'lesson-over', 'abandoned']);

function isFormId(value: string): value is FormId {
  return (FORM_IDS as readonly string[]).includes(value);
}

function isOf(entry: TaskEntry) {
  return (run: AttemptRecord) => run.taskId === entry.taskId && run.formId === entry.formId;
}

/** A timed run that was cut off here goes to the reserve form before the server has heard. */
function chooseForm(entry: TaskEntry, here: readonly AttemptRecord[]): TaskEntry {
  const isVoid = here.filter(isOf(entry)).some((run) => run.ending === 'abandoned');
  return isVoid ? { ...entry, formId: RESERVE_FORM } : entry;
}

/** Whether this device ended the task in a way the server has not taken back. */
function isDoneHere(
  entry: TaskEntry,
  here: readonly AttemptRecord[],
  server: readonly AttemptState[],
): boolean {
  return here.filter(isOf(entry)).some((run) => {
    if (UNDONE_ENDINGS.has(run.ending)) return false;
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
  const known = new Set(battery.tasks.filter(isPupilTask).map((task) => task.id));
  return (pupil?.tasks ?? []).flatMap(({ taskId, formId }) => {
    if (!isFormId(formId) || !known.has(taskId)) return [];
    const entry = chooseForm({ taskId, formId }, here);
    return isDoneHere(entry, here, own?.attempts ?? []) ? [] : [entry];
  });
}

/** The pupils a sign can be chosen for: those without tasks of their own here, and those not done here. */
export function listPupilsLeft(
  heartbeat: HeartbeatResponse,
  battery: Battery,
  here: readonly AttemptRecord[],
): HeartbeatResponse['pupils'] {
  return heartbeat.pupils.filter((pupil) => {
    const { membershipId, tasks } = pupil;
    const own = here.filter((run) => run.membershipId === membershipId);
    if (own.length === 0 || tasks.length === 0) return true;
    const asOwn = { ...heartbeat, own: { membershipId, attempts: [] } };
    return listRemaining(asOwn, battery, own).length > 0;
  });
}

/**
 * The sitting's own tasks: those of the second one, with what may have waited for it, when that is what
 * is left, or was done last.
 */
function listSittingTasks(
  heartbeat: HeartbeatResponse,
  battery: Battery,
  remaining: readonly TaskEntry[],
): readonly string[] {
  const window = heartbeat.round ? battery.windows[heartbeat.round.windowKind] : undefined;
  const { wholeClass = [], secondSitting = [] } = window ?? {};
  const last = heartbeat.own?.attempts.at(-1);
  const taskIds = remaining.length > 0 ? remaining : last ? [last] : [];
  const isSecond = taskIds.some(({ taskId }) => secondSitting.includes(taskId));
  if (!isSecond || !window) return wholeClass;
  const known = wholeClass.filter((taskId) => battery.tasks.some(({ id }) => id === taskId));
  return [...splitSittings(battery, known, window.form).later, ...secondSitting];
}

/** Lanterns on the trail and how many are lit: the same number for everyone in the sitting. */
export function countLanterns(
  heartbeat: HeartbeatResponse,
  battery: Battery,
  remaining: readonly TaskEntry[],
): { lanterns: number; lit: number } {
  const tasks = listSittingTasks(heartbeat, battery, remaining);
  const lanterns = Math.max(tasks.length, remaining.length, 1);
  return { lanterns, lit: lanterns - remaining.length };
}
