/** The year wheel from the database: its steps, who does them, and the start pages they appear on. */
import { describe, expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listDueWork } from '~/outcomes/goals/due-work.server';
import { changeYearWheel } from '~/outcomes/goals/year-wheel-changes.server';
import { loadYearWheel } from '~/outcomes/goals/year-wheel-store.server';
import { listToday } from '~/outcomes/today.server';
import { addDays, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createPupil, createSchool, createViewer, today } from '../../support/factories';
import { createGoalWorld, done, onWheel, problems, stepFields } from './goal-world';

useTestDatabase();

const load = (
  viewer: StaffViewer,
  schoolId: string | null = null,
  startYear: number | null = null,
) => inScope(viewer, (db) => loadYearWheel(db, { schoolId, startYear }));
const dueFor = async (viewer: StaffViewer) =>
  (await inScope(viewer, listDueWork)).map(({ kind, title, state }) => [kind, title, state]);
const startYear = String(schoolYearStart(addDays(today(), -3)));

const STEP = ['step', 'Bestäm fönstrets dagar', 'overdue'];
const LINE = ['line', 'Alla klasser har läst', 'soon'];

describe('the start page of the responsible role', () => {
  test('has an overdue step and a milestone due soon, with one button each, until they are done', async () => {
    const { principal, teacher, headOfEducation, administrator, school, step } =
      await createGoalWorld();
    expect(await dueFor(principal)).toEqual([STEP, LINE]);
    for (const viewer of [teacher, headOfEducation, administrator]) {
      expect(await dueFor(viewer)).toEqual([]);
    }
    const { needs } = await inScope(principal, listToday);
    expect(needs).toMatchObject([
      {
        kind: 'year-overdue',
        to: `/year-wheel?school=${school.id}#step-${step.id}`,
        lastDay: addDays(today(), -3),
      },
      { kind: 'year-due', lastDay: addDays(today(), 5) },
    ]);
    const mark = { stepId: step.id, schoolId: school.id, startYear };
    const marked = done(await onWheel(principal, { intent: 'step-done', ...mark }));
    expect(await dueFor(principal)).toEqual([LINE]);
    done(await onWheel(principal, { intent: 'undo', changeId: marked }));
    expect(await dueFor(principal)).toEqual([STEP, LINE]);
    done(await onWheel(principal, { intent: 'step-done', ...mark }));
    done(await onWheel(principal, { intent: 'step-not-done', ...mark }));
    expect(await dueFor(principal)).toEqual([STEP, LINE]);
  });

  test('asks every school’s principal, and each answers for the own school', async () => {
    const { principal, headOfEducation, municipality, school, step } = await createGoalWorld();
    const other = await createSchool(municipality.id);
    const otherPrincipal = await createViewer(municipality.id, 'principal', { schoolId: other.id });
    const mark = { intent: 'step-done', stepId: step.id, startYear };
    done(await onWheel(principal, { ...mark, schoolId: school.id }));
    expect(await dueFor(principal)).toEqual([LINE]);
    expect(await dueFor(otherPrincipal)).toEqual([STEP]);
    expect((await load(headOfEducation)).steps).toMatchObject([
      { done: 1, places: 2, state: 'overdue', markIn: undefined },
    ]);
    expect((await load(otherPrincipal)).steps).toMatchObject([
      { done: 0, places: 1, markIn: other.id },
    ]);
  });
});

describe('the wheel of a school year', () => {
  test('has windows, steps and the school’s plan, and the steps again the year after', async () => {
    const { principal, headOfEducation, administrator, school } = await createGoalWorld();
    const own = await load(principal);
    expect(own.windows).toMatchObject([{ kind: 'winter' }]);
    expect(own.steps).toHaveLength(1);
    expect(own.lines).toMatchObject([{ title: 'Alla klasser har läst', mayMark: true }]);
    const next = await load(headOfEducation, school.id, Number(startYear) + 1);
    expect(next.steps).toMatchObject([{ done: 0, state: 'later' }]);
    expect((await load(headOfEducation)).lines).toEqual([]);
    // The administrator has a wheel and no plans of schools.
    expect((await load(administrator, school.id)).lines).toEqual([]);
  });

  test('a school’s own steps are its principal’s, the municipality’s the head of education’s', async () => {
    const { principal, headOfEducation, school, step } = await createGoalWorld();
    const own = stepFields({ title: 'Läsvecka', schoolId: school.id });
    done(await onWheel(principal, own));
    const wrong = { ...own, responsibleRole: 'administrator' };
    expect(problems(await onWheel(principal, wrong))).toEqual({ responsibleRole: ['choice'] });
    expect(await statusOf(onWheel(headOfEducation, own))).toBe(403);
    expect(await statusOf(onWheel(principal, stepFields()))).toBe(403);
    const change = stepFields({ intent: 'change-step', stepId: step.id, title: 'Nytt namn' });
    expect(await statusOf(onWheel(principal, change))).toBe(403);
    const changed = done(await onWheel(headOfEducation, change));
    const removed = done(
      await onWheel(headOfEducation, { intent: 'remove-step', stepId: step.id }),
    );
    const titles = async () => (await load(principal)).steps.map(({ step: { title } }) => title);
    expect(await titles()).toEqual(['Läsvecka']);
    done(await onWheel(headOfEducation, { intent: 'undo', changeId: removed }));
    expect(await titles()).toEqual(['Läsvecka', 'Nytt namn']);
    const late = await onWheel(headOfEducation, { intent: 'undo', changeId: changed });
    expect(problems(late)).toEqual({ changeId: ['changed-since'] });
  });
});

/** The step was written and due a year ago. */
async function turnTheYear(stepId: string) {
  const ago = addDays(today(), -365);
  await getClient().yearStep.updateMany({
    where: { id: stepId },
    data: { firstDueDate: toStoredDate(ago), createdAt: toStoredDate(ago) },
  });
  return { startYear: String(schoolYearStart(ago)), lastYear: schoolYearStart(ago) };
}

describe('a step that was not done last school year', () => {
  test('is met on the start page, carried over with a new day, and done in the new year', async () => {
    const { principal, teacher, headOfEducation, school, step } = await createGoalWorld();
    const { startYear, lastYear } = await turnTheYear(step.id);
    expect((await dueFor(principal)).map(([, , state]) => state)).toContain('unfinished');
    const { needs } = await inScope(principal, listToday);
    expect(needs).toMatchObject([
      { kind: 'year-unfinished', to: `/year-wheel?school=${school.id}#unfinished`, count: 1 },
      {},
      {},
    ]);
    const own = { stepId: step.id, schoolId: school.id, startYear };
    expect((await load(principal)).unfinished).toMatchObject([
      { startYear: lastYear, chooseIn: school.id },
    ]);
    expect((await load(teacher)).unfinished).toMatchObject([{ chooseIn: undefined }]);
    expect((await load(headOfEducation)).unfinished).toMatchObject([{ places: 1 }]);

    // Only a day in the rest of this school year.
    for (const dueDate of [addDays(today(), -1), addDays(today(), 400)]) {
      const refused = await onWheel(principal, { intent: 'carry-step', ...own, dueDate });
      expect(problems(refused)).toEqual({ dueDate: ['this-year'] });
    }
    const carry = { intent: 'carry-step', ...own, dueDate: today() };
    expect(await statusOf(onWheel(teacher, carry))).toBe(403);
    expect(await statusOf(onWheel(headOfEducation, carry))).toBe(403);
    const carried = done(await onWheel(principal, carry));
    const page = await load(principal);
    expect(page.unfinished).toEqual([]);
    expect(page.steps.find(({ isCarried }) => isCarried)).toMatchObject({
      startYear: lastYear,
      dueDate: today(),
      state: 'soon',
      markIn: school.id,
    });
    expect(page.history[0]).toMatchObject({ action: 'carry-step' });
    expect((await load(principal, null, lastYear)).steps).toMatchObject([
      { state: 'carried', settled: [{ choice: { dueDate: today() } }] },
    ]);
    // A second choice finds nothing left undone.
    expect(await statusOf(onWheel(principal, carry))).toBe(404);
    done(await onWheel(principal, { intent: 'undo', changeId: carried }));
    expect((await load(principal)).unfinished).toHaveLength(1);
    done(await onWheel(principal, carry));
    done(await onWheel(principal, { intent: 'step-done', ...own }));
    expect((await load(principal)).steps.find(({ isCarried }) => isCarried)?.state).toBe('done');
  });

  test('is closed with a reason that names no pupil, and the reason is kept', async () => {
    const { principal, teacher, school, schoolClass, step } = await createGoalWorld();
    await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
    const { startYear, lastYear } = await turnTheYear(step.id);
    const close = { intent: 'close-step', stepId: step.id, schoolId: school.id, startYear };
    expect(problems(await onWheel(principal, { ...close, reason: ' ' }))).toEqual({
      reason: ['missing'],
    });
    const named = { ...close, reason: 'Tuva Snöklocka var borta' };
    expect(problems(await onWheel(principal, named))).toEqual({ reason: ['names-pupil'] });
    expect(await statusOf(onWheel(teacher, named))).toBe(403);
    const reason = 'Skolorna slogs ihop.';
    const closed = done(await onWheel(principal, { ...close, reason }));
    expect((await dueFor(principal)).map(([, , state]) => state)).not.toContain('unfinished');
    expect((await load(principal, null, lastYear)).steps).toMatchObject([
      { state: 'closed', markIn: undefined, settled: [{ choice: { reason } }] },
    ]);
    expect(await statusOf(onWheel(teacher, { intent: 'undo', changeId: closed }))).toBe(403);
    done(await onWheel(principal, { intent: 'undo', changeId: closed }));
    expect((await load(principal)).unfinished).toHaveLength(1);
  });

  test('is nobody else’s to choose for: changes of others leave it as it was', async () => {
    const home = await createGoalWorld();
    const away = await createGoalWorld();
    const other = await createSchool(home.municipality.id);
    const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
      schoolId: other.id,
    });
    const { startYear } = await turnTheYear(home.step.id);
    const own = { stepId: home.step.id, schoolId: home.school.id, startYear };
    const before = await readEverything();
    for (const form of [
      { intent: 'carry-step', ...own, dueDate: today() },
      { intent: 'close-step', ...own, reason: 'Nej' },
    ]) {
      expect(await statusOf(onWheel(otherPrincipal, form))).toBe(404);
      expect(await statusOf(onWheel(away.principal, form))).toBe(404);
      expect(await statusOf(onWheel(home.testLeader, form))).toBe(403);
      // What is not left undone cannot be chosen for.
      const now = { ...form, startYear: String(Number(startYear) + 1) };
      expect(await statusOf(onWheel(home.principal, now))).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });
});

test('changeYearWheel, loadYearWheel and listDueWork: other schools and municipalities are not there', async () => {
  const home = await createGoalWorld();
  const away = await createGoalWorld();
  const other = await createSchool(home.municipality.id);
  const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
    schoolId: other.id,
  });
  const before = await readEverything();
  const mark = { stepId: home.step.id, schoolId: home.school.id, startYear };
  for (const intent of ['step-done', 'step-not-done']) {
    expect(await statusOf(onWheel(otherPrincipal, { intent, ...mark }))).toBe(404);
    expect(await statusOf(onWheel(away.principal, { intent, ...mark }))).toBe(404);
    expect(await statusOf(onWheel(home.teacher, { intent, ...mark }))).toBe(403);
    expect(await statusOf(onWheel(home.testLeader, { intent, ...mark }))).toBe(403);
  }
  const ofSchool = stepFields({ schoolId: home.school.id });
  expect(await statusOf(onWheel(otherPrincipal, ofSchool))).toBe(404);
  expect(await statusOf(onWheel(away.principal, ofSchool))).toBe(404);
  for (const intent of ['change-step', 'remove-step']) {
    const form = stepFields({ intent, stepId: home.step.id });
    expect(await statusOf(onWheel(away.headOfEducation, form))).toBe(404);
    expect(await statusOf(onWheel(home.teacher, form))).toBe(403);
  }
  const { id: changeId } = await getClient().goalChange.findFirstOrThrow({
    where: { municipalityId: home.municipality.id, about: 'step' },
  });
  expect(await statusOf(onWheel(away.headOfEducation, { intent: 'undo', changeId }))).toBe(404);
  expect(await statusOf(onWheel(home.principal, { intent: 'undo', changeId }))).toBe(403);
  expect(await statusOf(load(otherPrincipal, home.school.id))).toBe(404);
  expect(await statusOf(load(away.headOfEducation, home.school.id))).toBe(404);
  expect(await statusOf(load(home.testLeader))).toBe(403);
  expect(await dueFor(home.testLeader)).toEqual([]);
  const unknown = inScope(home.principal, (db) => changeYearWheel(db, new FormData()));
  expect(await statusOf(unknown)).toBe(400);
  expect(await readEverything()).toBe(before);
});
