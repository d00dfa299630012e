/** A running plan is changed and changed back: what was planned and held before stays as it was. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import type { PlanChangeFields } from '~/support/plans/plan-change';
import { answerPlanChange, loadPlanChange } from '~/support/plans/plan-change-store.server';
import { listPlans } from '~/support/plans/plan-list.server';
import { createPlan, setPlanEnded } from '~/support/plans/plan-store.server';
import { recordSession } from '~/support/plans/session-store.server';
import { readSupportGiven } from '~/support/plans/support-given.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createWorld, today } from '../../support/factories';

useTestDatabase();

const START = addDays(today(), -14);
const FIELDS: PlanChangeFields = {
  aim: 'Ljudar ihop korta ord.',
  methodId: 'blend-and-split',
  carriedOutBy: 'special-educator',
  place: 'classroom',
  minutes: 20,
  weekdays: [1, 2, 3, 4, 5],
  weeks: 6,
  remeasureDate: addDays(today(), 60),
  reason: 'Det går för sakta.',
};

async function createPlanned() {
  const world = await createWorld(1);
  const pupilId = world.pupils[0]!.pupil.id;
  const { reason: _reason, ...fields } = FIELDS;
  const made = await inScope(world.specialEducator, (db) =>
    createPlan(db, { pupilId }, { ...fields, need: 'blending', startDate: START }),
  );
  if (!made.ok) throw new Error(made.problem);
  const { planId } = made;
  const change = (over: Partial<PlanChangeFields>, viewer: StaffViewer = world.specialEducator) =>
    inScope(viewer, (db) =>
      answerPlanChange(db, planId, {
        ok: true,
        form: { intent: 'change', fields: { ...FIELDS, ...over } },
      }),
    );
  const takeBack = (changeId: string, viewer: StaffViewer = world.specialEducator) =>
    inScope(viewer, (db) =>
      answerPlanChange(db, planId, { ok: true, form: { intent: 'take-back', changeId } }),
    );
  const read = async () => {
    const { plans } = await inScope(world.specialEducator, (db) => listPlans(db, today()));
    return plans.find((plan) => plan.planId === planId)!;
  };
  const given = (to: string) =>
    inScope(world.teacher, (db) => readSupportGiven(db, pupilId, { from: START, to }));
  return { world, planId, change, takeBack, read, given };
}

const refused = (problem: string) => ({ ok: false, refused: { fields: [], problem } });

describe('a running plan', () => {
  it('is changed with a reason; what was planned and held before stays, also when it is taken back', async () => {
    const { world, planId, change, takeBack, read, given } = await createPlanned();
    const yesterday = addDays(today(), -1);
    const held = (await read()).startDate;
    await inScope(world.specialEducator, (db) =>
      recordSession(db, { intent: 'hold', planId, day: held }),
    );
    const before = await read();
    const plannedBefore = await given(yesterday);
    expect(plannedBefore.planned).toBeGreaterThanOrEqual(10);

    expect(await change({ weekdays: [3], minutes: 30, place: 'small-room' })).toEqual({ ok: true });
    const after = await read();
    expect(after).toMatchObject({ weekdays: [3], minutes: 30, place: 'small-room' });
    expect(after.endDate).toBe(before.endDate);
    expect(after.plannedInAll).toBeLessThan(before.plannedInAll);
    expect(await given(yesterday)).toEqual(plannedBefore);
    expect(after.changes).toMatchObject([
      {
        day: today(),
        reason: FIELDS.reason,
        before: { weekdays: [1, 2, 3, 4, 5], minutes: 20 },
        after: { weekdays: [3], minutes: 30 },
      },
    ]);
    // What is written afterwards of a day before the change is of the minutes that stood then.
    const early = addDays(START, 1);
    const wrote = await inScope(world.specialEducator, (db) =>
      recordSession(db, { intent: 'hold', planId, day: early }),
    );
    expect(wrote).toEqual({ ok: true });
    expect((await read()).sessions.map(({ minutes }) => minutes)).toEqual([20, 20]);

    expect(await takeBack(after.changes[0]!.changeId)).toEqual({ ok: true });
    const again = await read();
    expect(again).toMatchObject({ weekdays: before.weekdays, minutes: 20, changes: [] });
    expect(again.plannedInAll).toBe(before.plannedInAll);
    // The trail keeps both rows.
    expect(await getClient().planChange.count({ where: { planId } })).toBe(2);
  });

  it('longer or shorter is counted from its first day; over before today it is not taken', async () => {
    const { change, read } = await createPlanned();
    const before = await read();
    expect(await change({ weeks: 10 })).toEqual({ ok: true });
    expect((await read()).endDate > before.endDate).toBe(true);
    expect(await change({ weeks: 1 })).toEqual(refused('too-short'));
    expect(await change({ weeks: 10, remeasureDate: addDays(START, -1) })).toEqual(
      refused('remeasure-before-start'),
    );
    expect(await change({ weeks: 10, methodId: 'magic' })).toEqual(refused('unknown-method'));
    expect(await change({ weeks: 10 })).toEqual(refused('nothing-changed'));
  });

  it('only the latest change is taken back, and a plan that is over is not changed', async () => {
    const { world, planId, change, takeBack, read } = await createPlanned();
    await change({ minutes: 25 });
    await change({ minutes: 30 });
    const [first, second] = (await read()).changes;
    expect(await takeBack(first!.changeId)).toEqual(refused('not-latest'));
    await inScope(world.specialEducator, (db) => setPlanEnded(db, planId, true));
    const before = await readEverything();
    expect(await change({ minutes: 35 })).toEqual(refused('ended'));
    expect(await takeBack(second!.changeId)).toEqual(refused('ended'));
    const open = inScope(world.specialEducator, (db) => loadPlanChange(db, planId));
    expect(await statusOf(open)).toBe(404);
    expect(await readEverything()).toEqual(before);
  });

  it('is not changed or opened by anyone else, and nothing is written', async () => {
    const { world, planId, change } = await createPlanned();
    const away = await createWorld(1);
    const before = await readEverything();
    const doors = (viewer: StaffViewer) => [
      statusOf(change({ minutes: 45 }, viewer)),
      statusOf(inScope(viewer, (db) => loadPlanChange(db, planId))),
      statusOf(inScope(viewer, (db) => answerPlanChange(db, planId, { ok: false, fields: [] }))),
    ];
    for (const [viewer, status] of [
      [world.teacher, 403],
      [world.headOfEducation, 403],
      [world.administrator, 403],
      [away.specialEducator, 404],
      [away.administrator, 404],
    ] as const) {
      expect(await Promise.all(doors(viewer))).toEqual([status, status, status]);
    }
    expect(await readEverything()).toEqual(before);
  });
});
