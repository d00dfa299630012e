import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { authenticateDevice } from '~/administration/device-authentication.server';
import { readDeviceBody } from '~/administration/device-door.server';
import {
  DEVICE_HEADER,
  DEVICE_PATHS,
  heartbeatResponseSchema,
  MAX_BATCH_BYTES,
  type Presence,
  SIGNATURE_HEADER,
} from '~/administration/device-protocol';
import { createDeviceKey, exportPublicKey, signRequest } from '~/administration/device-signature';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { addOneToOne } from '~/administration/one-to-one-store.server';
import { pair } from '~/administration/pairing.server';
import { closeSitting, setLessonOver, setPaused } from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import { letPupilOn, removeDevice, setPupilState } from '~/administration/sitting-devices.server';
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
  pairTestMarker,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createWorld } from '../support/factories';

useTestDatabase();

const BOTH = [
  { taskId: 'letter-sounds', formId: 'B' },
  { taskId: 'real-or-made-up', formId: 'B' },
];

async function makeClassroom(pupils = 3) {
  const world = await createWorld(pupils);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const memberships = world.pupils.map(({ membership }) => membership.id);
  return { world, sitting, device, memberships, roundId: sitting.roundId };
}

async function beat(viewer: DeviceViewer, presence: Presence | null = null) {
  const heard = { presence, deviceTimeMs: Date.now() };
  const response = await inScope(viewer, (db) => recordHeartbeat(db, heard));
  return heartbeatResponseSchema.parse(response);
}

const take = (viewer: DeviceViewer, membershipId: string | null) =>
  inScope(viewer, (db) => takeSign(db, membershipId));

const send = (viewer: DeviceViewer, events: readonly unknown[]) =>
  inScope(viewer, (db) => ingestBatch(db, makeBatch(events)));

async function pairWith(code: string, address = newId()) {
  return pair(code, await exportPublicKey(await createDeviceKey()), address);
}

describe('pairing', () => {
  it('makes numbered pupil devices that wait, with a grant to the end of the catch-up weeks', async () => {
    const { world, sitting, device } = await makeClassroom();
    const second = await pairWith(` ${sitting.code.slice(0, 3)} ${sitting.code.slice(3)} `);
    expect(second).toMatchObject({ ok: true, kind: 'pupil' });
    const rows = await getClient().device.findMany({
      where: { roundId: sitting.roundId },
      orderBy: { number: 'asc' },
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(rows[0]?.id).toBe(device.deviceId);
    expect(rows[1]?.admittedAt).toBeNull();
    const lastDayMs = world.window.catchUpEndDate.getTime();
    const endMs = rows[1]!.grantExpiresAt.getTime();
    expect(endMs).toBeGreaterThan(lastDayMs);
    expect(endMs).toBeLessThanOrEqual(lastDayMs + 24 * 3_600_000);
  });

  it('numbers thirty devices that join at once, behind one address', async () => {
    const { sitting } = await makeClassroom();
    const results = await Promise.all(
      Array.from({ length: 30 }, () => pairWith(sitting.code, 'one-address')),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const rows = await getClient().device.findMany({ where: { roundId: sitting.roundId } });
    const numbers = rows.map(({ number }) => number).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  it('refuses a wrong, an expired and a closed code, and keys that are none; nothing is stored', async () => {
    const { world, sitting } = await makeClassroom();
    const wrong = sitting.code === '000000' ? '000001' : '000000';
    const before = await readEverything();
    expect(await pairWith(wrong)).toEqual({ ok: false, problem: 'wrong-code' });
    expect(await pairWith('ABCDEFGHJK')).toEqual({ ok: false, problem: 'wrong-code' });
    const notAPoint = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' } as const;
    expect(await pair(sitting.code, notAPoint, 'a')).toEqual({ ok: false, problem: 'bad-request' });
    setClockOffset(4 * 3_600_000);
    expect(await pairWith(sitting.code)).toEqual({ ok: false, problem: 'expired-code' });
    setClockOffset(0);
    expect(await readEverything()).toBe(before);
    await inScope(world.teacher, (db) => closeSitting(db, sitting.sittingId));
    expect(await pairWith(sitting.code)).toEqual({ ok: false, problem: 'expired-code' });
  });

  it('slows an address down after two hundred wrong codes, not a class that mistypes', async () => {
    const { sitting } = await makeClassroom();
    const address = newId();
    const wrong = sitting.code === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 200; attempt += 1) {
      expect((await pairWith(wrong, address)).ok).toBe(false);
    }
    expect(await pairWith(sitting.code, address)).toEqual({
      ok: false,
      problem: 'too-many-requests',
    });
    expect((await pairWith(sitting.code)).ok).toBe(true);
  }, 60_000);

  it('makes a marking device of a one-time code, once, and let in at once', async () => {
    const { world, memberships } = await makeClassroom();
    const marker = await pairTestMarker(world, memberships[0]!);
    const row = await getClient().device.findUniqueOrThrow({ where: { id: marker.deviceId } });
    expect(row).toMatchObject({ kind: 'marker', staffMemberId: world.teacher.staffMemberId });
    expect(row.admittedAt).not.toBeNull();
    expect(row.grantExpiresAt.getTime() - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    expect(await pairWith(marker.code)).toEqual({ ok: false, problem: 'expired-code' });
    const stored = await getClient().markerCode.findMany();
    expect(JSON.stringify(stored)).not.toContain(marker.code);
  });
});

describe('device requests', () => {
  async function ask(options: {
    deviceId: string;
    key: CryptoKey;
    body?: string;
    signedBody?: string;
    path?: string;
    headers?: Record<string, string>;
  }) {
    const body = options.body ?? '{"membershipId":null}';
    const path = options.path ?? DEVICE_PATHS.sign;
    const signature = await signRequest(options.key, 'POST', path, options.signedBody ?? body);
    return authenticateDevice(
      new Request(`http://localhost${DEVICE_PATHS.sign}`, {
        method: 'POST',
        body,
        headers: {
          [DEVICE_HEADER]: options.deviceId,
          [SIGNATURE_HEADER]: signature,
          ...options.headers,
        },
      }),
    );
  }

  it('knows a device by its signature over method, path and body, and by nothing else', async () => {
    const { device, world } = await makeClassroom();
    const key = device.keys.privateKey;
    const { deviceId } = device;
    const right = await ask({ deviceId, key });
    expect(right).toMatchObject({
      ok: true,
      json: { membershipId: null },
      viewer: { kind: 'device', deviceId, municipalityId: world.municipality.id },
    });
    const bad = { ok: false, problem: 'bad-signature' };
    expect(await ask({ deviceId, key, signedBody: '{}' })).toEqual(bad);
    expect(await ask({ deviceId, key, path: DEVICE_PATHS.events })).toEqual(bad);
    const otherKey = (await createDeviceKey()).privateKey;
    expect(await ask({ deviceId, key: otherKey })).toEqual(bad);
    const unknown = { ok: false, problem: 'unknown-device' };
    expect(await ask({ deviceId: newId(), key })).toEqual(unknown);
    expect(await ask({ deviceId: 'none', key, headers: { cookie: 'lasfyr-session=x' } })).toEqual(
      unknown,
    );
  });

  it('refuses bodies that are too large, too deep or no JSON, without reading on', async () => {
    const post = (body: string) =>
      readDeviceBody(new Request('http://localhost/x', { method: 'POST', body }));
    expect(await post('x'.repeat(MAX_BATCH_BYTES + 1))).toEqual({
      ok: false,
      problem: 'too-large',
    });
    expect(await post('['.repeat(100_000))).toEqual({ ok: false, problem: 'bad-request' });
    expect(await post('{')).toEqual({ ok: false, problem: 'bad-request' });
    expect(await post(`{"a":"${'['.repeat(1000)}"}`)).toMatchObject({ ok: true });
  });
});

describe('heartbeat', () => {
  it('tells a waiting device nothing of the class', async () => {
    const { world, sitting } = await makeClassroom();
    const waiting = await pairTestDevice(world, sitting, { admitted: false });
    expect(await beat(waiting.viewer)).toMatchObject({
      admission: 'waiting',
      round: null,
      pupils: [],
      own: null,
    });
    expect(await take(waiting.viewer, null)).toEqual({ ok: false, problem: 'not-admitted' });
  });

  it('gives signs and tasks to a pupil device, and never a name', async () => {
    const { device, memberships, roundId, world } = await makeClassroom();
    const heard = await beat(device.viewer, makePresence({ state: 'choosing-sign' }));
    expect(heard).toMatchObject({
      admission: 'admitted',
      kind: 'pupil',
      round: { roundId, batteryId: 'grund-1', batteryVersion: 1, windowKind: 'winter' },
      own: null,
    });
    expect(heard.pupils.map(({ membershipId }) => membershipId).sort()).toEqual(
      [...memberships].sort(),
    );
    expect(heard.pupils.every(({ tasks }) => JSON.stringify(tasks) === JSON.stringify(BOTH))).toBe(
      true,
    );
    expect(heard.pupils.every(({ displayName }) => displayName === null)).toBe(true);
    expect(JSON.stringify(heard)).not.toContain(world.pupils[0]!.pupil.givenName);
    expect(JSON.stringify(heard)).not.toContain(world.pupils[0]!.pupil.id);
  });

  it('leaves out the absent, the exempt, those who declined and those who are done', async () => {
    const { world, sitting, device, memberships, roundId } = await makeClassroom(5);
    const [absent, exempt, declined, done, left] = memberships as [
      string,
      string,
      string,
      string,
      string,
    ];
    const states = [
      [absent, 'absent'],
      [exempt, 'exempt'],
      [declined, 'declined'],
    ] as const;
    for (const [membershipId, state] of states) {
      await inScope(world.teacher, (db) => setPupilState(db, roundId, membershipId, state));
    }
    for (const taskId of ['letter-sounds', 'real-or-made-up']) {
      const made = makeAttempt({ roundId, membershipId: done, taskId }, [{ type: 'completed' }]);
      await send(device.viewer, made.events);
    }
    const listed = async (viewer: DeviceViewer) =>
      (await beat(viewer)).pupils.map(({ membershipId }) => membershipId).sort();
    expect(await listed(device.viewer)).toEqual([left]);
    await inScope(world.teacher, (db) => closeSitting(db, sitting.sittingId));
    const catchUp = await openTestSitting(world, 'catch-up');
    const later = await pairTestDevice(world, catchUp);
    expect(await listed(later.viewer)).toEqual([absent, left].sort());
    expect(await take(later.viewer, absent)).toEqual({ ok: true });
    expect(await getClient().roundPupilState.count({ where: { membershipId: absent } })).toBe(0);
  });

  it('hands over where a pupil stopped, and moves an interrupted reading to the reserve form', async () => {
    const { world, sitting, device, memberships, roundId } = await makeClassroom();
    const [membershipId] = memberships as [string];
    await take(device.viewer, membershipId);
    const made = makeAttempt({ roundId, membershipId }, [answer('x', 0), answer('y', 1)]);
    await send(device.viewer, made.events);
    const spare = await pairTestDevice(world, sitting);
    await take(device.viewer, null);
    await take(spare.viewer, membershipId);
    expect((await beat(spare.viewer)).own).toEqual({
      membershipId,
      attempts: [
        {
          attemptId: made.attemptId,
          taskId: 'letter-sounds',
          formId: 'B',
          state: 'running',
          answeredItemIds: ['x', 'y'],
          deviceId: device.deviceId,
          nextSequence: 3,
        },
      ],
    });
    const marker = await pairTestMarker(world, membershipId);
    await inScope(world.teacher, (db) =>
      addOneToOne(db, world.schoolClass.id, membershipId, 'read-words'),
    );
    const reading = makeAttempt({ roundId, membershipId, taskId: 'read-words', driver: 'marker' }, [
      { type: 'grid-started' },
      { type: 'ended-early', reason: 'abandoned' },
    ]);
    const oneToOneOf = async () =>
      (await beat(marker.viewer)).pupils.find((pupil) => pupil.membershipId === membershipId)
        ?.oneToOne;
    expect(await oneToOneOf()).toEqual([{ taskId: 'read-words', formId: 'B' }]);
    await send(marker.viewer, reading.events);
    expect(await oneToOneOf()).toEqual([{ taskId: 'read-words', formId: 'D' }]);
  });

  it('shows names to a marker only: given name, with an initial for homonyms, aliases as they are', async () => {
    const world = await createWorld(0);
    const people = [
      { givenName: 'Elsa', familyName: 'Berg' },
      { givenName: 'Elsa', familyName: 'Ek' },
      { givenName: 'Noor', familyName: 'Ali' },
      { givenName: 'Alias 7', familyName: '', protectedIdentity: true },
    ];
    const made = [];
    for (const person of people) made.push(await createPupil(world.schoolClass, person));
    const marker = await pairTestMarker(world, made[0]!.membership.id);
    const { pupils } = await beat(marker.viewer);
    expect(pupils.map(({ displayName }) => displayName).sort()).toEqual([
      'Alias 7',
      'Elsa B.',
      'Elsa E.',
      'Noor',
    ]);
  });

  it('shows the grid on the device of the pupil whom a marker reads with', async () => {
    const { world, device, memberships } = await makeClassroom();
    const [membershipId, other] = memberships as [string, string];
    const marker = await pairTestMarker(world, membershipId);
    await take(device.viewer, membershipId);
    expect((await beat(device.viewer)).showGrid).toBeNull();
    const reading = { membershipId, taskId: 'read-words', formId: 'B' };
    await beat(marker.viewer, makePresence({ state: 'marking', reading }));
    expect((await beat(device.viewer)).showGrid).toEqual({ taskId: 'read-words', formId: 'B' });
    expect((await beat(marker.viewer, makePresence({ reading }))).own?.membershipId).toBe(
      membershipId,
    );
    await take(device.viewer, other);
    expect((await beat(device.viewer)).showGrid).toBeNull();
  });

  it('carries pause, lesson over and "go on", which ends with the state', async () => {
    const { world, sitting, device, memberships } = await makeClassroom();
    await take(device.viewer, memberships[0]!);
    const failed = makePresence({ state: 'practice-failed' });
    expect((await beat(device.viewer, failed)).letOn).toBe(false);
    await inScope(world.teacher, async (db) => {
      await setPaused(db, sitting.sittingId, true);
      await setLessonOver(db, sitting.sittingId, true);
      await letPupilOn(db, sitting.sittingId, device.deviceId);
    });
    const heard = await beat(device.viewer, failed);
    expect(heard).toMatchObject({ letOn: true, round: { paused: true, lessonOver: true } });
    expect((await beat(device.viewer, makePresence())).letOn).toBe(false);
    expect((await beat(device.viewer, failed)).letOn).toBe(false);
  });

  it('tells a removed device, one whose sitting has long ended and one whose grant has', async () => {
    const { world, sitting, device } = await makeClassroom();
    const other = await pairTestDevice(world, sitting);
    await inScope(world.teacher, (db) => removeDevice(db, sitting.sittingId, device.deviceId));
    expect((await beat(device.viewer)).admission).toBe('removed');
    await inScope(world.teacher, (db) => closeSitting(db, sitting.sittingId));
    expect(await beat(other.viewer)).toMatchObject({
      admission: 'admitted',
      round: { lessonOver: true },
    });
    setClockOffset(3_600_000);
    expect((await beat(other.viewer)).admission).toBe('expired');
    setClockOffset(0);
    const third = await pairTestDevice(world, await openTestSitting(world));
    await getClient().device.update({
      where: { id: third.deviceId },
      data: { grantExpiresAt: new Date(Date.now() - 1000) },
    });
    expect((await beat(third.viewer)).admission).toBe('expired');
  });

  it('is not there for a device of another municipality', async () => {
    const { device } = await makeClassroom();
    const away = await createWorld(1);
    const stranger = inOtherMunicipality(device.viewer, away.municipality.id);
    const before = await readEverything();
    expect(await statusOf(beat(stranger, makePresence()))).toBe(404);
    expect(await statusOf(take(stranger, null))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});

describe('signs', () => {
  it('gives a sign to one of two devices that take it at once', async () => {
    const { world, sitting, device, memberships } = await makeClassroom();
    const second = await pairTestDevice(world, sitting);
    const results = await Promise.all([
      take(device.viewer, memberships[0]!),
      take(second.viewer, memberships[0]!),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, problem: 'sign-taken' });
    const winner = results[0]?.ok ? device : second;
    const loser = results[0]?.ok ? second : device;
    const takenOf = async (viewer: DeviceViewer) =>
      (await beat(viewer)).pupils.find(({ membershipId }) => membershipId === memberships[0])
        ?.taken;
    expect(await takenOf(loser.viewer)).toBe(true);
    expect(await takenOf(winner.viewer)).toBe(false);
    expect(await take(winner.viewer, null)).toEqual({ ok: true });
    expect(await take(loser.viewer, memberships[0]!)).toEqual({ ok: true });
  });

  it('comes free when a device has been silent for two minutes or is removed; both keep their answers', async () => {
    const { world, sitting, device, memberships, roundId } = await makeClassroom();
    const [membershipId] = memberships as [string];
    const second = await pairTestDevice(world, sitting);
    await take(device.viewer, membershipId);
    const made = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    await send(device.viewer, made.events.slice(0, 1));
    setClockOffset(119_000);
    expect(await take(second.viewer, membershipId)).toEqual({ ok: false, problem: 'sign-taken' });
    setClockOffset(121_000);
    expect(await take(second.viewer, membershipId)).toEqual({ ok: true });
    setClockOffset(0);
    expect((await beat(device.viewer)).own).toBeNull();
    await send(device.viewer, made.events.slice(1));
    const goesOn = { ...made.events[1]!, id: newId(), sequence: 5 };
    await send(second.viewer, [goesOn]);
    const stored = await getClient().attemptEvent.count({ where: { attemptId: made.attemptId } });
    expect(stored).toBe(3);
    await inScope(world.teacher, (db) => removeDevice(db, sitting.sittingId, second.deviceId));
    expect(await take(device.viewer, membershipId)).toEqual({ ok: true });
    expect(await take(second.viewer, membershipId)).toEqual({
      ok: false,
      problem: 'device-removed',
    });
  });

  it('refuses a pupil of another class or municipality, and a marker', async () => {
    const { world, device, memberships } = await makeClassroom();
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const foreign = await createPupil(otherClass);
    const away = await createWorld(1);
    const marker = await pairTestMarker(world, memberships[0]!);
    const before = await readEverything();
    const refused = { ok: false, problem: 'bad-request' };
    expect(await take(device.viewer, foreign.membership.id)).toEqual(refused);
    expect(await take(device.viewer, away.pupils[0]!.membership.id)).toEqual(refused);
    expect(await take(marker.viewer, memberships[0]!)).toEqual(refused);
    expect(await readEverything()).toBe(before);
  });
});
