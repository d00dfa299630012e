import { expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getSignCards } from '~/administration/sign-cards.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

it('getSignCards lists the animals of the class by name, and never to an outsider', async () => {
  const home = await createWorld(3);
  const away = await createWorld(1);
  const before = await readEverything();
  const see = (viewer: typeof home.teacher) =>
    inScope(viewer, (db) => getSignCards(db, home.schoolClass.id));
  const { cards, className } = await see(home.teacher);
  expect(className).toBe(home.schoolClass.name);
  expect(cards.map(({ name }) => name)).toEqual(['Elev1', 'Elev2', 'Elev3']);
  expect(new Set(cards.map(({ signId }) => signId)).size).toBe(3);
  expect((await see(home.testLeader)).cards).toHaveLength(3);
  expect(await statusOf(see(home.principal))).toBe(403);
  expect(await statusOf(see(home.administrator))).toBe(403);
  expect(await statusOf(see(away.teacher))).toBe(404);
  expect(await statusOf(see(away.administrator))).toBe(404);
  expect(await readEverything()).toBe(before);
});
