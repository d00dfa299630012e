/** The readings of the week on the start page, and "did it help" in the overview. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { recordPaperProbe } from '~/administration/probe.server';
import type { FormId } from '~/instruments/battery';
import { listToday } from '~/outcomes/today.server';
import { addDays, weekdayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { readPolicies } from '~/scoring/policy-case.server';
import { exportOverview, getOverview } from '~/support/overview-store.server';
import type { PlanForm } from '~/support/plans/plan-form';
import { createPlan, setPlanEnded } from '~/support/plans/plan-store.server';
import { listDueProbes, readHelped } from '~/support/progress/followed.server';
import { readFollowedYears } from '~/support/progress/goal-windows.server';
import { listPlannedPupils } from '~/support/progress/planned-pupils.server';
import { recordProgress } from '~/support/progress/progress-record.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';
import { createWorldWithSpring } from './world-with-spring';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorldWithSpring>>;
const TASK = 'read-words';

async function createFollowedWorld(): Promise<World> {
  const world = await createWorldWithSpring(3);
  await getClient().schoolBreak.deleteMany({ where: { municipalityId: world.municipality.id } });
  return world;
}

const PLAN: PlanForm = {
  need: 'blending',
  aim: 'Ljudar ihop korta ord.',
  methodId: 'blend-and-split',
  carriedOutBy: 'special-educator',
  place: 'classroom',
  minutes: 20,
  weekdays: [1, 2, 3, 4, 5],
  weeks: 12,
  startDate: addDays(today(), -56),
  remeasureDate: addDays(today(), 60),
};

async function plan(world: World, index: number, changes: Partial<PlanForm> = {}) {
  const target = { pupilId: world.pupils[index]!.pupil.id };
  const made = await inScope(world.specialEducator, (db) =>
    createPlan(db, target, { ...PLAN, ...changes }),
  );
  if (!made.ok) throw new Error(made.problem);
  return made.planId;
}

async function enter(world: World, index: number, daysAgo: number, right: number) {
  const place = [world.schoolClass.id, world.pupils[index]!.pupil.id] as const;
  const paper = {
    formId: 'P01' as FormId,
    day: addDays(today(), -daysAgo),
    right,
    read: 30,
    seconds: 60,
  };
  const entered = await inScope(world.teacher, (db) => recordPaperProbe(db, ...place, TASK, paper));
  expect(entered).toMatchObject({ ok: true });
}

const probesOf = async (viewer: StaffViewer) => (await inScope(viewer, listToday)).probes;

describe('listDueProbes', () => {
  it('the special educator meets every pupil with a plan, overdue first; the teacher their own', async () => {
    const world = await createFollowedWorld();
    expect(await probesOf(world.specialEducator)).toEqual({ planned: 0, due: [] });
    expect(await probesOf(world.teacher)).toBeNull();
    expect(await probesOf(world.principal)).toBeNull();
    await plan(world, 0, { startDate: today() });
    await plan(world, 1, { carriedOutBy: 'teacher' });
    const seen = await probesOf(world.specialEducator);
    expect(seen?.planned).toBe(2);
    expect(seen?.due).toMatchObject([
      { name: expect.stringContaining('Elev2'), due: 'overdue', lastRead: null, isTeachers: true },
      { name: expect.stringContaining('Elev1'), due: 'this-week', isTeachers: false },
    ]);
    const taught = await probesOf(world.teacher);
    expect(taught?.due.map(({ pupilId }) => pupilId)).toEqual([world.pupils[1]!.pupil.id]);
    const page = await inScope(world.teacher, (db) =>
      loadProgress(db, world.schoolClass.id, world.pupils[1]!.pupil.id),
    );
    expect(taught?.due[0]?.task.taskId).toBe(page.task?.taskId);
    expect(await probesOf(world.testLeader)).toBeNull();
    const audited = await getClient().auditEvent.findFirstOrThrow({
      where: { action: 'due-probes.viewed', actorId: world.teacher.staffMemberId },
    });
    expect(audited.pupilIds).toEqual([world.pupils[1]!.pupil.id]);
  });

  it('what was read this week is not due, and neither is a plan that has ended', async () => {
    const world = await createFollowedWorld();
    const planId = await plan(world, 0);
    const sinceMonday = weekdayOf(today()) - 1;
    await enter(world, 0, sinceMonday + 7, 12);
    expect((await probesOf(world.specialEducator))?.due).toMatchObject([
      { due: 'this-week', lastRead: addDays(today(), -sinceMonday - 7), task: { taskId: TASK } },
    ]);
    await enter(world, 0, 0, 13);
    await enter(world, 0, 0, 14);
    expect(await probesOf(world.specialEducator)).toEqual({ planned: 1, due: [] });
    await inScope(world.specialEducator, (db) => setPlanEnded(db, planId, true));
    expect(await probesOf(world.specialEducator)).toEqual({ planned: 0, due: [] });
  });

  it('outsiders see no pupil of others; the number of queries is fixed', async () => {
    const world = await createFollowedWorld();
    await plan(world, 0);
    const one = await countQueries(() => inScope(world.specialEducator, listToday));
    await plan(world, 1);
    await plan(world, 2);
    const three = await countQueries(() => inScope(world.specialEducator, listToday));
    expect(three.value.probes?.due).toHaveLength(3);
    expect(three.queries).toBeLessThanOrEqual(one.queries);
    const other = await createWorld(1);
    const neighbourClass = await createClass(world.school, world.schoolYear.id, '1B');
    await createPupil(neighbourClass);
    const neighbour = await createViewer(world.municipality.id, 'special-educator', {
      classId: neighbourClass.id,
    });
    const before = await readEverything();
    expect((await probesOf(neighbour))?.due).toEqual([]);
    expect((await probesOf(other.specialEducator))?.due).toEqual([]);
    const asked = { assigned: [world.schoolClass.id], taught: [] };
    expect(await inScope(other.specialEducator, (db) => listDueProbes(db, asked))).toEqual({
      planned: 0,
      due: [],
    });
    const classIds = [world.schoolClass.id];
    expect(await inScope(other.specialEducator, (db) => listPlannedPupils(db, classIds))).toEqual(
      [],
    );
    const yearIds = [world.schoolYear.id];
    const helped = await inScope(other.specialEducator, async (db) => {
      const policies = await readPolicies(db);
      const years = await readFollowedYears(db, yearIds, policies, db.viewer.today);
      expect(years.get(world.schoolYear.id)?.tasks).toEqual([]);
      return readHelped(db, classIds, policies);
    });
    expect([...helped]).toEqual([]);
    expect(await readEverything()).toBe(before);
  });
});

describe('did it help', () => {
  it('tells the verdict of the pupil’s own page, the latest decision, and nothing without a plan', async () => {
    const world = await createFollowedWorld();
    await plan(world, 0);
    await plan(world, 1);
    for (const week of [7, 6, 5, 4, 3, 2, 1]) await enter(world, 0, week * 7, 6);
    const place = [world.schoolClass.id, world.pupils[0]!.pupil.id] as const;
    const page = await inScope(world.teacher, (db) => loadProgress(db, ...place));
    const body = { kind: 'decided', decision: 'change', reason: 'Fler tillfällen.' } as const;
    const form = { intent: 'write' as const, taskId: TASK, day: today(), body };
    const helpedOf = async () => {
      const { rows } = await inScope(world.specialEducator, getOverview);
      return world.pupils.map(
        ({ pupil }) => rows.find(({ pupilId }) => pupilId === pupil.id)?.helped,
      );
    };
    expect(page.finding?.verdict).toBe('not-on-the-way');
    expect(await helpedOf()).toMatchObject([
      {
        verdict: 'not-on-the-way',
        task: { taskId: TASK },
        probes: 7,
        decided: null,
        isRunning: true,
      },
      { verdict: 'no-readings', task: null, decided: null, isRunning: true },
      null,
    ]);
    await inScope(world.teacher, (db) => recordProgress(db, ...place, form));
    const decided = { decision: 'change', day: today() };
    expect((await helpedOf())[0]).toMatchObject({ verdict: 'too-early', decided });
    // The round of the class has not begun: its pupils are listed when it is chosen.
    const classIds = [world.schoolClass.id];
    const filter = { classIds, levels: [], needs: [], helped: ['too-early'] };
    const text = await inScope(world.specialEducator, (db) =>
      exportOverview(db, JSON.stringify(filter), 'sv'),
    );
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('för tidigt att säga');
    expect(text).toContain(`ändra stödet ${today()}`);
    const { queries } = await countQueries(() => inScope(world.specialEducator, getOverview));
    expect(queries).toBeLessThanOrEqual(12);
  });
});
