/** The stores of a round, each with its outsiders. Long, because they share one world that is dear to make. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import {
  invalidateAttempt,
  listAttemptEvents,
  listEventOrigins,
  listRoundAttempts,
  moveAttempt,
} from '~/administration/attempt-store.server';
import { getBoard, getProjector, runBoardCommand } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { createMarkerCode, startMarking } from '~/administration/marking.server';
import {
  addOneToOne,
  listOneToOne,
  removeOneToOne,
  setPolicyOneToOne,
} from '~/administration/one-to-one-store.server';
import { chooseNextSitting, listExpected } from '~/administration/round-page';
import { getRoundPage } from '~/administration/round-page.server';
import {
  listAnsweredItems,
  listAskedTasks,
  listAttemptFacts,
  listRoundPupils,
} from '~/administration/round-progress.server';
import {
  closeSitting,
  ensureRound,
  findOpenSitting,
  findOpenSittingOf,
  findWindow,
  getSitting,
  openSitting,
  renewCode,
  setLessonOver,
  setPaused,
} from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import {
  admitDevices,
  letPupilOn,
  removeDevice,
  setPupilState,
} from '~/administration/sitting-devices.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import {
  answer,
  makeAttempt,
  makeBatch,
  makePresence,
  openTestSitting,
  pairTestDevice,
  pairTestMarker,
  statusOf,
} from '../support/administration-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createViewer, createWorld, today } from '../support/factories';

useTestDatabase();

async function makeClassroom(pupils = 3) {
  const world = await createWorld(pupils);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const memberships = world.pupils.map(({ membership }) => membership.id);
  return { world, sitting, device, memberships, roundId: sitting.roundId };
}

type Classroom = Awaited<ReturnType<typeof makeClassroom>>;

async function finish({ device, roundId }: Classroom, membershipId: string) {
  for (const taskId of ['letter-sounds', 'real-or-made-up']) {
    const { events } = makeAttempt({ roundId, membershipId, taskId }, [
      answer('x', 0),
      { type: 'completed' },
    ]);
    await inScope(device.viewer, (db) => ingestBatch(db, makeBatch(events)));
  }
}

describe('sittings', () => {
  it('opens one round for the class and window, and goes on with an open sitting', async () => {
    const world = await createWorld(2);
    const { id } = world.schoolClass;
    const [one, two] = await Promise.all([
      inScope(world.teacher, (db) => openSitting(db, id, 'lesson')),
      inScope(world.teacher, (db) => openSitting(db, id, 'lesson')),
    ]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ ok: true, code: expect.stringMatching(/^\d{6}$/) });
    expect(await getClient().round.count({ where: { classId: id } })).toBe(1);
    const found = await inScope(world.teacher, (db) => findOpenSitting(db, id));
    expect(found?.id).toBe(one.ok && one.sittingId);
    const catchUp = await openTestSitting(world, 'catch-up');
    expect(catchUp.roundId).toBe(one.ok && one.roundId);
    expect(catchUp.code).not.toBe(one.ok && one.code);
  });

  it('lets a test leader run it', async () => {
    const world = await createWorld(1);
    const opened = await inScope(world.testLeader, (db) =>
      openSitting(db, world.schoolClass.id, 'lesson'),
    );
    if (!opened.ok) throw new Error(opened.problem);
    const board = await inScope(world.testLeader, (db) => getBoard(db, opened.sittingId));
    expect(board.pupils).toHaveLength(1);
    const result = await inScope(world.testLeader, (db) =>
      runBoardCommand(db, opened.sittingId, { intent: 'close' }),
    );
    expect(result).toEqual({ closed: { classId: world.schoolClass.id, seesResults: false } });
    const teacher = await inScope(world.teacher, (db) =>
      runBoardCommand(db, opened.sittingId, { intent: 'close' }),
    );
    expect(teacher).toEqual({ closed: { classId: world.schoolClass.id, seesResults: true } });
  });

  it('opens outside the window, and says when the year has no window or no tasks', async () => {
    const world = await createWorld(1);
    const { id } = world.schoolClass;
    await getClient().screeningWindow.update({
      where: { id: world.window.id },
      data: {
        startDate: toStoredDate(addDays(today(), -60)),
        endDate: toStoredDate(addDays(today(), -40)),
        catchUpEndDate: toStoredDate(addDays(today(), -30)),
      },
    });
    const page = await inScope(world.teacher, (db) => getRoundPage(db, id));
    expect(page.window?.timing).toBe('outside');
    const sitting = await openTestSitting(world);
    const device = await pairTestDevice(world, sitting);
    const row = await getClient().device.findUniqueOrThrow({ where: { id: device.deviceId } });
    expect(row.grantExpiresAt.getTime()).toBeGreaterThan(Date.now() - 1000);
    const spring = await createWorld(1);
    await getClient().screeningWindow.update({
      where: { id: spring.window.id },
      data: { kind: 'spring' },
    });
    const open = (viewer: StaffViewer, classId: string) =>
      inScope(viewer, (db) => openSitting(db, classId, 'lesson'));
    expect(await open(spring.teacher, spring.schoolClass.id)).toEqual({
      ok: false,
      problem: 'no-tasks',
    });
    await getClient().screeningWindow.delete({ where: { id: spring.window.id } });
    expect(await open(spring.teacher, spring.schoolClass.id)).toEqual({
      ok: false,
      problem: 'no-window',
    });
    expect(await getClient().round.count({ where: { classId: spring.schoolClass.id } })).toBe(0);
    const none = await inScope(spring.teacher, (db) => findWindow(db, spring.schoolYear.id));
    expect(none).toBeNull();
  });

  it('gives a new code when the old has run out', async () => {
    const { world, sitting } = await makeClassroom();
    setClockOffset(4 * 3_600_000);
    const before = await inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    await inScope(world.teacher, (db) => renewCode(db, sitting.sittingId));
    const after = await inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    setClockOffset(0);
    expect(before.codeExpired).toBe(true);
    expect(after.codeExpired).toBe(false);
    expect(after.code).not.toBe(before.code);
  });
});

describe('the page of a round', () => {
  it('starts a lesson, then catches up with those who are missing, then nothing', async () => {
    const room = await makeClassroom(3);
    const { world, sitting, memberships, roundId } = room;
    const read = () => inScope(world.teacher, (db) => getRoundPage(db, world.schoolClass.id));
    const open = await read();
    expect(open.open).toMatchObject({ sittingId: sitting.sittingId, kind: 'lesson' });
    expect(chooseNextSitting(open)).toBe('lesson');
    expect(open.tasks.map(({ taskId, stage }) => [taskId, stage])).toEqual([
      ['letter-sounds', 'whole-class'],
      ['real-or-made-up', 'whole-class'],
      ['read-words', 'one-to-one'],
    ]);
    expect(open.minutes?.wholeClass).toBeGreaterThan(4);
    expect(open.minutes?.wholeClass).toBeLessThan(16);
    await finish(room, memberships[0]!);
    await inScope(world.teacher, async (db) => {
      await setPupilState(db, roundId, memberships[1]!, 'absent');
      await closeSitting(db, sitting.sittingId);
    });
    const later = await read();
    expect(later.open).toBeNull();
    expect(chooseNextSitting(later)).toBe('catch-up');
    expect(listExpected(later)).toHaveLength(2);
    expect(
      later.pupils.map(({ displayName, tasksLeft, state }) => [
        displayName,
        tasksLeft.length,
        state,
      ]),
    ).toEqual([
      ['Elev1', 0, null],
      ['Elev2', 2, 'absent'],
      ['Elev3', 2, null],
    ]);
    await finish(room, memberships[1]!);
    await inScope(world.teacher, (db) => setPupilState(db, roundId, memberships[2]!, 'exempt'));
    expect(chooseNextSitting(await read())).toBeNull();
  });

  it('asks the database the same number of times for a class of three and of twenty-five', async () => {
    const small = await makeClassroom(3);
    const large = await makeClassroom(25);
    const ask = async ({ world, sitting }: Classroom) => [
      (
        await countQueries(() =>
          inScope(world.teacher, (db) => getRoundPage(db, world.schoolClass.id)),
        )
      ).queries,
      (await countQueries(() => inScope(world.teacher, (db) => getBoard(db, sitting.sittingId))))
        .queries,
    ];
    const few = await ask(small);
    expect(await ask(large)).toEqual(few);
  });
});

describe('the board', () => {
  it('shows where each pupil is, and never an answer, score or level', async () => {
    const room = await makeClassroom(4);
    const { world, sitting, device, memberships, roundId } = room;
    await pairTestDevice(world, sitting, { admitted: false });
    await inScope(device.viewer, (db) => takeSign(db, memberships[0]!));
    const presence = makePresence({ unsent: 2, rapid: true, answered: 5 });
    await inScope(device.viewer, (db) => recordHeartbeat(db, { presence, deviceTimeMs: 0 }));
    await finish(room, memberships[1]!);
    await inScope(world.teacher, (db) => setPupilState(db, roundId, memberships[2]!, 'declined'));
    const board = await inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    expect(board.waiting).toEqual([{ deviceId: expect.any(String), number: 2 }]);
    expect(board.admittedCount).toBe(1);
    expect(board.pupils.map(({ displayName, word }) => [displayName, word])).toEqual([
      ['Elev1', 'working'],
      ['Elev2', 'finished'],
      ['Elev3', 'declined'],
      ['Elev4', 'not-here'],
    ]);
    expect(board.pupils[0]).toMatchObject({
      unsent: 2,
      answersFast: true,
      running: { taskId: 'letter-sounds', answered: 5, total: 24 },
      device: { deviceId: device.deviceId, number: 1 },
    });
    const text = JSON.stringify(board);
    for (const word of ['optionId', 'right', 'correct', 'score', 'level', 'probability']) {
      expect(text).not.toContain(`"${word}`);
    }
    setClockOffset(61_000);
    const silent = await inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    setClockOffset(0);
    expect(silent.pupils[0]?.word).toBe('silent');
  });

  it('does what is asked on it', async () => {
    const { world, sitting, device, memberships } = await makeClassroom(2);
    const waiting = await pairTestDevice(world, sitting, { admitted: false });
    const run = (command: Parameters<typeof runBoardCommand>[2]) =>
      inScope(world.teacher, (db) => runBoardCommand(db, sitting.sittingId, command));
    const read = () => inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    await run({ intent: 'admit', deviceId: waiting.deviceId });
    await run({ intent: 'pause', paused: 'yes' });
    await run({ intent: 'lesson-over', over: 'yes' });
    await run({ intent: 'set-state', membershipId: memberships[1]!, state: 'absent' });
    expect(await read()).toMatchObject({
      paused: true,
      lessonOver: true,
      admittedCount: 2,
      waiting: [],
      pupils: [{ word: 'not-here' }, { word: 'absent' }],
    });
    await run({ intent: 'pause', paused: 'no' });
    await run({ intent: 'set-state', membershipId: memberships[1]!, state: 'none' });
    await run({ intent: 'remove-device', deviceId: device.deviceId });
    await run({ intent: 'admit-all' });
    await run({ intent: 'renew-code' });
    await run({ intent: 'let-on', deviceId: waiting.deviceId });
    const after = await read();
    expect(after).toMatchObject({ paused: false, admittedCount: 1 });
    expect(after.code).not.toBe(sitting.code);
    expect(after.pupils.map(({ word }) => word)).toEqual(['not-here', 'not-here']);
  });

  it('frees a pupil’s device when the pupil is said not to take part', async () => {
    const { world, device, memberships, roundId } = await makeClassroom(2);
    await inScope(device.viewer, (db) => takeSign(db, memberships[0]!));
    await inScope(world.teacher, (db) => setPupilState(db, roundId, memberships[0]!, 'exempt'));
    const heard = await inScope(device.viewer, (db) =>
      recordHeartbeat(db, { presence: null, deviceTimeMs: 0 }),
    );
    expect(heard.own).toBeNull();
  });

  it('gives the projector a code and counts, and nobody’s name', async () => {
    const { world, sitting } = await makeClassroom(2);
    const projector = await inScope(world.teacher, (db) => getProjector(db, sitting.sittingId));
    expect(projector).toEqual({
      code: sitting.code,
      codeExpired: false,
      closed: false,
      admittedCount: 1,
      waitingCount: 0,
    });
  });
});

describe('one to one', () => {
  it('keeps what an adult added apart from what the policy asks', async () => {
    const { world, memberships, roundId } = await makeClassroom(2);
    const [first, second] = memberships as [string, string];
    const classId = world.schoolClass.id;
    await inScope(world.system, (db) => setPolicyOneToOne(db, roundId, first, ['read-words']));
    await inScope(world.teacher, (db) => addOneToOne(db, classId, first, 'read-words'));
    await inScope(world.teacher, (db) => addOneToOne(db, classId, second, 'read-words'));
    await inScope(world.teacher, (db) => addOneToOne(db, classId, second, 'read-words'));
    const list = () => inScope(world.teacher, (db) => listOneToOne(db, roundId));
    expect(await list()).toMatchObject([
      { membershipId: first, taskId: 'read-words', reason: 'policy' },
      { membershipId: first, taskId: 'read-words', reason: 'teacher' },
      { membershipId: second, taskId: 'read-words', reason: 'teacher' },
    ]);
    await inScope(world.system, (db) => setPolicyOneToOne(db, roundId, first, []));
    await inScope(world.teacher, (db) => removeOneToOne(db, classId, second, 'read-words'));
    expect(await list()).toMatchObject([
      { membershipId: first, taskId: 'read-words', reason: 'teacher' },
    ]);
    expect(
      await statusOf(
        inScope(world.teacher, (db) => addOneToOne(db, classId, first, 'letter-sounds')),
      ),
    ).toBe(400);
  });

  it('starts a reading from the list; off the list only for who may record', async () => {
    const { world, memberships, roundId } = await makeClassroom(2);
    const [first, second] = memberships as [string, string];
    const classId = world.schoolClass.id;
    const start = (viewer: StaffViewer, membershipId: string) =>
      inScope(viewer, (db) => startMarking(db, classId, membershipId, null));
    const before = await readEverything();
    expect(await statusOf(start(world.testLeader, first))).toBe(403);
    expect(await readEverything()).toBe(before);
    await inScope(world.system, (db) => setPolicyOneToOne(db, roundId, first, ['read-words']));
    expect(await start(world.testLeader, first)).toMatchObject({
      ok: true,
      membershipId: first,
      taskId: 'read-words',
    });
    expect(await start(world.teacher, second)).toMatchObject({ ok: true, taskId: 'read-words' });
    expect(await inScope(world.teacher, (db) => listOneToOne(db, roundId))).toHaveLength(2);
  });
});

describe('attempts', () => {
  it('moves a wrong pupil’s attempt with a trace, and asks for both to be scored', async () => {
    const room = await makeClassroom(2);
    const { world, memberships, roundId } = room;
    const [wrong, right] = memberships as [string, string];
    await finish(room, wrong);
    const [attempt] = await inScope(world.teacher, (db) => listRoundAttempts(db, roundId));
    expect(attempt).toMatchObject({
      membershipId: wrong,
      taskId: 'letter-sounds',
      invalidatedAt: null,
    });
    await inScope(world.teacher, (db) => moveAttempt(db, attempt!.attemptId, right));
    const [moved] = await inScope(world.system, (db) => listRoundAttempts(db, roundId));
    expect(moved).toMatchObject({ membershipId: right, pupilId: world.pupils[1]!.pupil.id });
    const events = await inScope(world.system, (db) => listAttemptEvents(db, attempt!.attemptId));
    expect(events[0]?.body).toMatchObject({ type: 'started', membershipId: wrong });
    const trace = await getClient().auditEvent.findFirst({
      where: { action: 'attempt.moved', municipalityId: world.municipality.id },
    });
    expect(trace?.pupilIds).toEqual([world.pupils[0]!.pupil.id, world.pupils[1]!.pupil.id]);
    const jobs = await getClient().$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker._private_jobs
      WHERE payload->>'previousMembershipId' = ${wrong}`;
    expect(jobs).toHaveLength(1);
  });

  it('sets an attempt aside once, with who and why, and gives the task again on the reserve form', async () => {
    const room = await makeClassroom(1);
    const { world, device, memberships, roundId } = room;
    await finish(room, memberships[0]!);
    const [attempt] = await inScope(world.teacher, (db) => listRoundAttempts(db, roundId));
    const set = (reason: 'disturbed' | 'other') =>
      inScope(world.teacher, (db) => invalidateAttempt(db, attempt!.attemptId, reason));
    await set('disturbed');
    await set('other');
    const row = await getClient().attempt.findUniqueOrThrow({ where: { id: attempt!.attemptId } });
    expect(row).toMatchObject({
      invalidatedReason: 'disturbed',
      invalidatedById: world.teacher.staffMemberId,
    });
    const heard = await inScope(device.viewer, (db) =>
      recordHeartbeat(db, { presence: null, deviceTimeMs: 0 }),
    );
    expect(heard.pupils[0]?.tasks).toEqual([{ taskId: 'letter-sounds', formId: 'D' }]);
  });
});

describe('outsiders', () => {
  async function makeTargets() {
    const room = await makeClassroom(2);
    const { world, sitting, device, memberships, roundId } = room;
    await finish(room, memberships[0]!);
    await pairTestMarker(world, memberships[0]!);
    const attempt = await getClient().attempt.findFirstOrThrow({ where: { roundId } });
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'teacher', {
      classId: otherClass.id,
    });
    const away = await createWorld(1);
    const foreign = await createPupil(otherClass);
    return {
      room,
      world,
      sitting,
      device,
      memberships,
      roundId,
      attempt,
      neighbour,
      away,
      foreign,
    };
  }

  it('are told nothing is there, or that their role may not, and nothing changes', async () => {
    const { world, sitting, device, memberships, roundId, attempt, neighbour, away } =
      await makeTargets();
    const classId = world.schoolClass.id;
    const [first, second] = memberships as [string, string];
    const { sittingId } = sitting;
    const { deviceId } = device;
    type Db = Parameters<typeof getBoard>[0];
    const running: [string, (db: Db) => Promise<unknown>][] = [
      ['openSitting', (db) => openSitting(db, classId, 'catch-up')],
      ['findOpenSitting', (db) => findOpenSitting(db, classId)],
      ['getSitting', (db) => getSitting(db, sittingId)],
      ['closeSitting', (db) => closeSitting(db, sittingId)],
      ['setPaused', (db) => setPaused(db, sittingId, true)],
      ['setLessonOver', (db) => setLessonOver(db, sittingId, true)],
      ['renewCode', (db) => renewCode(db, sittingId)],
      ['admitDevices', (db) => admitDevices(db, sittingId, 'all')],
      ['removeDevice', (db) => removeDevice(db, sittingId, deviceId)],
      ['letPupilOn', (db) => letPupilOn(db, sittingId, deviceId)],
      ['setPupilState', (db) => setPupilState(db, roundId, second, 'absent')],
      ['getBoard', (db) => getBoard(db, sittingId)],
      ['getProjector', (db) => getProjector(db, sittingId)],
      ['runBoardCommand', (db) => runBoardCommand(db, sittingId, { intent: 'close' })],
      ['getRoundPage', (db) => getRoundPage(db, classId)],
      ['createMarkerCode', (db) => createMarkerCode(db, classId, first)],
      ['startMarking', (db) => startMarking(db, classId, first, null)],
      ['listOneToOne', (db) => listOneToOne(db, roundId)],
    ];
    const recording: [string, (db: Db) => Promise<unknown>][] = [
      ['listAttemptEvents', (db) => listAttemptEvents(db, attempt.id)],
      ['listEventOrigins', (db) => listEventOrigins(db, attempt.id)],
      ['listRoundAttempts', (db) => listRoundAttempts(db, roundId)],
      ['moveAttempt', (db) => moveAttempt(db, attempt.id, second)],
      ['invalidateAttempt', (db) => invalidateAttempt(db, attempt.id, 'other')],
      ['setPolicyOneToOne', (db) => setPolicyOneToOne(db, roundId, second, ['read-words'])],
      ['addOneToOne', (db) => addOneToOne(db, classId, second, 'read-words')],
      ['removeOneToOne', (db) => removeOneToOne(db, classId, second, 'read-words')],
    ];
    const before = await readEverything();
    for (const [name, work] of [...running, ...recording]) {
      const ask = (viewer: StaffViewer) => statusOf(inScope(viewer, work));
      expect([name, await ask(away.teacher)]).toEqual([name, 404]);
      expect([name, await ask(away.administrator)]).toEqual([name, 404]);
      expect([name, await ask(neighbour)]).toEqual([name, 404]);
      expect([name, await ask(world.administrator)]).toEqual([name, 403]);
      expect([name, await ask(world.principal)]).toEqual([name, 403]);
      expect([name, await ask(world.headOfEducation)]).toEqual([name, 403]);
    }
    for (const [name, work] of recording) {
      expect([name, await statusOf(inScope(world.testLeader, work))]).toEqual([name, 403]);
    }
    expect(await readEverything()).toBe(before);
  });

  it('cannot reach a foreign pupil or device through their own class', async () => {
    const { world, sitting, roundId, attempt, away, foreign } = await makeTargets();
    const classId = world.schoolClass.id;
    const foreignDevice = await pairTestDevice(away, await openTestSitting(away));
    const strangers = [foreign.membership.id, away.pupils[0]!.membership.id];
    const before = await readEverything();
    for (const membershipId of strangers) {
      const works: (() => Promise<unknown>)[] = [
        () => inScope(world.teacher, (db) => setPupilState(db, roundId, membershipId, 'absent')),
        () => inScope(world.teacher, (db) => addOneToOne(db, classId, membershipId, 'read-words')),
        () =>
          inScope(world.teacher, (db) => removeOneToOne(db, classId, membershipId, 'read-words')),
        () => inScope(world.teacher, (db) => createMarkerCode(db, classId, membershipId)),
        () => inScope(world.teacher, (db) => moveAttempt(db, attempt.id, membershipId)),
        () =>
          inScope(world.system, (db) =>
            setPolicyOneToOne(db, roundId, membershipId, ['read-words']),
          ),
      ];
      for (const work of works) expect(await statusOf(work())).toBe(404);
    }
    const { deviceId } = foreignDevice;
    const { sittingId } = sitting;
    expect(
      await statusOf(inScope(world.teacher, (db) => removeDevice(db, sittingId, deviceId))),
    ).toBe(404);
    expect(
      await statusOf(inScope(world.teacher, (db) => letPupilOn(db, sittingId, deviceId))),
    ).toBe(404);
    expect(await inScope(world.teacher, (db) => admitDevices(db, sittingId, [deviceId]))).toBe(0);
    expect(await readEverything()).toBe(before);
  });

  it('of another municipality find no facts of a round', async () => {
    const { world, roundId, attempt, away } = await makeTargets();
    const place = { roundId, classId: world.schoolClass.id, today: today() };
    await inScope(away.teacher, async (db) => {
      expect(await listAttemptFacts(db, roundId)).toEqual([]);
      expect(await listAskedTasks(db, roundId)).toEqual(new Map());
      expect(await listAnsweredItems(db, [attempt.id])).toEqual(new Map());
      expect(await listRoundPupils(db, place)).toEqual([]);
      expect(await findOpenSittingOf(db, world.schoolClass)).toBeNull();
      expect(await findWindow(db, world.schoolYear.id)).toBeNull();
      expect(await ensureRound(db, world.schoolClass)).toEqual({ ok: false, problem: 'no-window' });
    });
    expect(await inScope(world.teacher, (db) => listAnsweredItems(db, [attempt.id]))).toEqual(
      new Map([[attempt.id, ['x']]]),
    );
  });
});
