/** A task that a pupil does alone, done by a device without a screen. */

import type { HeartbeatResponse } from '~/administration/device-protocol';
import { makeRandom } from '~/demonstration/seeded-random';
import { playChoiceTask } from '~/demonstration/simulated-pupil';
import { type Battery, type FormId, getTask } from '~/instruments/battery';
import { newId } from '~/platform/identifier.server';
import { type DeviceClient, toEvents } from '../support/device-client';

type Wish = {
  round: NonNullable<HeartbeatResponse['round']>;
  /** The round's battery. */
  battery: Battery;
  membershipId: string;
  taskId: string;
  formId: string;
};

/** Everything right, sent in one batch. @throws when the server refuses */
export async function sendTask(device: DeviceClient, wish: Wish): Promise<void> {
  const { round, battery, membershipId, taskId } = wish;
  const task = getTask(battery, taskId);
  if (task.kind !== 'choice') throw new Error(`${taskId} is not done by the pupil alone`);
  const attemptId = newId();
  const formId = wish.formId as FormId;
  const plan = {
    attemptId,
    task,
    formId,
    soundCheck: false,
    started: {
      type: 'started' as const,
      roundId: round.roundId,
      membershipId,
      batteryId: battery.id,
      batteryVersion: battery.version,
      taskId,
      taskVersion: task.version,
      formId,
      driver: 'pupil' as const,
    },
  };
  const knowledge = { style: 'perfect' as const, shareKnown: {}, wordsPerMinute: 60 };
  const answer = await device.sendEvents(
    toEvents(attemptId, playChoiceTask(plan, knowledge, makeRandom(1))),
  );
  if (!answer.ok) throw new Error(`events refused: ${answer.status}`);
}
