/** The days of a school year's screening windows, written by the administrator through the calendar's page. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { SchoolBreakDays } from './school-weeks';
import {
  type DatedWindow,
  findWindowProblem,
  type WindowDays,
  type WindowKind,
  type WindowProblem,
} from './window-days';

/** What a window that is made gives: the battery in a version, and the policy that judges it. */
export type WindowGift = {
  batteryId: string;
  batteryVersion: number;
  policyId: string;
  policyVersion: number;
};
export type WindowWritten = { days: WindowDays; undo: Record<string, string> };
type Year = { id: string } & SchoolBreakDays;

/**
 * The year's windows and whether a class has begun in them.
 * @throws 403 for anyone but the administrator.
 */
export async function listDatedWindows(
  db: ScopedDb<StaffViewer>,
  schoolYearId: string,
): Promise<(DatedWindow & { id: string })[]> {
  requireMunicipality(db, 'roster.manage');
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, schoolYearId },
    include: { _count: { select: { rounds: true } } },
  });
  return windows.map(({ id, kind, startDate, endDate, catchUpEndDate, _count }) => ({
    id,
    kind: kind as WindowKind,
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
    catchUpEndDate: dayOf(catchUpEndDate),
    isBegun: _count.rounds > 0,
  }));
}

/**
 * Gives a window of the year its days; it is made when it is not there, with the gift.
 * @returns how it is taken back, or why it cannot be
 * @throws 403 for anyone but the administrator.
 */
export async function setWindowDays(
  db: ScopedDb<StaffViewer>,
  year: Year,
  wish: WindowDays & { kind: WindowKind },
  gift: WindowGift,
): Promise<WindowWritten | WindowProblem> {
  const windows = await listDatedWindows(db, year.id);
  const problem = findWindowProblem(wish, year, windows);
  if (problem) return problem;
  const { municipalityId } = db;
  const { kind } = wish;
  const days = pickDays(wish);
  const before = windows.find((one) => one.kind === kind);
  if (!before) {
    await db.transaction.screeningWindow.create({
      data: { id: newId(), municipalityId, schoolYearId: year.id, kind, ...stored(days), ...gift },
    });
    return { days, undo: { intent: 'remove-window', kind } };
  }
  await db.transaction.screeningWindow.update({
    where: { municipalityId_id: { municipalityId, id: before.id } },
    data: stored(days),
  });
  return { days, undo: { intent: 'window-days', kind, ...pickDays(before) } };
}

/**
 * Takes a window back that nobody has used.
 * @throws 403, 404 when the year has no such window, 400 when a class has begun in it.
 */
export async function removeWindow(
  db: ScopedDb<StaffViewer>,
  year: Year,
  kind: WindowKind,
): Promise<WindowWritten> {
  const window = (await listDatedWindows(db, year.id)).find((one) => one.kind === kind);
  if (!window) throw notFound();
  if (window.isBegun) throw badRequest();
  const { municipalityId } = db;
  await db.transaction.screeningWindow.delete({
    where: { municipalityId_id: { municipalityId, id: window.id } },
  });
  const days = pickDays(window);
  return { days, undo: { intent: 'window-days', kind, ...days } };
}

function pickDays({ startDate, endDate, catchUpEndDate }: WindowDays): WindowDays {
  return { startDate, endDate, catchUpEndDate };
}

function stored({ startDate, endDate, catchUpEndDate }: WindowDays) {
  return {
    startDate: toStoredDate(startDate),
    endDate: toStoredDate(endDate),
    catchUpEndDate: toStoredDate(catchUpEndDate),
  };
}
