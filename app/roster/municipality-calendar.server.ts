/** Which day it is in a municipality, for staff and for the system alike. */
import type { ScopedDb } from '~/access/in-scope.server';
import { type Day, dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';

export interface MunicipalityCalendar {
  today: Day;
  timeZone: string;
}

/** Staff bring it with them; for the system it is read. */
export async function readCalendar({
  viewer,
  transaction,
  municipalityId,
}: ScopedDb): Promise<MunicipalityCalendar> {
  if (viewer.kind === 'staff') return viewer;
  const { timeZone } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { timeZone: true },
  });
  return { today: dayInZone(now(), timeZone), timeZone };
}
