/** The school year that freed time and costs are of: the newest with a window that has begun. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';

type Db = ScopedDb<StaffViewer>;

interface YearWindow {
  windowId: string;
  kind: WindowKind;
  batteryId: string;
}
export interface BenefitYear {
  schoolYearId: string;
  startYear: number;
  /** First day, last day, and the day that is told of: today, or the last day of a year that is over. */
  from: Day;
  to: Day;
  asOf: Day;
  /** Those that have begun, in the order of time. */
  windows: YearWindow[];
}

/** Without a begun window the school year of today, or null when there is none. */
export async function findBenefitYear(db: Db): Promise<BenefitYear | null> {
  const { municipalityId, viewer, transaction } = db;
  const today = toStoredDate(viewer.today);
  const windows = await transaction.screeningWindow.findMany({
    where: { municipalityId, startDate: { lte: today } },
    select: { id: true, kind: true, batteryId: true, schoolYearId: true },
    orderBy: { startDate: 'asc' },
  });
  const newest = windows.at(-1);
  const year = await transaction.schoolYear.findFirst({
    where: {
      municipalityId,
      ...(newest ? { id: newest.schoolYearId } : { startDate: { lte: today } }),
    },
    orderBy: { startDate: 'desc' },
  });
  if (!year) return null;
  const to = dayOf(year.endDate);
  return {
    schoolYearId: year.id,
    startYear: year.startYear,
    from: dayOf(year.startDate),
    to,
    asOf: viewer.today < to ? viewer.today : to,
    windows: windows
      .filter(({ schoolYearId }) => schoolYearId === year.id)
      .map(({ id, kind, batteryId }) => ({ windowId: id, kind: kind as WindowKind, batteryId })),
  };
}
