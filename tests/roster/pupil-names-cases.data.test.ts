import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createPupil, createWorld } from '../support/factories';

useTestDatabase();

async function createNamedWorld() {
  const world = await createWorld(0);
  const { schoolClass } = world;
  await createPupil(schoolClass, { givenName: 'Åsa Maria', familyName: 'Öberg-Lind' });
  await createPupil(schoolClass, { givenName: 'Bo', familyName: '' });
  await createPupil(schoolClass, { givenName: 'Ekorren Pil', familyName: '' });
  return world;
}

test.each([
  ['Åsa Öberg-Lind behöver en lugn plats.', true],
  ['ett möte med åsa maria öberg lind', true],
  ['ÖBERG-LIND, ÅSA: klar', true],
  ['Åsa Öberg-Linds grupp', true],
  ['Se Ekorren Pil', true],
  ['Åsa är en vanlig förnamn', false],
  ['Familjen Öberg-Lind bor här', false],
  ['Bo kvar i klassrummet', false],
  ['Åsas plats. Öberg nämns för sig.', false],
  ['Alla elever i årskurs 1 screenas före jul.', false],
  ['', false],
])('%j names a pupil: %s', async (text, expected) => {
  const { headOfEducation } = await createNamedWorld();
  const named = await inScope(headOfEducation, (db) => namesAPupil(db, ['Ett mål', text]));
  expect(named).toBe(expected);
});

test('a pupil of another municipality is nobody here, and nothing is written', async () => {
  await createNamedWorld();
  const away = await createWorld(0);
  const before = await readEverything();
  const named = await inScope(away.headOfEducation, (db) => namesAPupil(db, ['Åsa Öberg-Lind']));
  expect(named).toBe(false);
  expect(await readEverything()).toBe(before);
});
