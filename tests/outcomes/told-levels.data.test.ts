/** Which numbers of levels the follow-up tells: no numbers, and nothing of another municipality. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { getClient } from '~/platform/database/client.server';
import { NOTHING_TOLD } from '~/scoring/told-levels';
import { createAssessment, createRound, LOW } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

const read = (viewer: StaffViewer, windowId: string) =>
  inScope(viewer, (db) => readToldLevels(db, windowId));

test('a number that the follow-up hides is not told; an outsider’s window has none', async () => {
  const world = await createWorld(12);
  const { window, headOfEducation } = world;
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: window.id,
  });
  for (const pupil of world.pupils.slice(0, 3)) await createAssessment(round, pupil, LOW);
  // 3 of 12 need follow-up: fewer than 5, and the 9 without a level would give them away.
  const told = await read(headOfEducation, window.id);
  expect([...told.levels].sort()).toEqual(['above', 'look-again']);
  expect(told).toMatchObject({ isWholeTold: false, schools: new Set() });
  const away = await createWorld(0);
  const before = await readEverything();
  expect(await read(away.headOfEducation, window.id)).toEqual(NOTHING_TOLD);
  expect(await readEverything()).toBe(before);
});

test('with enough at each level everything is told, until the window has not begun', async () => {
  const world = await createWorld(10);
  const { window, headOfEducation, school } = world;
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: window.id,
  });
  for (const pupil of world.pupils.slice(0, 5)) await createAssessment(round, pupil, LOW);
  const told = await read(headOfEducation, window.id);
  expect(told.levels.size).toBe(4);
  expect(told).toMatchObject({ isWholeTold: true, schools: new Set([school.name]) });
  await getClient().screeningWindow.update({
    where: { id: window.id },
    data: {
      startDate: new Date('2099-01-01'),
      endDate: new Date('2099-01-20'),
      catchUpEndDate: new Date('2099-01-25'),
    },
  });
  expect(await read(headOfEducation, window.id)).toEqual(NOTHING_TOLD);
});
