/** Attempts with a known number of right answers, through the real ingest, and their levels. */
import { inScope } from '~/access/in-scope.server';
import type { DeviceViewer, SystemViewer } from '~/access/viewer.server';
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import { ingestBatch } from '~/administration/ingest.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { rescoreAttempt } from '~/scoring/rescore.server';
import {
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
} from './administration-factories';
import { createWorld } from './factories';

/** A world with an open lesson and one pupil device that is let in. */
export async function createClassroom(pupilCount = 3) {
  const world = await createWorld(pupilCount);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  return { ...world, sitting, device, roundId: sitting.roundId };
}

interface ChoiceRun {
  roundId: string;
  membershipId: string;
  taskId: 'letter-sounds' | 'real-or-made-up';
  right: number;
  responseMs?: number;
}

/** Events of a whole choice task on form B: the first `right` items right, the rest wrong, completed. */
export function makeChoiceRun({ right, responseMs = 2_000, ...place }: ChoiceRun) {
  const task = getTask(getBattery('grund-1', 1), place.taskId);
  if (task.kind !== 'choice') throw new Error(`${place.taskId} is no choice task`);
  const answers = task.forms.B!.items.map((item, position): EventBody => {
    const wrong = item.options.find((option) => option.id !== item.correctOptionId)!;
    return {
      type: 'item-answered',
      itemId: item.id,
      position,
      optionId: position < right ? item.correctOptionId : wrong.id,
      responseMs,
      replays: 0,
      input: 'simulated',
    };
  });
  return makeAttempt(place, [...answers, { type: 'completed' }]);
}

export async function sendEvents(viewer: DeviceViewer, events: readonly AttemptEvent[]) {
  const result = await inScope(viewer, (db) => ingestBatch(db, makeBatch(events)));
  if (!result.ok) throw new Error(result.problem);
  const refused = result.verdicts.filter(({ verdict }) => verdict === 'quarantined');
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
}

/** One attempt sent and scored. */
export async function playChoice(
  viewers: { device: { viewer: DeviceViewer }; system: SystemViewer },
  run: ChoiceRun,
) {
  const { attemptId, events } = makeChoiceRun(run);
  await sendEvents(viewers.device.viewer, events);
  const outcome = await inScope(viewers.system, (db) => rescoreAttempt(db, attemptId));
  return { attemptId, events, outcome };
}

/** Both whole-class tasks of a pupil. */
export async function playWholeClass(
  viewers: Parameters<typeof playChoice>[0],
  place: { roundId: string; membershipId: string },
  right: { letters: number; words: number },
) {
  await playChoice(viewers, { ...place, taskId: 'letter-sounds', right: right.letters });
  return playChoice(viewers, { ...place, taskId: 'real-or-made-up', right: right.words });
}
