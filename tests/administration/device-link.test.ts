/** A device's tie to the server. Long, because each case shares one fake server. */
import 'fake-indexeddb/auto';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '~/administration/attempt-event';
import { recordAttempt } from '~/administration/attempt-journal.client';
import { createDeviceLink, type DeviceLink } from '~/administration/device-link.client';
import { DEVICE_HEADER, SIGNATURE_HEADER } from '~/administration/device-protocol';
import { type DevicePublicKey, verifyRequest } from '~/administration/device-signature';
import {
  type AttemptRecord,
  type DeviceStorage,
  openDeviceStorage,
} from '~/administration/device-storage.client';

const DEVICE_ID = uuidv7();
const BEAT = {
  admission: 'waiting',
  kind: 'pupil',
  serverTimeMs: 1,
  round: null,
  pupils: [],
  own: null,
  letOn: false,
  showGrid: null,
};

type Reply = { status: number; json: unknown };
let storage: DeviceStorage;
let replies: Record<string, Reply>;
let publicKey: DevicePublicKey;
let signedOk: boolean[];
let isOffline: boolean;
let signRequests: unknown[];
let sentSequences: number[];
/** Answers that are on their way for as long as a test says, by path. */
let held: Record<string, Promise<void>>;

async function answer(path: string, init: RequestInit): Promise<Response> {
  if (isOffline) throw new TypeError('Failed to fetch');
  const reply = replies[path] ?? { status: 404, json: {} };
  const body = String(init.body);
  const headers = new Headers(init.headers);
  if (path.endsWith('/pair')) publicKey = JSON.parse(body).publicKey;
  else {
    const signature = headers.get(SIGNATURE_HEADER) ?? '';
    const isRight = await verifyRequest(publicKey, signature, 'POST', path, body);
    signedOk.push(isRight && headers.get(DEVICE_HEADER) === DEVICE_ID);
  }
  if (path.endsWith('/events')) {
    const { events } = JSON.parse(body) as { events: { id: string; sequence: number }[] };
    sentSequences.push(...events.map(({ sequence }) => sequence));
    const verdicts = events.map(({ id }) => ({ id, verdict: 'stored' }));
    return Response.json({ verdicts, serverTimeMs: 1 });
  }
  if (path.endsWith('/sign')) signRequests.push(JSON.parse(body));
  await held[path];
  return Response.json(reply.json, { status: reply.status });
}

let isMarked: boolean;
const mark = {
  has: () => isMarked,
  set: (isPaired: boolean) => {
    isMarked = isPaired;
  },
};

function createLink(isTrusted = true): DeviceLink {
  const tools = { storage, newId: uuidv7, now: () => 1000, random: () => 0 };
  return createDeviceLink({ ...tools, isTrusted, mark });
}

beforeEach(async () => {
  storage = await openDeviceStorage(`test-${uuidv7()}`);
  signedOk = [];
  isMarked = false;
  signRequests = [];
  sentSequences = [];
  held = {};
  isOffline = false;
  replies = {
    '/api/device/pair': { status: 200, json: { deviceId: DEVICE_ID, kind: 'pupil' } },
    '/api/device/heartbeat': { status: 200, json: BEAT },
  };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answer(path, init));
});

afterEach(() => {
  vi.unstubAllGlobals();
  storage.close();
});

const ATTEMPT_ID = uuidv7();

function makeAttempt(): AttemptRecord {
  return {
    attemptId: ATTEMPT_ID,
    roundId: 'round',
    membershipId: 'me',
    taskId: 'one',
    formId: 'B',
    ending: null,
    adoptedItemIds: null,
    firstSequence: 0,
    soundCheck: false,
  };
}

function makeEvent(sequence: number): AttemptEvent {
  const times = { deviceTimeMs: 1, elapsedMs: 0 };
  const body = { type: 'paused' as const };
  return { id: uuidv7(), attemptId: ATTEMPT_ID, sequence, version: 1, ...times, body };
}

describe('device link', () => {
  it('pairs, signs what it sends, and remembers the pairing', async () => {
    const link = createLink();
    await link.start();
    expect(link.getState().status).toBe('unpaired');
    expect(await link.pair('LASFYR')).toBeNull();
    await link.beat();
    expect(link.getState()).toMatchObject({ status: 'paired', online: true, gone: null });
    expect(signedOk).not.toHaveLength(0);
    expect(signedOk.every(Boolean)).toBe(true);
    const again = createLink();
    await again.start();
    expect(again.getState()).toMatchObject({ status: 'paired', deviceId: DEVICE_ID });
    await Promise.all([link.forget(), again.forget()]);
  });

  it.each([
    [404, 'wrong-code'],
    [410, 'expired-code'],
    [429, 'too-many-requests'],
  ])('tells why a code is refused: %i %s', async (status, problem) => {
    replies['/api/device/pair'] = { status, json: { problem } };
    const link = createLink();
    await link.start();
    expect(await link.pair('FEL99')).toBe(problem);
    expect(link.getState().status).toBe('unpaired');
  });

  it('bears an answer that is not ours, and being offline, and keeps what it heard', async () => {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    replies['/api/device/heartbeat'] = { status: 200, json: { login: 'please' } };
    await link.beat();
    expect(link.getState()).toMatchObject({ online: false, gone: null });
    expect(link.getState().heartbeat).toMatchObject({ admission: 'waiting' });
    isOffline = true;
    const again = createLink();
    await again.start();
    expect(again.getState()).toMatchObject({ status: 'paired', online: false });
    expect(again.getState().heartbeat).toMatchObject({ admission: 'waiting' });
    await Promise.all([link.forget(), again.forget()]);
  });

  it('knows when it has been removed, and still sends what it holds', async () => {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    replies['/api/device/heartbeat'] = { status: 410, json: { problem: 'device-removed' } };
    await recordAttempt(storage, makeAttempt(), [makeEvent(0)]);
    await link.beat();
    expect(link.getState().gone).toBe('removed');
    await vi.waitFor(() => expect(link.getState().unsent).toBe(0));
    await link.forget();
  });
});

describe('a pairing that is ended while the device asks', () => {
  const heartbeat = '/api/device/heartbeat';
  const sign = '/api/device/sign';

  /** Holds the answers of a path. @returns lets them come */
  function hold(path: string): () => void {
    let letCome = () => {};
    held[path] = new Promise((resolve) => {
      letCome = resolve;
    });
    return letCome;
  }

  async function pairOnce(): Promise<DeviceLink> {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    return link;
  }

  it('asks nothing without a name', async () => {
    const link = await pairOnce();
    isOffline = true;
    await link.beat();
    await link.takeSign(uuidv7());
    isOffline = false;
    replies[sign] = { status: 200, json: {} };
    const letCome = hold(sign);
    const asking = link.beat();
    await vi.waitFor(() => expect(signRequests).toHaveLength(1));
    await link.forget();
    const before = signedOk.length;
    letCome();
    await asking;
    expect(signedOk).toHaveLength(before);
    expect(signedOk.every(Boolean)).toBe(true);
  });

  it.each([
    ['expired', { status: 200, json: { ...BEAT, admission: 'expired' } }],
    ['unknown', { status: 401, json: { problem: 'unknown-device' } }],
    ['another class’s', { status: 200, json: { ...BEAT, admission: 'admitted' } }],
  ])('the next one is not told what the old one is told late: %s', async (_told, reply) => {
    const link = await pairOnce();
    const asked = signedOk.length;
    replies[heartbeat] = reply;
    const letCome = hold(heartbeat);
    const asking = link.beat();
    await vi.waitFor(() => expect(signedOk.length).toBe(asked + 1));
    await link.forget();
    replies[heartbeat] = { status: 200, json: { ...BEAT, serverTimeMs: 2 } };
    await link.pair('LASFYR');
    held = {};
    const told = new Set<string>();
    link.subscribe(() => {
      const { gone, heartbeat: word } = link.getState();
      told.add(gone ?? word?.admission ?? 'nothing yet');
    });
    letCome();
    await asking;
    await vi.waitFor(() => expect(link.getState().heartbeat?.serverTimeMs).toBe(2));
    expect(told).toEqual(new Set(['nothing yet', 'waiting']));
    await link.forget();
  });
});

describe('without contact', () => {
  const ROUND = {
    roundId: uuidv7(),
    batteryId: 'b',
    batteryVersion: 1,
    windowKind: 'winter',
    paused: true,
    lessonOver: false,
    synthetic: true,
  };
  const [ME, YOU] = [uuidv7(), uuidv7()];
  const signs = (): unknown[] => signRequests;
  const admitted = (membershipId: string | null) => ({
    status: 200,
    json: {
      ...BEAT,
      admission: 'admitted',
      round: ROUND,
      own: membershipId ? { membershipId, attempts: [] } : null,
    },
  });
  const heartbeat = '/api/device/heartbeat';

  async function pairAdmitted(isTrusted = true): Promise<DeviceLink> {
    const link = createLink(isTrusted);
    await link.start();
    await link.pair('LASFYR');
    replies[heartbeat] = admitted(null);
    replies['/api/device/sign'] = { status: 200, json: {} };
    await link.beat();
    await link.beat();
    return link;
  }

  it('a sign is taken at once, survives a restart, and is told when there is contact', async () => {
    const link = await pairAdmitted();
    isOffline = true;
    await link.beat();
    expect(await link.takeSign(ME)).toBeNull();
    expect(link.getState().heartbeat?.own).toEqual({ membershipId: ME, attempts: [] });
    const again = createLink();
    await again.start();
    expect(again.getState().heartbeat?.own?.membershipId).toBe(ME);
    isOffline = false;
    replies[heartbeat] = admitted(ME);
    await again.beat();
    expect(signs()).toEqual([{ membershipId: ME }]);
    await again.beat();
    expect(signs()).toHaveLength(1);
    expect(again.getState()).toMatchObject({ online: true, lostPupil: null });
    await Promise.all([link.forget(), again.forget()]);
  });

  it('the last of several signs is the one that is told, also when it was let go', async () => {
    const link = await pairAdmitted();
    isOffline = true;
    await link.beat();
    await link.takeSign(ME);
    await link.takeSign(null);
    await link.takeSign(YOU);
    await link.takeSign(null);
    expect(link.getState().heartbeat?.own).toBeNull();
    isOffline = false;
    await link.beat();
    expect(signs()).toEqual([{ membershipId: null }]);
    await link.forget();
  });

  it('a sign that another device has meanwhile is lost, and that is said', async () => {
    const link = await pairAdmitted();
    isOffline = true;
    await link.beat();
    await link.takeSign(ME);
    isOffline = false;
    replies['/api/device/sign'] = { status: 409, json: { problem: 'sign-taken' } };
    await link.beat();
    expect(link.getState()).toMatchObject({ lostPupil: ME, online: true });
    expect(link.getState().heartbeat?.own).toBeNull();
    link.acceptLoss();
    expect(link.getState().lostPupil).toBeNull();
    await link.forget();
  });

  it('a pupil who went on elsewhere is lost; one who was let go here is not', async () => {
    const link = await pairAdmitted();
    replies[heartbeat] = admitted(ME);
    expect(await link.takeSign(ME)).toBeNull();
    replies[heartbeat] = admitted(null);
    expect(await link.takeSign(null)).toBeNull();
    expect(link.getState().lostPupil).toBeNull();
    replies[heartbeat] = admitted(ME);
    await link.takeSign(ME);
    replies[heartbeat] = admitted(null);
    await link.beat();
    expect(link.getState()).toMatchObject({ lostPupil: ME });
    expect(link.getState().heartbeat?.own).toBeNull();
    await link.forget();
  });

  it('where the storage is not trusted no sign is taken without contact', async () => {
    const link = await pairAdmitted(false);
    isOffline = true;
    await link.beat();
    expect(await link.takeSign(ME)).toBe('offline');
    expect(link.getState().heartbeat?.own).toBeNull();
    await link.forget();
  });

  it('the adult at the device ends a pause, only without contact', async () => {
    const link = await pairAdmitted();
    link.decideHere('go-on');
    expect(link.getState().heartbeat?.round?.paused).toBe(true);
    isOffline = true;
    await link.beat();
    link.decideHere('let-on');
    expect(link.getState().heartbeat).toMatchObject({ letOn: true, round: { paused: false } });
    await vi.waitFor(() => expect(link.getState().heartbeat?.letOn).toBe(false));
    await link.forget();
  });

  it('no name is kept', async () => {
    const link = await pairAdmitted();
    const pupil = { membershipId: ME, signId: 'fox', taken: false, tasks: [], oneToOne: [] };
    const { json } = admitted(null);
    const marking = { ...json, kind: 'marker', pupils: [{ ...pupil, displayName: 'Alva' }] };
    replies[heartbeat] = { status: 200, json: marking };
    await link.beat();
    expect(link.getState().heartbeat?.pupils[0]?.displayName).toBe('Alva');
    expect(JSON.stringify(await storage.getAll('heard'))).not.toContain('Alva');
    await link.forget();
  });
});

describe('storage that forgets', () => {
  it('is told of, unless the pairing was ended here', async () => {
    const first = createLink();
    await first.start();
    expect(first.getState().forgotten).toBe(false);
    await first.pair('LASFYR');
    await storage.clear('device');
    const emptied = createLink();
    await emptied.start();
    expect(emptied.getState()).toMatchObject({ status: 'unpaired', forgotten: true });
    await emptied.pair('LASFYR');
    expect(emptied.getState().forgotten).toBe(false);
    await emptied.forget();
    const later = createLink();
    await later.start();
    expect(later.getState().forgotten).toBe(false);
    await first.forget();
  });

  it('events that cannot be kept are sent at once, after those that were kept', async () => {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    await recordAttempt(storage, makeAttempt(), [makeEvent(0)]);
    expect(await link.sendNow([makeEvent(1)])).toBe(true);
    expect(sentSequences).toEqual([0, 1]);
    expect(await storage.count('outbox')).toBe(0);
    isOffline = true;
    expect(await link.sendNow([makeEvent(2)])).toBe(false);
    await link.forget();
  });

  it('emptied under the open page: with contact it goes on, and the next visit is told', async () => {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    // A browser that empties the storage of a page closes it first; every use throws from then on.
    storage.close();
    await link.beat();
    expect(link.getState()).toMatchObject({ status: 'paired', online: true });
    expect(await link.sendNow([makeEvent(0)])).toBe(true);
    expect(sentSequences).toEqual([0]);
    expect(link.getState().online).toBe(true);
    isOffline = true;
    expect(await link.sendNow([makeEvent(1)])).toBe(false);
    storage = await openDeviceStorage(`test-${uuidv7()}`);
    const emptied = createLink();
    await emptied.start();
    expect(emptied.getState()).toMatchObject({ status: 'unpaired', forgotten: true });
    await emptied.forget();
  });

  it('a new pairing waits until the earlier one has sent what it made', async () => {
    const link = createLink();
    await link.start();
    await link.pair('LASFYR');
    await link.beat();
    await recordAttempt(storage, makeAttempt(), [makeEvent(0)]);
    isOffline = true;
    await link.forget();
    expect(link.getState().status).toBe('unpaired');
    expect(await link.pair('LASFYR')).toBe('offline');
    expect(await storage.get('device', 'identity')).toMatchObject({ deviceId: DEVICE_ID });
    isOffline = false;
    expect(await link.pair('LASFYR')).toBeNull();
    expect(sentSequences).toEqual([0]);
    expect(signedOk.every(Boolean)).toBe(true);
    await link.forget();
  });
});
