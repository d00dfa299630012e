/**
 * Plans, their sessions, methods and the teacher's side: written, read, and refused to outsiders. Long,
 * because one plan is made once and every press on it is tried in order.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, weekdayOf } from '~/platform/calendar';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { changeGroup } from '~/support/groups/group-changes.server';
import { loadClassSupport, recordNote } from '~/support/plans/class-support.server';
import { changeMethod, listMethods, loadMethods } from '~/support/plans/method-store.server';
import type { PlanForm } from '~/support/plans/plan-form';
import { listPlans, listPlansToCount } from '~/support/plans/plan-list.server';
import {
  endGroupPlans,
  joinGroupPlans,
  leaveGroupPlans,
  resumeGroupPlans,
} from '~/support/plans/plan-pupils.server';
import {
  createPlan,
  loadNewPlan,
  type PlanTarget,
  setPlanEnded,
} from '~/support/plans/plan-store.server';
import type { SessionForm } from '~/support/plans/session-form';
import { countSessionsToday, loadWeek, recordSession } from '~/support/plans/session-store.server';
import { readSupportGiven } from '~/support/plans/support-given.server';
import { listWindowStarts } from '~/support/plans/window-starts.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createClass, createViewer, createWorld, today } from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const FORM: PlanForm = {
  need: 'blending',
  aim: 'Ljudar ihop korta ord.',
  methodId: 'blend-and-split',
  carriedOutBy: 'special-educator',
  place: 'classroom',
  minutes: 20,
  weekdays: [1, 2, 3, 4, 5],
  weeks: 4,
  startDate: addDays(today(), -14),
  remeasureDate: addDays(today(), 60),
};

function idsOf(world: World): string[] {
  return world.pupils.map(({ pupil }) => pupil.id);
}

async function plan(world: World, target: PlanTarget, changes: Partial<PlanForm> = {}) {
  const outcome = await inScope(world.specialEducator, (db) =>
    createPlan(db, target, { ...FORM, ...changes }),
  );
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.planId;
}

function group(world: World, pupilIds: string[]) {
  return inScope(world.specialEducator, async (db) => {
    const form = { intent: 'make', need: 'blending', name: 'Ett', pupilIds } as const;
    const made = await changeGroup(db, form);
    if (!made.ok) throw new Error(made.problem);
    return made.done.undo?.groupId ?? '';
  });
}

function record(viewer: StaffViewer, form: SessionForm | null) {
  return inScope(viewer, (db) => recordSession(db, form));
}

function week(viewer: StaffViewer, day: string | null = null) {
  return inScope(viewer, (db) => loadWeek(db, day));
}

/** The latest weekday that is not after today. */
function latestWeekday(): string {
  return addDays(today(), -Math.max(0, weekdayOf(today()) - 5));
}

describe('a plan', () => {
  it('of a group has its pupils, its last day and its sessions', async () => {
    const world = await createWorld(3);
    const groupId = await group(world, idsOf(world));
    await plan(world, { groupId });
    const { plans } = await inScope(world.specialEducator, (db) => listPlans(db, today()));
    expect(plans).toMatchObject([
      { groupName: 'Ett', pupils: { length: 3 }, plannedInAll: 20, others: 0, mayChange: true },
    ]);
    const page = await week(world.specialEducator);
    expect(page.days.flatMap(({ sessions }) => sessions)).toHaveLength(5);
    const offered = await inScope(world.specialEducator, (db) => loadNewPlan(db, { groupId }));
    expect(offered).toMatchObject({ groupName: 'Ett', need: 'blending', pupils: { length: 3 } });
  });

  it('follows its group: who leaves is in it until yesterday, who joins from today', async () => {
    const world = await createWorld(4);
    const [first, , , fourth] = idsOf(world);
    const groupId = await group(world, idsOf(world).slice(0, 3));
    await plan(world, { groupId });
    const move = (pupilId: string | undefined, toGroupId: string | null) =>
      inScope(world.specialEducator, (db) =>
        changeGroup(db, { intent: 'move', pupilId: pupilId!, toGroupId }),
      );
    await move(first, null);
    await move(fourth, groupId);
    const { plans } = await inScope(world.specialEducator, (db) => listPlans(db, today()));
    const parts = new Map(plans[0]?.pupils.map((part) => [part.pupilId, part]));
    expect(parts.get(first!)?.endDate).toBe(addDays(today(), -1));
    expect(parts.get(fourth!)).toMatchObject({ startDate: today(), endDate: null });
    await move(first, groupId);
    const again = await inScope(world.specialEducator, (db) => listPlans(db, today()));
    const back = again.plans[0]?.pupils.filter(({ pupilId }) => pupilId === first);
    expect(back).toMatchObject([{ endDate: null }]);
  });

  it('ends, and is taken up again to the same day', async () => {
    const world = await createWorld(1);
    const planId = await plan(world, { pupilId: idsOf(world)[0] });
    const last = async () => (await week(world.specialEducator)).plans[0]?.endDate;
    const before = await last();
    await record(world.specialEducator, { intent: 'end-plan', planId });
    expect(await last()).toBeUndefined();
    await record(world.specialEducator, { intent: 'resume-plan', planId });
    expect(await last()).toBe(before);
  });

  it('refuses a way of working that is not there', async () => {
    const world = await createWorld(1);
    const target = { pupilId: idsOf(world)[0] };
    const refused = await inScope(world.specialEducator, (db) =>
      createPlan(db, target, { ...FORM, methodId: 'magic' }),
    );
    expect(refused).toEqual({ ok: false, problem: 'unknown-method' });
  });
});

describe('a session', () => {
  it('is held with one press, one was away with another, and is undone', async () => {
    const world = await createWorld(2);
    const [one, other] = idsOf(world);
    const planId = await plan(world, { groupId: await group(world, idsOf(world)) });
    const day = latestWeekday();
    const given = (pupilId: string | undefined) =>
      inScope(world.teacher, (db) =>
        readSupportGiven(db, pupilId!, { from: FORM.startDate, to: today() }),
      );
    expect(await record(world.specialEducator, { intent: 'hold', planId, day })).toEqual({
      ok: true,
    });
    await record(world.specialEducator, {
      intent: 'attend',
      planId,
      day,
      pupilId: other!,
      isPresent: false,
    });
    await record(world.specialEducator, { intent: 'minutes', planId, day, minutes: 15 });
    expect(await given(one)).toMatchObject({ held: 1, minutes: 15 });
    expect(await given(other)).toMatchObject({ held: 0, minutes: 0 });
    expect((await given(one)).planned).toBeGreaterThanOrEqual(10);
    await record(world.specialEducator, { intent: 'clear', planId, day });
    expect(await given(one)).toMatchObject({ held: 0 });
    await record(world.specialEducator, { intent: 'not-held', planId, day, reason: 'staff-away' });
    const page = await week(world.specialEducator, day);
    const logged = page.days.find((each) => each.day === day)?.sessions[0]?.logged;
    expect(logged).toMatchObject({ isHeld: false, reason: 'staff-away' });
  });

  it('is not written ahead of its day, before or after its plan, or changed when it was not held', async () => {
    const world = await createWorld(1);
    const planId = await plan(world, { pupilId: idsOf(world)[0] });
    const hold = (day: string) => record(world.specialEducator, { intent: 'hold', planId, day });
    const before = await readEverything();
    expect(await hold(addDays(today(), 1))).toMatchObject({ problem: 'day-ahead' });
    expect(await hold(addDays(FORM.startDate, -1))).toMatchObject({ problem: 'before-plan' });
    expect(
      await record(world.specialEducator, { intent: 'minutes', planId, day: today(), minutes: 9 }),
    ).toMatchObject({ problem: 'not-written' });
    expect(await record(world.specialEducator, null)).toMatchObject({ problem: 'form' });
    expect(await readEverything()).toEqual(before);
    await record(world.specialEducator, { intent: 'end-plan', planId });
    const ended = await readEverything();
    expect(await hold(today())).toMatchObject({ problem: 'after-plan' });
    expect(await readEverything()).toEqual(ended);
  });

  it('of a plan that is the teacher’s is the teacher’s to write, and of no other', async () => {
    const world = await createWorld(2);
    const [one, other] = idsOf(world);
    const theirs = await plan(world, { pupilId: one }, { carriedOutBy: 'teacher' });
    const educators = await plan(world, { pupilId: other });
    const day = latestWeekday();
    expect(await record(world.teacher, { intent: 'hold', planId: theirs, day })).toEqual({
      ok: true,
    });
    const refused = record(world.teacher, { intent: 'hold', planId: educators, day });
    expect(await statusOf(refused)).toBe(403);
  });
});

describe('the teacher’s side', () => {
  it('has the plans of the class, and a word of the day that is taken back by the same press', async () => {
    const world = await createWorld(1);
    const planId = await plan(world, { pupilId: idsOf(world)[0] });
    const note = (word: 'well' | 'slow' | null) =>
      inScope(world.teacher, (db) =>
        recordNote(db, world.schoolClass.id, { intent: 'note', planId, word }),
      );
    const load = () => inScope(world.teacher, (db) => loadClassSupport(db, world.schoolClass.id));
    await note('well');
    await note('slow');
    expect(await load()).toMatchObject({
      mayPlan: false,
      plans: [{ planId, mayChange: false }],
      notes: [{ word: 'slow', isMine: true, day: today() }],
    });
    await note(null);
    expect((await load()).notes).toEqual([]);
  });
});

describe('a school’s own ways of working', () => {
  it('are added, changed, retired and brought back', async () => {
    const world = await createWorld(1);
    const fields = {
      title: 'Läsbänken',
      description: 'Två läser för varandra.',
      materials: '',
      needs: ['fluency' as const],
      minutes: 15,
      timesAWeek: 3,
      weeks: 6,
    };
    const change = (form: Parameters<typeof changeMethod>[1]) =>
      inScope(world.specialEducator, (db) => changeMethod(db, form));
    const own = async () =>
      (await inScope(world.specialEducator, loadMethods)).methods.filter((each) => each.own);
    await change({ intent: 'add', schoolId: world.school.id, ...fields });
    const [added] = await own();
    const methodId = added!.id;
    await change({ intent: 'change', methodId, ...fields, title: 'Läsparen' });
    await change({ intent: 'retire', methodId });
    expect(await own()).toMatchObject([{ title: { sv: 'Läsparen' }, own: { isRetired: true } }]);
    await change({ intent: 'bring-back', methodId });
    expect(await own()).toMatchObject([{ own: { isRetired: false } }]);
    expect(await change(null)).toBe(false);
    const away = await createWorld(1);
    const before = await readEverything();
    const stolen = inScope(away.specialEducator, (db) =>
      changeMethod(db, { intent: 'retire', methodId }),
    );
    expect(await statusOf(stolen)).toBe(404);
    const teacher = inScope(world.teacher, (db) =>
      changeMethod(db, { intent: 'retire', methodId }),
    );
    expect(await statusOf(teacher)).toBe(403);
    expect(await statusOf(inScope(world.principal, loadMethods))).toBe(403);
    const seen = await inScope(away.specialEducator, listMethods);
    expect(seen.map(({ id }) => id)).not.toContain(methodId);
    expect(await readEverything()).toEqual(before);
  });
});

describe('outsiders', () => {
  let world: World;
  let away: World;
  let neighbour: StaffViewer;
  let planId: string;
  let groupId: string;
  beforeAll(async () => {
    [world, away] = [await createWorld(2), await createWorld(1)];
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const place = { classId: other.id };
    neighbour = await createViewer(world.municipality.id, 'special-educator', place);
    groupId = await group(world, idsOf(world));
    planId = await plan(world, { groupId });
  });

  it('see and write nothing of a plan', async () => {
    const day = latestWeekday();
    const pupilId = idsOf(world)[0]!;
    const before = await readEverything();
    for (const viewer of [away.specialEducator, neighbour]) {
      const ask = <Value>(work: Parameters<typeof inScope<StaffViewer, Value>>[1]) =>
        statusOf(inScope(viewer, work));
      expect((await inScope(viewer, (db) => listPlans(db, day))).plans).toEqual([]);
      expect((await inScope(viewer, (db) => listPlansToCount(db, day))).plans).toEqual([]);
      expect((await week(viewer)).plans).toEqual([]);
      expect(await inScope(viewer, countSessionsToday)).toBe(0);
      expect(await statusOf(record(viewer, { intent: 'hold', planId, day }))).toBe(404);
      expect(await ask((db) => setPlanEnded(db, planId, true))).toBe(404);
      expect(await ask((db) => loadNewPlan(db, { groupId }))).toBe(404);
      expect(await ask((db) => createPlan(db, { groupId }, FORM))).toBe(404);
      expect(await ask((db) => createPlan(db, { pupilId }, FORM))).toBe(404);
      expect(await ask((db) => loadClassSupport(db, world.schoolClass.id))).toBe(404);
      expect(
        await ask((db) =>
          recordNote(db, world.schoolClass.id, { intent: 'note', planId, word: 'well' }),
        ),
      ).toBe(404);
      const given = { from: FORM.startDate, to: today() };
      expect(await ask((db) => readSupportGiven(db, pupilId, given))).toBe(404);
    }
    expect(await statusOf(week(world.principal))).toBe(403);
    expect(await statusOf(record(world.principal, null))).toBe(403);
    expect(await readEverything()).toEqual(before);
  });

  it('who follows a group through another municipality reaches no plan of this one', async () => {
    const pupilId = idsOf(world)[0]!;
    const before = await readEverything();
    await inScope(away.specialEducator, async (db) => {
      await joinGroupPlans(db, groupId, pupilId);
      await leaveGroupPlans(db, groupId, pupilId);
      expect(await endGroupPlans(db, groupId)).toEqual([]);
      await resumeGroupPlans(db, groupId, [{ planId, lastDay: today() }]);
      expect(await listSchoolBreaks(db)).toEqual([]);
      expect(await listWindowStarts(db, today())).toEqual([]);
    });
    expect(await readEverything()).toEqual(before);
  });
});
