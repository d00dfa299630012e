/** Finds or makes the attempt of a task: on this device's journal, another device's, or new. */

import type { AttemptEvent } from '~/administration/attempt-event';
import { listAttempts, readJournal } from '~/administration/attempt-journal.client';
import {
  type AttemptRecorder,
  createAttemptRecorder,
} from '~/administration/attempt-recorder.client';
import type { StartedBody } from '~/administration/choice-state';
import type { AttemptState, HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { type Battery, type FormId, getTask, type Task } from '~/instruments/battery';
import type { RunnerTools } from './runner-tools';

export type Round = NonNullable<HeartbeatResponse['round']>;

export type AttemptWish = {
  round: Round;
  battery: Battery;
  membershipId: string;
  taskId: string;
  formId: FormId;
  driver: 'pupil' | 'marker';
  /** A second adult marks beside the first: an attempt of its own. */
  secondMarker?: boolean;
  /** What the server knows of this pupil's attempts. */
  serverAttempts: readonly AttemptState[];
};

export type OpenAttempt = {
  record: AttemptRecord;
  journal: AttemptEvent[];
  /** Item ids answered on other devices, by the server's latest word. */
  elsewhereItemIds: string[];
  started: StartedBody;
  task: Task;
  recorder: AttemptRecorder;
};

function describeStart(wish: AttemptWish): StartedBody {
  return {
    type: 'started',
    roundId: wish.round.roundId,
    membershipId: wish.membershipId,
    batteryId: wish.battery.id,
    batteryVersion: wish.battery.version,
    taskId: wish.taskId,
    taskVersion: getTask(wish.battery, wish.taskId).version,
    formId: wish.formId,
    driver: wish.driver,
    ...(wish.secondMarker ? { secondMarker: true } : {}),
    viewport: { width: Math.round(innerWidth), height: Math.round(innerHeight) },
  };
}

/** The attempt to go on with: one that runs here, or that the server says runs elsewhere. */
function chooseRecord(
  wish: AttemptWish,
  known: readonly AttemptRecord[],
  newId: () => string,
): AttemptRecord {
  const isSame = (run: { taskId: string; formId: string }) =>
    run.taskId === wish.taskId && run.formId === wish.formId;
  const running = wish.serverAttempts.find((run) => isSame(run) && run.state === 'running');
  const voidIds = wish.serverAttempts.flatMap((run) =>
    run.state === 'void' ? [run.attemptId] : [],
  );
  const goesOn = (run: AttemptRecord) =>
    run.ending === null || run.ending === 'lesson-over' || run.attemptId === running?.attemptId;
  const isOwn = (run: AttemptRecord) =>
    (run.secondMarker ?? false) === (wish.secondMarker ?? false);
  const here = known.findLast(
    (run) => isSame(run) && isOwn(run) && !voidIds.includes(run.attemptId) && goesOn(run),
  );
  if (here) {
    const firstSequence = Math.max(
      here.firstSequence,
      here.attemptId === running?.attemptId ? running.nextSequence : 0,
    );
    return { ...here, ending: null, firstSequence };
  }
  return {
    attemptId: running?.attemptId ?? newId(),
    roundId: wish.round.roundId,
    membershipId: wish.membershipId,
    taskId: wish.taskId,
    formId: wish.formId,
    ending: null,
    adoptedItemIds: running?.answeredItemIds ?? null,
    firstSequence: running?.nextSequence ?? 0,
    ...(wish.secondMarker ? { secondMarker: true } : {}),
    soundCheck: wish.driver === 'pupil' && !known.some((run) => run.ending !== null),
  };
}

/** Opens the attempt; nothing is written until its machine's first event. */
export async function openAttempt(tools: RunnerTools, wish: AttemptWish): Promise<OpenAttempt> {
  const known = await listAttempts(tools.storage, wish.round.roundId, wish.membershipId);
  const record = chooseRecord(wish, known, tools.newId);
  const journal = await readJournal(tools.storage, record.attemptId);
  const elsewhere = wish.serverAttempts.find((run) => run.attemptId === record.attemptId);
  return {
    record,
    journal,
    elsewhereItemIds: elsewhere?.answeredItemIds ?? [],
    started: describeStart(wish),
    task: getTask(wish.battery, wish.taskId),
    recorder: createAttemptRecorder(
      {
        ...tools,
        onRecorded: () => void tools.link.sendSoon().catch(() => undefined),
        sendNow: tools.link.sendNow,
      },
      record,
      journal,
    ),
  };
}
