import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { describeSetAside, releaseSetAside } from '~/administration/set-aside-release.server';
import {
  countSetAside,
  getSetAside,
  listSetAside,
  setLookedAt,
} from '~/administration/set-aside-store.server';
import { removeDevice } from '~/administration/sitting-devices.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  answer,
  makeAttempt,
  openTestSitting,
  pairTestDevice,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { sendEvents } from '../support/device-posts';
import { createClass, createPupil, createWorld } from '../support/factories';

useTestDatabase();

const ALL = { reason: null, handled: false };

async function makeClassroom() {
  const world = await createWorld(2);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
  const foreign = await createPupil(otherClass);
  const { roundId } = sitting;
  const made = makeAttempt({ roundId, membershipId: foreign.membership.id }, [answer('x', 0)]);
  const own = world.pupils.map(({ membership }) => membership.id);
  return { world, sitting, device, roundId, own, ...made };
}
type World = Awaited<ReturnType<typeof createWorld>>;

const list = (world: World, wish: Parameters<typeof listSetAside>[1] = ALL) =>
  inScope(world.administrator, (db) => listSetAside(db, wish));
const describeOne = (world: World, keptId: string) =>
  inScope(world.administrator, (db) => describeSetAside(db, keptId));
const release = (world: World, keptId: string, target: string) =>
  inScope(world.administrator, (db) => releaseSetAside(db, keptId, target));

describe('answers set aside', () => {
  it('are listed by device and attempt with their reasons, and found by reason', async () => {
    const { world, device, events } = await makeClassroom();
    expect(await list(world)).toEqual([]);
    await sendEvents(device, [...events, 'nonsense', { attemptId: 7 }]);
    const groups = await list(world);
    expect(groups.map(({ count }) => count).sort()).toEqual([1, 1, 2]);
    const group = groups.find(({ count }) => count === 2)!;
    expect(group).toMatchObject({ deviceNumber: 1, className: '1A', handledAs: null });
    expect(group.reasons.map(({ reason }) => reason).sort()).toEqual([
      'foreign-pupil',
      'unknown-attempt',
    ]);
    expect(await list(world, { reason: 'not-an-event', handled: false })).toHaveLength(2);
    expect(await list(world, { reason: 'id-reused', handled: false })).toEqual([]);
    expect(await inScope(world.administrator, countSetAside)).toBe(4);
    expect(JSON.stringify(groups)).not.toContain('optionId');
  });

  it('are released to the pupil who is chosen: the attempt is made, scored anew and traced', async () => {
    const { world, device, events, attemptId, own } = await makeClassroom();
    await sendEvents(device, events);
    const keptId = (await list(world))[0]!.keptId;
    const detail = await describeOne(world, keptId);
    expect(detail.targets.map(({ value }) => value).sort()).toEqual(
      own.map((id) => `pupil:${id}`).sort(),
    );
    expect(detail).toMatchObject({ hasStart: true, releasable: 2, namedPupil: null });
    expect(await release(world, keptId, `pupil:${own[1]}`)).toEqual({
      ok: true,
      released: 2,
      left: 0,
    });
    const attempt = await getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(attempt).toMatchObject({ membershipId: own[1], deviceId: device.deviceId });
    const stored = await getClient().attemptEvent.findMany({ where: { attemptId } });
    expect(stored.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
    const jobs = await getClient().$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'attemptId' = ${attemptId}`;
    expect(jobs).toHaveLength(1);
    const [trace] = await getClient().auditEvent.findMany({
      where: { action: 'set-aside.released' },
    });
    expect(trace).toMatchObject({ actorId: world.administrator.staffMemberId });
    expect(await list(world)).toEqual([]);
    const [handled] = await list(world, { reason: null, handled: true });
    expect(handled).toMatchObject({ handledAs: 'released', count: 2 });
    expect(await release(world, keptId, `pupil:${own[0]}`)).toEqual({
      ok: false,
      problem: 'nothing-to-release',
    });
    // The device sends them again, and goes on: known, and placed.
    const goesOn = { ...events[1]!, id: newId(), sequence: 2 };
    expect(await sendEvents(device, [events[1], goesOn])).toEqual(['duplicate', 'stored']);
  });

  it('made after the device was cut off go to their own attempt only; a taken place stays', async () => {
    const { world, sitting, device, roundId, own } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId: own[0]! }, [answer('x', 0)]);
    await sendEvents(device, events);
    await inScope(world.teacher, (db) => removeDevice(db, sitting.sittingId, device.deviceId));
    await getClient().device.update({
      where: { id: device.deviceId },
      data: { revokedAt: new Date(Date.now() - 60_000) },
    });
    const late = { ...events[1]!, id: newId(), sequence: 2, deviceTimeMs: Date.now() };
    const taken = { ...late, id: newId(), sequence: 1 };
    expect(await sendEvents(device, [late, taken])).toEqual(['no-grant', 'no-grant']);
    const keptId = (await list(world))[0]!.keptId;
    const { targets } = await describeOne(world, keptId);
    expect(targets.map(({ value }) => value)).toEqual([`attempt:${attemptId}`]);
    const before = await readEverything();
    expect(await release(world, keptId, `pupil:${own[1]}`)).toMatchObject({ problem: 'no-target' });
    expect(await release(world, keptId, `attempt:${newId()}`)).toMatchObject({ ok: false });
    expect(await readEverything()).toBe(before);
    expect(await release(world, keptId, `attempt:${attemptId}`)).toEqual({
      ok: true,
      released: 1,
      left: 1,
    });
    expect(await getClient().attemptEvent.count({ where: { attemptId } })).toBe(3);
  });

  it('without a beginning go to an attempt that is chosen; unreadable ones stay', async () => {
    const { world, device, roundId, own } = await makeClassroom();
    const known = makeAttempt({ roundId, membershipId: own[0]! });
    await sendEvents(device, known.events);
    const lost = makeAttempt({ roundId, membershipId: own[0]! }, [answer('x', 5)]);
    await sendEvents(device, [lost.events[1], 'nonsense']);
    const groups = await list(world);
    const keptId = groups.find(({ reasons }) => reasons[0]?.reason === 'unknown-attempt')!.keptId;
    expect(await release(world, keptId, `attempt:${known.attemptId}`)).toMatchObject({ ok: true });
    const nonsense = groups.find(({ reasons }) => reasons[0]?.reason === 'not-an-event')!.keptId;
    expect(await describeOne(world, nonsense)).toMatchObject({ releasable: 0, targets: [] });
    expect(await release(world, nonsense, `attempt:${known.attemptId}`)).toMatchObject({
      problem: 'nothing-to-release',
    });
  });

  it('are marked as looked at, and taken up again', async () => {
    const { world, device, events } = await makeClassroom();
    await sendEvents(device, events);
    const keptId = (await list(world))[0]!.keptId;
    const look = (isLookedAt: boolean) =>
      inScope(world.administrator, (db) => setLookedAt(db, keptId, isLookedAt));
    await look(true);
    expect(await list(world)).toEqual([]);
    expect(await list(world, { reason: null, handled: true })).toMatchObject([
      { handledAs: 'looked-at' },
    ]);
    await look(false);
    expect(await list(world)).toHaveLength(1);
    const traces = await getClient().auditEvent.findMany({
      where: { action: { in: ['set-aside.looked-at', 'set-aside.taken-up'] } },
    });
    expect(traces).toHaveLength(2);
  });

  it('are nobody else’s to see or release', async () => {
    const { world, device, events, own } = await makeClassroom();
    const away = await createWorld(1);
    await sendEvents(device, events);
    const keptId = (await list(world))[0]!.keptId;
    const before = await readEverything();
    for (const viewer of [world.teacher, world.specialEducator, world.principal]) {
      expect(await statusOf(inScope(viewer, (db) => listSetAside(db, ALL)))).toBe(403);
      expect(await statusOf(inScope(viewer, countSetAside))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => describeSetAside(db, keptId)))).toBe(403);
      const attempt = inScope(viewer, (db) => releaseSetAside(db, keptId, `pupil:${own[0]}`));
      expect(await statusOf(attempt)).toBe(403);
    }
    expect(await list(away)).toEqual([]);
    const outside = away.administrator;
    expect(await statusOf(inScope(outside, (db) => getSetAside(db, keptId)))).toBe(404);
    expect(await statusOf(inScope(outside, (db) => describeSetAside(db, keptId)))).toBe(404);
    expect(await statusOf(inScope(outside, (db) => setLookedAt(db, keptId, true)))).toBe(404);
    const target = `pupil:${own[0]}`;
    expect(await statusOf(inScope(outside, (db) => releaseSetAside(db, keptId, target)))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});
