/** Coverage and levels for leaders: counts only, never a pupil. The same figures at every level. */
import { audit, requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import { type ProtectedMunicipality, protectSummaries } from '~/outcomes/protected-summary';
import { listStandings } from '~/outcomes/standings.server';
import { addSummaries, type Summary, summarise } from '~/outcomes/summary';
import { toStoredDate } from '~/platform/calendar';

interface ShownWindow {
  windowId: string;
  kind: string;
}

export interface SchoolSummary {
  schoolId: string;
  schoolName: string;
  /** Null when no window has begun: figures then say that nothing has been done. */
  windowKind: string | null;
  classes: { classId: string; className: string; summary: Summary }[];
  total: Summary;
}

export interface MunicipalitySummary extends ProtectedMunicipality {
  municipalityName: string;
  windowKind: string | null;
  /** Names of schools that do not count this school year: the introduction has not come so far. */
  leftOut: string[];
}

/**
 * Exact counts for each class of a school, in the newest window that has begun.
 * @throws 404 for a school out of scope, 403 for a role without follow-up.
 */
export async function getSchoolSummary(
  db: ScopedDb<StaffViewer>,
  schoolId: string | undefined,
): Promise<SchoolSummary> {
  const school = await requireSchool(db, 'school.see-summary', schoolId);
  const window = await findNewestWindow(db);
  const own = { windowIds: window ? [window.windowId] : [], schoolId: school.id };
  const standings = await listStandings(db, own);
  await audit(db, 'school-summary.viewed', [], { schoolId: school.id });
  const classes = standings.map(({ classId, className, pupils }) => ({
    classId,
    className,
    summary: summarise(pupils),
  }));
  return {
    schoolId: school.id,
    schoolName: school.name,
    windowKind: window?.kind ?? null,
    classes: classes.sort((one, other) => NAMES.compare(one.className, other.className)),
    total: addSummaries(classes.map(({ summary }) => summary)),
  };
}

/** The same for each school, small numbers protected. @throws 403. */
export async function getMunicipalitySummary(
  db: ScopedDb<StaffViewer>,
): Promise<MunicipalitySummary> {
  requireMunicipality(db, 'municipality.see-summary');
  const municipality = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const window = await findNewestWindow(db);
  const standings = await listStandings(db, { windowIds: window ? [window.windowId] : [] });
  const leftOut = await listLeftOutSchools(db);
  await audit(db, 'municipality-summary.viewed', []);
  const schools = groupBy(standings, ({ schoolId }) => schoolId).map((own) => ({
    schoolId: own[0]!.schoolId,
    schoolName: own[0]!.schoolName,
    summary: addSummaries(own.map(({ pupils }) => summarise(pupils))),
  }));
  schools.sort((one, other) => NAMES.compare(one.schoolName, other.schoolName));
  return {
    municipalityName: municipality.name,
    windowKind: window?.kind ?? null,
    leftOut: schools.flatMap((own) => (leftOut.has(own.schoolId) ? [own.schoolName] : [])),
    ...protectSummaries(schools.filter(({ schoolId }) => !leftOut.has(schoolId))),
  };
}

const NAMES = new Intl.Collator('sv', { numeric: true });

/** The newest window of the municipality that has begun. */
async function findNewestWindow(db: ScopedDb<StaffViewer>): Promise<ShownWindow | null> {
  const window = await db.transaction.screeningWindow.findFirst({
    where: {
      municipalityId: db.municipalityId,
      startDate: { lte: toStoredDate(db.viewer.today) },
    },
    orderBy: { startDate: 'desc' },
  });
  return window && { windowId: window.id, kind: window.kind };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
