/** Which schools the municipality's figures leave out this school year. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, dayInZone, dayOf } from '~/platform/calendar';
import { isLeftOutOfYear, isStage, type StageDecision } from './stage';

type Db = ScopedDb<StaffViewer>;

/** Ids of schools that are left out in the school year of a window; of null, in the newest year that has begun. */
export type LeftOut = (windowId: string | null) => ReadonlySet<string>;

/**
 * Which schools no sum, comparison or list of the whole municipality may count, by the school year of a
 * window. Two queries. The set of a year stands still from the day its first window begins.
 */
export async function readLeftOut(db: Db): Promise<LeftOut> {
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId },
    select: { id: true, startDate: true, schoolYearId: true },
    orderBy: { startDate: 'asc' },
  });
  const decisions = await readDecisions(db);
  const begun = windows.findLast(({ startDate }) => dayOf(startDate) <= db.viewer.today);
  return (windowId) => {
    const asked = windowId === null ? begun : windows.find(({ id }) => id === windowId);
    const first = windows.find(({ schoolYearId }) => schoolYearId === asked?.schoolYearId);
    // Before any window has begun: what has been decided until now is what would hold.
    const firstDay = first ? dayOf(first.startDate) : addDays(db.viewer.today, 1);
    return new Set(
      [...decisions].flatMap(([schoolId, own]) =>
        isLeftOutOfYear(own, firstDay) ? [schoolId] : [],
      ),
    );
  };
}

/** The same of the newest school year that has begun. */
export async function listLeftOutSchools(db: Db): Promise<ReadonlySet<string>> {
  return (await readLeftOut(db))(null);
}

/** Every decision of the municipality by school, oldest first. */
export async function readDecisions(db: Db): Promise<Map<string, StageDecision[]>> {
  const rows = await db.transaction.schoolStage.findMany({
    where: { municipalityId: db.municipalityId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const decisions = new Map<string, StageDecision[]>();
  for (const { schoolId, stage, isIncluded, note, createdAt } of rows) {
    if (!isStage(stage)) continue;
    const day = dayInZone(createdAt, db.viewer.timeZone);
    const own = decisions.get(schoolId) ?? [];
    decisions.set(schoolId, [...own, { stage, isIncluded, note, day }]);
  }
  return decisions;
}
