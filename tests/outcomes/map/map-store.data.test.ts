/** Places of schools and the outline: given by the administrator, seen by the head of education. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changePlaces, loadFollowUpWithMap, loadPlaces } from '~/outcomes/map/map-store.server';
import { getClient } from '~/platform/database/client.server';
import { readEverything, useTestDatabase } from '../../support/database';
import { createWorld } from '../../support/factories';

useTestDatabase();

const NOTHING = { schoolId: null, windowId: null };
const send = (viewer: StaffViewer, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return inScope(viewer, (db) => changePlaces(db, form));
};
const square = (east: number) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [east, 59],
        [east + 1, 59],
        [east + 1, 60],
        [east, 60],
        [east, 59],
      ],
    ],
  });
const ringsOf = async (viewer: StaffViewer) => (await inScope(viewer, loadPlaces)).map.rings;

test('a place is given with a Swedish comma, seen on the map, changed and taken back', async () => {
  const { administrator, headOfEducation, principal, school } = await createWorld(1);
  const place = { intent: 'place', schoolId: school.id, latitude: '59,36', longitude: '18,14' };
  const given = await send(administrator, place);
  expect(given).toMatchObject({ ok: true, done: { what: 'place', schoolName: school.name } });
  const page = await inScope(headOfEducation, (db) => loadFollowUpWithMap(db, NOTHING));
  expect(page.map).toEqual({
    rings: null,
    places: [{ schoolId: school.id, position: [18.14, 59.36] }],
  });
  // A principal's page is of one school and has no map.
  const own = await inScope(principal, (db) => loadFollowUpWithMap(db, NOTHING));
  expect(own.map).toBeNull();
  await send(administrator, given.ok ? given.done.undo : {});
  expect((await inScope(administrator, loadPlaces)).schools[0]).toMatchObject({ latitude: null });
});

test('a half place, one that is not in Sweden or no number is refused beside its field', async () => {
  const { administrator, school } = await createWorld(0);
  const before = await readEverything();
  const problems = async (latitude: string, longitude: string) => {
    const answer = await send(administrator, {
      intent: 'place',
      schoolId: school.id,
      latitude,
      longitude,
    });
    return answer.ok || answer.of !== 'place' ? null : answer.submission.error;
  };
  expect(await problems('18,14', '59,36')).toEqual({
    latitude: ['latitude-range'],
    longitude: ['longitude-range'],
  });
  expect(await problems('6580822', '674032')).toMatchObject({ latitude: ['latitude-range'] });
  expect(await problems('59,36', '')).toEqual({ longitude: ['longitude-missing'] });
  expect(await problems('norr', '18')).toEqual({ latitude: ['latitude-number'] });
  expect(await problems('Infinity', '18')).toEqual({ latitude: ['latitude-number'] });
  expect(await readEverything()).toBe(before);
});

test('an outline is given, replaced, put back and taken away; no row is erased', async () => {
  const { administrator } = await createWorld(0);
  await send(administrator, { intent: 'outline', outline: square(18) });
  await send(administrator, { intent: 'outline', outline: square(15) });
  expect((await ringsOf(administrator))?.[0]?.[0]).toEqual([15, 59]);
  await send(administrator, { intent: 'outline-undo' });
  expect((await ringsOf(administrator))?.[0]?.[0]).toEqual([18, 59]);
  await send(administrator, { intent: 'outline-remove' });
  expect(await ringsOf(administrator)).toBeNull();
  await send(administrator, { intent: 'outline-undo' });
  expect(await ringsOf(administrator)).not.toBeNull();
  expect(await getClient().municipalityOutline.count()).toBe(5);
  const refused = await send(administrator, { intent: 'outline', outline: '{"type":"Point"}' });
  expect(refused).toEqual({ ok: false, of: 'outline', problem: 'outline-not-polygon' });
});

test('outsiders: other roles 403, another municipality’s school 404; nothing is written', async () => {
  const world = await createWorld(0);
  const other = await createWorld(0);
  await send(other.administrator, { intent: 'outline', outline: square(18) });
  const before = await readEverything();
  const place = { intent: 'place', schoolId: world.school.id, latitude: '59', longitude: '18' };
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.principal,
    world.headOfEducation,
    world.testLeader,
  ]) {
    await expect(inScope(viewer, loadPlaces)).rejects.toMatchObject({ status: 403 });
    await expect(send(viewer, place)).rejects.toMatchObject({ status: 403 });
    await expect(send(viewer, { intent: 'outline', outline: square(15) })).rejects.toMatchObject({
      status: 403,
    });
  }
  await expect(send(other.administrator, place)).rejects.toMatchObject({ status: 404 });
  await expect(send(world.administrator, { intent: 'anything' })).rejects.toMatchObject({
    status: 400,
  });
  expect(await ringsOf(world.administrator)).toBeNull();
  const foreign = await inScope(other.headOfEducation, (db) => loadFollowUpWithMap(db, NOTHING));
  expect(foreign.map?.places).toEqual([]);
  await expect(
    inScope(world.teacher, (db) => loadFollowUpWithMap(db, NOTHING)),
  ).rejects.toMatchObject({ status: 403 });
  expect(await readEverything()).toBe(before);
});
