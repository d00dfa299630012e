/** A class of year one in winter, with a spring window ahead to measure progress against. */
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../../support/factories';
import { createYearOneWorld } from '../../support/year-one-factories';

/** Winter began a hundred days ago and spring begins in sixty. */
export async function createWorldWithSpring(pupilCount: number) {
  const world = await createYearOneWorld('winter', pupilCount);
  await getClient().schoolYear.update({
    where: { id: world.schoolYear.id },
    data: { startDate: toStoredDate(addDays(today(), -200)) },
  });
  await getClient().screeningWindow.update({
    where: { id: world.window.id },
    data: { startDate: toStoredDate(addDays(today(), -100)) },
  });
  const { id: _id, ...window } = world.window;
  await getClient().screeningWindow.create({
    data: {
      ...window,
      id: newId(),
      kind: 'spring',
      startDate: toStoredDate(addDays(today(), 60)),
      endDate: toStoredDate(addDays(today(), 90)),
      catchUpEndDate: toStoredDate(addDays(today(), 100)),
    },
  });
  return world;
}
