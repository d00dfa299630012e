import type { ScopedDb } from '~/access/in-scope.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';

/** First days of the municipality's windows after a day, the nearest first: public days. */
export async function listWindowStarts(db: ScopedDb, after: Day): Promise<Day[]> {
  const rows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, startDate: { gt: toStoredDate(after) } },
    select: { startDate: true },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ startDate }) => dayOf(startDate));
}
