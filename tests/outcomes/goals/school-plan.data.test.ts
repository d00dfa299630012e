/** A school's plan from the database: written by its principal, rolled up, marked by who sees to it. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadGoals } from '~/outcomes/goals/goals-store.server';
import { changeSchoolPlan } from '~/outcomes/goals/school-plan-changes.server';
import { loadSchoolPlan } from '~/outcomes/goals/school-plan-store.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createPupil, createSchool, createViewer, today } from '../../support/factories';
import { createGoalWorld, done, lineFields, onPlan, problems } from './goal-world';

useTestDatabase();

const load = (viewer: StaffViewer, schoolId: string | null = null) =>
  inScope(viewer, (db) => loadSchoolPlan(db, schoolId));

test('the principal’s plan rolls up to the head of education: target, milestones, activities', async () => {
  const { principal, headOfEducation, school, goal, line } = await createGoalWorld();
  const own = { schoolId: school.id, goalId: goal.id };
  const targetDate = addDays(today(), 90);
  const words = 'Vi screenar alla klasser samma vecka.';
  done(await onPlan(principal, { intent: 'contribute', ...own, target: '98', words, targetDate }));
  done(
    await onPlan(principal, lineFields({ ...own, kind: 'activity', title: 'Öva i arbetslaget' })),
  );
  done(await onPlan(principal, { intent: 'line-done', lineId: line.id }));
  const rollUp = async () =>
    (await inScope(headOfEducation, (db) => loadGoals(db, { windowId: null }))).goals[0]?.schools;
  expect(await rollUp()).toMatchObject([
    {
      schoolId: school.id,
      target: 98,
      targetDate,
      milestones: { reached: 1, all: 1 },
      activities: { done: 0, all: 1 },
    },
  ]);
  done(await onPlan(principal, { intent: 'end-contribution', ...own }));
  expect(await rollUp()).toMatchObject([{ target: null }]);
});

test('who sees to a line marks it and takes the mark back; others read it', async () => {
  const { principal, specialEducator, teacher, line, goal, school } = await createGoalWorld();
  const change = lineFields({ intent: 'change-line', lineId: line.id });
  done(await onPlan(principal, { ...change, responsibleRole: 'special-educator' }));
  const mark = { intent: 'line-done', lineId: line.id };
  expect(await statusOf(onPlan(teacher, mark))).toBe(403);
  const marked = done(await onPlan(specialEducator, mark));
  expect((await load(teacher)).goals).toMatchObject([
    { id: goal.id, lines: [{ doneOn: today(), state: 'done', mayMark: false }] },
  ]);
  expect(await statusOf(onPlan(teacher, { intent: 'undo', changeId: marked }))).toBe(403);
  done(await onPlan(specialEducator, { intent: 'undo', changeId: marked }));
  expect((await load(specialEducator, school.id)).goals).toMatchObject([
    { lines: [{ doneOn: null, state: 'soon', mayMark: true }] },
  ]);
  done(await onPlan(principal, mark));
  done(await onPlan(principal, { intent: 'line-not-done', lineId: line.id }));
  const removed = done(await onPlan(principal, { intent: 'remove-line', lineId: line.id }));
  expect((await load(principal)).goals[0]?.lines).toEqual([]);
  done(await onPlan(principal, { intent: 'undo', changeId: removed }));
  const page = await load(principal);
  expect(page.goals[0]?.lines).toHaveLength(1);
  expect(page.history.map(({ action }) => action)).toEqual([
    'undo',
    'remove-line',
    'line-not-done',
    'line-done',
    'undo',
    'line-done',
    'change-line',
    'add-line',
  ]);
  // What was done is kept for who writes the plan.
  expect((await load(teacher)).history).toEqual([]);
});

test('a mark of somebody else’s change of the plan is not the special educator’s to take back', async () => {
  const { principal, specialEducator, line } = await createGoalWorld();
  const change = lineFields({ intent: 'change-line', lineId: line.id });
  const changed = done(await onPlan(principal, { ...change, responsibleRole: 'special-educator' }));
  const undo = { intent: 'undo', changeId: changed };
  expect(await statusOf(onPlan(specialEducator, undo))).toBe(403);
});

test('a name of a pupil is refused, and told to who may write only', async () => {
  const { principal, teacher, schoolClass, school, goal } = await createGoalWorld();
  await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
  const before = await readEverything();
  const named = lineFields({
    schoolId: school.id,
    goalId: goal.id,
    resources: 'Tid för Tuva Snöklocka',
    dueDate: addDays(today(), 20),
  });
  expect(problems(await onPlan(principal, named))).toEqual({ resources: ['names-pupil'] });
  expect(await statusOf(onPlan(teacher, named))).toBe(403);
  expect(await readEverything()).toBe(before);
});

test('a text that the form of an intent does not have is not looked at: nobody learns who is there', async () => {
  const { principal, teacher, administrator, testLeader, schoolClass, line } =
    await createGoalWorld();
  await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
  const named = { title: 'Tuva Snöklocka', words: 'Tuva Snöklocka', resources: 'Tuva Snöklocka' };
  const mark = { intent: 'line-done', lineId: line.id };
  for (const asker of [teacher, administrator, testLeader]) {
    expect(await statusOf(onPlan(asker, { ...mark, ...named }))).toBe(403);
  }
  // For who may, it does what it says and no more.
  const step = { intent: 'undo', changeId: done(await onPlan(principal, { ...mark, ...named })) };
  expect(await statusOf(onPlan(teacher, { ...step, ...named }))).toBe(403);
  done(await onPlan(principal, { ...step, ...named }));
});

test('who has no goals is refused before anything is read', async () => {
  const { administrator, testLeader } = await createGoalWorld();
  const away = await createGoalWorld();
  for (const asker of [administrator, testLeader]) {
    const nothing = inScope(asker, (db) => changeSchoolPlan(db, new FormData()));
    expect(await statusOf(nothing)).toBe(403);
    expect(await statusOf(onPlan(asker, { intent: 'line-done', lineId: away.line.id }))).toBe(403);
  }
});

test('changeSchoolPlan and loadSchoolPlan: other schools and municipalities are not there', async () => {
  const home = await createGoalWorld();
  const away = await createGoalWorld();
  const other = await createSchool(home.municipality.id);
  const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
    schoolId: other.id,
  });
  const before = await readEverything();
  const own = { schoolId: home.school.id, goalId: home.goal.id };
  const forms = [
    { intent: 'contribute', ...own, target: '90', words: '', targetDate: today() },
    { intent: 'end-contribution', ...own },
    lineFields(own),
    lineFields({ intent: 'change-line', lineId: home.line.id }),
    { intent: 'line-done', lineId: home.line.id },
    { intent: 'remove-line', lineId: home.line.id },
  ];
  for (const form of forms) {
    expect(await statusOf(onPlan(otherPrincipal, form)), form.intent).toBe(404);
    expect(await statusOf(onPlan(away.principal, form)), form.intent).toBe(404);
    expect(await statusOf(onPlan(home.headOfEducation, form)), form.intent).toBe(403);
    expect(await statusOf(onPlan(home.teacher, form)), form.intent).toBe(403);
  }
  // A goal of another municipality is none, in one's own school.
  const foreign = { ...own, goalId: away.goal.id };
  expect(await statusOf(onPlan(home.principal, lineFields(foreign)))).toBe(404);
  const { id: changeId } = await getClient().goalChange.findFirstOrThrow({
    where: { municipalityId: home.municipality.id, about: 'line' },
  });
  expect(await statusOf(onPlan(otherPrincipal, { intent: 'undo', changeId }))).toBe(404);
  expect(await statusOf(onPlan(away.principal, { intent: 'undo', changeId }))).toBe(404);
  expect(await statusOf(load(otherPrincipal, home.school.id))).toBe(404);
  expect(await statusOf(load(away.headOfEducation, home.school.id))).toBe(404);
  expect(await statusOf(load(home.testLeader, home.school.id))).toBe(403);
  expect(await statusOf(load(home.administrator))).toBe(403);
  const nothing = inScope(home.principal, (db) => changeSchoolPlan(db, new FormData()));
  expect(await statusOf(nothing)).toBe(400);
  expect(await readEverything()).toBe(before);
  expect((await load(home.headOfEducation, home.school.id)).mayWrite).toBe(false);
});
