/**
 * From the whole class to one to one and to the next window, on the battery of year one. Long, because
 * each stage stands on the one before.
 */
import { describe, expect, it } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import {
  addOneToOne,
  listOneToOne,
  removeControlOneToOne,
  removeOneToOne,
} from '~/administration/one-to-one-store.server';
import { askForRoundReview } from '~/administration/round-change.server';
import { closeSitting } from '~/administration/round-store.server';
import { setPupilState } from '~/administration/sitting-devices.server';
import { getClient } from '~/platform/database/client.server';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { drawControlPupil, reviewControlDraw } from '~/scoring/control-draw.server';
import { getPolicy } from '~/scoring/policy-shelf';
import { assessPupil } from '~/scoring/rescore.server';
import { changeClassPage, loadClassPage } from '~/support/class-page.server';
import { pairTestMarker, statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';
import {
  beginWindow,
  createYearOneWorld,
  openYearOne,
  playYearOne,
  readYearOne,
} from '../support/year-one-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof openYearOne>>;
const autumnWindow = getPolicy('standard-1').windows.autumn!;

async function makeRoom(pupilCount = 2): Promise<Room & { ids: string[] }> {
  const room = await openYearOne(await createYearOneWorld('autumn', pupilCount));
  return { ...room, ids: room.pupils.map(({ membership }) => membership.id) };
}

async function playAutumn(
  room: Room,
  id: string,
  [letters, first, blend]: [number, number, number],
) {
  await playYearOne(room, id, 'letter-sounds', letters);
  await playYearOne(room, id, 'first-sounds', first);
  const { outcome } = await playYearOne(room, id, 'blend-sounds', blend);
  return readRecord(outcome.assessmentId);
}

async function readRecord(assessmentId: string | null): Promise<AssessmentRecord> {
  const row = await getClient().riskAssessment.findUniqueOrThrow({ where: { id: assessmentId! } });
  return row.assessment as unknown as AssessmentRecord;
}

const judge = async (room: Room, id: string) => {
  const outcome = await inScope(room.system, (db) => assessPupil(db, room.roundId, id));
  return readRecord(outcome.assessmentId);
};

const listOf = async (room: Room) =>
  (await inScope(room.teacher, (db) => listOneToOne(db, room.roundId))).map(
    ({ membershipId, taskId, reason }) => [
      room.pupils.findIndex(({ membership }) => membership.id === membershipId),
      taskId,
      reason,
    ],
  );

describe('from the whole class to one to one', () => {
  it('asks for the readings of the policy, and the readings settle the level', async () => {
    const room = await makeRoom(1);
    const id = room.ids[0]!;
    const first = await playAutumn(room, id, [14, 17, 14]);
    expect(first).toMatchObject({ level: 'look-again', stage: 1, decidedBySkill: 'letters' });
    expect(await listOf(room)).toEqual([
      [0, 'say-letter-sounds', 'policy'],
      [0, 'read-made-up-words', 'policy'],
    ]);
    const marker = await pairTestMarker(room, id);
    const place = { membershipId: id, formId: 'A' as const };
    await readYearOne({ ...room, marker }, { ...place, taskId: 'say-letter-sounds' }, 25);
    expect(await listOf(room)).toEqual([[0, 'read-made-up-words', 'policy']]);
    const read = await readYearOne(
      { ...room, marker },
      { ...place, taskId: 'read-made-up-words' },
      9,
    );
    expect(await readRecord(read.outcome.assessmentId)).toMatchObject({ level: 'above', stage: 2 });
    expect(await listOf(room)).toEqual([]);
  });

  it('a second reading with another form is added to the first', async () => {
    const room = await makeRoom(1);
    const id = room.ids[0]!;
    await playAutumn(room, id, [16, 12, 9]);
    const marker = await pairTestMarker(room, id);
    const read = (formId: 'A' | 'D', right: number) =>
      readYearOne(
        { ...room, marker },
        { membershipId: id, taskId: 'read-made-up-words', formId },
        right,
      );
    const once = await readRecord((await read('A', 3)).outcome.assessmentId);
    expect(once).toMatchObject({ level: 'look-again', stage: 2 });
    const twice = await readRecord((await read('D', 4)).outcome.assessmentId);
    const finding = twice.tasks.find(({ taskId }) => taskId === 'read-made-up-words');
    expect(finding).toMatchObject({ right: 7, seconds: 120 });
    expect(twice.basis.filter(({ taskId }) => taskId === 'read-made-up-words')).toHaveLength(2);
    expect(twice.reasons).toContainEqual({ kind: 'look-again-twice' });
  });

  it('tells what an adult added from what the policy asks, for several tasks of several pupils', async () => {
    const room = await makeRoom(2);
    const [first, second] = room.ids as [string, string];
    const { id: classId } = room.schoolClass;
    await playAutumn(room, first, [22, 17, 14]);
    await inScope(room.teacher, async (db) => {
      await addOneToOne(db, classId, first, 'read-made-up-words');
      await addOneToOne(db, classId, first, 'say-letter-sounds');
      await addOneToOne(db, classId, second, 'name-pictures');
    });
    expect(await judge(room, first)).toMatchObject({
      level: 'look-again',
      reasons: [{ kind: 'teacher-added' }],
      oneToOne: ['say-letter-sounds', 'read-made-up-words'],
    });
    expect(await listOf(room)).toEqual([
      [0, 'read-made-up-words', 'teacher'],
      [0, 'say-letter-sounds', 'teacher'],
      [1, 'name-pictures', 'teacher'],
    ]);
    await inScope(room.teacher, async (db) => {
      await removeOneToOne(db, classId, first, 'read-made-up-words');
      await removeOneToOne(db, classId, first, 'say-letter-sounds');
    });
    expect(await judge(room, first)).toMatchObject({ level: 'above', oneToOne: [] });
    expect(await listOf(room)).toEqual([[1, 'name-pictures', 'teacher']]);
  });

  it('a task that only describes never changes a level', async () => {
    const room = await makeRoom(1);
    const id = room.ids[0]!;
    await playAutumn(room, id, [22, 17, 14]);
    const { id: classId } = room.schoolClass;
    await inScope(room.teacher, (db) => addOneToOne(db, classId, id, 'name-pictures'));
    expect(await judge(room, id)).toMatchObject({ level: 'above', reasons: [] });
    const page = await inScope(room.teacher, (db) => loadClassPage(db, classId, { show: true }));
    expect(page.results?.pupils[0]?.oneToOne).toMatchObject([
      { taskId: 'name-pictures', reason: 'teacher' },
    ]);
  });

  it('an adapted way has no probability and is looked at again', async () => {
    const room = await makeRoom(1);
    const id = room.ids[0]!;
    await playAutumn(room, id, [22, 17, 14]);
    await getClient().accommodation.create({
      data: {
        id: crypto.randomUUID(),
        municipalityId: room.municipality.id,
        roundId: room.roundId,
        membershipId: id,
        taskId: 'blend-sounds',
        kind: 'signed',
        staffMemberId: room.teacher.staffMemberId,
      },
    });
    const assessed = await judge(room, id);
    expect(assessed).toMatchObject({ level: 'look-again', missing: [], probability: null });
    expect(assessed.reasons).toContainEqual({ kind: 'adapted', task: 'blend-sounds' });
  });
});

describe('the next window', () => {
  it('carries what was not clear, and knows of a look again before', async () => {
    const autumn = await makeRoom(2);
    const [first, second] = autumn.ids as [string, string];
    await playAutumn(autumn, first, [22, 12, 9]);
    await playAutumn(autumn, second, [15, 17, 14]);
    const standings = await getClient().taskStanding.findMany({
      where: { roundId: autumn.roundId },
      orderBy: { taskId: 'asc' },
    });
    const secure = (pupilId: string) =>
      standings.filter((row) => row.pupilId === pupilId && row.secure).map(({ taskId }) => taskId);
    expect(secure(autumn.pupils[0]!.pupil.id)).toEqual(['letter-sounds']);
    expect(secure(autumn.pupils[1]!.pupil.id)).toEqual(['blend-sounds', 'first-sounds']);
    await getClient().sitting.updateMany({
      where: { roundId: autumn.roundId },
      data: { closedAt: new Date() },
    });
    const winter = await openYearOne(await beginWindow(autumn, 'winter'));
    const play = async (id: string, taskId: string, right: number) =>
      readRecord((await playYearOne(winter, id, taskId, right)).outcome.assessmentId);
    await play(first, 'real-or-made-up', 22);
    const missing = await play(first, 'read-sentences', 30);
    expect(missing).toMatchObject({ missing: ['blend-sounds'] });
    await play(second, 'real-or-made-up', 31);
    expect(await play(second, 'read-sentences', 50)).toMatchObject({ missing: ['letter-sounds'] });
    const again = await play(first, 'blend-sounds', 11);
    expect(again).toMatchObject({ level: 'look-again', missing: [] });
    const marker = await pairTestMarker(winter, first);
    const read = (taskId: string, right: number) =>
      readYearOne({ ...winter, marker }, { membershipId: first, taskId, formId: 'B' }, right);
    await read('read-words', 11);
    const settled = await readRecord((await read('read-made-up-words', 8)).outcome.assessmentId);
    expect(settled).toMatchObject({ level: 'look-again', oneToOne: [] });
    expect(settled.reasons).toContainEqual({ kind: 'look-again-twice' });
  });
});

describe('the control pupil', () => {
  const wish = (room: Room) =>
    getClient().municipality.update({
      where: { id: room.municipality.id },
      data: { controlPupil: true },
    });
  const controls = (room: Room) =>
    getClient().oneToOneTask.findMany({ where: { roundId: room.roundId, reason: 'control' } });

  it('is drawn once when the class is done, does the deciding readings and stays above', async () => {
    const room = await makeRoom(3);
    await wish(room);
    const [first, second, third] = room.ids as [string, string, string];
    await playAutumn(room, first, [24, 18, 15]);
    await playAutumn(room, second, [23, 18, 15]);
    expect(await controls(room)).toEqual([]);
    await inScope(room.teacher, (db) => setPupilState(db, room.roundId, third, 'absent'));
    await inScope(room.teacher, (db) =>
      addOneToOne(db, room.schoolClass.id, second, 'name-pictures'),
    );
    await judge(room, second);
    const drawn = await controls(room);
    expect(drawn.map(({ taskId }) => taskId).toSorted()).toEqual([
      'read-made-up-words',
      'say-letter-sounds',
    ]);
    const [id] = [...new Set(drawn.map(({ membershipId }) => membershipId))];
    expect([first, second]).toContain(id);
    const control = await judge(room, id!);
    expect(control).toMatchObject({ level: 'above', stage: 1 });
    expect(control.reasons).toContainEqual({ kind: 'control-pupil' });
    await judge(room, first);
    await judge(room, second);
    expect(await controls(room)).toHaveLength(2);
    const page = await inScope(room.teacher, (db) =>
      loadClassPage(db, room.schoolClass.id, { show: true }),
    );
    const shown = page.results?.pupils.find(({ membershipId }) => membershipId === id);
    expect(shown).toMatchObject({ level: 'above' });
    expect(shown?.oneToOne.filter(({ reason }) => reason === 'control')).toHaveLength(2);
  });

  it('waits for nobody once the lesson has ended, and is drawn again only before a reading', async () => {
    const room = await makeRoom(3);
    await wish(room);
    const [first, second] = room.ids as [string, string, string];
    await playAutumn(room, first, [24, 18, 15]);
    await playAutumn(room, second, [23, 18, 15]);
    const review = () => inScope(room.system, (db) => reviewControlDraw(db, room.roundId));
    const drawnNow = async () => [
      ...new Set((await controls(room)).map(({ membershipId }) => membershipId)),
    ];
    await review();
    expect(await drawnNow()).toEqual([]);
    await inScope(room.teacher, (db) => closeSitting(db, room.sitting.sittingId));
    const asked = await getClient().$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'round.changed'`;
    expect(asked).toContainEqual({ key: `round.changed:${room.roundId}` });
    await review();
    const [drawn] = await drawnNow();
    expect([first, second]).toContain(drawn);
    const other = drawn === first ? second : first;
    await inScope(room.teacher, (db) => setPupilState(db, room.roundId, drawn!, 'absent'));
    await review();
    expect(await drawnNow()).toEqual([other]);
    await inScope(room.teacher, (db) => setPupilState(db, room.roundId, drawn!, null));
    await review();
    expect(await drawnNow()).toEqual([other]);
    const marker = await pairTestMarker(room, other);
    const place = { membershipId: other, taskId: 'say-letter-sounds', formId: 'A' as const };
    await readYearOne({ ...room, marker }, place, 30);
    await inScope(room.teacher, (db) => setPupilState(db, room.roundId, other, 'absent'));
    await review();
    expect(await drawnNow()).toEqual([other]);
  });

  it('is not drawn where the municipality has not asked for it', async () => {
    const room = await makeRoom(1);
    await playAutumn(room, room.ids[0]!, [24, 18, 15]);
    expect(await controls(room)).toEqual([]);
  });
});

describe('outsiders', () => {
  it('cannot draw, and cannot change the list', async () => {
    const room = await makeRoom(1);
    await getClient().municipality.update({
      where: { id: room.municipality.id },
      data: { controlPupil: true },
    });
    const away = await createWorld(0);
    const { id: classId } = room.schoolClass;
    const taskId = 'say-letter-sounds';
    const add = { intent: 'add-one-to-one', membershipId: room.ids[0]!, taskId } as const;
    const before = await readEverything();
    const draw = (db: ScopedDb<SystemViewer>) => drawControlPupil(db, room.roundId, autumnWindow);
    await inScope(away.system, draw);
    const asSystem = room.teacher as unknown as SystemViewer;
    expect(await statusOf(inScope(asSystem, draw))).toBe(403);
    const review = (db: ScopedDb<SystemViewer>) => reviewControlDraw(db, room.roundId);
    expect(await statusOf(inScope(away.system, review))).toBe(404);
    expect(await statusOf(inScope(asSystem, review))).toBe(403);
    // A look asked for elsewhere is about a round that is not there.
    await inScope(away.system, (db) => askForRoundReview(db, room.roundId));
    const takeOff = (db: ScopedDb) => removeControlOneToOne(db, room.roundId, room.ids[0]!);
    expect(await statusOf(inScope(away.system, takeOff))).toBe(404);
    expect(await statusOf(inScope(room.teacher, takeOff))).toBe(403);
    const change =
      (form: Parameters<typeof changeClassPage>[2]) =>
      (db: Parameters<typeof changeClassPage>[0]) =>
        changeClassPage(db, classId, form);
    expect(await statusOf(inScope(away.teacher, change(add)))).toBe(404);
    expect(await statusOf(inScope(room.principal, change(add)))).toBe(403);
    expect(await statusOf(inScope(room.testLeader, change(add)))).toBe(403);
    expect(await statusOf(inScope(room.teacher, change(null)))).toBe(400);
    expect(await statusOf(inScope(room.teacher, change({ ...add, taskId: 'letter-sounds' })))).toBe(
      400,
    );
    expect(await readEverything()).toBe(before);
    await inScope(room.teacher, change(add));
    expect(await listOf(room)).toEqual([[0, taskId, 'teacher']]);
    await inScope(room.teacher, change({ ...add, intent: 'remove-one-to-one' }));
    expect(await listOf(room)).toEqual([]);
  });
});
