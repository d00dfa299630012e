import { expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

it('breaks are the own municipality’s, oldest first', async () => {
  const [own, other] = [await createWorld(0), await createWorld(0)];
  const add = (world: typeof own, startDate: string, endDate: string) =>
    getClient().schoolBreak.create({
      data: {
        id: newId(),
        municipalityId: world.municipality.id,
        schoolYearId: world.schoolYear.id,
        startDate: toStoredDate(startDate),
        endDate: toStoredDate(endDate),
      },
    });
  await add(own, '2026-12-21', '2027-01-08');
  await add(own, '2026-10-26', '2026-10-30');
  await add(other, '2026-11-02', '2026-11-06');
  const breaks = await inScope(own.teacher, listSchoolBreaks);
  expect(breaks).toEqual([
    { startDate: '2026-10-26', endDate: '2026-10-30' },
    { startDate: '2026-12-21', endDate: '2027-01-08' },
  ]);
});
