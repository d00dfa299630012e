/** The breaks of the municipality's school years, for counting in school weeks. Nothing of a pupil is read. */
import type { ScopedDb } from '~/access/in-scope.server';
import { dayOf } from '~/platform/calendar';
import { readFrame } from './municipality-frame.server';
import type { SchoolBreakDays } from './school-weeks';

/** Breaks of every school year of the viewer's municipality, oldest first. */
export async function listSchoolBreaks(db: ScopedDb): Promise<SchoolBreakDays[]> {
  const rows = db.remembered ? await listFramed(db) : await listStored(db);
  return rows.map(({ startDate, endDate }) => ({
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
  }));
}

function listStored(db: ScopedDb) {
  return db.transaction.schoolBreak.findMany({
    where: { municipalityId: db.municipalityId },
    select: { startDate: true, endDate: true },
    orderBy: { startDate: 'asc' },
  });
}

async function listFramed(db: ScopedDb) {
  const { schoolYears } = await readFrame(db);
  return schoolYears
    .flatMap(({ breaks }) => breaks)
    .toSorted((one, other) => one.startDate.getTime() - other.startDate.getTime());
}
