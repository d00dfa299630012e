/** Devices and made-up attempts for data tests: through the real pairing, never by hand. */
import { inScope } from '~/access/in-scope.server';
import { type DeviceViewer, makeDeviceViewer, type StaffViewer } from '~/access/viewer.server';
import { type AttemptEvent, EVENT_VERSION, type EventBody } from '~/administration/attempt-event';
import type { Presence } from '~/administration/device-protocol';
import { createDeviceKey, exportPublicKey } from '~/administration/device-signature';
import { createMarkerCode } from '~/administration/marking.server';
import { pair } from '~/administration/pairing.server';
import { openSitting } from '~/administration/round-store.server';
import type { SittingKind } from '~/administration/round-words';
import { admitDevices } from '~/administration/sitting-devices.server';
import { newId } from '~/platform/identifier.server';

type World = { teacher: StaffViewer; schoolClass: { id: string } };

/** An open sitting of the world's class. */
export async function openTestSitting(world: World, kind: SittingKind = 'lesson') {
  const opened = await inScope(world.teacher, (db) => openSitting(db, world.schoolClass.id, kind));
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

/** A pupil device of a sitting, let in unless told otherwise. */
export async function pairTestDevice(
  world: World,
  sitting: { sittingId: string; roundId: string; code: string },
  options: { admitted?: boolean } = {},
) {
  const keys = await createDeviceKey();
  const paired = await pair(sitting.code, await exportPublicKey(keys), newId());
  if (!paired.ok) throw new Error(paired.problem);
  if (options.admitted !== false) {
    await inScope(world.teacher, (db) => admitDevices(db, sitting.sittingId, [paired.deviceId]));
  }
  const { municipalityId } = world.teacher;
  const viewer = makeDeviceViewer({
    deviceId: paired.deviceId,
    municipalityId,
    deviceKind: 'pupil',
    roundId: sitting.roundId,
  });
  return { viewer, keys, deviceId: paired.deviceId };
}

/** A marking device of the class's one-to-one sitting. */
export async function pairTestMarker(world: World, membershipId: string) {
  const made = await inScope(world.teacher, (db) =>
    createMarkerCode(db, world.schoolClass.id, membershipId),
  );
  if (!made.ok) throw new Error(made.problem);
  const keys = await createDeviceKey();
  const paired = await pair(made.code, await exportPublicKey(keys), newId());
  if (!paired.ok) throw new Error(paired.problem);
  const viewer = makeDeviceViewer({
    deviceId: paired.deviceId,
    municipalityId: world.teacher.municipalityId,
    deviceKind: 'marker',
    roundId: made.roundId,
  });
  return { viewer, keys, deviceId: paired.deviceId, ...made };
}

export type MadeAttempt = { attemptId: string; events: AttemptEvent[] };

/** Events of an attempt: `started`, then the bodies. */
export function makeAttempt(
  place: { roundId: string; membershipId: string; taskId?: string; driver?: 'pupil' | 'marker' },
  bodies: readonly EventBody[] = [],
  attemptId: string = newId(),
): MadeAttempt {
  const started: EventBody = {
    type: 'started',
    roundId: place.roundId,
    membershipId: place.membershipId,
    batteryId: 'grund-1',
    batteryVersion: 1,
    taskId: place.taskId ?? 'letter-sounds',
    taskVersion: 1,
    formId: 'B',
    driver: place.driver ?? 'pupil',
  };
  return { attemptId, events: numberEvents(attemptId, [started, ...bodies], 0) };
}

function numberEvents(
  attemptId: string,
  bodies: readonly EventBody[],
  firstSequence: number,
): AttemptEvent[] {
  return bodies.map((body, index) => ({
    id: newId(),
    attemptId,
    sequence: firstSequence + index,
    version: EVENT_VERSION,
    deviceTimeMs: Date.now(),
    elapsedMs: index * 1000,
    body,
  }));
}

export function answer(itemId: string, position: number): EventBody {
  return {
    type: 'item-answered',
    itemId,
    position,
    optionId: 'a',
    responseMs: 1200,
    replays: 0,
    input: 'simulated',
  };
}

export function makeBatch(events: readonly unknown[], deviceTimeMs = Date.now()) {
  return { batchId: newId(), deviceTimeMs, events: [...events] };
}

export function makePresence(overrides: Partial<Presence> = {}): Presence {
  return {
    state: 'working',
    taskId: 'letter-sounds',
    answered: 3,
    total: 24,
    unsent: 0,
    rapid: false,
    reading: null,
    ...overrides,
  };
}

/** The same device as if it belonged to another municipality. */
export function inOtherMunicipality(viewer: DeviceViewer, municipalityId: string): DeviceViewer {
  return makeDeviceViewer({ ...viewer, municipalityId });
}

/** HTTP status that a thrown response carries; 200 when nothing is thrown. */
export async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}
