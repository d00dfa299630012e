import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { openDeviceStorage } from '~/administration/device-storage.client';
import { makeSavedFiles } from '~/administration/save-file.client';
import {
  findSavedDevice,
  receiveSavedAnswers,
  requireSavedAnswers,
} from '~/administration/saved-answers.server';
import { MAX_FILE_BYTES, sealFile } from '~/administration/saved-file';
import { findFilePrivateKey, getFilePublicKey } from '~/administration/saved-file-key.server';
import { removeDevice } from '~/administration/sitting-devices.server';
import { getClient } from '~/platform/database/client.server';
import {
  answer,
  makeAttempt,
  makePresence,
  openTestSitting,
  pairTestDevice,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { postAs, sendEvents } from '../support/device-posts';
import { createViewer, createWorld } from '../support/factories';

useTestDatabase();

async function makeClassroom() {
  const world = await createWorld(1);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const membershipId = world.pupils[0]!.membership.id;
  const made = makeAttempt({ roundId: sitting.roundId, membershipId }, [
    answer('x', 0),
    answer('å', 1),
  ]);
  const identity = { deviceId: device.deviceId, privateKey: device.keys.privateKey };
  return { world, sitting, device, identity, ...made };
}
type Classroom = Awaited<ReturnType<typeof makeClassroom>>;

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function save(
  { identity }: Classroom,
  events: readonly unknown[],
  deviceTimeMs = Date.now(),
) {
  return sealFile(identity, await getFilePublicKey(), { deviceTimeMs, events: [...events] });
}

describe('a file with saved answers', () => {
  it('is made from the outbox, taken in once, and counts once beside the network', async () => {
    const room = await makeClassroom();
    const { device, events, attemptId, world } = room;
    const storage = await openDeviceStorage('saved-file');
    const identity = { ...room.identity, kind: 'pupil' as const };
    await storage.put('device', identity, 'identity');
    for (const event of events) await storage.add('outbox', event);
    const files = await makeSavedFiles(storage, await getFilePublicKey(), Date.now());
    expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/^svar-.*\.lasfyr$/)]);
    expect(files[0]!.text).not.toContain(attemptId);
    expect(await storage.count('outbox')).toBe(3);
    await sendEvents(device, events.slice(0, 1));
    const file = bytesOf(files[0]!.text);
    expect(await receiveSavedAnswers(world.teacher, file)).toMatchObject({
      ok: true,
      className: '1A',
      deviceNumber: 1,
      made: 3,
      stored: 2,
      duplicate: 1,
    });
    expect(await receiveSavedAnswers(world.administrator, file)).toMatchObject({ duplicate: 3 });
    expect(await sendEvents(device, events)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await getClient().attemptEvent.count({ where: { attemptId } })).toBe(3);
    const traces = await getClient().auditEvent.findMany({
      where: { action: 'saved-answers.received' },
    });
    expect(traces).toHaveLength(2);
  });

  it('is split when it would be too large', async () => {
    const room = await makeClassroom();
    const storage = await openDeviceStorage('saved-large');
    await storage.put('device', { ...room.identity, kind: 'pupil' }, 'identity');
    const bodies = Array.from({ length: 999 }, (_, index) => answer(`item-${index}`, index));
    for (let run = 0; run < 7; run += 1) {
      const { events } = makeAttempt({ roundId: room.sitting.roundId, membershipId: '' }, bodies);
      const writing = storage.transaction('outbox', 'readwrite');
      for (const event of events) void writing.store.add(event);
      await writing.done;
    }
    const files = await makeSavedFiles(storage, await getFilePublicKey(), Date.now());
    expect(files.length).toBeGreaterThan(1);
    expect(files.every(({ text }) => text.length < MAX_FILE_BYTES)).toBe(true);
  });

  it('is timed by the clock the server knows: made before the device was cut off, kept days later', async () => {
    const room = await makeClassroom();
    const { device, sitting, world } = room;
    const wrongMs = 7 * 3_600_000;
    await postAs(device, 'heartbeat', {
      presence: makePresence(),
      deviceTimeMs: Date.now() - wrongMs,
    });
    const [started, second, third] = room.events;
    const at = (agoMs: number) => ({ deviceTimeMs: Date.now() - wrongMs - agoMs });
    const text = await save(
      room,
      [
        { ...started, ...at(3_600_000) },
        { ...second, ...at(3_500_000) },
        { ...third, ...at(60_000) },
      ],
      Date.now() - wrongMs,
    );
    await inScope(world.teacher, (db) => removeDevice(db, sitting.sittingId, device.deviceId));
    await getClient().device.update({
      where: { id: device.deviceId },
      data: {
        admittedAt: new Date(Date.now() - 4_000_000),
        revokedAt: new Date(Date.now() - 1_800_000),
      },
    });
    expect(await receiveSavedAnswers(world.teacher, bytesOf(text))).toMatchObject({
      stored: 2,
      quarantined: 1,
    });
  });

  it('says what is wrong with any other, and stores nothing', async () => {
    const room = await makeClassroom();
    const other = await pairTestDevice(room.world, room.sitting);
    const waiting = await pairTestDevice(room.world, room.sitting, { admitted: false });
    const away = await makeClassroom();
    const text = await save(room, room.events);
    const file = JSON.parse(text) as Record<string, string> & { version: number };
    const forged = await save(
      { ...room, identity: { ...room.identity, privateKey: other.keys.privateKey } },
      room.events,
    );
    const foreignKey = { ...(await getFilePublicKey()), x: file.keyId!.slice(0, 43) };
    const unadmitted = { deviceId: waiting.deviceId, privateKey: waiting.keys.privateKey };
    const flipped = file.sealed!.startsWith('A') ? 'B' : 'A';
    const cases: [string, string][] = [
      ['not-a-file', ''],
      ['not-a-file', 'Förnamn;Efternamn'],
      ['not-a-file', '{"format":"other"}'],
      ['not-a-file', '['.repeat(100_000)],
      ['cut-off', text.slice(0, -20)],
      ['newer-version', JSON.stringify({ ...file, version: 2 })],
      ['other-server', JSON.stringify({ ...file, keyId: '0'.repeat(64) })],
      ['changed', JSON.stringify({ ...file, sealed: flipped + file.sealed!.slice(1) })],
      ['changed', JSON.stringify({ ...file, sealed: file.sealed!.slice(0, -8) })],
      ['changed', JSON.stringify({ ...file, iv: '' })],
      ['changed', JSON.stringify({ ...file, sender: { ...foreignKey } })],
      ['changed', JSON.stringify({ ...file, sealed: 7 })],
      ['changed', forged],
      ['not-admitted', await save({ ...room, identity: unadmitted }, room.events)],
      ['not-yours', await save(away, away.events)],
      ['too-large', 'x'.repeat(MAX_FILE_BYTES + 1)],
    ];
    const before = await readEverything();
    for (const [problem, given] of cases) {
      expect(await receiveSavedAnswers(room.world.teacher, bytesOf(given))).toEqual({
        ok: false,
        problem,
      });
    }
    expect(await readEverything()).toBe(before);
  });

  it('is handed in by who leads rounds in the class, and the administrator', async () => {
    const room = await makeClassroom();
    const { world, device } = room;
    const away = await createWorld(0);
    const otherTeacher = await createViewer(away.municipality.id, 'teacher', {
      classId: away.schoolClass.id,
    });
    const file = bytesOf(await save(room, room.events));
    const before = await readEverything();
    for (const viewer of [world.principal, world.headOfEducation]) {
      expect(await statusOf(receiveSavedAnswers(viewer, file))).toBe(403);
      expect(await statusOf(inScope(viewer, requireSavedAnswers))).toBe(403);
    }
    for (const viewer of [otherTeacher, away.administrator]) {
      const found = await inScope(viewer, (db) => findSavedDevice(db, device.deviceId));
      expect(found).toBeNull();
      expect(await receiveSavedAnswers(viewer, file)).toEqual({ ok: false, problem: 'not-yours' });
    }
    expect(await readEverything()).toBe(before);
    for (const viewer of [world.testLeader, world.specialEducator, world.administrator]) {
      expect(await receiveSavedAnswers(viewer, file)).toMatchObject({ ok: true });
    }
  });

  it('is made to the one key of the installation, which knows no other', async () => {
    const publicKey = await getFilePublicKey();
    expect(await getFilePublicKey()).toEqual(publicKey);
    const [row] = await getClient().savedFileKey.findMany();
    expect(await findFilePrivateKey(row!.id)).not.toBeNull();
    expect(await findFilePrivateKey('0'.repeat(64))).toBeNull();
  });
});
