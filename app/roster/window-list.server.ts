import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';

/** The screening windows of a school year with their days, the first first. @throws 403. */
export async function listWindows(db: ScopedDb<StaffViewer>, schoolYearId: string) {
  requireMunicipality(db, 'roster.manage');
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, schoolYearId },
    orderBy: { startDate: 'asc' },
  });
  return windows.map(({ id, kind, startDate, endDate, catchUpEndDate }) => ({
    id,
    kind,
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
    catchUpEndDate: dayOf(catchUpEndDate),
  }));
}
