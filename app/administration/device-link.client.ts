/**
 * The device's tie to the server: pairing, heartbeat, taking a sign, and sending the outbox.
 *
 * A small store with `subscribe` and `getState`. It tolerates being offline: what was heard last
 * is kept on the device, and everything that cannot be sent now waits in the outbox.
 */
import * as z from 'zod/mini';
import {
  DEVICE_PATHS,
  eventBatchResponseSchema,
  type HeartbeatResponse,
  heartbeatResponseSchema,
  type Presence,
  pairResponseSchema,
} from '~/administration/device-protocol';
import {
  type Answer,
  postToServer,
  type RequestProblem,
} from '~/administration/device-request.client';
import { createDeviceKey, exportPublicKey } from '~/administration/device-signature';
import type { DeviceIdentity, DeviceStorage } from '~/administration/device-storage.client';
import { type Batch, countUnsent, createOutboxSender } from '~/administration/outbox.client';

const WAITING_BEAT_MS = 2_000;
const WORKING_BEAT_MS = 4_000;
/** States in which the pupil waits for an adult, so the answer should come soon. */
const IMPATIENT = new Set(['choosing-sign', 'waiting', 'practice-failed', 'sound-fault']);

export type LinkState = {
  status: 'starting' | 'unpaired' | 'paired';
  kind: 'pupil' | 'marker' | null;
  deviceId: string | null;
  online: boolean;
  /** The device may no longer take part; its unsent events are still sent. */
  gone: 'removed' | 'expired' | null;
  heartbeat: HeartbeatResponse | null;
  unsent: number;
};

export type LinkTools = {
  storage: DeviceStorage;
  newId: () => string;
  now: () => number;
  random: () => number;
};

export type DeviceLink = ReturnType<typeof createDeviceLink>;

function readGone(problem: RequestProblem): LinkState['gone'] {
  if (problem === 'expired-code') return 'expired';
  return problem === 'device-removed' || problem === 'unknown-device' ? 'removed' : null;
}

/** A link over one storage. Call `start` once; nothing is sent before. */
export function createDeviceLink(tools: LinkTools) {
  const { storage } = tools;
  const listeners = new Set<() => void>();
  let identity: DeviceIdentity | null = null;
  let presence: Omit<Presence, 'unsent'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beating: Promise<void> | null = null;
  let state: LinkState = {
    status: 'starting',
    kind: null,
    deviceId: null,
    online: true,
    gone: null,
    heartbeat: null,
    unsent: 0,
  };

  function change(part: Partial<LinkState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  const sender = createOutboxSender({
    ...tools,
    send: sendBatch,
    onCount: (unsent) => change({ unsent }),
  });

  async function sendBatch(batch: Batch) {
    if (!identity) return { ok: false as const };
    const answer = await postToServer(
      DEVICE_PATHS.events,
      batch,
      eventBatchResponseSchema,
      identity,
    );
    if (!answer.ok) return { ok: false as const };
    const acknowledgedIds = answer.value.verdicts.flatMap(({ id }) => (id === null ? [] : [id]));
    return { ok: true as const, acknowledgedIds };
  }

  async function hear(answer: Answer<HeartbeatResponse>): Promise<void> {
    if (!answer.ok) {
      const gone = readGone(answer.problem);
      change(gone ? { gone } : { online: false });
      return;
    }
    const { admission } = answer.value;
    const gone = admission === 'removed' || admission === 'expired' ? admission : null;
    change({ heartbeat: answer.value, online: true, gone, kind: answer.value.kind });
    await storage.put('heard', answer.value, 'heartbeat').catch(() => undefined);
  }

  async function beatOnce(): Promise<void> {
    if (!identity) return;
    const unsent = await countUnsent(storage);
    if (unsent !== state.unsent) change({ unsent });
    const payload = {
      presence: presence ? { ...presence, unsent } : null,
      deviceTimeMs: tools.now(),
    };
    await hear(
      await postToServer(DEVICE_PATHS.heartbeat, payload, heartbeatResponseSchema, identity),
    );
    void sender.flush();
  }

  function chooseBeatMs(): number {
    const isWaiting = state.heartbeat?.admission !== 'admitted';
    const isImpatient = presence !== null && IMPATIENT.has(presence.state);
    return isWaiting || isImpatient ? WAITING_BEAT_MS : WORKING_BEAT_MS;
  }

  /** One heartbeat now; the next is planned after it. Calls that overlap share one request. */
  function beat(): Promise<void> {
    clearTimeout(timer);
    beating ??= beatOnce()
      .catch(() => change({ online: false }))
      .finally(() => {
        beating = null;
        timer = setTimeout(() => void beat(), chooseBeatMs());
      });
    return beating;
  }

  function becomePaired(paired: DeviceIdentity): void {
    identity = paired;
    change({ status: 'paired', kind: paired.kind, deviceId: paired.deviceId, gone: null });
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: (): LinkState => state,

    /** Takes up the identity of an earlier visit, if there is one. */
    async start(): Promise<void> {
      globalThis.addEventListener?.('online', () => {
        void sender.flush(true);
        void beat();
      });
      const known = await storage.get('device', 'identity');
      if (!known) return change({ status: 'unpaired' });
      const heartbeat = (await storage.get('heard', 'heartbeat')) ?? null;
      change({ heartbeat, unsent: await countUnsent(storage) });
      becomePaired(known);
      void sender.flush(true);
      await beat();
    },

    /** Pairs with a code. @returns the problem, or null when the device is paired. */
    async pair(code: string): Promise<RequestProblem | null> {
      await sender.flush(true);
      const keys = await createDeviceKey();
      const payload = { code, publicKey: await exportPublicKey(keys) };
      const answer = await postToServer(DEVICE_PATHS.pair, payload, pairResponseSchema, null);
      if (!answer.ok) return answer.problem;
      const paired = { ...answer.value, privateKey: keys.privateKey };
      await storage.put('device', paired, 'identity');
      await storage.delete('heard', 'heartbeat');
      change({ heartbeat: null });
      becomePaired(paired);
      void beat();
      return null;
    },

    /** Takes a sign, or lets it go (null). @returns the problem, or null when the server agreed. */
    async takeSign(membershipId: string | null): Promise<RequestProblem | null> {
      const payload = { membershipId };
      const answer = await postToServer(DEVICE_PATHS.sign, payload, z.unknown(), identity);
      await (beating ?? Promise.resolve());
      await beat();
      if (answer.ok) return null;
      const own = state.heartbeat?.own?.membershipId ?? null;
      return own === membershipId ? null : answer.problem;
    },

    /** What the board shows; a change of state is told at once, the rest with the next beat. */
    setPresence(next: Omit<Presence, 'unsent'> | null): void {
      const isNews =
        next?.state !== presence?.state ||
        next?.taskId !== presence?.taskId ||
        next?.reading?.membershipId !== presence?.reading?.membershipId;
      presence = next;
      if (isNews && identity) void (beating ?? Promise.resolve()).then(() => beat());
    },

    /** Told after every write to the outbox: counts and sends. */
    async sendSoon(): Promise<void> {
      change({ unsent: await countUnsent(storage) });
      void sender.flush();
    },

    beat,

    /** Forgets the pairing, so that a new code can be entered; unsent events stay. */
    async forget(): Promise<void> {
      clearTimeout(timer);
      identity = null;
      await storage.delete('device', 'identity');
      await storage.delete('heard', 'heartbeat');
      change({ status: 'unpaired', kind: null, deviceId: null, gone: null, heartbeat: null });
    },
  };
}
