import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { askRetest, listRetests, withdrawRetest } from '~/administration/retest-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import { listAttemptFacts } from '~/administration/round-progress.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { rescoreAttempt } from '~/scoring/rescore.server';
import { loadPupilPage } from '~/support/pupil-page.server';
import { askUnreadableAgain } from '~/support/retests.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld } from '../support/factories';
import {
  createClassroom,
  makeChoiceRun,
  playChoice,
  sendEvents,
} from '../support/scoring-factories';

useTestDatabase();

/** A pupil whose answers to the letter task came too fast to be read. */
async function createTooFast() {
  const room = await createClassroom(2);
  const { pupil, membership } = room.pupils[0]!;
  const place = { roundId: room.roundId, membershipId: membership.id };
  const taskId = 'letter-sounds' as const;
  await playChoice(room, { ...place, taskId, right: 20, responseMs: 150 });
  return { ...room, pupil, place, taskId };
}

type Room = Awaited<ReturnType<typeof createTooFast>>;
const ask = ({ schoolClass, pupil }: Room, viewer: StaffViewer, taskId: string) =>
  inScope(viewer, (db) => askUnreadableAgain(db, schoolClass.id, pupil.id, taskId));
const retestsOf = ({ teacher, roundId }: Room) =>
  inScope(teacher, (db) => listRetests(db, roundId));
const pageOf = async ({ teacher, schoolClass, place }: Room) => {
  const page = await inScope(teacher, (db) => getRoundPage(db, schoolClass.id));
  return page.pupils.find(({ membershipId }) => membershipId === place.membershipId)!;
};

describe('a retest', () => {
  it('puts the pupil on the class’s list until it is done, and the new result counts', async () => {
    const room = await createTooFast();
    expect((await pageOf(room)).tasksLeft).not.toContain(room.taskId);
    expect(await ask(room, room.specialEducator, room.taskId)).toEqual({ ok: true });
    await ask(room, room.teacher, room.taskId);
    expect(await retestsOf(room)).toMatchObject([
      { membershipId: room.place.membershipId, taskId: room.taskId, askedBy: 'Test Person' },
    ]);
    expect(await pageOf(room)).toMatchObject({
      tasksLeft: expect.arrayContaining([room.taskId]),
      retests: [{ taskId: room.taskId, askedBy: 'Test Person' }],
    });

    const { attemptId, events } = makeChoiceRun({ ...room.place, taskId: room.taskId, right: 20 });
    await sendEvents(room.device.viewer, events);
    await inScope(room.system, (db) => rescoreAttempt(db, attemptId));
    expect(await retestsOf(room)).toEqual([]);
    expect((await pageOf(room)).tasksLeft).not.toContain(room.taskId);
    const page = await inScope(room.teacher, (db) =>
      loadPupilPage(db, room.schoolClass.id, room.pupil.id),
    );
    expect(page.evidence.find(({ taskId }) => taskId === room.taskId)).toMatchObject({
      status: 'counted',
      right: 20,
    });
    expect(page.retests).toEqual([]);
  });

  it('is taken back, and the task stands as it did', async () => {
    const room = await createTooFast();
    await ask(room, room.teacher, room.taskId);
    const [retest] = await retestsOf(room);
    const withdraw = () =>
      inScope(room.specialEducator, (db) =>
        withdrawRetest(db, room.schoolClass.id, retest!.requestId),
      );
    await withdraw();
    const before = await readEverything();
    await withdraw();
    expect(await readEverything()).toBe(before);
    expect(await retestsOf(room)).toEqual([]);
    expect((await pageOf(room)).tasksLeft).not.toContain(room.taskId);
    const facts = await inScope(room.teacher, (db) => listAttemptFacts(db, room.roundId));
    expect(facts.map(({ invalidated }) => invalidated)).toEqual([false]);
  });

  it('is not asked for when the result can be read, or there is none', async () => {
    const room = await createClassroom(1);
    const { pupil, membership } = room.pupils[0]!;
    const place = { roundId: room.roundId, membershipId: membership.id };
    const taskId = 'letter-sounds' as const;
    await playChoice(room, { ...place, taskId, right: 20 });
    const before = await readEverything();
    for (const asked of [taskId, 'real-or-made-up', 'no-such-task']) {
      expect(await ask({ ...room, pupil, place, taskId }, room.teacher, asked)).toEqual({
        ok: false,
        problem: 'can-be-read',
      });
    }
    expect(await readEverything()).toBe(before);
  });

  it('of a task that is read one to one puts the pupil on that list', async () => {
    const room = await createTooFast();
    const askFor = (taskId: string) =>
      inScope(room.teacher, (db) => askRetest(db, room.schoolClass.id, room.pupil.id, taskId));
    await askFor('read-words');
    const rows = await getClient().oneToOneTask.findMany({ where: { roundId: room.roundId } });
    expect(rows).toMatchObject([{ taskId: 'read-words', reason: 'teacher' }]);
    const before = await readEverything();
    expect(await statusOf(askFor('no-such-task'))).toBe(400);
    expect(await readEverything()).toBe(before);
  });

  it('outsiders neither ask nor take back, also through their own class', async () => {
    const room = await createTooFast();
    await ask(room, room.teacher, room.taskId);
    const [retest] = await retestsOf(room);
    const other = await createWorld(1);
    const otherClass = await createClass(room.school, room.schoolYear.id, '1B');
    const neighbour = await createViewer(room.municipality.id, 'teacher', {
      classId: otherClass.id,
    });
    const before = await readEverything();
    for (const [viewer, status] of [
      [neighbour, 404],
      [other.teacher, 404],
      [room.testLeader, 403],
      [room.principal, 403],
    ] as const) {
      expect(await statusOf(ask(room, viewer, room.taskId))).toBe(status);
      expect(
        await statusOf(
          inScope(viewer, (db) => withdrawRetest(db, room.schoolClass.id, retest!.requestId)),
        ),
      ).toBe(status);
      expect(
        await statusOf(
          inScope(viewer, (db) => askRetest(db, room.schoolClass.id, room.pupil.id, room.taskId)),
        ),
      ).toBe(status);
    }
    for (const attempt of [
      () => inScope(neighbour, (db) => withdrawRetest(db, otherClass.id, retest!.requestId)),
      () => inScope(neighbour, (db) => askRetest(db, otherClass.id, room.pupil.id, room.taskId)),
      () => inScope(room.teacher, (db) => withdrawRetest(db, room.schoolClass.id, newId())),
    ]) {
      expect(await statusOf(attempt())).toBe(404);
    }
    expect(await inScope(other.teacher, (db) => listRetests(db, room.roundId))).toEqual([]);
    expect(await readEverything()).toBe(before);
  });
});
