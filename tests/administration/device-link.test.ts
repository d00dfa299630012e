import 'fake-indexeddb/auto';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordAttempt } from '~/administration/attempt-journal.client';
import { createDeviceLink, type DeviceLink } from '~/administration/device-link.client';
import { DEVICE_HEADER, SIGNATURE_HEADER } from '~/administration/device-protocol';
import { type DevicePublicKey, verifyRequest } from '~/administration/device-signature';
import { type DeviceStorage, openDeviceStorage } from '~/administration/device-storage.client';

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

async function answer(path: string, init: RequestInit): Promise<Response> {
  if (isOffline) throw new TypeError('Failed to fetch');
  const body = String(init.body);
  const headers = new Headers(init.headers);
  if (path.endsWith('/pair')) publicKey = JSON.parse(body).publicKey;
  else {
    const signature = headers.get(SIGNATURE_HEADER) ?? '';
    const isRight = await verifyRequest(publicKey, signature, 'POST', path, body);
    signedOk.push(isRight && headers.get(DEVICE_HEADER) === DEVICE_ID);
  }
  if (path.endsWith('/events')) {
    const { events } = JSON.parse(body) as { events: { id: string }[] };
    const verdicts = events.map(({ id }) => ({ id, verdict: 'stored' }));
    return Response.json({ verdicts, serverTimeMs: 1 });
  }
  const reply = replies[path] ?? { status: 404, json: {} };
  return Response.json(reply.json, { status: reply.status });
}

function createLink(): DeviceLink {
  return createDeviceLink({ storage, newId: uuidv7, now: () => 1000, random: () => 0 });
}

beforeEach(async () => {
  storage = await openDeviceStorage(`test-${uuidv7()}`);
  signedOk = [];
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
    const attemptId = uuidv7();
    const attempt = {
      attemptId,
      roundId: 'round',
      membershipId: 'me',
      taskId: 'one',
      formId: 'B',
      ending: null,
      adoptedItemIds: null,
      firstSequence: 0,
      soundCheck: false,
    };
    const event = {
      id: uuidv7(),
      attemptId,
      sequence: 0,
      version: 1,
      deviceTimeMs: 1,
      elapsedMs: 0,
    };
    await recordAttempt(storage, attempt, [{ ...event, body: { type: 'paused' } }]);
    await link.beat();
    expect(link.getState().gone).toBe('removed');
    await vi.waitFor(() => expect(link.getState().unsent).toBe(0));
    await link.forget();
  });
});
