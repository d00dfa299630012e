/** The battery of year one in data tests: windows of a school year, and runs of its tasks. */
import { inScope } from '~/access/in-scope.server';
import type { DeviceViewer, SystemViewer } from '~/access/viewer.server';
import type { EventBody } from '~/administration/attempt-event';
import { getBattery } from '~/instruments/batteries';
import {
  type FormId,
  getTask,
  isPupilTask,
  type PupilItem,
  type WindowKind,
} from '~/instruments/battery';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { rescoreAttempt } from '~/scoring/rescore.server';
import { makeAttempt, openTestSitting, pairTestDevice } from './administration-factories';
import { createWorld, today } from './factories';
import { sendEvents } from './scoring-factories';

const BATTERY = { batteryId: 'arskurs-1', batteryVersion: 1, policyId: 'standard-1' };
const FORMS: Record<WindowKind, FormId> = { autumn: 'A', winter: 'B', spring: 'C' };

type World = Awaited<ReturnType<typeof createWorld>>;

/** A world whose window of today is of that kind, with the battery and policy of year one. */
export async function createYearOneWorld(kind: WindowKind, pupilCount = 3): Promise<World> {
  const world = await createWorld(pupilCount);
  const window = await getClient().screeningWindow.update({
    where: { id: world.window.id },
    data: { kind, ...BATTERY },
  });
  return { ...world, window };
}

/** An open lesson with one pupil device let in. */
export async function openYearOne<Own extends World>(world: Own) {
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  return { ...world, sitting, device, roundId: sitting.roundId };
}

/** The window of today becomes an earlier one, and a new one of the next kind begins. */
export async function beginWindow(world: World, kind: WindowKind, daysLater = 60): Promise<World> {
  const client = getClient();
  for (const earlier of await client.screeningWindow.findMany({
    where: { schoolYearId: world.schoolYear.id },
  })) {
    const back = (date: Date) => new Date(date.getTime() - daysLater * 86_400_000);
    await client.screeningWindow.update({
      where: { id: earlier.id },
      data: {
        startDate: back(earlier.startDate),
        endDate: back(earlier.endDate),
        catchUpEndDate: back(earlier.catchUpEndDate),
      },
    });
  }
  const window = await client.screeningWindow.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      schoolYearId: world.schoolYear.id,
      kind,
      startDate: toStoredDate(addDays(today(), -7)),
      endDate: toStoredDate(addDays(today(), 21)),
      catchUpEndDate: toStoredDate(addDays(today(), 35)),
      ...BATTERY,
    },
  });
  return { ...world, window };
}

function yearOneAttempt(
  place: { roundId: string; membershipId: string; taskId: string; formId: FormId },
  driver: 'pupil' | 'marker',
  bodies: readonly EventBody[],
) {
  const made = makeAttempt({ ...place, driver }, bodies);
  const started = made.events[0]!.body;
  if (started.type !== 'started') throw new Error('an attempt begins with its start');
  Object.assign(started, { batteryId: BATTERY.batteryId, formId: place.formId });
  return made;
}

function answerOf(item: PupilItem, isRight: boolean): string {
  if ('graphemes' in item) return item.tiles.map(({ id }) => id)[isRight ? 0 : 1] ?? '';
  const wrong = item.options.find(({ id }) => id !== item.correctOptionId)!;
  return isRight ? item.correctOptionId : wrong.id;
}

type Room = { device: { viewer: DeviceViewer }; system: SystemViewer; roundId: string };

/** A whole task with options, the first `right` items right, sent and scored. */
export async function playYearOne(
  room: Room & { window: { kind: string } },
  membershipId: string,
  taskId: string,
  right: number,
) {
  const task = getTask(getBattery('arskurs-1'), taskId);
  if (!isPupilTask(task)) throw new Error(`${taskId} is not done at a device`);
  const formId = FORMS[room.window.kind as WindowKind];
  const items: readonly PupilItem[] = task.forms[formId]?.items ?? [];
  const answers = items.map(
    (item, position): EventBody => ({
      type: 'item-answered',
      itemId: item.id,
      position,
      optionId: answerOf(item, position < right),
      responseMs: 2_000,
      replays: 0,
      input: 'simulated',
    }),
  );
  const place = { roundId: room.roundId, membershipId, taskId, formId };
  const made = yearOneAttempt(place, 'pupil', [...answers, { type: 'completed' }]);
  await sendEvents(room.device.viewer, made.events);
  const outcome = await inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
  return { ...made, outcome };
}

/** A minute of reading without errors, marked on a marker's device, sent and scored. */
export async function readYearOne(
  room: Omit<Room, 'device'> & { marker: { viewer: DeviceViewer } },
  place: { membershipId: string; taskId: string; formId: FormId },
  right: number,
) {
  const { roundId, system } = room;
  const made = yearOneAttempt({ ...place, roundId }, 'marker', [
    { type: 'grid-started' },
    { type: 'grid-time-ended', secondsUsed: 60 },
    { type: 'grid-last-marked', position: right - 1 },
    { type: 'completed' },
  ]);
  await sendEvents(room.marker.viewer, made.events);
  const outcome = await inScope(system, (db) => rescoreAttempt(db, made.attemptId));
  return { ...made, outcome };
}
