import { expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getControlSwitch, setControlSwitch } from '~/administration/control-switch.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

it('setControlSwitch holds for the own municipality, and getControlSwitch tells how it stands', async () => {
  const home = await createWorld(0);
  const away = await createWorld(0);
  const see = (viewer: typeof home.administrator) => inScope(viewer, getControlSwitch);
  expect(await see(home.administrator)).toEqual({ isOn: false });
  await inScope(home.administrator, (db) => setControlSwitch(db, true));
  expect(await see(home.administrator)).toEqual({ isOn: true });
  expect(await see(away.administrator)).toEqual({ isOn: false });
  await inScope(home.administrator, (db) => setControlSwitch(db, false));
  expect(await see(home.administrator)).toEqual({ isOn: false });
});

it('only the administrator may', async () => {
  const home = await createWorld(0);
  const before = await readEverything();
  const { teacher, specialEducator, principal, headOfEducation, testLeader } = home;
  for (const viewer of [teacher, specialEducator, principal, headOfEducation, testLeader]) {
    expect(await statusOf(inScope(viewer, getControlSwitch))).toBe(403);
    expect(await statusOf(inScope(viewer, (db) => setControlSwitch(db, true)))).toBe(403);
  }
  expect(await readEverything()).toBe(before);
});
