/**
 * A link that leads nowhere, for an adult who tries a task: nothing is sent and nothing is kept.
 * It plays the teacher's part when a practice has failed.
 */
import type { DeviceLink, LinkState } from '~/administration/device-link.client';
import type { HeartbeatResponse, Presence } from '~/administration/device-protocol';
import type { DeviceStorage } from '~/administration/device-storage.client';

/** A heartbeat that says nothing but whether the pupil may go on. */
function say(letOn: boolean): HeartbeatResponse {
  return {
    admission: 'admitted',
    kind: 'pupil',
    serverTimeMs: 0,
    round: null,
    pupils: [],
    own: null,
    letOn,
    showGrid: null,
  };
}

export type TrialLink = DeviceLink & {
  letOn: () => void;
  /** Whether the task waits for an adult. */
  isWaiting: () => boolean;
};

export function createTrialLink(): TrialLink {
  const listeners = new Set<() => void>();
  let presence: Presence['state'] = 'waiting';
  let state: LinkState = {
    status: 'paired',
    kind: 'pupil',
    deviceId: null,
    online: true,
    gone: null,
    heartbeat: say(false),
    heardAtMs: null,
    unsent: 0,
    provisioned: false,
    lostPupil: null,
    forgotten: false,
    clockOffsetMs: null,
  };
  const tell = (part: Partial<LinkState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const isWaiting = () => presence === 'practice-failed' || presence === 'sound-fault';
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: async () => {},
    pair: async () => null,
    takeSign: async () => null,
    setPresence(next) {
      if (presence === next?.state) return;
      presence = next?.state ?? 'waiting';
      tell({ heartbeat: say(false) });
    },
    setProvisioned: () => {},
    acceptLoss: () => {},
    decideHere: () => {},
    sendSoon: async () => {},
    sendNow: async () => true,
    beat: async () => {},
    forget: async () => {},
    letOn: () => tell({ heartbeat: say(true) }),
    isWaiting,
  };
}

/** Storage that must not be touched: whatever tries is a fault. */
export function refuseStorage(): DeviceStorage {
  return new Proxy({} as DeviceStorage, {
    get() {
      throw new Error('A trial keeps nothing');
    },
  });
}
