/** Pupils who are new in a class, from the list on a device to the two pages, each with its outsiders. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listMissing, listNewPupils } from '~/administration/board';
import { getBoard } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { includeLateJoiner, listLateJoiners } from '~/administration/late-joiner-store.server';
import { listOneToOne } from '~/administration/one-to-one-store.server';
import { chooseNextSitting, listExpected, listNewWaiting } from '~/administration/round-page';
import { getRoundPage } from '~/administration/round-page.server';
import type { SittingKind } from '~/administration/round-words';
import { takeSign } from '~/administration/sign.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { addSchoolWeeks } from '~/roster/school-weeks';
import { changeLateJoiner } from '~/scoring/late-joiner-changes.server';
import { changeClassPage, loadClassPage } from '~/support/class-page.server';
import {
  answer,
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createWorld, today } from '../support/factories';

useTestDatabase();

/** A class of three whose last pupil joined `daysAgo`. */
async function makeClassroom(daysAgo = 2, kind: SittingKind = 'lesson') {
  const world = await createWorld(3);
  const [first, , newcomer] = world.pupils.map(({ membership }) => membership.id);
  await getClient().classMembership.update({
    where: { id: newcomer! },
    data: { startDate: toStoredDate(addDays(today(), -daysAgo)) },
  });
  const sitting = await openTestSitting(world, kind);
  const device = await pairTestDevice(world, sitting);
  return { world, sitting, device, first: first!, newcomer: newcomer!, roundId: sitting.roundId };
}

type Classroom = Awaited<ReturnType<typeof makeClassroom>>;

const listedOn = async ({ device }: Classroom) => {
  const answered = await inScope(device.viewer, (db) =>
    recordHeartbeat(db, { presence: null, deviceTimeMs: Date.now() }),
  );
  return answered.pupils.map(({ membershipId }) => membershipId);
};
const include = (
  { world, newcomer }: Classroom,
  isIncluded = true,
  viewer: StaffViewer = world.teacher,
) => inScope(viewer, (db) => includeLateJoiner(db, world.schoolClass.id, newcomer, isIncluded));
const pageOf = ({ world }: Classroom) =>
  inScope(world.teacher, (db) => getRoundPage(db, world.schoolClass.id));
const sign = ({ device }: Classroom, membershipId: string) =>
  inScope(device.viewer, (db) => takeSign(db, membershipId));
const lateIn = ({ world, roundId }: Classroom) =>
  inScope(world.teacher, (db) => listLateJoiners(db, { classId: world.schoolClass.id, roundId }));

describe('a pupil who is new in the class', () => {
  it('is not on the devices of the class, and the board and the page say why', async () => {
    const room = await makeClassroom();
    expect(await listedOn(room)).not.toContain(room.newcomer);
    expect(await sign(room, room.newcomer)).toEqual({ ok: false, problem: 'bad-request' });
    expect(await sign(room, room.first)).toEqual({ ok: true });
    const board = await inScope(room.world.teacher, (db) => getBoard(db, room.sitting.sittingId));
    const fromDay = addSchoolWeeks(addDays(today(), -2), 3, []);
    const shown = board.pupils.find(({ membershipId }) => membershipId === room.newcomer);
    expect(shown).toMatchObject({ word: 'new-in-class', newUntil: fromDay, state: null });
    expect(listNewPupils(board)).toEqual([shown]);
    expect(listMissing(board).map(({ membershipId }) => membershipId)).not.toContain(room.newcomer);
    const page = await pageOf(room);
    expect(listExpected(page)).toHaveLength(2);
    expect(listNewWaiting(page).map(({ membershipId, late }) => [membershipId, late])).toEqual([
      [room.newcomer, { joinedDay: addDays(today(), -2), fromDay, isIncluded: false }],
    ]);
  });

  it('is included with one press, taken back with another, and in for good once begun', async () => {
    const room = await makeClassroom();
    await include(room);
    await include(room);
    expect(await getClient().lateInclusion.count()).toBe(1);
    expect(await listedOn(room)).toContain(room.newcomer);
    expect(await sign(room, room.newcomer)).toEqual({ ok: true });
    expect(listExpected(await pageOf(room))).toHaveLength(3);
    expect((await lateIn(room)).get(room.newcomer)).toMatchObject({ isIncluded: true });
    await include(room, false);
    expect(await listedOn(room)).not.toContain(room.newcomer);
    await include(room);
    await sign(room, room.newcomer);
    const { roundId, newcomer: membershipId } = room;
    const { events } = makeAttempt({ roundId, membershipId }, [answer('x', 0)]);
    await inScope(room.device.viewer, (db) => ingestBatch(db, makeBatch(events)));
    await include(room, false);
    expect(await listedOn(room)).toContain(room.newcomer);
    expect((await lateIn(room)).size).toBe(0);
    const actions = await getClient().auditEvent.findMany({
      where: { action: 'late-joiner.included' },
      select: { detail: true },
      orderBy: { createdAt: 'asc' },
    });
    expect(actions.map(({ detail }) => (detail as { isIncluded: boolean }).isIncluded)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('takes the current battery after three school weeks, also in a catch-up', async () => {
    const room = await makeClassroom(28, 'catch-up');
    expect((await lateIn(room)).size).toBe(0);
    expect(await listedOn(room)).toContain(room.newcomer);
  });

  it('waits longer where the school year says so, or has a break', async () => {
    const room = await makeClassroom(28);
    await getClient().schoolYear.update({
      where: { id: room.world.schoolYear.id },
      data: { lateSchoolWeeks: 5 },
    });
    expect((await lateIn(room)).size).toBe(1);
    await getClient().schoolYear.update({
      where: { id: room.world.schoolYear.id },
      data: { lateSchoolWeeks: 3 },
    });
    await getClient().schoolBreak.create({
      data: {
        id: newId(),
        municipalityId: room.world.municipality.id,
        schoolYearId: room.world.schoolYear.id,
        startDate: toStoredDate(addDays(today(), -21)),
        endDate: toStoredDate(addDays(today(), -8)),
      },
    });
    const late = (await lateIn(room)).get(room.newcomer);
    expect(late?.fromDay).toBe(
      addSchoolWeeks(addDays(today(), -28), 3, [
        { startDate: addDays(today(), -21), endDate: addDays(today(), -8) },
      ]),
    );
  });

  it('is nobody in a class whose list has just come, and nobody who changes class in the school', async () => {
    const fresh = await makeClassroom();
    await getClient().classMembership.updateMany({
      where: { classId: fresh.world.schoolClass.id },
      data: { startDate: toStoredDate(addDays(today(), -1)) },
    });
    expect((await lateIn(fresh)).size).toBe(0);
    const room = await makeClassroom();
    const { school, schoolYear, pupils, municipality } = room.world;
    const before = await createClass(school, schoolYear.id, '1B');
    await getClient().classMembership.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        pupilId: pupils[2]!.pupil.id,
        classId: before.id,
        signId: 'fox',
        startDate: toStoredDate(`${schoolYear.startYear}-08-01`),
        endDate: toStoredDate(addDays(today(), -3)),
      },
    });
    expect((await lateIn(room)).size).toBe(0);
  });

  it('leaves nothing to start when only new pupils are left, and says who waits', async () => {
    const room = await makeClassroom();
    for (const { membership } of room.world.pupils.slice(0, 2)) {
      for (const taskId of ['letter-sounds', 'real-or-made-up']) {
        const place = { roundId: room.roundId, membershipId: membership.id, taskId };
        const { events } = makeAttempt(place, [answer('x', 0), { type: 'completed' }]);
        await inScope(room.device.viewer, (db) => ingestBatch(db, makeBatch(events)));
      }
    }
    const page = await pageOf(room);
    expect(chooseNextSitting(page)).toBeNull();
    expect(listNewWaiting(page)).toHaveLength(1);
    await include(room);
    expect(chooseNextSitting(await pageOf(room))).toBe('catch-up');
  });

  it('is put on the one-to-one list and taken off, and both pages show it', async () => {
    const room = await makeClassroom(2, 'catch-up');
    const { world, newcomer: membershipId } = room;
    const classId = world.schoolClass.id;
    const ask = (on: 'yes' | 'no') =>
      inScope(world.teacher, (db) =>
        changeLateJoiner(db, classId, { intent: 'late-one-to-one', membershipId, on }),
      );
    await ask('yes');
    const list = await inScope(world.teacher, (db) => listOneToOne(db, room.roundId));
    expect(list.map(({ taskId, reason }) => [taskId, reason])).toEqual([['read-words', 'teacher']]);
    const onPage = (await pageOf(room)).pupils.find((one) => one.membershipId === membershipId);
    expect(onPage).toMatchObject({ isOnList: true, late: { isIncluded: false } });
    const classPage = await inScope(world.teacher, (db) =>
      loadClassPage(db, classId, { show: true }),
    );
    const shown = classPage.results?.pupils.find((one) => one.membershipId === membershipId);
    expect(shown).toMatchObject({ level: 'incomplete', late: { isIncluded: false } });
    expect(shown?.oneToOne.map(({ taskId }) => taskId)).toEqual(['read-words']);
    await ask('no');
    expect(await inScope(world.teacher, (db) => listOneToOne(db, room.roundId))).toEqual([]);
    await inScope(world.teacher, (db) =>
      changeClassPage(db, classId, { intent: 'include-late', membershipId, on: 'yes' }),
    );
    expect((await lateIn(room)).get(membershipId)).toMatchObject({ isIncluded: true });
  });
});

describe('outsiders', () => {
  it('see nobody and change nothing', async () => {
    const room = await makeClassroom();
    const { world, newcomer } = room;
    const away = await createWorld(1);
    const { id: classId } = world.schoolClass;
    const before = await readEverything();
    const listed = await inScope(away.teacher, (db) =>
      listLateJoiners(db, { classId, roundId: room.roundId }),
    );
    expect(listed.size).toBe(0);
    expect(await statusOf(include(room, true, away.teacher))).toBe(404);
    expect(await statusOf(include(room, true, world.principal))).toBe(403);
    const foreign = away.pupils[0]!.membership.id;
    const mixed = inScope(world.teacher, (db) => includeLateJoiner(db, classId, foreign, true));
    expect(await statusOf(mixed)).toBe(404);
    const oneToOne = (viewer: StaffViewer) =>
      inScope(viewer, (db) =>
        changeLateJoiner(db, classId, {
          intent: 'late-one-to-one',
          membershipId: newcomer,
          on: 'yes',
        }),
      );
    expect(await statusOf(oneToOne(away.teacher))).toBe(404);
    expect(await statusOf(oneToOne(world.testLeader))).toBe(403);
    expect(await readEverything()).toBe(before);
    await include(room, true, world.testLeader);
    expect(await readEverything()).not.toBe(before);
  });
});
