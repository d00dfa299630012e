import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createPupil, createWorld } from '../support/factories';

useTestDatabase();

test('namesAPupil finds the full name of a pupil of the own municipality only', async () => {
  const world = await createWorld(0);
  const away = await createWorld(0);
  await createPupil(world.schoolClass, { givenName: 'Åsa Maj', familyName: 'Öberg-Lind' });
  await createPupil(world.schoolClass, {
    givenName: 'Ekorren Pil',
    familyName: '',
    birthDate: null,
    protectedIdentity: true,
  });
  const before = await readEverything();
  const ask = (text: string, viewer = world.teacher) =>
    inScope(viewer, (db) => namesAPupil(db, ['Rummet var lugnt.', text]));
  for (const text of [
    'Åsa Maj Öberg-Lind behövde mer tid.',
    'det tog tid för åsa maj öberg lind',
    'Öberg-Lind, Åsa Maj',
    'Åsa  Maj\nÖberg-Linds hörlurar',
    'Ekorren Pil kom sent.',
  ]) {
    expect(await ask(text), text).toBe(true);
    expect(await ask(text, away.teacher), text).toBe(false);
  }
  for (const text of ['', 'Åsa', 'Vi såg en ekorre.', 'Öberg-Lindska huset', 'Åsa Maj Öberg']) {
    expect(await ask(text), text).toBe(false);
  }
  expect(await readEverything()).toBe(before);
});
