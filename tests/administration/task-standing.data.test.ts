/** Carried tasks and second sittings: what the lists of a round say after an earlier window. */
import { describe, expect, it } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import { getBoard } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import {
  addControlOneToOne,
  addOneToOne,
  listOneToOne,
} from '~/administration/one-to-one-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import { closeSitting } from '~/administration/round-store.server';
import { listSecureTasks, recordTaskStandings } from '~/administration/task-standing.server';
import { getClient } from '~/platform/database/client.server';
import { openTestSitting, pairTestDevice, statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createWorld } from '../support/factories';
import { beginWindow, createYearOneWorld, openYearOne } from '../support/year-one-factories';

useTestDatabase();

/** With a carried task spelling has no room in the first sitting. */
const WINTER_TASKS = ['letter-sounds', 'blend-sounds', 'real-or-made-up', 'read-sentences'];

/** A class in winter whose first pupil was secure in letters, and second in nothing, in autumn. */
async function makeWinter() {
  const autumn = await openYearOne(await createYearOneWorld('autumn'));
  const [first, second, third] = autumn.pupils.map(({ membership }) => membership.id) as [
    string,
    string,
    string,
  ];
  await inScope(autumn.system, async (db) => {
    const { roundId } = autumn;
    await recordTaskStandings(db, { roundId, membershipId: first }, [
      { taskId: 'letter-sounds', secure: true },
      { taskId: 'blend-sounds', secure: false },
    ]);
    await recordTaskStandings(db, { roundId, membershipId: second }, [
      { taskId: 'letter-sounds', secure: false },
    ]);
  });
  await inScope(autumn.teacher, (db) => closeSitting(db, autumn.sitting.sittingId));
  const winter = await openYearOne(await beginWindow(autumn, 'winter'));
  return { autumn, winter, first, second, third };
}

describe('carried tasks', () => {
  it('are left out, on the page, the board and the device, for who was clearly above', async () => {
    const { winter, first } = await makeWinter();
    const secure = WINTER_TASKS.filter((taskId) => taskId !== 'letter-sounds');
    const page = await inScope(winter.teacher, (db) => getRoundPage(db, winter.schoolClass.id));
    expect(page.pupils.map(({ tasksLeft }) => tasksLeft)).toEqual([
      secure,
      WINTER_TASKS,
      WINTER_TASKS,
    ]);
    expect(page.pupils.map(({ laterLeft }) => laterLeft)).toEqual(
      page.pupils.map(() => ['spell-words']),
    );
    expect(page.tasks.filter(({ carried }) => carried).map(({ taskId }) => taskId)).toEqual([
      'letter-sounds',
      'blend-sounds',
    ]);
    const board = await inScope(winter.teacher, (db) => getBoard(db, winter.sitting.sittingId));
    expect(board.pupils.map(({ tasksAll }) => tasksAll)).toEqual([3, 4, 4]);
    const heard = await inScope(winter.device.viewer, (db) =>
      recordHeartbeat(db, { presence: null, deviceTimeMs: 0 }),
    );
    const own = heard.pupils.find(({ membershipId }) => membershipId === first);
    expect(own?.tasks.map(({ taskId }) => taskId)).toEqual(secure);
  });

  it('follow the latest earlier window: winter over autumn, and never the window itself', async () => {
    const { winter, first } = await makeWinter();
    const list = (windowId: string) =>
      inScope(winter.teacher, (db) =>
        listSecureTasks(db, { classId: winter.schoolClass.id, windowId }),
      );
    const place = { roundId: winter.roundId, membershipId: first };
    await inScope(winter.system, (db) =>
      recordTaskStandings(db, place, [
        { taskId: 'letter-sounds', secure: false },
        { taskId: 'blend-sounds', secure: true },
      ]),
    );
    expect(await list(winter.window.id)).toEqual(new Map([[first, new Set(['letter-sounds'])]]));
    const spring = await beginWindow(winter, 'spring');
    expect(await list(spring.window.id)).toEqual(new Map([[first, new Set(['blend-sounds'])]]));
  });

  it('do not follow a pupil from another school year', async () => {
    const { winter, autumn } = await makeWinter();
    const other = await getClient().schoolYear.create({
      data: {
        ...autumn.schoolYear,
        id: crypto.randomUUID(),
        startYear: autumn.schoolYear.startYear - 1,
      },
    });
    await getClient().screeningWindow.update({
      where: { id: autumn.window.id },
      data: { schoolYearId: other.id },
    });
    const { id: classId } = winter.schoolClass;
    const found = await inScope(winter.teacher, (db) =>
      listSecureTasks(db, { classId, windowId: winter.window.id }),
    );
    expect(found).toEqual(new Map());
  });

  it('are written anew: the latest judgement stands, and what is gone is gone', async () => {
    const { autumn, winter, first } = await makeWinter();
    const record = (standings: { taskId: string; secure: boolean }[]) =>
      inScope(autumn.system, (db) =>
        recordTaskStandings(db, { roundId: autumn.roundId, membershipId: first }, standings),
      );
    await record([{ taskId: 'blend-sounds', secure: true }]);
    const { id: classId } = winter.schoolClass;
    const found = await inScope(winter.teacher, (db) =>
      listSecureTasks(db, { classId, windowId: winter.window.id }),
    );
    expect(found).toEqual(new Map([[first, new Set(['blend-sounds'])]]));
    await record([]);
    const pupilId = autumn.pupils[0]!.pupil.id;
    expect(await getClient().taskStanding.count({ where: { pupilId } })).toBe(0);
  });
});

describe('the second sitting', () => {
  it('has its own tasks, which no lesson lists, and shows the class', async () => {
    const autumn = await openYearOne(await createYearOneWorld('autumn', 2));
    const read = () => inScope(autumn.teacher, (db) => getRoundPage(db, autumn.schoolClass.id));
    const heard = (viewer: typeof autumn.device.viewer) =>
      inScope(viewer, (db) => recordHeartbeat(db, { presence: null, deviceTimeMs: 0 }));
    const page = await read();
    expect(page.tasks.filter(({ stage }) => stage === 'second')).toMatchObject([
      { taskId: 'understand-words' },
    ]);
    expect(page.pupils.map(({ secondLeft }) => secondLeft)).toEqual([
      ['understand-words'],
      ['understand-words'],
    ]);
    expect(page.pupils[0]?.tasksLeft).not.toContain('understand-words');
    const lesson = await heard(autumn.device.viewer);
    expect(lesson.pupils[0]?.tasks.map(({ taskId }) => taskId)).toEqual([
      'letter-sounds',
      'first-sounds',
      'blend-sounds',
    ]);
    await inScope(autumn.teacher, (db) => closeSitting(db, autumn.sitting.sittingId));
    const second = await openTestSitting(autumn, 'second');
    expect((await read()).open).toMatchObject({ sittingId: second.sittingId, kind: 'second' });
    const device = await pairTestDevice(autumn, second);
    const now = await heard(device.viewer);
    expect(now.pupils.map(({ tasks }) => tasks)).toEqual([
      [{ taskId: 'understand-words', formId: 'A' }],
      [{ taskId: 'understand-words', formId: 'A' }],
    ]);
    const board = await inScope(autumn.teacher, (db) => getBoard(db, second.sittingId));
    expect(board).toMatchObject({ kind: 'second', pupils: [{ tasksAll: 1 }, { tasksAll: 1 }] });
  });
});

describe('several one-to-one tasks', () => {
  it('are added and told of each for itself, an optional one too', async () => {
    const autumn = await openYearOne(await createYearOneWorld('autumn', 2));
    const { id: classId } = autumn.schoolClass;
    const [first, second] = autumn.pupils.map(({ membership }) => membership.id);
    await inScope(autumn.teacher, async (db) => {
      await addOneToOne(db, classId, second!, 'name-pictures');
      await addOneToOne(db, classId, first!, 'read-made-up-words');
      await addOneToOne(db, classId, first!, 'say-letter-sounds');
    });
    const page = await inScope(autumn.teacher, (db) => getRoundPage(db, classId));
    expect(page.pupils.map(({ readings }) => readings.map(({ taskId }) => taskId))).toEqual([
      ['say-letter-sounds', 'read-made-up-words'],
      ['name-pictures'],
    ]);
    expect(page.pupils[0]?.readings[0]?.since).toMatch(/^\d{4}-\d\d-\d\dT/);
  });
});

describe('outsiders', () => {
  it('are not found or not allowed, and nothing changes', async () => {
    const { autumn, winter, first } = await makeWinter();
    const away = await createWorld(1);
    const neighbours = await createClass(autumn.school, autumn.schoolYear.id, '1B');
    const { membership: stranger } = await createPupil(neighbours);
    const { roundId } = autumn;
    const record = (membershipId: string) => (db: ScopedDb) =>
      recordTaskStandings(db, { roundId, membershipId }, [{ taskId: 'x', secure: true }]);
    const draw = (membershipId: string) => (db: ScopedDb) =>
      addControlOneToOne(db, roundId, membershipId, ['say-letter-sounds']);
    const before = await readEverything();
    for (const write of [record, draw]) {
      expect(await statusOf(inScope(away.system, write(first)))).toBe(404);
      expect(await statusOf(inScope(autumn.system, write(stranger.id)))).toBe(404);
      expect(await statusOf(inScope(autumn.teacher, write(first)))).toBe(403);
      expect(await statusOf(inScope(autumn.administrator, write(first)))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
    const { id: classId } = winter.schoolClass;
    const found = await inScope(away.teacher, (db) =>
      listSecureTasks(db, { classId, windowId: winter.window.id }),
    );
    expect(found).toEqual(new Map());
  });

  it('the draw writes each task once', async () => {
    const autumn = await openYearOne(await createYearOneWorld('autumn', 1));
    const membershipId = autumn.pupils[0]!.membership.id;
    const tasks = ['say-letter-sounds', 'read-made-up-words'];
    for (const _ of tasks) {
      await inScope(autumn.system, (db) =>
        addControlOneToOne(db, autumn.roundId, membershipId, tasks),
      );
    }
    const list = await inScope(autumn.teacher, (db) => listOneToOne(db, autumn.roundId));
    expect(list.map(({ taskId, reason }) => [taskId, reason])).toEqual([
      ['say-letter-sounds', 'control'],
      ['read-made-up-words', 'control'],
    ]);
  });
});
