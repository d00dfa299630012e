/**
 * Every write that a result depends on, and what the pages show when its jobs have run.
 * Long, because it is one table: what happened, and what is then seen.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { changeAdaptation } from '~/administration/accommodation-store.server';
import { invalidateAttempt, moveAttempt } from '~/administration/attempt-store.server';
import {
  addOneToOne,
  listOneToOne,
  removeOneToOne,
} from '~/administration/one-to-one-store.server';
import { closeSitting } from '~/administration/round-store.server';
import { getClient } from '~/platform/database/client.server';
import { getPolicy } from '~/scoring/policy-shelf';
import { listAddedByPeople, readCircumstances } from '~/scoring/pupil-circumstances.server';
import {
  askForLaterWindows,
  findPresentPlace,
  followMovedPupils,
  listPlaces,
} from '~/scoring/pupil-place.server';
import { loadClassPage } from '~/support/class-page.server';
import { listFlags, reviewFlag } from '~/support/flag-store.server';
import { getOverview } from '~/support/overview-store.server';
import { apply, BORN, classList, importList, readIn, show } from '../roster/roster-world';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createViewer, createWorld } from '../support/factories';
import { getSchoolSummary } from '../support/follow-up-pages';
import { runJobs } from '../support/run-jobs';
import { createClassroom, makeChoiceRun, sendEvents } from '../support/scoring-factories';
import {
  beginWindow,
  createYearOneWorld,
  openYearOne,
  playYearOne,
} from '../support/year-one-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createClassroom>>;

/** Sends both whole-class tasks of a pupil and lets the jobs run. */
async function play(room: Room, index: number, letters: number, words: number) {
  const place = { roundId: room.roundId, membershipId: room.pupils[index]!.membership.id };
  const first = makeChoiceRun({ ...place, taskId: 'letter-sounds', right: letters });
  const second = makeChoiceRun({ ...place, taskId: 'real-or-made-up', right: words });
  await sendEvents(room.device.viewer, first.events);
  await sendEvents(room.device.viewer, second.events);
  await runJobs(room.municipality.id);
  return { letters: first, words: second };
}

async function pageOf(room: Pick<Room, 'specialEducator' | 'schoolClass'>, classId?: string) {
  const page = await inScope(room.specialEducator, (db) =>
    loadClassPage(db, classId ?? room.schoolClass.id, { show: true }),
  );
  return page.results!.pupils;
}

const seen = async (room: Room, index: number) =>
  (await pageOf(room)).find(({ pupilId }) => pupilId === room.pupils[index]!.pupil.id);

const countsOf = async (room: Room) =>
  (await inScope(room.principal, (db) => getSchoolSummary(db, room.school.id))).total.levels;

const LOW = [8, 16] as const;
const HIGH = [24, 32] as const;

describe('what an attempt does', () => {
  it('moved: both pupils, the counts and the flags follow, also when it was the only one', async () => {
    const room = await createClassroom(2);
    const made = await play(room, 0, ...LOW);
    expect((await seen(room, 0))?.level).toBe('needs-follow-up');
    expect((await countsOf(room))['needs-follow-up']).toBe(1);
    const to = room.pupils[1]!.membership.id;
    await inScope(room.teacher, (db) => moveAttempt(db, made.letters.attemptId, to));
    await inScope(room.teacher, (db) => moveAttempt(db, made.words.attemptId, to));
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('incomplete');
    expect((await seen(room, 1))?.level).toBe('needs-follow-up');
    expect(await countsOf(room)).toMatchObject({ 'needs-follow-up': 1, incomplete: 1 });
    const flags = await inScope(room.specialEducator, (db) =>
      listFlags(
        db,
        room.pupils.map(({ pupil }) => pupil.id),
      ),
    );
    const states = (index: number) =>
      flags
        .filter(({ pupilId }) => pupilId === room.pupils[index]!.pupil.id)
        .map(({ state }) => state);
    expect(new Set(states(0))).toEqual(new Set(['superseded']));
    expect(new Set(states(1))).toEqual(new Set(['proposed']));
  });

  it('set aside: the level, the one-to-one list and the counts follow', async () => {
    const room = await createClassroom(1);
    const made = await play(room, 0, 18, 30);
    expect((await seen(room, 0))?.level).toBe('look-again');
    await inScope(room.teacher, (db) => invalidateAttempt(db, made.letters.attemptId, 'disturbed'));
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('incomplete');
    expect(await countsOf(room)).toMatchObject({ incomplete: 1, 'look-again': 0 });
  });

  it('late: an answer that comes afterwards counts', async () => {
    const room = await createClassroom(1);
    const place = { roundId: room.roundId, membershipId: room.pupils[0]!.membership.id };
    const words = makeChoiceRun({ ...place, taskId: 'real-or-made-up', right: 32 });
    const letters = makeChoiceRun({ ...place, taskId: 'letter-sounds', right: 24 });
    await sendEvents(room.device.viewer, words.events);
    await sendEvents(room.device.viewer, letters.events.slice(0, 12));
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('incomplete');
    await sendEvents(room.device.viewer, letters.events.slice(12));
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('above');
    expect(await countsOf(room)).toMatchObject({ above: 1, incomplete: 0 });
  });
});

describe('what an adult says', () => {
  it('a reading asked for and taken back: look again, and back, with or without answers', async () => {
    const room = await createClassroom(2);
    await play(room, 0, ...HIGH);
    const change = async (work: typeof addOneToOne | typeof removeOneToOne) => {
      for (const { membership } of room.pupils) {
        await inScope(room.teacher, async (db) => {
          await work(db, room.schoolClass.id, membership.id, 'read-words');
        });
      }
      await runJobs(room.municipality.id);
    };
    await change(addOneToOne);
    expect((await seen(room, 0))?.level).toBe('look-again');
    const overview = await inScope(room.specialEducator, getOverview);
    const row = overview.rows.find(({ pupilId }) => pupilId === room.pupils[0]!.pupil.id);
    expect(row?.oneToOne.map(({ taskId }) => taskId)).toContain('read-words');
    await change(removeOneToOne);
    expect((await seen(room, 0))?.level).toBe('above');
    expect((await seen(room, 1))?.level).toBe('incomplete');
    const reasons = (index: number) =>
      getClient().riskAssessment.findMany({
        where: { pupilId: room.pupils[index]!.pupil.id },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { assessment: true },
      });
    expect(JSON.stringify(await reasons(1))).not.toContain('teacher-added');
  });

  it('an adapted way written down and taken back', async () => {
    const room = await createClassroom(1);
    await play(room, 0, ...HIGH);
    const { membership } = room.pupils[0]!;
    const classId = room.schoolClass.id;
    await inScope(room.teacher, (db) =>
      changeAdaptation(db, classId, {
        intent: 'record',
        membershipId: membership.id,
        taskId: '',
        kind: 'signed',
      }),
    );
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('look-again');
    const held = await getClient().accommodation.findFirstOrThrow({
      where: { membershipId: membership.id },
    });
    await inScope(room.teacher, (db) =>
      changeAdaptation(db, classId, { intent: 'end', accommodationId: held.id }),
    );
    await runJobs(room.municipality.id);
    expect((await seen(room, 0))?.level).toBe('above');
  });
});

describe('a pupil who moves', () => {
  const rowOf = (index: number, className: string) =>
    `Elev${index + 1};Test;${className};${BORN}-05-17;;Nej`;
  const newClassOf = async (room: Room, name = '1B') =>
    getClient().schoolClass.findFirstOrThrow({
      where: { municipalityId: room.municipality.id, name },
    });

  it('to another class takes level, review and counts along; the class before has none', async () => {
    const room = await createClassroom(2);
    await play(room, 0, ...LOW);
    await play(room, 1, ...HIGH);
    const { pupil } = room.pupils[0]!;
    const [flag] = await inScope(room.specialEducator, (db) => listFlags(db, [pupil.id]));
    await inScope(room.specialEducator, (db) =>
      reviewFlag(db, flag!.flagId, { decision: 'confirm' }),
    );
    await importList(room.administrator, room.school.id, classList(rowOf(0, '1B'), rowOf(1, '1A')));
    await runJobs(room.municipality.id);
    const moved = await newClassOf(room);
    const specialEducator = await createViewer(room.municipality.id, 'special-educator', {
      schoolId: room.school.id,
    });
    const here = await pageOf({ ...room, specialEducator }, moved.id);
    expect(here.map(({ pupilId, level }) => [pupilId, level])).toEqual([
      [pupil.id, 'needs-follow-up'],
    ]);
    expect(here[0]!.marks.flags.map(({ state }) => state)).toContain('confirmed');
    expect((await pageOf(room)).map(({ level }) => level)).toEqual(['above']);
    expect(await countsOf(room)).toMatchObject({ 'needs-follow-up': 1, above: 1 });
    const pointers = await getClient().currentAssessment.findMany({
      where: { pupilId: pupil.id },
    });
    expect(pointers).toHaveLength(1);
    // An answer that was made in the class before, and comes now, changes the level where the pupil is.
    const late = makeChoiceRun({
      roundId: room.roundId,
      membershipId: room.pupils[0]!.membership.id,
      taskId: 'letter-sounds',
      right: 24,
    });
    await sendEvents(room.device.viewer, late.events);
    await runJobs(room.municipality.id);
    expect(await getClient().currentAssessment.count({ where: { pupilId: pupil.id } })).toBe(1);
  });

  it('back again is judged once, from all answers of the window', async () => {
    const room = await createClassroom(1);
    await play(room, 0, ...LOW);
    for (const name of ['1B', '1A']) {
      await importList(room.administrator, room.school.id, classList(rowOf(0, name)));
      await runJobs(room.municipality.id);
    }
    expect((await pageOf(room)).map(({ level }) => level)).toEqual(['needs-follow-up']);
    expect(
      await getClient().currentAssessment.count({
        where: { pupilId: room.pupils[0]!.pupil.id },
      }),
    ).toBe(1);
  });

  it('away: the control pupil who left gives the place to another', async () => {
    const room = await createClassroom(3);
    await getClient().municipality.update({
      where: { id: room.municipality.id },
      data: { controlPupil: true },
    });
    for (const index of [0, 1, 2]) await play(room, index, ...HIGH);
    await inScope(room.teacher, (db) => closeSitting(db, room.sitting.sittingId));
    await runJobs(room.municipality.id);
    const drawnOf = async () =>
      (await inScope(room.teacher, (db) => listOneToOne(db, room.roundId)))
        .filter(({ reason }) => reason === 'control')
        .map(({ membershipId }) => membershipId);
    const [drawn] = await drawnOf();
    const left = room.pupils.findIndex(({ membership }) => membership.id === drawn);
    const staying = [0, 1, 2].filter((index) => index !== left);
    const importId = await readIn(
      room.administrator,
      room.school.id,
      classList(...staying.map((index) => rowOf(index, '1A'))),
    );
    await show(room.administrator, importId);
    const done = await apply(room.administrator, importId, { removeMembershipIds: [drawn!] });
    expect(done.ok).toBe(true);
    await runJobs(room.municipality.id);
    const again = await drawnOf();
    expect(again).toHaveLength(1);
    expect(again[0]).not.toBe(drawn);
  });
});

describe('the window before', () => {
  it('an attempt of autumn set aside in winter changes the level of winter', async () => {
    const autumn = await openYearOne(await createYearOneWorld('autumn', 1));
    const membershipId = autumn.pupils[0]!.membership.id;
    const letters = await playYearOne(autumn, membershipId, 'letter-sounds', 14);
    await playYearOne(autumn, membershipId, 'first-sounds', 17);
    await playYearOne(autumn, membershipId, 'blend-sounds', 14);
    await runJobs(autumn.municipality.id);
    await inScope(autumn.teacher, (db) => closeSitting(db, autumn.sitting.sittingId));
    const winter = await openYearOne(await beginWindow(autumn, 'winter'));
    await playYearOne(winter, membershipId, 'real-or-made-up', 21);
    await runJobs(autumn.municipality.id);
    const current = async () => {
      const row = await getClient().currentAssessment.findFirstOrThrow({
        where: { roundId: winter.roundId },
        include: { assessment: true },
      });
      return row.assessment.id;
    };
    const before = await current();
    await inScope(autumn.teacher, (db) => invalidateAttempt(db, letters.attemptId, 'disturbed'));
    await runJobs(autumn.municipality.id);
    expect(await current()).not.toBe(before);
  });
});

describe('outsiders', () => {
  it('nobody but the system lets results follow, and only its own municipality’s', async () => {
    const room = await createClassroom(1);
    await play(room, 0, ...LOW);
    const away = await createWorld(0);
    const before = await readEverything();
    const { pupil, membership } = room.pupils[0]!;
    const place = { pupilId: pupil.id, roundId: room.roundId, membershipId: membership.id };
    const window = { ...room.window, kind: 'winter' as const };
    const asPerson = room.teacher as unknown as typeof room.system;
    for (const work of [
      (db: Parameters<typeof followMovedPupils>[0]) => followMovedPupils(db, [pupil.id]),
      (db: Parameters<typeof followMovedPupils>[0]) =>
        askForLaterWindows(db, pupil.id, new Date(0)),
      (db: Parameters<typeof followMovedPupils>[0]) => findPresentPlace(db, place, window),
      (db: Parameters<typeof followMovedPupils>[0]) => readCircumstances(db, place, window),
      (db: Parameters<typeof followMovedPupils>[0]) =>
        listAddedByPeople(db, place, window.id, getPolicy('grund-1').windows.winter!),
    ]) {
      expect(await statusOf(inScope(asPerson, async (db) => void (await work(db))))).toBe(403);
    }
    const waiting = () =>
      getClient().$queryRaw`SELECT count(*)::int AS n FROM graphile_worker._private_jobs`;
    const jobs = await waiting();
    await inScope(away.system, (db) => followMovedPupils(db, [pupil.id]));
    await inScope(away.system, (db) => askForLaterWindows(db, pupil.id, new Date(0)));
    expect(await waiting()).toEqual(jobs);
    expect(await inScope(away.system, (db) => listPlaces(db, place, window.id))).toEqual([]);
    expect(await inScope(away.system, (db) => findPresentPlace(db, place, window))).toEqual(place);
    expect(await readEverything()).toBe(before);
  });
});
