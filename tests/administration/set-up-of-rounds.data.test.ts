/** What a school's own set-up does at the doors of a round: who starts, who reads, which tasks, which days. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBoard } from '~/administration/board.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { createMarkerCode, startMarking } from '~/administration/marking.server';
import { addOneToOne } from '~/administration/one-to-one-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import { startSitting } from '~/administration/round-start.server';
import { closeSitting } from '~/administration/round-store.server';
import { listToday } from '~/outcomes/today.server';
import { addDays } from '~/platform/calendar';
import { loadClassPage } from '~/support/class-page.server';
import { done } from '../outcomes/goals/goal-world';
import { onSetUp } from '../outcomes/set-up/set-up-world';
import { openTestSitting, pairTestDevice, statusOf } from '../support/administration-factories';
import { createAssessment, createRound, HIGH, MIDDLE } from '../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld, today } from '../support/factories';
import { createYearOneWorld } from '../support/year-one-factories';

useTestDatabase();

const pageOf = (viewer: StaffViewer, classId: string) =>
  inScope(viewer, (db) => getRoundPage(db, classId));

test('who does not lead rounds in the school starts none, and is told whom to ask', async () => {
  const world = await createWorld(2);
  const { principal, teacher, specialEducator, testLeader, school, schoolClass } = world;
  const roles = { intent: 'choose-roles', schoolId: school.id };
  const leaders = ['special-educator'];
  done(await onSetUp(principal, { ...roles, leaders, readers: ['teacher'] }));
  const before = await readEverything();
  const start = (viewer: StaffViewer) =>
    inScope(viewer, (db) => startSitting(db, schoolClass.id, 'lesson'));
  for (const asker of [teacher, testLeader]) {
    expect(await start(asker)).toEqual({ ok: false, problem: 'not-for-role' });
  }
  expect(await readEverything()).toBe(before);
  const page = await pageOf(teacher, schoolClass.id);
  expect(page.runs).toEqual({ leaders, readers: ['teacher'], mayLead: false, mayRead: true });
  // Nobody is asked to appoint a test leader who could do nothing.
  expect(page.leaders?.others).toBeNull();
  const asked = async (viewer: StaffViewer) =>
    (await inScope(viewer, listToday)).needs.map(({ kind }) => kind);
  expect(await asked(teacher)).not.toContain('start-round');
  expect(await start(specialEducator)).toMatchObject({ ok: true });
  expect(await asked(teacher)).toContain('continue-round');

  const first = world.pupils[0]!.membership.id;
  const read = (viewer: StaffViewer) =>
    inScope(viewer, (db) => startMarking(db, schoolClass.id, first, 'read-words'));
  const refused = { ok: false, problem: 'not-for-role' };
  expect(await read(specialEducator)).toEqual(refused);
  expect(await inScope(testLeader, (db) => createMarkerCode(db, schoolClass.id, first))).toEqual(
    refused,
  );
  expect(await read(teacher)).toMatchObject({ ok: true, taskId: 'read-words' });
});

test('startSitting gives nobody more than the role: outsiders, and roles that run no rounds', async () => {
  const home = await createWorld(1);
  const away = await createWorld(1);
  const { school, schoolClass } = home;
  const all = ['teacher', 'special-educator', 'test-leader'];
  const roles = { intent: 'choose-roles', schoolId: school.id, leaders: all, readers: all };
  done(await onSetUp(home.principal, roles));
  const otherClass = await createClass(school, home.schoolYear.id, '1B');
  const other = await createViewer(home.municipality.id, 'teacher', { classId: otherClass.id });
  const before = await readEverything();
  const start = (viewer: StaffViewer) =>
    statusOf(inScope(viewer, (db) => startSitting(db, schoolClass.id, 'lesson')));
  expect(await start(home.principal)).toBe(403);
  expect(await start(home.administrator)).toBe(403);
  expect(await start(away.teacher)).toBe(404);
  expect(await start(other)).toBe(404);
  expect(await readEverything()).toBe(before);
});

test('a task that the school leaves out is not given, asked for or shown; the others are', async () => {
  const world = await createYearOneWorld('autumn', 1);
  const { principal, teacher, school, schoolClass } = world;
  const membershipId = world.pupils[0]!.membership.id;
  const facts = async () => {
    const second = await openTestSitting(world, 'second');
    const device = await pairTestDevice(world, second);
    const heard = { presence: null, deviceTimeMs: Date.now() };
    const beat = await inScope(device.viewer, (db) => recordHeartbeat(db, heard));
    const board = await inScope(teacher, (db) => getBoard(db, second.sittingId));
    const page = await pageOf(teacher, schoolClass.id);
    await inScope(teacher, (db) => closeSitting(db, second.sittingId));
    return {
      given: beat.pupils.flatMap(({ tasks }) => tasks.map(({ taskId }) => taskId)),
      onBoard: board.pupils[0]?.tasksAll,
      second: page.pupils[0]?.secondLeft,
      first: page.pupils[0]?.tasksLeft,
      told: page.tasks.map(({ taskId }) => taskId),
    };
  };
  const before = await facts();
  expect(before).toMatchObject({ given: ['understand-words'], onBoard: 1 });
  const undoable = done(await onSetUp(principal, { intent: 'choose-tasks', schoolId: school.id }));
  expect(await facts()).toEqual({
    given: [],
    onBoard: 0,
    second: [],
    first: before.first,
    told: [
      'letter-sounds',
      'first-sounds',
      'blend-sounds',
      'say-letter-sounds',
      'read-made-up-words',
    ],
  });
  const ask = (taskId: string) =>
    inScope(teacher, (db) => addOneToOne(db, schoolClass.id, membershipId, taskId));
  expect(await ask('name-pictures')).toEqual({ ok: false, problem: 'left-out' });
  const shown = await inScope(teacher, (db) => loadClassPage(db, schoolClass.id, { show: true }));
  expect(shown.results?.oneToOneTasks.map(({ taskId }) => taskId)).toEqual([
    'say-letter-sounds',
    'read-made-up-words',
  ]);
  const undo = { intent: 'undo', schoolId: school.id, line: 'tasks', changeId: undoable };
  done(await onSetUp(principal, undo));
  expect(await facts()).toEqual(before);
  expect(await ask('name-pictures')).toEqual({ ok: true });
});

test('the school’s days are told, and the municipality’s window is what counts', async () => {
  const { principal, teacher, school, schoolClass, window } = await createWorld(1);
  const own = { startDate: addDays(today(), 2), endDate: addDays(today(), 5) };
  const days = { intent: 'choose-calendar', schoolId: school.id, windowId: window.id, ...own };
  done(await onSetUp(principal, days));
  const page = await pageOf(teacher, schoolClass.id);
  expect(page.window).toMatchObject({ own, timing: 'within', startDate: addDays(today(), -7) });
  // A day outside the school's own starts the round all the same.
  const started = await inScope(teacher, (db) => startSitting(db, schoolClass.id, 'lesson'));
  expect(started).toMatchObject({ ok: true });
});

test('the school’s own line marks those near the limit, moves no level, and asks no more queries', async () => {
  const world = await createWorld(2);
  const { principal, teacher, school, schoolClass, municipality, window, pupils } = world;
  const round = await createRound({
    municipalityId: municipality.id,
    classId: schoolClass.id,
    windowId: window.id,
  });
  await createAssessment(round, pupils[0]!, HIGH);
  await createAssessment(round, pupils[1]!, { ...MIDDLE, letters: 20, gate: 24 });
  const load = () =>
    countQueries(() => inScope(teacher, (db) => loadClassPage(db, schoolClass.id, { show: true })));
  // The first look of a day is audited and asks once more.
  await load();
  const before = await load();
  const choice = { intent: 'choose-attention', schoolId: school.id, looksNear: 'on' };
  done(await onSetUp(principal, choice));
  const after = await load();
  expect([before.value.results?.looksNear, after.value.results?.looksNear]).toEqual([false, true]);
  expect(after.value.results?.pupils).toEqual(before.value.results?.pupils);
  expect(after.queries).toBe(before.queries);
  expect(after.queries).toBeLessThanOrEqual(12);
});
