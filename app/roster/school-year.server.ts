import type { ScopedDb } from '~/access/in-scope.server';
import { requireMunicipality } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { newId } from '~/platform/identifier.server';

/** First and last day of a school year that starts in August of the year. */
export function listYearDays(startYear: number): { startDate: Day; endDate: Day } {
  return { startDate: `${startYear}-08-01`, endDate: `${startYear + 1}-07-31` };
}

/** The school year of today, or null when the municipality has not begun to use it. */
export async function findSchoolYear(db: ScopedDb<StaffViewer>) {
  requireMunicipality(db, 'roster.manage');
  const { municipalityId, viewer } = db;
  const startYear = schoolYearStart(viewer.today);
  return db.transaction.schoolYear.findUnique({
    where: { municipalityId_startYear: { municipalityId, startYear } },
  });
}

/** The school year of today; made, from 1 August to 31 July, when it is not there. */
export async function ensureSchoolYear(db: ScopedDb<StaffViewer>) {
  const known = await findSchoolYear(db);
  if (known) return known;
  const startYear = schoolYearStart(db.viewer.today);
  const { startDate, endDate } = listYearDays(startYear);
  return db.transaction.schoolYear.create({
    data: {
      id: newId(),
      municipalityId: db.municipalityId,
      startYear,
      startDate: toStoredDate(startDate),
      endDate: toStoredDate(endDate),
    },
  });
}
