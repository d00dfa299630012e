import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getBoard } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { chooseNextSitting, listExpectedSecond, listWaiting } from '~/administration/round-page';
import { getRoundPage } from '~/administration/round-page.server';
import { closeSitting } from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import { listToday } from '~/outcomes/today.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { listClassResults } from '~/scoring/class-results.server';
import { getOverview } from '~/support/overview-store.server';
import { openTestSitting, pairTestDevice } from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { today } from '../support/factories';
import { getSchoolSummary } from '../support/follow-up-pages';
import { createClassroom, playWholeClass } from '../support/scoring-factories';
import { createYearOneWorld, openYearOne, playYearOne } from '../support/year-one-factories';

useTestDatabase();

type Device = Awaited<ReturnType<typeof pairTestDevice>>;

async function hear(device: Device) {
  const beat = { presence: null, deviceTimeMs: 0 };
  return (await inScope(device.viewer, (db) => recordHeartbeat(db, beat))).pupils;
}

describe('a sitting of at most 15 minutes', () => {
  it('lets spelling wait: done in the lesson, said on board and page, given in the second sitting', async () => {
    const room = await openYearOne(await createYearOneWorld('winter', 1));
    const membershipId = room.pupils[0]!.membership.id;
    const first = ['letter-sounds', 'blend-sounds', 'real-or-made-up', 'read-sentences'];
    expect((await hear(room.device))[0]?.tasks.map(({ taskId }) => taskId)).toEqual(first);
    for (const taskId of first) await playYearOne(room, membershipId, taskId, 10);
    expect(await hear(room.device)).toEqual([]);
    const seen = await inScope(room.teacher, (db) => getBoard(db, room.sitting.sittingId));
    expect(seen.pupils).toMatchObject([
      { word: 'finished', tasksDone: 4, tasksAll: 4, tasksWaiting: 1 },
    ]);
    await inScope(room.teacher, (db) => closeSitting(db, room.sitting.sittingId));
    const read = () => inScope(room.teacher, (db) => getRoundPage(db, room.schoolClass.id));
    const page = await read();
    expect(page.minutes).toEqual({ wholeClass: 15, second: 6 });
    expect(chooseNextSitting(page)).toBeNull();
    expect(listWaiting(page)).toEqual([{ taskId: 'spell-words', count: 1 }]);
    expect(listExpectedSecond(page)).toHaveLength(1);
    const catchUp = await pairTestDevice(room, await openTestSitting(room, 'catch-up'));
    expect(await hear(catchUp)).toEqual([]);
    const second = await pairTestDevice(room, await openTestSitting(room, 'second'));
    expect((await hear(second))[0]?.tasks).toEqual([{ taskId: 'spell-words', formId: 'B' }]);
    await playYearOne({ ...room, device: second }, membershipId, 'spell-words', 8);
    expect(listWaiting(await read())).toEqual([]);
  });
});

describe('a mixed class', () => {
  it('lists the pupils who have begun year one, and older ones; younger ones nowhere', async () => {
    const room = await createClassroom(3);
    const [younger, older] = room.pupils;
    const begin = (pupilId: string, schoolStartCohort: number) =>
      getClient().pupil.update({ where: { id: pupilId }, data: { schoolStartCohort } });
    await begin(younger!.pupil.id, room.schoolYear.startYear + 1);
    await begin(older!.pupil.id, room.schoolYear.startYear - 1);
    const { schoolClass, teacher, specialEducator, principal, device, sitting } = room;
    const listed = room.pupils.slice(1).map(({ membership }) => membership.id);
    const idsOf = (pupils: readonly { membershipId: string }[]) =>
      pupils.map(({ membershipId }) => membershipId).sort();
    const page = await inScope(teacher, (db) => getRoundPage(db, schoolClass.id));
    const board = await inScope(teacher, (db) => getBoard(db, sitting.sittingId));
    const results = await inScope(teacher, (db) => listClassResults(db, schoolClass.id));
    const overview = await inScope(specialEducator, getOverview);
    for (const pupils of [page.pupils, board.pupils, results.pupils, await hear(device)]) {
      expect(idsOf(pupils)).toEqual([...listed].sort());
    }
    expect(overview.rows.map(({ pupilId }) => pupilId).sort()).toEqual(
      room.pupils
        .slice(1)
        .map(({ pupil }) => pupil.id)
        .sort(),
    );
    const summary = await inScope(principal, (db) => getSchoolSummary(db, room.school.id));
    expect(summary.total).toMatchObject({ enrolled: 2, missing: 2 });
    await inScope(teacher, (db) => closeSitting(db, sitting.sittingId));
    expect((await inScope(teacher, listToday)).needs).toMatchObject([
      { kind: 'start-round', count: 2 },
    ]);
    const take = (membershipId: string) =>
      inScope(device.viewer, (db) => takeSign(db, membershipId));
    expect(await take(younger!.membership.id)).toEqual({ ok: false, problem: 'bad-request' });
    expect(await take(older!.membership.id)).toEqual({ ok: true });
  });
});

describe('outside the dates of the window', () => {
  const moveWindow = (id: string, from: number, to: number) =>
    getClient().screeningWindow.update({
      where: { id },
      data: {
        startDate: toStoredDate(addDays(today(), from)),
        endDate: toStoredDate(addDays(today(), to - 14)),
        catchUpEndDate: toStoredDate(addDays(today(), to)),
      },
    });

  it('figures are raw: no level, the counts and why; nothing is asked for again afterwards', async () => {
    const room = await createClassroom(1);
    await moveWindow(room.window.id, -60, -1);
    const place = { roundId: room.roundId, membershipId: room.pupils[0]!.membership.id };
    await playWholeClass(room, place, { letters: 16, words: 18 });
    const { pupils } = await inScope(room.teacher, (db) =>
      listClassResults(db, room.schoolClass.id),
    );
    const [pupil] = pupils;
    expect(pupil).toMatchObject({ level: 'incomplete', deciding: null, oneToOne: [] });
    expect(pupil!.missing.map(({ problem }) => problem)).toEqual([
      'outside-window',
      'outside-window',
    ]);
    expect(pupil!.skills[0]!.tasks[0]!.line.sv).toBe('16 rätt av 24, utanför fönstret');
    expect(pupil!.sentence.sv).toContain('utanför fönstret');
    expect(await hear(room.device)).toEqual([]);
  });

  it('the last day of catching up is inside', async () => {
    const room = await createClassroom(1);
    await moveWindow(room.window.id, -60, 0);
    const place = { roundId: room.roundId, membershipId: room.pupils[0]!.membership.id };
    await playWholeClass(room, place, { letters: 16, words: 18 });
    const { pupils } = await inScope(room.teacher, (db) =>
      listClassResults(db, room.schoolClass.id),
    );
    expect(pupils[0]?.level).toBe('needs-follow-up');
  });

  it('what was done too early is given again on the reserve form when the window opens, and then counts', async () => {
    const room = await createClassroom(1);
    await moveWindow(room.window.id, 1, 40);
    const membershipId = room.pupils[0]!.membership.id;
    await playWholeClass(room, { roundId: room.roundId, membershipId }, { letters: 24, words: 32 });
    await getClient().sitting.update({
      where: { id: room.sitting.sittingId },
      data: { openedAt: new Date(`${addDays(today(), -3)}T09:00:00Z`), closedAt: new Date() },
    });
    await moveWindow(room.window.id, -1, 40);
    const lesson = await pairTestDevice(room, await openTestSitting(room));
    expect((await hear(lesson))[0]?.tasks).toEqual([
      { taskId: 'letter-sounds', formId: 'D' },
      { taskId: 'real-or-made-up', formId: 'D' },
    ]);
    await playWholeClass(
      { ...room, device: lesson },
      { roundId: room.roundId, membershipId },
      { letters: 16, words: 18 },
    );
    const { pupils } = await inScope(room.teacher, (db) =>
      listClassResults(db, room.schoolClass.id),
    );
    expect(pupils[0]?.level).toBe('needs-follow-up');
  });
});
