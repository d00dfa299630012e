import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { type AttemptEvent, attemptEventSchema } from '~/administration/attempt-event';
import { listAttemptEvents } from '~/administration/attempt-store.server';
import { eventBatchSchema } from '~/administration/device-protocol';
import { ingestBatch } from '~/administration/ingest.server';
import { removeDevice } from '~/administration/sitting-devices.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  answer,
  inOtherMunicipality,
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
  pairTestMarker,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createWorld } from '../support/factories';

useTestDatabase();

async function makeClassroom() {
  const world = await createWorld(3);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const membershipId = world.pupils[0]!.membership.id;
  return { world, sitting, device, membershipId, roundId: sitting.roundId };
}

async function send(viewer: DeviceViewer, events: readonly unknown[], deviceTimeMs?: number) {
  const result = await inScope(viewer, (db) => ingestBatch(db, makeBatch(events, deviceTimeMs)));
  if (!result.ok) throw new Error(result.problem);
  return result.verdicts;
}

const verdictsOf = (verdicts: { verdict: string; reason?: string }[]) =>
  verdicts.map(({ verdict, reason }) => reason ?? verdict);

const storedOf = (attemptId: string) =>
  getClient().attemptEvent.findMany({ where: { attemptId }, orderBy: { sequence: 'asc' } });

const quarantinedOf = (deviceId: string) =>
  getClient().quarantinedEvent.findMany({ where: { deviceId }, orderBy: { receivedAt: 'asc' } });

describe('ingest', () => {
  it('makes the attempt from its first event, with a snapshot of the pupil then', async () => {
    const { world, device, membershipId, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    expect(verdictsOf(await send(device.viewer, events))).toEqual(['stored', 'stored']);
    const attempt = await getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(attempt).toMatchObject({
      membershipId,
      roundId,
      classId: world.schoolClass.id,
      schoolId: world.school.id,
      schoolYearStart: world.schoolYear.startYear,
      schoolStartCohort: world.pupils[0]!.pupil.schoolStartCohort,
      swedishSubject: 'sv',
      deviceId: device.deviceId,
      taskId: 'letter-sounds',
      formId: 'B',
      driver: 'pupil',
      synthetic: false,
    });
    expect(attempt.ageMonths).toBeGreaterThan(70);
    const listed = await inScope(world.system, (db) => listAttemptEvents(db, attemptId));
    expect(listed).toEqual(events);
  });

  it('asks for scoring and tells the boards in the same transaction', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId });
    await send(device.viewer, events);
    const jobs = await getClient().$queryRaw<{ payload: { attemptId: string } }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'attempt.changed' AND j.payload->>'attemptId' = ${attemptId}`;
    expect(jobs).toHaveLength(1);
  });

  it('leaves age out for a protected identity and marks a synthetic municipality', async () => {
    const { world, device, roundId } = await makeClassroom();
    const alias = await createPupil(
      { ...world.schoolClass },
      { givenName: 'Alias 1', protectedIdentity: true, birthDate: '2019-02-03' },
    );
    await getClient().municipality.update({
      where: { id: world.municipality.id },
      data: { synthetic: true },
    });
    const { attemptId, events } = makeAttempt({ roundId, membershipId: alias.membership.id });
    await send(device.viewer, events);
    const attempt = await getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(attempt.ageMonths).toBeNull();
    expect(attempt.synthetic).toBe(true);
  });

  it('stores the made set once, however batches are split, merged, repeated and reordered', async () => {
    const { device, membershipId, roundId, world } = await makeClassroom();
    const other = world.pupils[1]!.membership.id;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        async (length, order, sizes) => {
          const bodies = Array.from({ length }, (_, index) => answer(`item-${index}`, index));
          const made = [
            makeAttempt({ roundId, membershipId }, bodies),
            makeAttempt({ roundId, membershipId: other, taskId: 'real-or-made-up' }, bodies),
          ];
          const all = made.flatMap(({ events }) => events);
          const repeated = [...order.map((pick) => all[pick % all.length]!), ...all];
          const shuffled = repeated
            .map((event, index) => ({ event, key: (order[index % order.length]! * 7919) % 9973 }))
            .sort((one, another) => one.key - another.key)
            .map(({ event }) => event);
          let rest = shuffled;
          for (let turn = 0; rest.length > 0; turn += 1) {
            const size = sizes[turn % sizes.length]!;
            await send(device.viewer, rest.slice(0, size));
            rest = rest.slice(size);
          }
          for (const { attemptId, events } of made) {
            const stored = await storedOf(attemptId);
            expect(stored.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
          }
          expect(await quarantinedOf(device.deviceId)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it('stores each event once when the same batches arrive at the same time', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const bodies = Array.from({ length: 10 }, (_, index) => answer(`item-${index}`, index));
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, bodies);
    const parts = [events, [...events].reverse(), events.slice(5), events.slice(0, 5), events];
    const verdicts = (await Promise.all(parts.map((part) => send(device.viewer, part)))).flat();
    expect(verdicts.filter(({ verdict }) => verdict === 'stored').length).toBeLessThanOrEqual(11);
    expect(await storedOf(attemptId)).toHaveLength(11);
    expect(await quarantinedOf(device.deviceId)).toEqual([]);
  });

  it('keeps an event that comes before its attempt, and places it when the attempt starts', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, [
      answer('x', 0),
      answer('y', 1),
    ]);
    const late = events.slice(1);
    expect(verdictsOf(await send(device.viewer, late))).toEqual([
      'unknown-attempt',
      'unknown-attempt',
    ]);
    expect(await quarantinedOf(device.deviceId)).toHaveLength(2);
    expect(verdictsOf(await send(device.viewer, late))).toEqual([
      'unknown-attempt',
      'unknown-attempt',
    ]);
    expect(await quarantinedOf(device.deviceId)).toHaveLength(2);
    expect(verdictsOf(await send(device.viewer, events.slice(0, 1)))).toEqual(['stored']);
    expect(await storedOf(attemptId)).toHaveLength(3);
    expect(await quarantinedOf(device.deviceId)).toEqual([]);
    expect(verdictsOf(await send(device.viewer, late))).toEqual(['duplicate', 'duplicate']);
  });

  it('keeps aside the same id with other bytes, and another event in the same place', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    await send(device.viewer, events);
    const [, second] = events as [AttemptEvent, AttemptEvent];
    const changed = { ...second, elapsedMs: second.elapsedMs + 1 };
    const sameKeysOtherOrder = Object.fromEntries(Object.entries(second).reverse());
    const samePlace = { ...second, id: newId() };
    expect(verdictsOf(await send(device.viewer, [changed, sameKeysOtherOrder, samePlace]))).toEqual(
      ['id-reused', 'duplicate', 'sequence-reused'],
    );
    expect((await storedOf(attemptId)).map(({ elapsedMs }) => elapsedMs)).toEqual([0, 1000]);
    const fresh = { ...second, id: newId(), sequence: 7 };
    expect(
      verdictsOf(await send(device.viewer, [fresh, { ...fresh, elapsedMs: 9 }, fresh])),
    ).toEqual(['stored', 'id-reused', 'duplicate']);
  });

  it('goes on with an attempt on another device of the round', async () => {
    const { world, sitting, device, membershipId, roundId } = await makeClassroom();
    const spare = await pairTestDevice(world, sitting);
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    await send(device.viewer, events);
    const goesOn = { ...events[1]!, id: newId(), sequence: 2, body: answer('y', 1) };
    expect(verdictsOf(await send(spare.viewer, [goesOn]))).toEqual(['stored']);
    expect(await storedOf(attemptId)).toHaveLength(3);
  });

  it('gives a verdict on malformed events and keeps them', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const { events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    const [started, second] = events as [AttemptEvent, AttemptEvent];
    const strange: unknown[] = [
      null,
      17,
      'text',
      [],
      {},
      { ...second, id: 'not-an-id' },
      { ...second, id: newId(), sequence: -1 },
      { ...second, id: newId(), elapsedMs: 1e300 },
      { ...second, id: newId(), version: 2, body: { type: 'something-new' } },
      { ...second, id: newId(), body: { ...second.body, itemId: 'zero \u0000 character' } },
      { ...second, id: newId(), body: { ...second.body, itemId: 'half a pair \ud800' } },
      { ...second, id: newId(), body: { type: 'something-new' } },
    ];
    const verdicts = await send(device.viewer, [...strange, started]);
    expect(verdictsOf(verdicts)).toEqual([
      ...Array.from({ length: 8 }, () => 'not-an-event'),
      'unknown-version',
      'not-an-event',
      'not-an-event',
      'not-an-event',
      'stored',
    ]);
    expect(verdicts[5]?.id).toBe('not-an-id');
    expect(verdicts[0]?.id).toBeNull();
    expect(await quarantinedOf(device.deviceId)).toHaveLength(12);
    await send(device.viewer, strange);
    expect(await quarantinedOf(device.deviceId)).toHaveLength(12);
  });

  it('survives any JSON that claims to be events', async () => {
    const { device } = await makeClassroom();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 }),
        async (events) => {
          const verdicts = await send(device.viewer, events);
          expect(verdicts).toHaveLength(events.length);
          expect(verdicts.every(({ verdict }) => verdict === 'quarantined')).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it('refuses pupils, rounds and tasks the device was not let into', async () => {
    const { world, device, membershipId, roundId } = await makeClassroom();
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const foreign = await createPupil(otherClass);
    const elsewhere = await makeClassroom();
    const events = [
      makeAttempt({ roundId, membershipId: foreign.membership.id }),
      makeAttempt({ roundId, membershipId: elsewhere.membershipId }),
      makeAttempt({ roundId: elsewhere.roundId, membershipId }),
      makeAttempt({ roundId, membershipId, taskId: 'read-words', driver: 'marker' }),
      makeAttempt({ roundId, membershipId, taskId: 'read-words' }),
      makeAttempt({ roundId, membershipId, taskId: 'no-such-task' }),
    ].map(({ events: [started] }) => started!);
    expect(verdictsOf(await send(device.viewer, events))).toEqual([
      'foreign-pupil',
      'foreign-pupil',
      'no-grant',
      'no-grant',
      'no-grant',
      'unknown-version',
    ]);
    expect(await getClient().attempt.count({ where: { roundId } })).toBe(0);
  });

  it('never writes into an attempt of another class or municipality', async () => {
    const home = await makeClassroom();
    const away = await makeClassroom();
    const { attemptId, events } = makeAttempt({
      roundId: home.roundId,
      membershipId: home.membershipId,
    });
    await send(home.device.viewer, events);
    const forged = makeAttempt(
      { roundId: away.roundId, membershipId: away.membershipId },
      [answer('x', 0)],
      attemptId,
    );
    expect(verdictsOf(await send(away.device.viewer, forged.events))).toEqual([
      'id-reused',
      'unknown-attempt',
    ]);
    const attempt = await getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(attempt.municipalityId).toBe(home.world.municipality.id);
    expect(await storedOf(attemptId)).toHaveLength(1);
  });

  it('keeps a marker to readings and a pupil device away from them', async () => {
    const { world, device, membershipId, roundId } = await makeClassroom();
    const marker = await pairTestMarker(world, membershipId);
    const reading = makeAttempt({ roundId, membershipId, taskId: 'read-words', driver: 'marker' }, [
      { type: 'grid-started' },
    ]);
    expect(verdictsOf(await send(marker.viewer, reading.events))).toEqual(['stored', 'stored']);
    const forged = { ...reading.events[1]!, id: newId(), sequence: 2 };
    expect(verdictsOf(await send(device.viewer, [forged]))).toEqual(['no-grant']);
  });

  it('takes what was made while the device was allowed, whatever its clock says', async () => {
    const { world, sitting, device, membershipId, roundId } = await makeClassroom();
    const made = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    const [started, second] = made.events as [AttemptEvent, AttemptEvent];
    const hourMs = 3_600_000;
    const ancient = { ...started, deviceTimeMs: 0 };
    const future = { ...second, deviceTimeMs: Date.now() + 100 * 365 * 24 * hourMs };
    expect(verdictsOf(await send(device.viewer, [ancient, future]))).toEqual(['stored', 'stored']);
    await inScope(world.teacher, (db) => removeDevice(db, sitting.sittingId, device.deviceId));
    await getClient().device.update({
      where: { id: device.deviceId },
      data: {
        revokedAt: new Date(Date.now() - hourMs),
        admittedAt: new Date(Date.now() - 2 * hourMs),
      },
    });
    const wrongClockMs = Date.now() - 5 * hourMs;
    const before = {
      ...second,
      id: newId(),
      sequence: 2,
      deviceTimeMs: wrongClockMs - 1.5 * hourMs,
    };
    const after = {
      ...second,
      id: newId(),
      sequence: 3,
      deviceTimeMs: wrongClockMs - 0.5 * hourMs,
    };
    const impossible = { ...second, id: newId(), sequence: 4, deviceTimeMs: 0 };
    const late = await send(device.viewer, [before, after, impossible], wrongClockMs);
    expect(verdictsOf(late)).toEqual(['stored', 'no-grant', 'no-grant']);
  });

  it('stores nothing for a device that is not let in, or not of this municipality', async () => {
    const { world, sitting, device, membershipId, roundId } = await makeClassroom();
    const away = await createWorld(1);
    const waiting = await pairTestDevice(world, sitting, { admitted: false });
    const { events } = makeAttempt({ roundId, membershipId });
    const before = await readEverything();
    const refused = await inScope(waiting.viewer, (db) => ingestBatch(db, makeBatch(events)));
    expect(refused).toEqual({ ok: false, problem: 'not-admitted' });
    const stranger = inOtherMunicipality(device.viewer, away.municipality.id);
    expect(await statusOf(send(stranger, events))).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('refuses an envelope with too many events before anything is read', () => {
    const events = Array.from({ length: 501 }, () => ({}));
    expect(eventBatchSchema.safeParse(makeBatch(events)).success).toBe(false);
    expect(eventBatchSchema.safeParse(makeBatch([])).success).toBe(false);
    expect(eventBatchSchema.safeParse(makeBatch(events.slice(1))).success).toBe(true);
  });

  it('takes 500 events in one batch', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const bodies = Array.from({ length: 499 }, (_, index) => answer(`item-${index}`, index));
    const { attemptId, events } = makeAttempt({ roundId, membershipId }, bodies);
    expect(events.every((event) => attemptEventSchema.safeParse(event).success)).toBe(true);
    await send(device.viewer, events);
    expect(await storedOf(attemptId)).toHaveLength(500);
  });

  it('shows a pupil who declines as declined', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    const { events } = makeAttempt({ roundId, membershipId }, [
      { type: 'ended-early', reason: 'declined' },
    ]);
    await send(device.viewer, events);
    const state = await getClient().roundPupilState.findFirst({ where: { membershipId } });
    expect(state).toMatchObject({ state: 'declined', roundId, staffMemberId: null });
  });

  it('stores events that nobody may change or delete', async () => {
    const { device, membershipId, roundId } = await makeClassroom();
    await send(device.viewer, makeAttempt({ roundId, membershipId }).events);
    await expect(getClient().attemptEvent.deleteMany()).rejects.toThrow(/permission denied/);
    await expect(getClient().attemptEvent.updateMany({ data: { sequence: 9 } })).rejects.toThrow(
      /permission denied/,
    );
  });
});
