/** Coverage and levels for leaders: counts only, never a pupil. The same figures at every level. */
import { audit, requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type ProtectedMunicipality, protectSummaries } from '~/outcomes/protected-summary';
import { addSummaries, type PupilStanding, type Summary, summarise } from '~/outcomes/summary';
import { toStoredDate } from '~/platform/calendar';
import type { Level } from '~/scoring/level-shapes';
import type { ResultProblem } from '~/scoring/task-result';

interface ShownWindow {
  windowId: string;
  kind: string;
  schoolYearId: string;
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
  const standings = window ? await listStandings(db, window, school.id) : [];
  await audit(db, 'school-summary.viewed', [], { schoolId: school.id });
  const classes = groupBy(standings, ({ classId }) => classId).map((own) => ({
    classId: own[0]!.classId,
    className: own[0]!.className,
    summary: summarise(own.filter(isPupil)),
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
  const standings = window ? await listStandings(db, window, null) : [];
  await audit(db, 'municipality-summary.viewed', []);
  const schools = groupBy(standings, ({ schoolId }) => schoolId).map((own) => ({
    schoolId: own[0]!.schoolId,
    schoolName: own[0]!.schoolName,
    summary: summarise(own.filter(isPupil)),
  }));
  schools.sort((one, other) => NAMES.compare(one.schoolName, other.schoolName));
  return {
    municipalityName: municipality.name,
    windowKind: window?.kind ?? null,
    ...protectSummaries(schools),
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
  return window && { windowId: window.id, kind: window.kind, schoolYearId: window.schoolYearId };
}

type StandingRow = PupilStanding & {
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
  /** Null in the one row of a class without pupils. */
  membershipId: string | null;
};

function isPupil(row: StandingRow): boolean {
  return row.membershipId !== null;
}

/** Each pupil of the school year's classes who is screened (the rule of `isScreened`), without name or id; a class without pupils has one row. */
async function listStandings(
  db: ScopedDb<StaffViewer>,
  window: ShownWindow,
  schoolId: string | null,
): Promise<StandingRow[]> {
  const day = toStoredDate(db.viewer.today);
  const rows = await db.transaction.$queryRaw<
    (Omit<StandingRow, 'problems' | 'level'> & { problems: unknown; level: string | null })[]
  >`
    SELECT c."id" AS "classId", c."name" AS "className", s."id" AS "schoolId",
      s."name" AS "schoolName", m."id" AS "membershipId", t."state", a."level",
      jsonb_path_query_array(a."assessment", '$.reasons[*] ? (@.kind == "missing").problem')
        AS "problems"
    FROM "SchoolClass" c
    JOIN "School" s ON s."municipalityId" = c."municipalityId" AND s."id" = c."schoolId"
    LEFT JOIN "ClassMembership" m ON m."municipalityId" = c."municipalityId"
      AND m."classId" = c."id" AND m."startDate" <= ${day}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
      AND EXISTS (SELECT 1 FROM "Pupil" u, "SchoolYear" y
        WHERE u."municipalityId" = m."municipalityId" AND u."id" = m."pupilId"
          AND y."municipalityId" = c."municipalityId" AND y."id" = c."schoolYearId"
          AND u."schoolStartCohort" <= y."startYear")
    LEFT JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."classId" = c."id"
      AND r."windowId" = ${window.windowId}::uuid
    LEFT JOIN "RoundPupilState" t ON t."municipalityId" = c."municipalityId"
      AND t."roundId" = r."id" AND t."membershipId" = m."id"
    LEFT JOIN "CurrentAssessment" p ON p."municipalityId" = c."municipalityId"
      AND p."roundId" = r."id" AND p."pupilId" = m."pupilId"
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId"
      AND a."id" = p."assessmentId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
      AND c."schoolYearId" = ${window.schoolYearId}::uuid
      AND (${schoolId}::uuid IS NULL OR c."schoolId" = ${schoolId}::uuid)`;
  return rows.map((row) => ({
    ...row,
    level: row.level as Level | null,
    problems: (row.problems ?? []) as ResultProblem[],
  }));
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
