import { describe, expect, it } from 'vitest';
import {
  DEVICE_HEADER,
  DEVICE_PATHS,
  eventBatchResponseSchema,
  heartbeatResponseSchema,
  MAX_BATCH_BYTES,
  pairResponseSchema,
  SIGNATURE_HEADER,
} from '~/administration/device-protocol';
import { createDeviceKey, exportPublicKey, signRequest } from '~/administration/device-signature';
import { action as postEvents } from '~/routes/device/events';
import { loader as getHeartbeat, action as postHeartbeat } from '~/routes/device/heartbeat';
import { action as postPair } from '~/routes/device/pair';
import { action as postSign } from '~/routes/device/sign';
import {
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

type Device = { deviceId: string; keys: CryptoKeyPair };

const context = { nonce: '', requestId: '', clientAddress: '127.0.0.9' };
const args = (request: Request) => ({ request, context, params: {} });

async function post(
  path: string,
  action: (given: ReturnType<typeof args>) => Promise<Response>,
  payload: unknown,
  device?: Device,
): Promise<{ status: number; json: unknown }> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const headers = new Headers({ cookie: 'lasfyr-session=ignored' });
  if (device) {
    headers.set(DEVICE_HEADER, device.deviceId);
    headers.set(SIGNATURE_HEADER, await signRequest(device.keys.privateKey, 'POST', path, body));
  }
  const request = new Request(`http://localhost${path}`, { method: 'POST', body, headers });
  const response = await action(args(request));
  expect(response.headers.get('set-cookie')).toBeNull();
  return { status: response.status, json: await response.json() };
}

async function makeClassroom() {
  const world = await createWorld(2);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  return { world, sitting, device };
}

describe('device addresses', () => {
  it('answer in the shapes of the protocol', async () => {
    const { world, sitting, device } = await makeClassroom();
    const membershipId = world.pupils[0]!.membership.id;
    const publicKey = await exportPublicKey(await createDeviceKey());
    const paired = await post(DEVICE_PATHS.pair, postPair, { code: sitting.code, publicKey });
    expect(paired.status).toBe(200);
    expect(pairResponseSchema.parse(paired.json).kind).toBe('pupil');
    const sign = await post(DEVICE_PATHS.sign, postSign, { membershipId }, device);
    expect(sign.status).toBe(200);
    const presence = null;
    const beat = await post(
      DEVICE_PATHS.heartbeat,
      postHeartbeat,
      { presence, deviceTimeMs: 1 },
      device,
    );
    expect(heartbeatResponseSchema.parse(beat.json).own?.membershipId).toBe(membershipId);
    const { events } = makeAttempt({ roundId: sitting.roundId, membershipId });
    const stored = await post(DEVICE_PATHS.events, postEvents, makeBatch(events), device);
    expect(eventBatchResponseSchema.parse(stored.json).verdicts).toEqual([
      { id: events[0]!.id, verdict: 'stored' },
    ]);
  });

  it('refuse what is unsigned, malformed, too large or not let in; nothing is stored', async () => {
    const { world, sitting, device } = await makeClassroom();
    const waiting = await pairTestDevice(world, sitting, { admitted: false });
    const membershipId = world.pupils[0]!.membership.id;
    const { events } = makeAttempt({ roundId: sitting.roundId, membershipId });
    const batch = makeBatch(events);
    const publicKey = await exportPublicKey(await createDeviceKey());
    const wrongCode = sitting.code === '000000' ? '000001' : '000000';
    const before = await readEverything();
    const expectProblem = async (
      sent: Promise<{ status: number; json: unknown }>,
      status: number,
      problem: string,
    ) => expect(await sent).toEqual({ status, json: { problem } });
    const events_ = DEVICE_PATHS.events;
    await expectProblem(post(events_, postEvents, batch), 401, 'unknown-device');
    const forged = { deviceId: device.deviceId, keys: waiting.keys };
    await expectProblem(post(events_, postEvents, batch, forged), 401, 'bad-signature');
    await expectProblem(post(events_, postEvents, batch, waiting), 403, 'not-admitted');
    await expectProblem(post(events_, postEvents, '{', device), 400, 'bad-request');
    await expectProblem(
      post(events_, postEvents, { ...batch, events: [] }, device),
      400,
      'bad-request',
    );
    const many = { ...batch, events: Array.from({ length: 501 }, () => 1) };
    await expectProblem(post(events_, postEvents, many, device), 400, 'bad-request');
    const large = 'x'.repeat(MAX_BATCH_BYTES + 1);
    await expectProblem(post(events_, postEvents, large, device), 413, 'too-large');
    await expectProblem(
      post(DEVICE_PATHS.sign, postSign, { membershipId: 7 }, device),
      400,
      'bad-request',
    );
    await expectProblem(
      post(DEVICE_PATHS.heartbeat, postHeartbeat, {}, device),
      400,
      'bad-request',
    );
    await expectProblem(
      post(DEVICE_PATHS.pair, postPair, { code: wrongCode, publicKey }),
      404,
      'wrong-code',
    );
    await expectProblem(post(DEVICE_PATHS.pair, postPair, { code: '' }), 400, 'bad-request');
    expect(getHeartbeat().status).toBe(400);
    expect(await readEverything()).toBe(before);
  });
});
