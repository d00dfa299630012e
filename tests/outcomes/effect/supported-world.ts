/** A class of year one in winter with plans, and readings of most who have one. */
import { expect } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { recordPaperProbe } from '~/administration/probe.server';
import type { FormId } from '~/instruments/battery';
import { addDays } from '~/platform/calendar';
import { createPlan } from '~/support/plans/plan-store.server';
import { today } from '../../support/factories';
import { createWorldWithSpring } from '../../support-room/progress/world-with-spring';

type World = Awaited<ReturnType<typeof createWorldWithSpring>>;

export async function plan(world: World, index: number, startDate = addDays(today(), -84)) {
  const made = await inScope(world.specialEducator, (db) =>
    createPlan(
      db,
      { pupilId: world.pupils[index]!.pupil.id },
      {
        need: 'blending',
        aim: 'Ljudar ihop korta ord.',
        methodId: 'blend-and-split',
        carriedOutBy: 'special-educator',
        place: 'classroom',
        minutes: 20,
        weekdays: [1, 3],
        weeks: 12,
        startDate,
        remeasureDate: addDays(today(), 60),
      },
    ),
  );
  expect(made.ok).toBe(true);
}

/** Weekly readings of twelve weeks, from `first` words a minute with so many more each week. */
export async function read(world: World, index: number, first: number, rise: number) {
  const place = [world.schoolClass.id, world.pupils[index]!.pupil.id] as const;
  for (let week = 0; week <= 11; week += 1) {
    const paper = {
      formId: 'P01' as FormId,
      day: addDays(today(), -77 + week * 7),
      right: first + Math.round(rise * week),
      read: 40,
      seconds: 60,
    };
    await inScope(world.teacher, (db) => recordPaperProbe(db, ...place, 'read-words', paper));
  }
}

/**
 * Nine pupils: seven with a plan. Six of these begin at 5 words a minute; five rise by one a week, one not at
 * all. The seventh has no readings, the eighth a plan that has not begun, the ninth none.
 */
export async function createSupportedWorld() {
  const world = await createWorldWithSpring(9);
  for (let index = 0; index < 7; index += 1) await plan(world, index);
  await plan(world, 7, addDays(today(), 7));
  for (let index = 0; index < 5; index += 1) await read(world, index, 5, 1);
  await read(world, 5, 5, 0);
  return world;
}
