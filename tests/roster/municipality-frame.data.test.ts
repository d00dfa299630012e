import { expect, it } from 'vitest';
import { inScope, readingOnly } from '~/access/in-scope.server';
import { listWindowRows } from '~/administration/round-store.server';
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { readFrame } from '~/roster/municipality-frame.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { readPolicies } from '~/scoring/policy-case.server';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

async function createWorldWithBreak(name: string, days: [string, string]) {
  const world = await createWorld(0);
  await getClient().schoolBreak.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      schoolYearId: world.schoolYear.id,
      startDate: toStoredDate(days[0]),
      endDate: toStoredDate(days[1]),
      name,
    },
  });
  return world;
}

it('is the viewer’s own municipality, in one query, and says what each part says by itself', async () => {
  const home = await createWorldWithBreak('höstlov', ['2026-10-26', '2026-10-30']);
  const away = await createWorldWithBreak('sportlov', ['2027-02-15', '2027-02-19']);
  const before = await readEverything();
  const yearIds = [home.schoolYear.id, away.schoolYear.id];
  const { value, queries } = await countQueries(() =>
    inScope(home.teacher, async (given) => {
      const db = readingOnly(given);
      const frame = await readFrame(db);
      const policies = await readPolicies(db);
      return {
        frame,
        breaks: await listSchoolBreaks(db),
        windows: await listWindowRows(db, yearIds),
        isShipped: policies.find('grund-1', 1) !== null,
      };
    }),
  );
  expect(queries).toBe(1);
  expect(value.frame.synthetic).toBe(false);
  expect(value.breaks).toEqual([{ startDate: '2026-10-26', endDate: '2026-10-30' }]);
  expect(value.windows.map(({ id }) => id)).toEqual([home.window.id]);
  expect(value.isShipped).toBe(true);
  const apart = await inScope(home.teacher, async (db) => ({
    breaks: await listSchoolBreaks(db),
    windows: await listWindowRows(db, yearIds),
  }));
  expect(apart).toEqual({ breaks: value.breaks, windows: value.windows });
  expect(await readEverything()).toBe(before);
});
