/**
 * Goals from the database: written by the head of education, beside the figures of the follow-up, taken back.
 * Long, because each is also asked by those who may not.
 */
import { describe, expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { changeGoals } from '~/outcomes/goals/goal-changes.server';
import {
  findPicture,
  getChange,
  listChanges,
  recordChange,
  takeBack,
  writePicture,
} from '~/outcomes/goals/goal-history.server';
import { findSchoolFor, listHeldRoles, listSchoolsFor } from '~/outcomes/goals/goal-places.server';
import { listContributions, listGoalRows } from '~/outcomes/goals/goal-rows.server';
import { listGoalsBeside, loadFollowUpWithGoals } from '~/outcomes/goals/goals-beside.server';
import { loadGoals } from '~/outcomes/goals/goals-store.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';
import { createGoalWorld, done, goalFields, onGoals, problems } from './goal-world';

useTestDatabase();

const load = (viewer: StaffViewer) => inScope(viewer, (db) => loadGoals(db, { windowId: null }));
const beside = (viewer: StaffViewer, schoolId: string | null = null) =>
  inScope(viewer, (db) => loadFollowUpWithGoals(db, { schoolId, windowId: null }));

/** Of fifteen pupils, ten are screened: no count is of so few that it is protected. */
async function createScreenedWorld() {
  const world = await createGoalWorld(15);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [place, pupil] of world.pupils.slice(0, 10).entries()) {
    await createAssessment(round, pupil, place < 5 ? LOW : HIGH);
  }
  return world;
}

describe('a goal beside the outcome', () => {
  test('has the follow-up’s own value, and a baseline that is frozen by one press and taken back', async () => {
    const { headOfEducation, goal, pupils } = await createScreenedWorld();
    const page = await inScope(headOfEducation, (db) =>
      loadFollowUp(db, { schoolId: null, windowId: null }),
    );
    if (page.of !== 'municipality') throw new Error('a school');
    const value = { part: page.screened, base: page.total.planned };
    expect(value.part).toEqual(expect.any(Number));
    const first = await load(headOfEducation);
    expect(first.goals).toMatchObject([
      { id: goal.id, measured: { now: { ok: true, value }, isReached: false, baseline: null } },
    ]);

    const change = done(await onGoals(headOfEducation, { intent: 'baseline', goalId: goal.id }));
    // Those who were not screened leave the school: the value is another now, the baseline is not.
    await getClient().classMembership.updateMany({
      where: { pupilId: { in: pupils.slice(10).map(({ pupil }) => pupil.id) } },
      data: { endDate: toStoredDate(addDays(today(), -1)) },
    });
    const [frozen] = (await load(headOfEducation)).goals;
    expect(frozen?.measured).toMatchObject({
      now: { ok: true, value: { part: 10, base: 10 } },
      isReached: true,
      baseline: { day: today(), window: 'winter', value: { part: 10, base: 15 } },
    });

    done(await onGoals(headOfEducation, { intent: 'undo', changeId: change }));
    expect((await load(headOfEducation)).goals[0]?.measured?.baseline).toBeNull();
  });

  test('keeps values, shows them by day, and takes one away again', async () => {
    const { headOfEducation, goal } = await createScreenedWorld();
    const kept = async () => (await load(headOfEducation)).goals[0]?.measured?.kept ?? [];
    done(await onGoals(headOfEducation, { intent: 'keep-value', goalId: goal.id }));
    const [value] = await kept();
    expect(value).toMatchObject({ day: today(), window: 'winter', value: { base: 15 } });
    const removal = { intent: 'remove-value', valueId: value?.id ?? '' };
    const change = done(await onGoals(headOfEducation, removal));
    expect(await kept()).toEqual([]);
    done(await onGoals(headOfEducation, { intent: 'undo', changeId: change }));
    expect(await kept()).toEqual([value]);
  });

  test('stands on the follow-up with the same value, for the school with the school’s own', async () => {
    const { headOfEducation, principal, school, goal } = await createScreenedWorld();
    const target = { target: 95, isReached: false, id: goal.id };
    expect((await beside(headOfEducation)).goals).toMatchObject([target]);
    const own = await beside(principal, school.id);
    if (own.of !== 'school') throw new Error('the municipality');
    const { screened, planned } = own.total.summary;
    expect(own.goals).toMatchObject([
      { ...target, now: { ok: true, value: { part: screened, base: planned } } },
    ]);
    done(
      await onGoals(headOfEducation, { intent: 'goal-status', goalId: goal.id, status: 'ended' }),
    );
    expect((await beside(headOfEducation)).goals).toEqual([]);
  });

  test('has no value where the follow-up protects it, and says why; it cannot be a baseline', async () => {
    const { headOfEducation, goal } = await createGoalWorld(4);
    const [shown] = (await load(headOfEducation)).goals;
    expect(shown?.measured?.now).toEqual({ ok: false, why: 'protected' });
    const refused = await onGoals(headOfEducation, { intent: 'baseline', goalId: goal.id });
    expect(problems(refused)).toEqual({ goalId: ['no-value'] });
  });
});

describe('who reads what of a goal', () => {
  test('the municipality’s value goes to the head of education only, a school’s to its principal', async () => {
    const { headOfEducation, principal, teacher, school } = await createScreenedWorld();
    await createSchool(school.municipalityId, 'Ängsskolan');
    const head = await load(headOfEducation);
    expect(head.goals[0]?.measured?.now?.ok).toBe(true);
    expect(head.goals[0]?.schools).toHaveLength(2);
    const own = await load(principal);
    expect(own.goals[0]?.measured).toBeNull();
    expect(own.goals[0]?.schools).toMatchObject([
      { schoolId: school.id, now: { ok: true, value: { base: 15 } } },
    ]);
    const taught = await load(teacher);
    expect(taught.goals[0]?.measured).toBeNull();
    expect(taught.goals[0]?.schools).toMatchObject([
      { schoolId: school.id, now: null, milestones: { reached: 0, all: 1 } },
    ]);
    expect(taught.history).toEqual([]);
  });

  test('the head of education sees which schools have no plan yet', async () => {
    const { headOfEducation, municipality } = await createGoalWorld();
    await createSchool(municipality.id, 'Ängsskolan');
    const [goal] = (await load(headOfEducation)).goals;
    expect(goal?.schools.map(({ target, milestones }) => [target, milestones.all]).sort()).toEqual([
      [null, 0],
      [null, 1],
    ]);
  });
});

describe('what is refused', () => {
  test('a text with a pupil’s name, beside its field, and nothing is written', async () => {
    const { headOfEducation, schoolClass } = await createWorld(0);
    await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
    const before = await readEverything();
    const title = 'Tuva Snöklocka ska läsa';
    const refused = await onGoals(headOfEducation, goalFields({ title }));
    expect(problems(refused)).toEqual({ title: ['names-pupil'] });
    const picture = { intent: 'picture', text: `Vi hjälper ${title}.` };
    expect(problems(await onGoals(headOfEducation, picture))).toEqual({ text: ['names-pupil'] });
    expect(await readEverything()).toBe(before);
  });

  test.each([
    [{ title: '' }, { title: ['missing'] }],
    [{ target: '101' }, { target: ['share'] }],
    [{ target: 'många' }, { target: ['number'] }],
    [{ indicator: 'counted-by-hand' }, { unit: ['unit'] }],
    [{ targetDate: '2020-01-01' }, { targetDate: ['before-start'] }],
    [{ owner: 'role:test-leader' }, { owner: ['choice'] }],
  ])('%o', async (own, expected) => {
    const { headOfEducation } = await createWorld(0);
    expect(problems(await onGoals(headOfEducation, goalFields(own)))).toEqual(expected);
  });

  test('undoing what was changed again since', async () => {
    const { headOfEducation, goal } = await createGoalWorld();
    const status = { intent: 'goal-status', goalId: goal.id };
    const first = done(await onGoals(headOfEducation, { ...status, status: 'reached' }));
    done(await onGoals(headOfEducation, { ...status, status: 'ended' }));
    const late = await onGoals(headOfEducation, { intent: 'undo', changeId: first });
    expect(problems(late)).toEqual({ changeId: ['changed-since'] });
    expect(await getClient().goal.findFirst({ where: { id: goal.id } })).toMatchObject({
      status: 'ended',
    });
  });
});

test('everything that was changed stands in the history, and undoing an undone change does it again', async () => {
  const { headOfEducation, goal } = await createGoalWorld();
  const rename = { ...goalFields({ title: 'Alla screenas' }), intent: 'change-goal' };
  const change = done(await onGoals(headOfEducation, { ...rename, goalId: goal.id }));
  const titleOf = async () => (await load(headOfEducation)).goals[0]?.title;
  const undo = async (changeId: string) =>
    done(await onGoals(headOfEducation, { intent: 'undo', changeId }));
  const again = await undo(change);
  expect(await titleOf()).toBe('Nästan alla screenas');
  await undo(again);
  expect(await titleOf()).toBe('Alla screenas');
  const { history } = await load(headOfEducation);
  expect(history.map(({ action }) => action)).toEqual([
    'undo',
    'undo',
    'change-goal',
    'add-step',
    'add-goal',
  ]);
  expect(history[0]).toMatchObject({ who: 'Test Person', day: today() });
});

test('a goal whose writing was taken back is not there; a count by hand is read by all who read goals', async () => {
  const { headOfEducation, teacher, municipality } = await createWorld(0);
  const added = done(await onGoals(headOfEducation, goalFields()));
  done(await onGoals(headOfEducation, { intent: 'undo', changeId: added }));
  expect((await load(headOfEducation)).goals).toEqual([]);
  const counted = { indicator: 'counted-by-hand', unit: 'lässtunder', target: '10' };
  done(await onGoals(headOfEducation, goalFields(counted)));
  const { id: goalId } = await getClient().goal.findFirstOrThrow({
    where: { municipalityId: municipality.id, status: 'active' },
  });
  done(await onGoals(headOfEducation, { intent: 'count', goalId, value: '12', day: today() }));
  expect((await load(teacher)).goals).toMatchObject([
    { unit: 'lässtunder', measured: { now: { ok: true, value: { value: 12 } }, isReached: true } },
  ]);
});

describe('outsiders', () => {
  test('changeGoals, loadGoals and loadFollowUpWithGoals know nothing of another municipality', async () => {
    const home = await createGoalWorld();
    const away = await createWorld(0);
    const before = await readEverything();
    const status = { intent: 'goal-status', goalId: home.goal.id, status: 'ended' };
    expect(await statusOf(onGoals(away.headOfEducation, status))).toBe(404);
    for (const viewer of [home.teacher, home.principal, home.administrator, home.testLeader]) {
      expect(await statusOf(onGoals(viewer, status))).toBe(403);
    }
    const { goals } = await load(away.headOfEducation);
    expect(goals).toEqual([]);
    expect((await beside(away.headOfEducation)).goals).toEqual([]);
    expect(await inScope(away.headOfEducation, listGoalRows)).toEqual([]);
    const page = await beside(home.principal);
    await inScope(away.principal, async (db) => {
      expect(await listGoalsBeside(db, page)).toEqual([]);
      expect(await listContributions(db, [home.school])).toEqual([]);
    });
    expect(await statusOf(load(home.administrator))).toBe(403);
    expect(await statusOf(load(home.testLeader))).toBe(403);
    expect(await statusOf(beside(home.teacher))).toBe(403);
    expect(await statusOf(beside(away.principal, home.school.id))).toBe(404);
    const nobody = new FormData();
    nobody.set('intent', 'nothing');
    const unknown = inScope(home.headOfEducation, (db) => changeGoals(db, nobody));
    expect(await statusOf(unknown)).toBe(400);
    expect(await readEverything()).toBe(before);
  });

  test('a goal cannot be given to staff of another municipality', async () => {
    const home = await createGoalWorld();
    const away = await createWorld(0);
    const before = await readEverything();
    const owner = `staff:${away.principal.staffMemberId}`;
    expect(await statusOf(onGoals(home.headOfEducation, goalFields({ owner })))).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  test('getChange, takeBack, listChanges, findPicture keep to their municipality', async () => {
    const home = await createGoalWorld();
    const away = await createWorld(0);
    await inScope(home.headOfEducation, (db) => writePicture(db, 'Alla läser.'));
    const change = await getClient().goalChange.findFirstOrThrow({
      where: { municipalityId: home.municipality.id },
    });
    const before = await readEverything();
    const { headOfEducation } = away;
    expect(await statusOf(inScope(headOfEducation, (db) => getChange(db, change.id)))).toBe(404);
    expect(await inScope(headOfEducation, (db) => listChanges(db, null))).toEqual([]);
    expect(await inScope(headOfEducation, findPicture)).toBe('');
    const stolen = inScope(headOfEducation, async (db) =>
      takeBack(db, {
        ...(await inScope(home.headOfEducation, (own) => getChange(own, change.id))),
      }),
    );
    expect(await stolen).toBeNull();
    expect(await readEverything()).toBe(before);
    expect(await inScope(home.headOfEducation, findPicture)).toBe('Alla läser.');
    const recorded = await inScope(headOfEducation, (db) =>
      recordChange(db, {
        about: 'picture',
        subjectId: newId(),
        schoolId: null,
        action: 'picture',
        title: '',
        before: { text: '' },
      }),
    );
    const row = await getClient().goalChange.findFirstOrThrow({ where: { id: recorded } });
    expect(row.municipalityId).toBe(away.municipality.id);
  });

  test('listSchoolsFor, findSchoolFor and listHeldRoles reach the viewer’s own schools', async () => {
    const home = await createWorld(0);
    const other = await createSchool(home.municipality.id);
    const otherClass = await createClass(other, home.schoolYear.id, '1C');
    const away = await createViewer(home.municipality.id, 'teacher', { classId: otherClass.id });
    const list = async (viewer: StaffViewer) =>
      (await inScope(viewer, (db) => listSchoolsFor(db, 'goals.see'))).map(({ id }) => id);
    expect(await list(home.teacher)).toEqual([home.school.id]);
    expect(await list(away)).toEqual([other.id]);
    expect((await list(home.headOfEducation)).sort()).toEqual([home.school.id, other.id].sort());
    expect(await list(home.administrator)).toEqual([]);
    const find = (viewer: StaffViewer) =>
      statusOf(
        inScope(viewer, async (db) =>
          findSchoolFor(db, 'goals.see', {
            schools: await listSchoolsFor(db, 'goals.see'),
            schoolId: home.school.id,
          }),
        ),
      );
    expect(await find(home.principal)).toBe(200);
    expect(await find(away)).toBe(404);
    expect(await find(home.testLeader)).toBe(403);
    expect(await inScope(away, listHeldRoles)).toEqual([{ role: 'teacher', schoolId: other.id }]);
  });
});
