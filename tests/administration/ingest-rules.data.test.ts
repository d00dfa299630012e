import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getBoard } from '~/administration/board.server';
import { findTwoDevices, listSittingDevices } from '~/administration/board-devices.server';
import { getDeviceGrant, readDeviceGrant } from '~/administration/device-grant.server';
import { MAX_BATCH_BYTES } from '~/administration/device-protocol';
import { claimRequest } from '~/administration/device-request-once.server';
import { listAttemptFacts } from '~/administration/round-progress.server';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  answer,
  inOtherMunicipality,
  makeAttempt,
  makeBatch,
  makePresence,
  openTestSitting,
  pairTestDevice,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { postAs, sendEvents, sendPost, signPost } from '../support/device-posts';
import { createWorld } from '../support/factories';

useTestDatabase();

const HOUR_MS = 3_600_000;

async function makeClassroom(pupils = 2) {
  const world = await createWorld(pupils);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const memberships = world.pupils.map(({ membership }) => membership.id);
  return { world, sitting, device, memberships, roundId: sitting.roundId };
}

const beat = (device: Parameters<typeof postAs>[0], deviceTimeMs = Date.now(), extra = {}) =>
  postAs(device, 'heartbeat', { presence: makePresence(extra), deviceTimeMs });

describe('the rules of taking in', () => {
  it('refuses a million events, too many bytes and broken text before anything is read', async () => {
    const { device } = await makeClassroom();
    const before = await readEverything();
    const million = `{"batchId":"${newId()}","deviceTimeMs":1,"events":[${'1,'.repeat(999_999)}1]}`;
    expect(million.length).toBeGreaterThan(MAX_BATCH_BYTES);
    expect((await postAs(device, 'events', million)).json).toEqual({ problem: 'too-large' });
    const deep = `{"batchId":"${newId()}","deviceTimeMs":1,"events":[${'['.repeat(9_000)}${']'.repeat(9_000)}]}`;
    expect((await postAs(device, 'events', deep)).status).toBe(400);
    for (const broken of ['', '{"batchId"', 'null', '[]', '{"batchId":1,"events":[{}]}']) {
      expect((await postAs(device, 'events', broken)).status).toBe(400);
    }
    expect(await readEverything()).toBe(before);
  });

  it('keeps both times: the device’s as it said, and how far it was from the server’s', async () => {
    const { device, memberships, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId: memberships[0]! });
    const wrongMs = Date.now() - HOUR_MS;
    const made = events.map((event) => ({ ...event, deviceTimeMs: wrongMs - 5_000 }));
    expect(await sendEvents(device, made, wrongMs)).toEqual(['stored']);
    const [row] = await getClient().attemptEvent.findMany({ where: { attemptId } });
    expect(row?.deviceTime.getTime()).toBe(wrongMs - 5_000);
    expect(Math.abs((row?.clockOffsetMs ?? 0) - HOUR_MS)).toBeLessThan(60_000);
    const madeAtMs = row!.deviceTime.getTime() + row!.clockOffsetMs!;
    expect(Math.abs(madeAtMs - row!.receivedAt.getTime() + 5_000)).toBeLessThan(1);
  });

  it('takes times of any year, and a clock that says nothing sensible', async () => {
    const { device, memberships, roundId } = await makeClassroom();
    const membershipId = memberships[0]!;
    for (const [eventMs, batchMs] of [
      [0, 1e308],
      [-1e308, 1e308],
      [1e308, -1e308],
      [Date.UTC(2190, 1, 1), 0],
    ] as const) {
      const { events } = makeAttempt({ roundId, membershipId });
      const made = events.map((event) => ({ ...event, deviceTimeMs: eventMs }));
      expect(await sendEvents(device, made, batchMs)).toEqual(['stored']);
    }
  });

  it('knows what another device sends again, and refuses it from another class', async () => {
    const { world, sitting, device, memberships, roundId } = await makeClassroom();
    const spare = await pairTestDevice(world, sitting);
    const away = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId: memberships[0]! }, [
      answer('x', 0),
    ]);
    await sendEvents(device, events);
    expect(await sendEvents(spare, events)).toEqual(['duplicate', 'duplicate']);
    expect(await sendEvents(away.device, events)).toEqual(['no-grant', 'unknown-attempt']);
    const stored = await getClient().attemptEvent.findMany({ where: { attemptId } });
    expect(stored.map(({ deviceId }) => deviceId)).toEqual([device.deviceId, device.deviceId]);
  });

  it('sets aside unknown versions and answers for a wrong attempt', async () => {
    const { device, memberships, roundId } = await makeClassroom();
    const { events } = makeAttempt({ roundId, membershipId: memberships[0]! }, [answer('x', 0)]);
    const [started, second] = events;
    expect(
      await sendEvents(device, [
        started,
        { ...second, version: 99 },
        { ...second, id: newId(), attemptId: newId() },
        { ...second, id: newId(), sequence: 0 },
      ]),
    ).toEqual(['stored', 'unknown-version', 'unknown-attempt', 'sequence-reused']);
    const kept = await getClient().quarantinedEvent.findMany({
      where: { deviceId: device.deviceId },
    });
    expect(kept.every(({ clockOffsetMs }) => clockOffsetMs !== null)).toBe(true);
  });
});

describe('a request that was caught and is sent again', () => {
  it('does nothing to answers: they are known', async () => {
    const { device, memberships, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId: memberships[0]! });
    const caught = await signPost(device, 'events', makeBatch(events));
    await sendPost(caught);
    const before = await readEverything();
    expect((await sendPost(caught)).json).toMatchObject({ verdicts: [{ verdict: 'duplicate' }] });
    expect(await readEverything()).toBe(before);
    expect(await getClient().attemptEvent.count({ where: { attemptId } })).toBe(1);
  });

  it('takes no sign again, not even with the signature turned round', async () => {
    const { device, memberships } = await makeClassroom();
    const caught = await signPost(device, 'sign', { membershipId: memberships[0] });
    expect((await sendPost(caught)).status).toBe(200);
    await postAs(device, 'sign', { membershipId: memberships[1] });
    const before = await readEverything();
    expect(await sendPost(caught)).toEqual({ status: 409, json: { problem: 'done-before' } });
    const turned = { ...caught, signature: turnRound(caught.signature) };
    expect(await sendPost(turned)).toEqual({ status: 409, json: { problem: 'done-before' } });
    expect(await readEverything()).toBe(before);
  });

  it('tells nothing and shows nothing when it is an old heartbeat, however wrong the clock is', async () => {
    const { device } = await makeClassroom();
    const wrongMs = Date.now() - 40 * 24 * HOUR_MS;
    const old = await signPost(device, 'heartbeat', {
      presence: makePresence({ answered: 1 }),
      deviceTimeMs: wrongMs,
    });
    expect((await sendPost(old)).json).toMatchObject({ admission: 'admitted' });
    expect((await beat(device, wrongMs + 3 * HOUR_MS, { answered: 9 })).json).toMatchObject({
      admission: 'admitted',
    });
    // Put back an hour, as at the end of summer time: still the device itself.
    expect((await beat(device, wrongMs + 2 * HOUR_MS, { answered: 9 })).json).toMatchObject({
      admission: 'admitted',
    });
    const before = await readEverything();
    expect((await sendPost(old)).json).toMatchObject({ admission: 'expired', pupils: [] });
    expect(await readEverything()).toBe(before);
  });

  it('claimRequest and readDeviceGrant know no device of another municipality', async () => {
    const home = await makeClassroom();
    const away = await makeClassroom();
    const stranger = inOtherMunicipality(home.device.viewer, away.world.municipality.id);
    await expect(inScope(stranger, (db) => claimRequest(db, 'a'))).rejects.toThrow();
    expect(await inScope(home.device.viewer, (db) => claimRequest(db, 'a'))).toBe(true);
    expect(await inScope(home.device.viewer, (db) => claimRequest(db, 'a'))).toBe(false);
    const read = (viewer: typeof stranger) => inScope(viewer, (db) => readDeviceGrant(db, viewer));
    expect(await statusOf(read(stranger))).toBe(404);
    expect(await read(home.device.viewer)).toEqual(
      await inScope(home.device.viewer, getDeviceGrant),
    );
  });
});

/** The same signature with its second number turned round: as valid as the first. */
function turnRound(signature: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytes = Buffer.from(signature, 'base64url');
  const second = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const turned = (order - second).toString(16).padStart(64, '0');
  return Buffer.concat([bytes.subarray(0, 32), Buffer.from(turned, 'hex')]).toString('base64url');
}

describe('limits', () => {
  it('a class of thirty behind one address works a minute without meeting one', async () => {
    const { world, sitting, roundId, memberships } = await makeClassroom(1);
    const devices: Awaited<ReturnType<typeof pairTestDevice>>[] = [];
    for (let index = 0; index < 30; index += 1) devices.push(await pairTestDevice(world, sitting));
    const statuses = new Set<number>();
    const atWork = async (device: (typeof devices)[number]) => {
      const { events } = makeAttempt({ roundId, membershipId: memberships[0]! });
      const payload = makeBatch(events);
      for (let turn = 0; turn < 12; turn += 1) {
        statuses.add(
          (
            await postAs(
              device,
              turn % 4 ? 'heartbeat' : 'events',
              turn % 4 ? { presence: null, deviceTimeMs: Date.now() } : payload,
            )
          ).status,
        );
      }
    };
    for (const device of devices) await atWork(device);
    expect([...statuses]).toEqual([200]);
  }, 120_000);

  it('a device in a loop is slowed down alone', async () => {
    const { world, sitting, device } = await makeClassroom();
    const other = await pairTestDevice(world, sitting);
    const loop = await signPost(device, 'events', '{}');
    const seen = new Set<number>();
    for (let turn = 0; turn < 605; turn += 1) seen.add((await sendPost(loop)).status);
    expect([...seen]).toEqual([400, 429]);
    expect((await beat(other)).status).toBe(200);
  }, 60_000);
});

describe('the same pupil on two devices', () => {
  it('keeps what both made, lets one go on, and shows it on the board', async () => {
    const { world, sitting, device, memberships, roundId } = await makeClassroom();
    const membershipId = memberships[0]!;
    const second = await pairTestDevice(world, sitting);
    await postAs(device, 'sign', { membershipId });
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    await sendEvents(device, events.slice(0, 1));
    // Out of contact for so long that another device may take the pupil over.
    setClockOffset(3 * 60_000);
    expect((await postAs(second, 'sign', { membershipId })).status).toBe(200);
    const there = { ...events[1]!, id: newId() };
    expect(await sendEvents(second, [there])).toEqual(['stored']);
    expect(await sendEvents(device, events.slice(1))).toEqual(['stored']);
    expect((await beat(device)).json).toMatchObject({ own: null });
    expect((await beat(second)).json).toMatchObject({ own: { membershipId } });
    setClockOffset(0);
    expect(await getClient().attemptEvent.count({ where: { attemptId } })).toBe(3);
    const board = await inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    const flags = board.pupils.map((pupil) => [pupil.membershipId, pupil.twoDevices]);
    expect(Object.fromEntries(flags)).toEqual({ [membershipId]: true, [memberships[1]!]: false });
    const away = await createWorld(0);
    const stranger = { ...away.teacher };
    await inScope(stranger, async (db) => {
      expect((await findTwoDevices(db, roundId, await listAttemptFacts(db, roundId))).size).toBe(0);
      const seen = await listSittingDevices(db, sitting.sittingId, new Date());
      expect(seen.all).toEqual([]);
    });
  });
});
