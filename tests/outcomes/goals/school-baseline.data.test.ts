/** A school's own baseline, target and day under a goal: exact for its principal, protected for the municipality. */
import { describe, expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { writeContribution } from '~/outcomes/goals/contribution-changes.server';
import {
  getChange,
  getGoal,
  recordWritten,
  takeBackWritten,
} from '~/outcomes/goals/goal-history.server';
import { listParts } from '~/outcomes/goals/goal-rows.server';
import { loadFollowUpWithGoals } from '~/outcomes/goals/goals-beside.server';
import { loadGoals } from '~/outcomes/goals/goals-store.server';
import { readSchoolValue } from '~/outcomes/goals/school-measure.server';
import { loadSchoolPlan } from '~/outcomes/goals/school-plan-store.server';
import { writeChoice } from '~/outcomes/goals/step-choices.server';
import { getStep, requirePlace } from '~/outcomes/goals/step-places.server';
import { readWheel } from '~/outcomes/goals/year-wheel-rows.server';
import { addDays, schoolYearStart } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { today } from '../../support/factories';
import { createGoalWorld, done, goalFields, onGoals, onPlan, problems } from './goal-world';

useTestDatabase();

/** Of fifteen pupils ten have a level, and so many of them need follow-up; the goal is measured by that. */
async function createMeasuredWorld(needing: number, fields: Record<string, string> = {}) {
  const world = await createGoalWorld(15);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [place, pupil] of world.pupils.slice(0, 10).entries()) {
    await createAssessment(round, pupil, place < needing ? LOW : HIGH);
  }
  const title = 'Färre behöver följas upp';
  const measured = goalFields({ title, indicator: 'needs-follow-up', ...fields });
  done(await onGoals(world.headOfEducation, measured));
  const { id: goalId } = await getClient().goal.findFirstOrThrow({
    where: { municipalityId: world.municipality.id, title },
  });
  const own = { schoolId: world.school.id, goalId };
  const targetDate = addDays(today(), 200);
  done(
    await onPlan(world.principal, {
      ...{ intent: 'contribute', ...own, target: '20', words: '', targetDate },
    }),
  );
  const planned = async (viewer: StaffViewer) => {
    const { goals } = await inScope(viewer, (db) => loadSchoolPlan(db, world.school.id));
    return goals.find(({ id }) => id === goalId);
  };
  const rolledUp = async () => {
    const { goals } = await inScope(world.headOfEducation, (db) =>
      loadGoals(db, { windowId: null }),
    );
    return goals.find(({ id }) => id === goalId)?.schools[0];
  };
  return { ...world, own, goalId, targetDate, planned, rolledUp };
}

describe('a school’s baseline', () => {
  test('is the follow-up’s value of the day, stays as it was, and is taken back', async () => {
    const { principal, headOfEducation, teacher, school, ...world } = await createMeasuredWorld(5);
    const { own, goalId, targetDate, planned, rolledUp, pupils } = world;
    const press = { intent: 'school-baseline', ...own };
    const change = done(await onPlan(principal, press));
    const value = { part: 5, base: 10 };
    const baseline = { day: today(), window: 'winter', reading: { ok: true, value } };
    expect(await planned(principal)).toMatchObject({
      contribution: { target: 20, targetDate, baseline },
      now: { ok: true, value },
      isReached: true,
    });
    // The municipality's follow-up shows the same of the school, and so does the goal.
    expect(await rolledUp()).toMatchObject({ target: 20, targetDate, baseline });
    expect((await planned(headOfEducation))?.contribution.baseline).toEqual(baseline);
    // A teacher reads the plan and none of the school's figures.
    expect((await planned(teacher))?.contribution).toMatchObject({ target: 20, baseline: null });
    // Beside the school's follow-up: the school's own day and baseline.
    const { goals } = await inScope(principal, (db) =>
      loadFollowUpWithGoals(db, { schoolId: school.id, windowId: null }),
    );
    expect(goals.find(({ id }) => id === goalId)).toMatchObject({ targetDate, baseline });

    await getClient().classMembership.updateMany({
      where: { pupilId: { in: pupils.slice(0, 2).map(({ pupil }) => pupil.id) } },
      data: { endDate: new Date(`${addDays(today(), -1)}T00:00:00Z`) },
    });
    expect(await planned(principal)).toMatchObject({
      contribution: { baseline },
      now: { ok: true, value: { part: 3, base: 8 } },
    });
    done(await onPlan(principal, { intent: 'undo', changeId: change }));
    expect((await planned(principal))?.contribution.baseline).toBeNull();
  });

  test('is hidden from the municipality for the reason that the follow-up hides it', async () => {
    const { principal, headOfEducation, own, planned, rolledUp } = await createMeasuredWorld(2);
    done(await onPlan(principal, { intent: 'school-baseline', ...own }));
    expect((await planned(principal))?.contribution.baseline?.reading).toEqual({
      ok: true,
      value: { part: 2, base: 10 },
    });
    const row = await rolledUp();
    expect(row?.now).toMatchObject({ ok: false });
    expect(row?.baseline?.reading).toEqual(row?.now);
    expect((await planned(headOfEducation))?.contribution.baseline?.reading).toEqual(row?.now);
    expect(JSON.stringify(row)).not.toContain('"part":2');
    // What is never told of a school stays so.
    const screened = await createMeasuredWorld(5, { indicator: 'screened' });
    done(await onPlan(screened.principal, { intent: 'school-baseline', ...screened.own }));
    expect((await screened.rolledUp())?.baseline?.reading).toEqual({
      ok: false,
      why: 'not-of-a-school',
    });
  });

  test('ends with the target, and a new target begins without it', async () => {
    const { principal, own, planned, targetDate } = await createMeasuredWorld(5);
    done(await onPlan(principal, { intent: 'school-baseline', ...own }));
    const ended = done(await onPlan(principal, { intent: 'end-contribution', ...own }));
    done(await onPlan(principal, { intent: 'undo', changeId: ended }));
    expect((await planned(principal))?.contribution.baseline).not.toBeNull();
    done(await onPlan(principal, { intent: 'clear-school-baseline', ...own }));
    done(await onPlan(principal, { intent: 'school-baseline', ...own }));
    done(await onPlan(principal, { intent: 'end-contribution', ...own }));
    expect(await statusOf(onPlan(principal, { intent: 'school-baseline', ...own }))).toBe(404);
    const anew = { intent: 'contribute', ...own, target: '30', words: '', targetDate };
    done(await onPlan(principal, anew));
    expect(await planned(principal)).toMatchObject({
      contribution: { target: 30, baseline: null },
    });
  });

  test('keeps its meaning: the goal’s measure cannot change under it', async () => {
    const { headOfEducation, goalId } = await createMeasuredWorld(5);
    const other = goalFields({ intent: 'change-goal', goalId, indicator: 'with-level' });
    expect(problems(await onGoals(headOfEducation, other))).toEqual({ indicator: ['taken-on'] });
    done(await onGoals(headOfEducation, { ...other, indicator: 'needs-follow-up' }));
  });
});

describe('what a school counts by hand', () => {
  const BY_HAND = { indicator: 'counted-by-hand', unit: 'elever', target: '12' };

  test('is its value and baseline, and few pupils are hidden from the municipality', async () => {
    const day = addDays(today(), -3);
    const { principal, headOfEducation, teacher, own, planned, rolledUp } =
      await createMeasuredWorld(0, { ...BY_HAND, countsPupils: 'on' });
    const none = await onPlan(principal, { intent: 'school-baseline', ...own });
    expect(problems(none)).toEqual({ goalId: ['no-value'] });
    const counted = done(
      await onPlan(principal, { intent: 'school-count', ...own, value: '3', day }),
    );
    done(await onPlan(principal, { intent: 'school-baseline', ...own }));
    const reading = { ok: true, value: { value: 3 } };
    expect(await planned(principal)).toMatchObject({
      now: reading,
      contribution: { baseline: { day, window: null, reading } },
    });
    expect((await planned(teacher))?.now).toEqual(reading);
    const few = { ok: false, why: 'few' };
    expect(await rolledUp()).toMatchObject({ now: few, baseline: { reading: few } });
    // The head of education has neither the number nor a way to take it back.
    expect(await statusOf(onGoals(headOfEducation, { intent: 'undo', changeId: counted }))).toBe(
      404,
    );
    const { id: valueId } = await getClient().goalValue.findFirstOrThrow({ where: own });
    const remove = { intent: 'remove-value', valueId };
    expect(await statusOf(onGoals(headOfEducation, remove))).toBe(404);
    done(await onPlan(principal, { intent: 'school-count', ...own, value: '7', day: today() }));
    expect((await rolledUp())?.now).toEqual({ ok: true, value: { value: 7 } });
    done(await onPlan(principal, { intent: 'remove-school-count', ...own }));
    expect((await planned(principal))?.now).toEqual(reading);
  });

  test('is shown as it is where no pupils are counted, and is no value of the municipality', async () => {
    const { principal, headOfEducation, own, goalId, rolledUp } = await createMeasuredWorld(0, {
      ...BY_HAND,
      unit: 'pass i veckan',
    });
    done(await onPlan(principal, { intent: 'school-count', ...own, value: '3', day: today() }));
    expect((await rolledUp())?.now).toEqual({ ok: true, value: { value: 3 } });
    const { goals } = await inScope(headOfEducation, (db) => loadGoals(db, { windowId: null }));
    const { measured } = goals.find(({ id }) => id === goalId) ?? {};
    expect(measured).toMatchObject({ now: null, kept: [] });
    const press = { intent: 'baseline', goalId };
    expect(problems(await onGoals(headOfEducation, press))).toEqual({ goalId: ['no-value'] });
  });

  test('is of goals that are counted by hand only', async () => {
    const { principal, own } = await createMeasuredWorld(5);
    const count = { intent: 'school-count', ...own, value: '9', day: today() };
    expect(await statusOf(onPlan(principal, count))).toBe(404);
  });
});

test('outsiders find nothing: writeContribution, readSchoolValue, listParts, readWheel, writeChoice and their rows', async () => {
  const home = await createMeasuredWorld(5);
  const away = await createGoalWorld();
  const change = await getClient().goalChange.findFirstOrThrow({
    where: { municipalityId: home.municipality.id, about: 'contribution' },
  });
  const before = await readEverything();
  const asAway = <Value>(work: (db: Parameters<typeof getGoal>[0]) => Promise<Value>) =>
    inScope(away.principal, work);
  const goal = { id: home.goalId, indicator: 'needs-follow-up', countsPupils: false };
  const intents = ['end-contribution', 'school-baseline', 'clear-school-baseline'] as const;
  for (const intent of intents) {
    const form = { intent, ...home.own };
    expect(await statusOf(asAway((db) => writeContribution(db, form)))).toBe(404);
    expect(await statusOf(onPlan(home.headOfEducation, form))).toBe(403);
    expect(await statusOf(onPlan(home.teacher, form))).toBe(403);
  }
  const count = { intent: 'school-count', ...home.own, value: '9', day: today() };
  expect(await statusOf(onPlan(away.principal, count))).toBe(404);
  expect(await statusOf(asAway((db) => readSchoolValue(db, goal, home.school.id)))).toBe(404);
  expect(await statusOf(asAway((db) => getGoal(db, home.goalId)))).toBe(404);
  expect(await statusOf(asAway((db) => getStep(db, home.step.id)))).toBe(404);
  const place = { stepId: home.step.id, schoolId: home.school.id };
  expect(await statusOf(asAway((db) => requirePlace(db, place)))).toBe(404);
  const startYear = schoolYearStart(today());
  const close = { intent: 'close-step', ...place, startYear, reason: 'Nej' } as const;
  expect(await statusOf(asAway((db) => writeChoice(db, close)))).toBe(404);
  expect(await asAway((db) => listParts(db, [home.school]))).toEqual({
    ...{ contributions: [], lines: [], counts: [] },
  });
  const wheel = await asAway((db) => readWheel(db, [home.school.id]));
  expect(wheel.steps.map(({ id }) => id)).toEqual([away.step.id]);
  const own = await inScope(home.principal, (db) => getChange(db, change.id));
  expect(await asAway((db) => takeBackWritten(db, own))).toEqual({
    ...{ field: 'changeId', problem: 'changed-since' },
  });
  expect(await readEverything()).toBe(before);
  // What is recorded is of the writer's own municipality, whatever row it names.
  const { about, subjectId, action, title, before: former } = own;
  const row = { about, subjectId, action, title, before: former, schoolId: null };
  const written = await asAway((db) => recordWritten(db, row));
  if ('problem' in written) throw new Error('refused');
  const { municipalityId } = await getClient().goalChange.findFirstOrThrow({
    where: { id: written.changeId },
  });
  expect(municipalityId).toBe(away.municipality.id);
});
