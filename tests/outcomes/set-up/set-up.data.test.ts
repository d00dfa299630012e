/** A school's set-up from the database: chosen within limits, seen where it holds, taken back. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadYearWheel } from '~/outcomes/goals/year-wheel-store.server';
import { changeSetUp } from '~/outcomes/set-up/set-up-changes.server';
import { listSupplementaryOf, loadSetUp } from '~/outcomes/set-up/set-up-store.server';
import { listToday } from '~/outcomes/today.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { writeLetter } from '~/support/paper/letter';
import { loadLetters } from '~/support/paper/letter-store.server';
import { statusOf } from '../../support/administration-factories';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import {
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';
import { createYearOneWorld } from '../../support/year-one-factories';
import { done, problems } from '../goals/goal-world';
import { type Fields, onSetUp, ownChoices } from './set-up-world';

useTestDatabase();

async function schoolPage(viewer: StaffViewer, schoolId: string | null = null) {
  const page = await inScope(viewer, (db) => loadSetUp(db, schoolId));
  if (page.of !== 'school') throw new Error('the limits');
  return page;
}

async function limitsPage(viewer: StaffViewer) {
  const page = await inScope(viewer, (db) => loadSetUp(db, null));
  if (page.of !== 'municipality') throw new Error('a school');
  return page;
}

const heldIn = (viewer: StaffViewer, schoolId: string) =>
  inScope(viewer, (db) => findSetUp(db, schoolId));

const daysOf = (world: { window: { id: string } }) => ({
  windowId: world.window.id,
  startDate: addDays(today(), 1),
  endDate: addDays(today(), 4),
});

test('a principal chooses in every line, and each is seen where it holds', async () => {
  const world = await createYearOneWorld('autumn', 2);
  const { principal, administrator, teacher, school, schoolClass } = world;
  expect((await schoolPage(principal)).lines.calendar.isChosen).toBe(false);
  const days = daysOf(world);
  for (const fields of ownChoices(school.id, days)) done(await onSetUp(principal, fields));
  const page = await schoolPage(principal);
  expect(page.windows).toMatchObject([{ own: days, ownHold: true }]);
  expect(page.setUp).toMatchObject({
    leaders: ['teacher'],
    readers: ['teacher', 'special-educator'],
    leftOut: ['autumn/understand-words', 'autumn/name-pictures'],
    looksNear: true,
  });
  expect(page.history.map(({ line }) => line)).toEqual([
    'letter',
    'attention',
    'tasks',
    'roles',
    'calendar',
  ]);
  expect(page.history[0]).toMatchObject({ who: 'Test Person', day: today() });
  expect((await limitsPage(administrator)).schools).toMatchObject([
    { id: school.id, chosen: ['calendar', 'roles', 'tasks', 'attention', 'letter'] },
  ]);
  // The year wheel and the start page say the school's days; the municipality's window stays.
  const wheel = await inScope(principal, (db) =>
    loadYearWheel(db, { schoolId: school.id, startYear: null }),
  );
  expect(wheel.windows).toMatchObject([
    {
      startDate: addDays(today(), -7),
      endDate: addDays(today(), 35),
      own: { startDate: days.startDate, endDate: days.endDate },
    },
  ]);
  const start = await inScope(teacher, listToday);
  expect(start.needs.find(({ kind }) => kind === 'start-round')?.lastDay).toBe(days.endDate);
  // The letter has the lines in a paragraph of their own, in its language, before the last.
  const letters = await inScope(teacher, (db) =>
    loadLetters(db, schoolClass.id, { language: 'sv' }),
  );
  const { paragraphs } = writeLetter(letters.template, letters.letters[0]!.facts, 'sv');
  expect(paragraphs.at(-2)).toBe('Öppet hus på torsdag.');
  const english = await inScope(teacher, (db) =>
    loadLetters(db, schoolClass.id, { language: 'en' }),
  );
  expect(english.letters[0]?.facts.schoolLines).toBe('Open house.');
});

test('days outside the window, and those the municipality has closed, are refused', async () => {
  const world = await createWorld(0);
  const { principal, administrator, school } = world;
  const days = { intent: 'choose-calendar', schoolId: school.id, ...daysOf(world) };
  const early = addDays(today(), -8);
  const late = addDays(today(), 22);
  const before = await readEverything();
  expect(problems(await onSetUp(principal, { ...days, startDate: early }))).toEqual({
    startDate: ['outside-window'],
  });
  expect(problems(await onSetUp(principal, { ...days, endDate: late }))).toEqual({
    endDate: ['outside-window'],
  });
  expect(
    problems(await onSetUp(principal, { ...days, startDate: today(), endDate: early })),
  ).toEqual({ endDate: ['end-before-start'] });
  expect(await readEverything()).toBe(before);
  done(await onSetUp(principal, days));
  const closed = done(await onSetUp(administrator, { intent: 'limit-calendar' }));
  expect((await heldIn(principal, school.id)).days).toEqual([]);
  expect((await schoolPage(principal)).windows).toMatchObject([{ ownHold: true }]);
  expect(problems(await onSetUp(principal, days))).toEqual({ schoolId: ['not-allowed'] });
  done(await onSetUp(administrator, { intent: 'undo-limit', line: 'calendar', changeId: closed }));
  expect((await heldIn(principal, school.id)).days).toHaveLength(1);
  // The municipality moves its window: the days no longer hold, and the page says so.
  await getClient().screeningWindow.update({
    where: { id: world.window.id },
    data: { startDate: toStoredDate(addDays(today(), 2)) },
  });
  expect((await schoolPage(principal)).windows).toMatchObject([{ ownHold: false }]);
});

test('roles and tasks are chosen among those the municipality allows, and follow when it narrows', async () => {
  const { principal, administrator, school } = await createYearOneWorld('autumn', 0);
  const roles = { intent: 'choose-roles', schoolId: school.id };
  const leaders = ['teacher', 'test-leader'];
  done(await onSetUp(principal, { ...roles, leaders, readers: ['test-leader'] }));
  expect(problems(await onSetUp(principal, { ...roles, leaders, readers: [] }))).toEqual({
    readers: ['needs-one'],
  });
  const narrow = {
    intent: 'limit-roles',
    isOpen: 'on',
    leaders: ['teacher'],
    readers: ['teacher'],
  };
  done(await onSetUp(administrator, narrow));
  expect(await heldIn(principal, school.id)).toMatchObject({
    leaders: ['teacher'],
    readers: ['teacher'],
  });
  expect(problems(await onSetUp(principal, { ...roles, leaders, readers: ['teacher'] }))).toEqual({
    leaders: ['not-allowed'],
  });
  const tasks = { intent: 'choose-tasks', schoolId: school.id };
  done(await onSetUp(principal, tasks));
  const mustDo = ['autumn/understand-words'];
  done(await onSetUp(administrator, { intent: 'limit-tasks', isOpen: 'on', mustDo }));
  expect((await heldIn(principal, school.id)).leftOut).toEqual(['autumn/name-pictures']);
  // What a level is judged by is none of the tasks to choose from, in either form.
  const judged = ['autumn/letter-sounds'];
  const may = await inScope(principal, listSupplementaryOf);
  expect(may.map(({ place }) => place)).toEqual([
    'autumn/understand-words',
    'autumn/name-pictures',
  ]);
  expect(problems(await onSetUp(principal, { ...tasks, given: judged }))).toEqual({
    given: ['not-allowed'],
  });
  expect(problems(await onSetUp(administrator, { intent: 'limit-tasks', mustDo: judged }))).toEqual(
    { mustDo: ['not-allowed'] },
  );
});

test('lines of letters: no pupil’s name, nothing of a diagnosis, not too long', async () => {
  const { principal, teacher, school, schoolClass } = await createWorld(0);
  await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
  const before = await readEverything();
  const letter = { intent: 'choose-letter', schoolId: school.id, sv: '', en: '' };
  const refused = (fields: Fields) => onSetUp(principal, { ...letter, ...fields }).then(problems);
  expect(await refused({ sv: 'Tuva Snöklocka hälsar.' })).toEqual({ sv: ['names-pupil'] });
  expect(await refused({ sv: 'Vi utreder dyslexi.' })).toEqual({ sv: ['forbidden-word'] });
  expect(await refused({ en: 'Below average readers.' })).toEqual({ en: ['forbidden-word'] });
  expect(await refused({ en: 'a'.repeat(401) })).toEqual({ en: ['long'] });
  const named = { ...letter, sv: 'Tuva Snöklocka' };
  expect(await statusOf(onSetUp(teacher, named))).toBe(403);
  expect(await readEverything()).toBe(before);
});

test('the latest change is taken back, what holds for all comes back, and every step is kept', async () => {
  const { principal, school } = await createWorld(0);
  const letter = { intent: 'choose-letter', schoolId: school.id, en: '' };
  const first = done(await onSetUp(principal, { ...letter, sv: 'Ett.' }));
  const second = done(await onSetUp(principal, { ...letter, sv: 'Två.' }));
  // The same once more is no change.
  expect(done(await onSetUp(principal, { ...letter, sv: 'Två.' }))).toBe(second);
  const undo = { intent: 'undo', schoolId: school.id, line: 'letter' };
  expect(problems(await onSetUp(principal, { ...undo, changeId: first }))).toEqual({
    changeId: ['changed-since'],
  });
  done(await onSetUp(principal, { ...undo, changeId: second }));
  expect((await heldIn(principal, school.id)).letter.sv).toBe('Ett.');
  done(await onSetUp(principal, { intent: 'default', schoolId: school.id, line: 'letter' }));
  expect((await heldIn(principal, school.id)).letter.sv).toBe('');
  const page = await schoolPage(principal);
  expect(page.history.map(({ isDefault }) => isDefault)).toEqual([true, false, false, false]);
  expect(page.lines.letter).toMatchObject({ isChosen: false, changeId: page.history[0]?.id });
});

test('loadSetUp and changeSetUp: other schools and municipalities are not there, others may not', async () => {
  const home = await createWorld(1);
  const away = await createWorld(0);
  const other = await createSchool(home.municipality.id);
  const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
    schoolId: other.id,
  });
  const fields = ownChoices(home.school.id, daysOf(home));
  const before = await readEverything();
  const { teacher, specialEducator, testLeader, headOfEducation, administrator } = home;
  for (const [asker, status] of [
    [teacher, 403],
    [specialEducator, 403],
    [testLeader, 403],
    [headOfEducation, 403],
    [administrator, 403],
    [otherPrincipal, 404],
    [away.principal, 404],
    [away.administrator, 404],
    [away.teacher, 404],
  ] as const) {
    for (const own of fields) expect(await statusOf(onSetUp(asker, own))).toBe(status);
    expect(await statusOf(schoolPage(asker, home.school.id))).toBe(status);
  }
  for (const asker of [teacher, home.principal, headOfEducation]) {
    expect(await statusOf(onSetUp(asker, { intent: 'limit-letter' }))).toBe(403);
  }
  expect(await statusOf(inScope(headOfEducation, (db) => loadSetUp(db, null)))).toBe(403);
  // A window of another municipality is none.
  const [days] = ownChoices(home.school.id, daysOf(away));
  expect(await statusOf(onSetUp(home.principal, days!))).toBe(404);
  const nothing = inScope(home.principal, (db) => changeSetUp(db, new FormData()));
  expect(await statusOf(nothing)).toBe(400);
  expect(await readEverything()).toBe(before);
});

test('findSetUp and listSupplementaryOf read their own municipality only', async () => {
  const home = await createYearOneWorld('autumn', 0);
  const away = await createWorld(0);
  for (const fields of ownChoices(home.school.id, daysOf(home))) {
    done(await onSetUp(home.principal, fields));
  }
  done(await onSetUp(home.administrator, { intent: 'limit-letter' }));
  const before = await readEverything();
  const seen = await heldIn(away.principal, home.school.id);
  expect(seen).toMatchObject({ days: [], leftOut: [], looksNear: false });
  expect(seen.limits.letter.isOpen).toBe(true);
  expect(await inScope(away.principal, listSupplementaryOf)).toEqual([]);
  const counted = await countQueries(() => heldIn(home.principal, home.school.id));
  expect(counted.value.limits.letter.isOpen).toBe(false);
  expect(await readEverything()).toBe(before);
});
