/** Which schools the municipality's figures leave out this school year. */
import { readOnce, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, dayInZone, dayOf } from '~/platform/calendar';
import { isLeftOutOfYear, isStage, type StageDecision } from './stage';

type Db = ScopedDb<StaffViewer>;

/**
 * Ids of schools that no sum, comparison or list of the whole municipality may count in a school year: the one
 * that is named, else that of the newest window that has begun. Two queries. The set stands still while the
 * year's figures do: from the first round on, windows that no class has begun in may come, move and go.
 */
export async function listLeftOutSchools(
  db: Db,
  schoolYearId: string | null = null,
): Promise<ReadonlySet<string>> {
  const ofYear = await readLeftOut(db);
  return ofYear(schoolYearId);
}

/** The same for any school year, by its id. Two queries. */
export function readLeftOut(db: Db): Promise<(schoolYearId: string | null) => ReadonlySet<string>> {
  return readOnce(db, 'left out schools', () => readLeftOutOf(db));
}

async function readLeftOutOf(
  db: Db,
): Promise<(schoolYearId: string | null) => ReadonlySet<string>> {
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId },
    select: { startDate: true, schoolYearId: true, _count: { select: { rounds: true } } },
    orderBy: { startDate: 'asc' },
  });
  const { today } = db.viewer;
  const newest = windows.findLast(({ startDate }) => dayOf(startDate) <= today);
  const decisions = await readDecisions(db);
  return (schoolYearId) => {
    const year = schoolYearId ?? newest?.schoolYearId;
    const ofYear = windows.filter((window) => window.schoolYearId === year);
    const first = ofYear.find(({ _count }) => _count.rounds > 0) ?? ofYear[0];
    // Before any window has begun: tomorrow, so that what has been decided until now is what would hold.
    const firstDay = newest && first ? dayOf(first.startDate) : addDays(today, 1);
    return new Set(
      [...decisions].flatMap(([schoolId, own]) =>
        isLeftOutOfYear(own, firstDay) ? [schoolId] : [],
      ),
    );
  };
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
