/**
 * Whether an event may be kept where it says it belongs: the verdict before anything is written.
 *
 * An event is judged by what its device was let into, never by an open sitting: the round, the
 * class's pupils, the tasks of the window for its kind of device, and the time it was made.
 */
import { type Battery, getTask, type WindowPlan } from '~/instruments/battery';
import { isProgressForm } from '~/instruments/progress-form';
import type { AttemptEvent, EventBody } from './attempt-event';
import type { QuarantineReason } from './device-protocol';

export type StartedBody = Extract<EventBody, { type: 'started' }>;

export type JudgedGrant = {
  roundId: string;
  kind: 'pupil' | 'marker';
  battery: Battery;
  plan: WindowPlan;
};

/** What is known of the attempt an event names. */
export type KnownAttempt = { roundId: string; driver: string };

/**
 * Why a `started` event may not open its attempt; null when it may.
 * @param isDealt the progress form was dealt to the pupil: such a form is never read without that.
 */
export function judgeStart(
  grant: JudgedGrant,
  body: StartedBody,
  classMembershipIds: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  isDealt = false,
): QuarantineReason | null {
  if (body.roundId !== grant.roundId || body.driver !== grant.kind) return 'no-grant';
  if (!classMembershipIds.has(body.membershipId)) return 'foreign-pupil';
  if (!isShipped(grant.battery, body)) return 'unknown-version';
  if (isProgressForm(body.formId)) return isDealt && grant.kind === 'marker' ? null : 'no-grant';
  const { wholeClass, secondSitting = [], oneToOne } = grant.plan;
  const taskIds = grant.kind === 'pupil' ? [...wholeClass, ...secondSitting] : oneToOne;
  return taskIds.includes(body.taskId) ? null : 'no-grant';
}

/** Whether the task, version and form of a start are in the battery. */
export function isShipped(battery: Battery, body: StartedBody): boolean {
  if (body.batteryId !== battery.id || body.batteryVersion !== battery.version) return false;
  if (!battery.tasks.some((task) => task.id === body.taskId)) return false;
  const task = getTask(battery, body.taskId);
  return task.version === body.taskVersion && task.forms[body.formId] !== undefined;
}

/** Why an event of an attempt may not be kept there; null when it may. */
export function judgePlace(
  grant: JudgedGrant,
  event: AttemptEvent,
  attempt: KnownAttempt | undefined,
): QuarantineReason | null {
  if (!attempt) return event.body.type === 'started' ? 'id-reused' : 'unknown-attempt';
  if (attempt.roundId !== grant.roundId) return 'foreign-pupil';
  return attempt.driver === grant.kind ? null : 'no-grant';
}
