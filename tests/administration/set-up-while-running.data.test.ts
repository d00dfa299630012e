/** A school chooses while rounds go on: what is open goes on, what is next follows, and nothing left out is asked for. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { appointTestLeader } from '~/access/test-leader.server';
import type { DeviceViewer, StaffViewer } from '~/access/viewer.server';
import { changeAdaptation, getAdaptations } from '~/administration/accommodation-store.server';
import { getBoard } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { findLeftOut } from '~/administration/left-out.server';
import { startMarking } from '~/administration/marking.server';
import { addOneToOne, removeOneToOne } from '~/administration/one-to-one-store.server';
import { askRetest } from '~/administration/retest-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import { startSitting } from '~/administration/round-start.server';
import { closeSitting } from '~/administration/round-store.server';
import { changeTestLeader } from '~/administration/test-leader-appointment.server';
import { loadSetUp } from '~/outcomes/set-up/set-up-store.server';
import { addDays } from '~/platform/calendar';
import { changeClassPage, loadClassPage } from '~/support/class-page.server';
import { changeOverview } from '~/support/overview-store.server';
import { loadPupilPage, recordOnPupil } from '~/support/pupil-page.server';
import { askUnreadableAgain } from '~/support/retests.server';
import { done } from '../outcomes/goals/goal-world';
import { onSetUp } from '../outcomes/set-up/set-up-world';
import {
  openTestSitting,
  pairTestDevice,
  pairTestMarker,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createStaff, createWorld, today } from '../support/factories';
import { createYearOneWorld } from '../support/year-one-factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createYearOneWorld>>;
const LEFT_OUT = { ok: false, problem: 'left-out' };
const PICTURES = 'name-pictures';

/** Of a device: tasks that its pupils do alone, and those that an adult reads with them. */
async function heard(viewer: DeviceViewer) {
  const beat = await inScope(viewer, (db) =>
    recordHeartbeat(db, { presence: null, deviceTimeMs: Date.now() }),
  );
  const ids = (tasks: readonly { taskId: string }[]) => tasks.map(({ taskId }) => taskId);
  return {
    alone: beat.pupils.flatMap(({ tasks }) => ids(tasks)),
    read: beat.pupils.flatMap(({ oneToOne }) => ids(oneToOne)),
    lessonOver: beat.round?.lessonOver,
  };
}

const tasksOnBoard = async ({ teacher }: World, sittingId: string) =>
  (await inScope(teacher, (db) => getBoard(db, sittingId))).pupils[0]?.tasksAll;

/** The school leaves every supplementary task out. */
const leaveOut = async ({ principal, school }: World) =>
  done(await onSetUp(principal, { intent: 'choose-tasks', schoolId: school.id }));

test('an open sitting keeps its tasks when the school chooses anew, and the next one follows', async () => {
  const world = await createYearOneWorld('autumn', 1);
  const { principal, teacher, school } = world;
  const open = await openTestSitting(world, 'second');
  const device = await pairTestDevice(world, open);
  expect((await heard(device.viewer)).alone).toEqual(['understand-words']);
  const changeId = await leaveOut(world);
  expect(await heard(device.viewer)).toMatchObject({
    alone: ['understand-words'],
    lessonOver: false,
  });
  expect(await tasksOnBoard(world, open.sittingId)).toBe(1);
  // A device that comes in afterwards does as the others of the sitting.
  const late = await pairTestDevice(world, open);
  expect((await heard(late.viewer)).alone).toEqual(['understand-words']);
  await inScope(teacher, (db) => closeSitting(db, open.sittingId));

  const next = await openTestSitting(world, 'second');
  const after = await pairTestDevice(world, next);
  expect((await heard(after.viewer)).alone).toEqual([]);
  expect(await tasksOnBoard(world, next.sittingId)).toBe(0);
  // What the school takes back holds from the next one, too; the board that is over stays as it was.
  done(await onSetUp(principal, { intent: 'undo', schoolId: school.id, line: 'tasks', changeId }));
  expect(await tasksOnBoard(world, next.sittingId)).toBe(0);
  expect(await tasksOnBoard(world, open.sittingId)).toBe(1);
});

test('lessons and catch-ups never have a supplementary task; roles and days cut nothing off', async () => {
  const world = await createYearOneWorld('autumn', 1);
  const { principal, teacher, school, schoolClass, window } = world;
  const lesson = await openTestSitting(world);
  const device = await pairTestDevice(world, lesson);
  const before = await heard(device.viewer);
  await leaveOut(world);
  const roles = { intent: 'choose-roles', schoolId: school.id };
  const others = ['special-educator'];
  done(await onSetUp(principal, { ...roles, leaders: others, readers: others }));
  const own = { startDate: addDays(today(), 2), endDate: addDays(today(), 5) };
  const days = { intent: 'choose-calendar', schoolId: school.id, windowId: window.id, ...own };
  done(await onSetUp(principal, days));
  expect(await heard(device.viewer)).toEqual(before);
  // Who leads it goes on leading it to the end, and starts no other.
  const page = await inScope(principal, (db) => loadSetUp(db, school.id));
  expect(page).toMatchObject({ underWay: 1 });
  await inScope(teacher, (db) => closeSitting(db, lesson.sittingId));
  expect(await inScope(teacher, (db) => startSitting(db, schoolClass.id, 'catch-up'))).toEqual({
    ok: false,
    problem: 'not-for-role',
  });
  expect(await inScope(principal, (db) => loadSetUp(db, school.id))).toMatchObject({ underWay: 0 });
  const absent = await openTestSitting(world, 'catch-up');
  const late = await pairTestDevice(world, absent);
  expect((await heard(late.viewer)).alone).toEqual([
    'letter-sounds',
    'first-sounds',
    'blend-sounds',
  ]);
});

test('no page offers what the school leaves out, and a direct request is refused with nothing written', async () => {
  const world = await createYearOneWorld('autumn', 1);
  const { teacher, specialEducator, schoolClass } = world;
  const { pupil, membership } = world.pupils[0]!;
  await leaveOut(world);
  const classId = schoolClass.id;
  const ids = (tasks: readonly { taskId: string }[]) => tasks.map(({ taskId }) => taskId);
  const offered = async () => {
    const ofPupil = await inScope(teacher, (db) => loadPupilPage(db, classId, pupil.id));
    const ofClass = await inScope(teacher, (db) => loadClassPage(db, classId, { show: true }));
    const adapted = await inScope(teacher, (db) => getAdaptations(db, classId));
    const round = await inScope(teacher, (db) => getRoundPage(db, classId));
    return [
      ids(ofPupil.oneToOneTasks),
      ids(ofClass.results?.oneToOneTasks ?? []),
      ids(adapted.tasks.filter(({ isLeftOut }) => !isLeftOut)),
      ids(round.tasks),
    ];
  };
  for (const tasks of await offered()) {
    expect(tasks).toContain('say-letter-sounds');
    expect(tasks).not.toContain(PICTURES);
    expect(tasks).not.toContain('understand-words');
  }
  // Reading a pupil's page is traced; what is asked of it from here on writes nothing.
  const before = await readEverything();
  const own = { membershipId: membership.id, taskId: PICTURES };
  const of = { classId, pupilId: pupil.id };
  const again = { intent: 'ask-retest', taskId: PICTURES } as const;
  const asked = [
    inScope(teacher, (db) => addOneToOne(db, classId, membership.id, PICTURES)),
    inScope(teacher, (db) => changeClassPage(db, classId, { intent: 'add-one-to-one', ...own })),
    inScope(teacher, (db) => startMarking(db, classId, membership.id, PICTURES)),
    inScope(teacher, (db) => askRetest(db, classId, pupil.id, PICTURES)),
    inScope(teacher, (db) => askRetest(db, classId, pupil.id, 'understand-words')),
    inScope(teacher, (db) => askUnreadableAgain(db, classId, pupil.id, 'understand-words')),
    inScope(teacher, (db) => recordOnPupil(db, classId, pupil.id, again)),
    inScope(teacher, (db) =>
      changeAdaptation(db, classId, { intent: 'record', ...own, kind: 'extra-break' }),
    ),
  ];
  for (const answer of asked) expect(await answer).toEqual(LEFT_OUT);
  expect(await inScope(specialEducator, (db) => changeOverview(db, { ...again, ...of }))).toEqual({
    pupilId: pupil.id,
    problem: 'left-out',
  });
  expect(await readEverything()).toBe(before);
});

test('what was asked for, or read, before the choice stays: it is shown, read, and can be taken back', async () => {
  const world = await createYearOneWorld('autumn', 1);
  const { teacher, schoolClass } = world;
  const { membership, pupil } = world.pupils[0]!;
  const classId = schoolClass.id;
  await inScope(teacher, (db) => addOneToOne(db, classId, membership.id, PICTURES));
  const held = { intent: 'record', membershipId: membership.id, taskId: PICTURES } as const;
  await inScope(teacher, (db) => changeAdaptation(db, classId, { ...held, kind: 'extra-break' }));
  await leaveOut(world);
  const marker = await pairTestMarker(world, membership.id);
  expect((await heard(marker.viewer)).read).toEqual([PICTURES]);
  const page = await inScope(teacher, (db) => getRoundPage(db, classId));
  expect(page.pupils[0]?.readings).toMatchObject([{ taskId: PICTURES }]);
  // Its name is there for the button that reads it.
  expect(page.tasks.map(({ taskId }) => taskId)).toContain(PICTURES);
  const read = () => inScope(teacher, (db) => startMarking(db, classId, membership.id, PICTURES));
  expect(await read()).toMatchObject({ ok: true, taskId: PICTURES });
  const adapted = await inScope(teacher, (db) => getAdaptations(db, classId));
  expect(adapted.tasks.find(({ taskId }) => taskId === PICTURES)).toMatchObject({
    title: { sv: expect.any(String) },
    isLeftOut: true,
  });
  const [written] = adapted.pupils[0]!.held;
  const end = { intent: 'end', accommodationId: written!.accommodationId } as const;
  expect(await inScope(teacher, (db) => changeAdaptation(db, classId, end))).toEqual({ ok: true });
  await inScope(teacher, (db) => removeOneToOne(db, classId, membership.id, PICTURES));
  expect(await read()).toEqual(LEFT_OUT);
  const shown = await inScope(teacher, (db) => loadPupilPage(db, classId, pupil.id));
  expect(shown.pupil.oneToOne).toEqual([]);
});

test('a school without test leaders appoints none, and takes back whom it has', async () => {
  const { principal, teacher, school, schoolClass, municipality } = await createWorld(1);
  const classId = schoolClass.id;
  const [led, asked] = [await createStaff(municipality.id), await createStaff(municipality.id)];
  await inScope(teacher, (db) => appointTestLeader(db, classId, led.id));
  const leadersOf = async () => (await inScope(teacher, (db) => getRoundPage(db, classId))).leaders;
  const appoint = (viewer: StaffViewer = teacher) =>
    inScope(viewer, (db) =>
      changeTestLeader(db, classId, { intent: 'appoint-leader', staffMemberId: asked.id }),
    );
  const before = await leadersOf();
  const own = ['teacher', 'special-educator'];
  const roles = { intent: 'choose-roles', schoolId: school.id };
  done(await onSetUp(principal, { ...roles, leaders: own, readers: own }));
  const untouched = await readEverything();
  expect(await appoint()).toEqual({ ok: false, problem: 'not-used' });
  expect(await readEverything()).toBe(untouched);
  expect(await leadersOf()).toEqual({ today: before?.today, others: null });
  for (const { assignmentId } of before?.today ?? []) {
    const form = { intent: 'dismiss-leader', assignmentId } as const;
    expect(await inScope(teacher, (db) => changeTestLeader(db, classId, form))).toEqual({
      ok: true,
    });
  }
  expect(await leadersOf()).toBeNull();
  // A school that lets them read alone may appoint them.
  done(await onSetUp(principal, { ...roles, leaders: own, readers: [...own, 'test-leader'] }));
  expect(await appoint()).toEqual({ ok: true });
  expect((await leadersOf())?.today).toHaveLength(1);
});

test('changeTestLeader and findLeftOut: outsiders change and learn nothing', async () => {
  const home = await createYearOneWorld('autumn', 1);
  const away = await createYearOneWorld('autumn', 1);
  const person = await createStaff(home.municipality.id);
  await leaveOut(home);
  const before = await readEverything();
  const appoint = (viewer: StaffViewer) =>
    statusOf(
      inScope(viewer, (db) =>
        changeTestLeader(db, home.schoolClass.id, {
          intent: 'appoint-leader',
          staffMemberId: person.id,
        }),
      ),
    );
  expect(await appoint(away.teacher)).toBe(404);
  expect(await appoint(home.principal)).toBe(403);
  expect(await appoint(home.testLeader)).toBe(403);
  const { schoolClass } = home;
  expect(await inScope(home.teacher, (db) => findLeftOut(db, schoolClass))).toEqual({
    windowId: home.window.id,
    taskIds: ['understand-words', PICTURES],
  });
  expect(await inScope(away.teacher, (db) => findLeftOut(db, schoolClass))).toBeNull();
  expect(await readEverything()).toBe(before);
});
