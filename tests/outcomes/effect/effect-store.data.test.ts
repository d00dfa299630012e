/** How it has gone after support, from the database: as each pupil's own page says, and no pupil leaves it. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadEffect } from '~/outcomes/effect/effect-store.server';
import { listOwnSchools } from '~/outcomes/follow-up/own-schools.server';
import { findShownWindows } from '~/outcomes/follow-up/shown-windows.server';
import { addDays } from '~/platform/calendar';
import { readAfterSupport, readFollowed } from '~/support/progress/after-support.server';
import { listProgressEvents } from '~/support/progress/followed.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import { today } from '../../support/factories';
import { createWorldWithSpring } from '../../support-room/progress/world-with-spring';
import { createSupportedWorld, plan } from './supported-world';

useTestDatabase();

const NOTHING = { schoolId: null, windowId: null };
const load = (viewer: StaffViewer, schoolId: string | null = null) =>
  inScope(viewer, (db) => loadEffect(db, { ...NOTHING, schoolId }));

test('a principal sees the class by what the pupils’ own pages say', async () => {
  const world = await createSupportedWorld();
  const page = await load(world.principal);
  expect(page).toMatchObject({ schoolId: world.school.id, places: [{ name: '1A' }] });
  const { figures } = page.places[0]!;
  expect(figures).toEqual(page.total);
  expect(figures.withSupport).toBe(7);
  expect(figures.verdict).toEqual({
    'on-the-way': 5,
    'not-on-the-way': 1,
    'too-early': 0,
    'no-goal': 0,
    'no-readings': 1,
  });
  // Read more, surely: 5 of the 6 with readings.
  expect(figures.more).toMatchObject({ count: 5, base: 6 });
  // Each beside five others who began at 5: the five rise as their median, none of them over it.
  expect(figures.faster).toMatchObject({ count: 0, base: 6 });
  const own = await inScope(world.teacher, (db) =>
    loadProgress(db, world.schoolClass.id, world.pupils[5]!.pupil.id),
  );
  expect(own.finding?.verdict).toBe('not-on-the-way');
  expect(own.alike).toMatchObject({ kind: 'compared', pupils: 5 });
  const sent = JSON.stringify([page, await load(world.headOfEducation)]);
  for (const { pupil, membership } of world.pupils) {
    for (const secret of [pupil.id, membership.id, pupil.givenName]) {
      expect(sent).not.toContain(secret);
    }
  }
  const whole = await load(world.headOfEducation);
  expect(whole).toMatchObject({ schoolId: null, places: [{ name: world.school.name }] });
  const hidden = Object.keys(figures.verdict).map((verdict) => [verdict, 'protected']);
  expect(whole.places[0]?.figures).toEqual({
    withSupport: 'protected',
    verdict: Object.fromEntries(hidden),
    more: 'protected',
    faster: 'protected',
  });
});

test('outsiders: 404 for another school, 403 for other roles; nothing is written, nothing is read of others', async () => {
  const world = await createSupportedWorld();
  const other = await createWorldWithSpring(1);
  const stored = await readEverything();
  for (const viewer of [other.principal, other.headOfEducation]) {
    await expect(load(viewer, world.school.id)).rejects.toMatchObject({ status: 404 });
  }
  for (const viewer of [world.teacher, world.specialEducator, world.administrator]) {
    await expect(load(viewer)).rejects.toMatchObject({ status: 403 });
  }
  await expect(load(world.headOfEducation, world.school.id)).rejects.toMatchObject({ status: 403 });
  const pupilIds = world.pupils.map(({ pupil }) => pupil.id);
  const year = { from: addDays(today(), -200), to: today(), asOf: today() };
  await inScope(other.principal, async (db) => {
    const of = { ...year, schoolYearId: world.schoolYear.id };
    const after = await readAfterSupport(db, pupilIds, of);
    expect(new Set([...after.values()].map(({ verdict }) => verdict))).toEqual(
      new Set(['no-readings']),
    );
    expect((await listProgressEvents(db, pupilIds)).size).toBe(0);
    expect((await readFollowed(db, pupilIds, of)).get(pupilIds[0]!)?.series).toBeNull();
    expect((await listOwnSchools(db)).map(({ schoolId }) => schoolId)).toEqual([other.school.id]);
    await expect(findShownWindows(db, { windowId: world.window.id })).rejects.toMatchObject({
      status: 404,
    });
  });
  expect(await readEverything()).toBe(stored);
});

test('the number of queries does not grow with pupils', async () => {
  const world = await createWorldWithSpring(4);
  await plan(world, 0);
  const count = () => countQueries(() => load(world.headOfEducation));
  await count();
  const held = await count();
  expect(held.queries).toBeLessThanOrEqual(12);
  await plan(world, 1);
  const one = await count();
  for (const index of [2, 3]) await plan(world, index);
  const two = await count();
  expect(two.queries).toBe(one.queries);
  expect((await count()).queries).toBe(held.queries);
});
