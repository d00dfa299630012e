import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { readCalendar } from '~/roster/municipality-calendar.server';
import { useTestDatabase } from '../support/database';
import { createWorld, today } from '../support/factories';

useTestDatabase();

test('staff bring their day with them, the system has the one of its own municipality', async () => {
  const world = await createWorld(1);
  const other = await createWorld(1);
  // A day ahead of the other end of the world, at every hour.
  await getClient().municipality.update({
    where: { id: other.municipality.id },
    data: { timeZone: 'Pacific/Kiritimati' },
  });
  const { timeZone } = world.teacher;
  expect(await inScope(world.teacher, readCalendar)).toMatchObject({ today: today(), timeZone });
  const ask = (municipalityId: string) =>
    inScope(makeSystemViewer(municipalityId, 'test'), readCalendar);
  expect(await ask(world.municipality.id)).toEqual({ today: today(), timeZone });
  const far = await ask(other.municipality.id);
  expect(far.timeZone).toBe('Pacific/Kiritimati');
  expect(far.today >= today()).toBe(true);
});
