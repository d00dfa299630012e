import type { ScopedDb } from '~/access/in-scope.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import type { SchoolBreakDays } from '~/roster/school-weeks';

/** The municipality's breaks of every school year: public days, the same for all who work there. */
export async function listSchoolBreaks(db: ScopedDb): Promise<SchoolBreakDays[]> {
  const rows = await db.transaction.schoolBreak.findMany({
    where: { municipalityId: db.municipalityId },
    select: { startDate: true, endDate: true },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ startDate, endDate }) => ({
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
  }));
}

/** First days of the windows after a day, the nearest first. */
export async function listWindowStarts(db: ScopedDb, after: Day): Promise<Day[]> {
  const rows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, startDate: { gt: toStoredDate(after) } },
    select: { startDate: true },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ startDate }) => dayOf(startDate));
}
