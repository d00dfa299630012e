/** Which windows the follow-up shows: those of one school year that have begun, and one of them by itself. */
import { readOnce, requireId, type ScopedDb } from '~/access/in-scope.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { notFound } from '~/platform/http.server';
import { readCalendar } from '~/roster/municipality-calendar.server';
import type { ShownYear, WindowKind } from './shown-figures';

type Db = ScopedDb;

export interface BegunWindow {
  windowId: string;
  kind: WindowKind;
  schoolYearId: string;
  /** Calendar year the school year begins in. */
  startYear: number;
  from: Day;
  to: Day;
}

/** Windows that have begun, of every school year, in the order of time. The caller has let the viewer in. */
export function listBegunWindows(db: Db): Promise<BegunWindow[]> {
  return readOnce(db, 'begun windows', () => readBegunWindows(db));
}

async function readBegunWindows(db: Db): Promise<BegunWindow[]> {
  const { today } = await readCalendar(db);
  const rows = await db.transaction.screeningWindow.findMany({
    where: {
      municipalityId: db.municipalityId,
      startDate: { lte: toStoredDate(today) },
    },
    select: {
      id: true,
      kind: true,
      schoolYearId: true,
      schoolYear: { select: { startYear: true, startDate: true, endDate: true } },
    },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ id, kind, schoolYearId, schoolYear }) => ({
    windowId: id,
    kind: kind as WindowKind,
    schoolYearId,
    startYear: schoolYear.startYear,
    from: dayOf(schoolYear.startDate),
    to: dayOf(schoolYear.endDate),
  }));
}

interface ShownWindows {
  windowIds: string[];
  /** Number of the shown window among them. */
  window: number;
  schoolYearId: string | null;
  /** First and last day of the school year. */
  from: Day;
  to: Day;
  /** Today, or the last day of a school year that is over. */
  asOf: Day;
  shown: ShownYear;
}

/**
 * The windows of a school year: of the window that is asked for, else of the year that is, else the newest.
 * Its newest window is shown unless one is asked for. @throws 404 for a window or year that is none.
 */
export async function findShownWindows(
  db: Db,
  choice: { windowId: string | null; startYear?: number | null },
): Promise<ShownWindows> {
  const begun = await listBegunWindows(db);
  const wanted = choice.windowId ? requireId(choice.windowId) : null;
  const startYear = choice.startYear ?? null;
  const newest = begun.findLast(
    (one) =>
      (wanted === null || one.windowId === wanted) &&
      (startYear === null || one.startYear === startYear),
  );
  if (!newest && (wanted !== null || startYear !== null)) throw notFound();
  const own = begun.filter(({ schoolYearId }) => schoolYearId === newest?.schoolYearId);
  const { today } = await readCalendar(db);
  const { from, to } = newest ?? { from: today, to: today };
  const asOf = today < to ? today : to;
  return {
    windowIds: own.map(({ windowId }) => windowId),
    window: Math.max(
      0,
      own.findIndex(({ windowId }) => windowId === newest?.windowId),
    ),
    schoolYearId: newest?.schoolYearId ?? null,
    ...{ from, to, asOf },
    shown: {
      windows: own.map(({ windowId, kind }) => ({ windowId, kind })),
      windowId: newest?.windowId ?? null,
      startYears: [...new Set(begun.map((one) => one.startYear))].reverse(),
      startYear: newest?.startYear ?? null,
      asOf,
    },
  };
}
