/**
 * What a server says to one device, without a class behind it: the tasks and forms to do, and yes to
 * everything that is sent. Everything else (the page, its screens, its storage) is the real one.
 */
import type { BrowserContext } from '@playwright/test';
import {
  DEVICE_PATHS,
  type HeartbeatResponse,
  heartbeatResponseSchema,
} from '~/administration/device-protocol';
import type { Battery, FormId, WindowKind } from '~/instruments/battery';

export type Entry = { taskId: string; formId: FormId };
export type Sitting = {
  battery: Battery;
  windowKind: WindowKind;
  kind: 'pupil' | 'marker';
  membershipId: string;
  entries: readonly Entry[];
};
export type DeviceDouble = {
  /** The adult lets the pupil go on: heard with the next heartbeat. */
  letOn: () => void;
  /** A marker reads with this device's pupil: the page to read from is shown. */
  showGrid: (entry: Entry | null) => void;
};

const DEVICE_ID = '00000000-0000-7000-8000-000000000001';
const ROUND_ID = '00000000-0000-7000-8000-000000000002';

function describe(sitting: Sitting): HeartbeatResponse {
  const { battery, windowKind, kind, membershipId, entries } = sitting;
  const todo = entries.map((entry) => ({ ...entry }));
  const pupil = { membershipId, signId: 'fox', taken: false };
  const isMarker = kind === 'marker';
  return heartbeatResponseSchema.parse({
    admission: 'admitted',
    kind,
    serverTimeMs: 0,
    round: {
      roundId: ROUND_ID,
      batteryId: battery.id,
      batteryVersion: battery.version,
      windowKind,
      paused: false,
      lessonOver: false,
      synthetic: false,
    },
    pupils: [
      {
        ...pupil,
        displayName: isMarker ? 'Alva Ek' : null,
        tasks: isMarker ? [] : todo,
        oneToOne: isMarker ? todo : [],
      },
    ],
    own: isMarker ? null : { membershipId, attempts: [] },
    letOn: false,
    showGrid: null,
  });
}

/** Answers for the server from now on. */
export async function answerDevice(
  context: BrowserContext,
  sitting: Sitting,
): Promise<DeviceDouble> {
  let said = describe(sitting);
  await context.route(`**${DEVICE_PATHS.pair}`, (route) =>
    route.fulfill({ json: { deviceId: DEVICE_ID, kind: sitting.kind } }),
  );
  await context.route(`**${DEVICE_PATHS.heartbeat}`, (route) => route.fulfill({ json: said }));
  await context.route(`**${DEVICE_PATHS.events}`, (route) => {
    const { events } = route.request().postDataJSON() as { events: { id: string }[] };
    const verdicts = events.map(({ id }) => ({ id, verdict: 'stored' }));
    return route.fulfill({ json: { verdicts, serverTimeMs: 0 } });
  });
  return {
    letOn() {
      said = { ...said, letOn: true };
    },
    showGrid(entry) {
      said = { ...said, showGrid: entry };
    },
  };
}
