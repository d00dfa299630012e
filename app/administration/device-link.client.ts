/**
 * The device's tie to the server: pairing, heartbeat, taking a sign, and sending the outbox.
 *
 * A small store with `subscribe` and `getState`. Everything works without contact: what was heard
 * last is kept on the device, a sign is taken at once and told later, and everything that cannot
 * be sent now waits in the outbox. Long because each of these changes the one state.
 */
import * as z from 'zod/mini';
import type { AttemptEvent } from '~/administration/attempt-event';
import { sweepAttempts } from '~/administration/attempt-journal.client';
import { estimateOffsetMs } from '~/administration/clock-offset';
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
import {
  type DeviceIdentity,
  type DeviceStorage,
  keepClaim,
  keepHeard,
  readClaim,
  readHeard,
} from '~/administration/device-storage.client';
import { type Batch, countUnsent, createOutboxSender } from '~/administration/outbox.client';
import { applyClaim, findLostPupil, type SignClaim } from '~/administration/sign-claim';

const WAITING_BEAT_MS = 2_000;
const WORKING_BEAT_MS = 4_000;
/** States in which the pupil waits for an adult, so the answer should come soon. */
const IMPATIENT = new Set(['choosing-sign', 'waiting', 'practice-failed', 'sound-fault']);
/** The server has no such device: what it made can only be sent under its next pairing. */
const DISOWNED = new Set<RequestProblem>(['unknown-device', 'bad-signature']);
/** The server has judged the claim; anything else may pass. */
const REFUSALS = new Set<RequestProblem>(['sign-taken', 'bad-request', 'not-admitted']);

export type LinkState = {
  status: 'starting' | 'unpaired' | 'paired';
  kind: 'pupil' | 'marker' | null;
  deviceId: string | null;
  online: boolean;
  /** The device may no longer take part; its unsent events are still sent. */
  gone: 'removed' | 'expired' | null;
  /** The server's word, with a sign in it that was taken without contact. */
  heartbeat: HeartbeatResponse | null;
  /** When the server's word was heard in this visit, by the device's clock; null before. */
  heardAtMs: number | null;
  unsent: number;
  /** Everything the class needs is on the device: no contact is needed from here on. */
  provisioned: boolean;
  /** The pupil has gone on at another device; until the adult here has seen it. */
  lostPupil: string | null;
  /** The device had a pairing at an earlier visit and its storage has been emptied since. */
  forgotten: boolean;
  /** Add to the device's clock to get the server's, milliseconds; null before it was measured. */
  clockOffsetMs: number | null;
};

export type LinkTools = {
  storage: DeviceStorage;
  newId: () => string;
  now: () => number;
  random: () => number;
  /** False where what is kept may be gone tomorrow: then nothing begins without contact. */
  isTrusted: boolean;
  /** A mark outside the storage that there was a pairing. */
  mark: { has: () => boolean; set: (isPaired: boolean) => void };
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
  let isDisowned = false;
  let presence: Omit<Presence, 'unsent' | 'provisioned'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beating: Promise<void> | null = null;
  /** The server's word as it came. */
  let heard: HeartbeatResponse | null = null;
  let claim: SignClaim | null = null;
  /** Counts changes of the claim: an answer to an older question says nothing of a newer claim. */
  let claimTurn = 0;
  let isTaking = false;
  let state: LinkState = {
    status: 'starting',
    kind: null,
    deviceId: null,
    online: true,
    gone: null,
    heartbeat: null,
    heardAtMs: null,
    unsent: 0,
    provisioned: false,
    lostPupil: null,
    forgotten: false,
    clockOffsetMs: null,
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
    const sending = identity;
    if (!sending) return { ok: false as const };
    const answer = await postToServer(
      DEVICE_PATHS.events,
      batch,
      eventBatchResponseSchema,
      sending,
    );
    if (identity === sending) isDisowned = !answer.ok && DISOWNED.has(answer.problem);
    if (!answer.ok) return { ok: false as const };
    const acknowledgedIds = answer.value.verdicts.flatMap(({ id }) => (id === null ? [] : [id]));
    return { ok: true as const, acknowledgedIds };
  }

  async function setClaim(next: SignClaim | null): Promise<void> {
    claim = next;
    claimTurn += 1;
    await keepClaim(storage, next).catch(() => undefined);
    if (heard) change({ heartbeat: applyClaim(heard, claim) });
  }

  async function askForSign(membershipId: string | null): Promise<RequestProblem | null> {
    const answer = await postToServer(DEVICE_PATHS.sign, { membershipId }, z.unknown(), identity);
    return answer.ok ? null : answer.problem;
  }

  /** Tells of a sign that was taken without contact. @returns false when there still is none. */
  async function settleClaim(): Promise<boolean> {
    const asked = claim;
    if (!asked || asked.isAgreed || isTaking) return true;
    const problem = await askForSign(asked.membershipId);
    if (claim !== asked) return true;
    if (problem === null) await setClaim({ ...asked, isAgreed: true });
    else if (REFUSALS.has(problem)) {
      change({ lostPupil: asked.membershipId });
      await setClaim(null);
    }
    return problem !== 'offline';
  }

  async function take(value: HeartbeatResponse, turn: number): Promise<void> {
    heard = value;
    const lostPupil = isTaking || turn !== claimTurn ? null : findLostPupil(value, claim);
    if (lostPupil) {
      change({ lostPupil });
      await setClaim(null);
    } else if (!claim && value.own && value.kind === 'pupil') {
      claim = { membershipId: value.own.membershipId, isAgreed: true };
    }
    const gone =
      value.admission === 'removed' || value.admission === 'expired' ? value.admission : null;
    const heartbeat = isTaking ? value : applyClaim(value, claim);
    change({ heartbeat, online: true, gone, kind: value.kind, heardAtMs: tools.now() });
    await keepHeard(storage, value).catch(() => undefined);
  }

  async function hear(
    answer: Answer<HeartbeatResponse>,
    asked: { turn: number; sentAtMs: number; unsent: number },
  ): Promise<void> {
    if (!answer.ok) {
      const gone = readGone(answer.problem);
      return change(gone ? { gone } : { online: false });
    }
    const { serverTimeMs } = answer.value;
    change({ clockOffsetMs: estimateOffsetMs(asked.sentAtMs, tools.now(), serverTimeMs) });
    await take(answer.value, asked.turn);
    if (asked.unsent === 0) await sweep();
  }

  /** The server knows all that was made here: attempts of other pupils need not be kept. */
  async function sweep(): Promise<void> {
    if (identity?.kind !== 'pupil' || isTaking) return;
    // A storage that the browser has emptied under the page cannot be asked; there is still contact.
    const unsent = await countUnsent(storage).catch(() => 1);
    if (unsent === 0) await sweepAttempts(storage, claim?.membershipId ?? null);
  }

  /**
   * The pairing may be ended or renewed while a heartbeat is on its way: then nothing more is asked in the
   * old one's name, and what is answered to it is not said of the new one.
   */
  async function beatOnce(): Promise<void> {
    const asking = identity;
    if (!asking) return;
    const unsent = await countUnsent(storage).catch(() => state.unsent);
    if (unsent !== state.unsent) change({ unsent });
    if (identity !== asking) return;
    const isInContact = await settleClaim();
    if (identity !== asking) return;
    if (!isInContact) return change({ online: false });
    const { provisioned } = state;
    const payload = {
      presence: presence ? { ...presence, unsent, provisioned } : null,
      deviceTimeMs: tools.now(),
    };
    const asked = { turn: claimTurn, sentAtMs: payload.deviceTimeMs, unsent };
    const answer = await postToServer(
      DEVICE_PATHS.heartbeat,
      payload,
      heartbeatResponseSchema,
      asking,
    );
    if (identity !== asking) return;
    await hear(answer, asked);
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
    isDisowned = false;
    tools.mark.set(true);
    change({
      status: 'paired',
      kind: paired.kind,
      deviceId: paired.deviceId,
      gone: null,
      forgotten: false,
    });
  }

  async function forgetWhatWasHeard(): Promise<void> {
    heard = null;
    await storage.delete('heard', 'heartbeat');
    await setClaim(null);
    change({ heartbeat: null, heardAtMs: null, provisioned: false, lostPupil: null });
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
      if (!known) return change({ status: 'unpaired', forgotten: tools.mark.has() });
      heard = await readHeard(storage);
      claim = await readClaim(storage);
      const heartbeat = heard && applyClaim(heard, claim);
      change({ heartbeat, unsent: await countUnsent(storage) });
      becomePaired(known);
      void sender.flush(true);
      await beat();
    },

    /** Pairs with a code. @returns the problem, or null when the device is paired. */
    async pair(code: string): Promise<RequestProblem | null> {
      await sender.flush(true);
      // What an earlier pairing made is the earlier pairing's to send.
      if (identity && !isDisowned && (await countUnsent(storage)) > 0) return 'offline';
      const keys = await createDeviceKey();
      const payload = { code, publicKey: await exportPublicKey(keys) };
      const answer = await postToServer(DEVICE_PATHS.pair, payload, pairResponseSchema, null);
      if (!answer.ok) return answer.problem;
      const paired = { ...answer.value, privateKey: keys.privateKey };
      await storage.put('device', paired, 'identity');
      await forgetWhatWasHeard();
      becomePaired(paired);
      // A heartbeat of an earlier pairing, if one is still on its way, is not this one's.
      void (beating ?? Promise.resolve()).then(() => beat());
      return null;
    },

    /**
     * Takes a sign, or lets it go (null): by the server's word, or without contact at once.
     * @returns the problem, or null when the sign is taken.
     */
    async takeSign(membershipId: string | null): Promise<RequestProblem | null> {
      isTaking = true;
      const problem = state.online ? await askForSign(membershipId) : 'offline';
      if (problem !== 'offline') {
        await (beating ?? Promise.resolve());
        await beat();
      }
      isTaking = false;
      const isOwn = problem !== 'offline' && (heard?.own?.membershipId ?? null) === membershipId;
      if (problem === null || isOwn) {
        await setClaim({ membershipId, isAgreed: true });
        await sweep();
        return null;
      }
      if (problem !== 'offline' || !tools.isTrusted) return problem;
      await setClaim({ membershipId, isAgreed: false });
      return null;
    },

    /** The adult here has seen that the pupil went on elsewhere. */
    acceptLoss: () => change({ lostPupil: null }),

    /** What the board shows; a change of state is told at once, the rest with the next beat. */
    setPresence(next: Omit<Presence, 'unsent' | 'provisioned'> | null): void {
      const isNews =
        next?.state !== presence?.state ||
        next?.taskId !== presence?.taskId ||
        next?.reading?.membershipId !== presence?.reading?.membershipId;
      presence = next;
      if (isNews && identity) void (beating ?? Promise.resolve()).then(() => beat());
    },

    setProvisioned(provisioned: boolean): void {
      if (provisioned !== state.provisioned) change({ provisioned });
    },

    /** Without contact the adult at the device does what the board would: let on, end the pause. */
    decideHere(decision: 'let-on' | 'go-on'): void {
      const { heartbeat } = state;
      if (!heartbeat?.round || state.online) return;
      const round = { ...heartbeat.round, paused: false };
      change({ heartbeat: { ...heartbeat, round, letOn: decision === 'let-on' } });
      setTimeout(() => {
        if (state.heartbeat) change({ heartbeat: { ...state.heartbeat, letOn: false } });
      });
    },

    /** Told after every write to the outbox: counts and sends. */
    async sendSoon(): Promise<void> {
      // Told at once, so that no screen says that everything is sent while the count is being made.
      change({ unsent: state.unsent + 1 });
      change({ unsent: await countUnsent(storage) });
      void sender.flush();
    },

    /**
     * Sends events that the device cannot keep, after all it has kept. @returns whether the server
     * has them; then they need not be kept.
     */
    async sendNow(events: readonly AttemptEvent[]): Promise<boolean> {
      await sender.flush(true);
      if ((await countUnsent(storage).catch(() => 0)) > 0) return false;
      const batch = { batchId: tools.newId(), deviceTimeMs: tools.now(), events: [...events] };
      const result = await sendBatch(batch);
      if (!result.ok) return false;
      await beat();
      return events.every(({ id }) => result.acknowledgedIds.includes(id));
    },

    beat,

    /** Forgets the pairing, so that a new code can be entered; unsent events stay, and their key. */
    async forget(): Promise<void> {
      clearTimeout(timer);
      await sender.flush(true);
      if (isDisowned || (await countUnsent(storage)) === 0) {
        identity = null;
        await storage.delete('device', 'identity');
      }
      tools.mark.set(false);
      await forgetWhatWasHeard();
      change({ status: 'unpaired', kind: null, deviceId: null, gone: null });
    },
  };
}
