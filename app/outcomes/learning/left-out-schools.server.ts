/** Which schools the municipality's figures leave out this school year. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, type Day, dayInZone, dayOf } from '~/platform/calendar';
import { isLeftOutOfYear, isStage, type StageDecision } from './stage';

type Db = ScopedDb<StaffViewer>;

/**
 * Ids of schools that no sum, comparison or list of the whole municipality may count in the school year of
 * the newest window that has begun. Two queries. The set stands still while the year's figures do.
 */
export async function listLeftOutSchools(db: Db): Promise<ReadonlySet<string>> {
  const firstDay = await findFirstDay(db);
  const decisions = await readDecisions(db);
  return new Set(
    [...decisions].flatMap(([schoolId, own]) => (isLeftOutOfYear(own, firstDay) ? [schoolId] : [])),
  );
}

/**
 * First day of the first window of the school year whose figures are shown. Before any window has begun:
 * tomorrow, so that what has been decided until now is what would hold.
 */
async function findFirstDay(db: Db): Promise<Day> {
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId },
    select: { startDate: true, schoolYearId: true },
    orderBy: { startDate: 'asc' },
  });
  const newest = windows.findLast(({ startDate }) => dayOf(startDate) <= db.viewer.today);
  const first = windows.find(({ schoolYearId }) => schoolYearId === newest?.schoolYearId);
  return newest && first ? dayOf(first.startDate) : addDays(db.viewer.today, 1);
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
