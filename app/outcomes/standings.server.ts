/** What is known of each pupil of some classes in a window, without names or ids of pupils. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { joinLateFacts, type LateRow, withLateness } from '~/administration/late-facts.server';
import { isWaiting } from '~/administration/late-joiners';
import type { PupilStanding } from '~/outcomes/summary';
import { toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import { readCalendar } from '~/roster/municipality-calendar.server';
import type { Level } from '~/scoring/level-shapes';
import type { ResultProblem } from '~/scoring/task-result';

/**
 * Windows, and which of their school years' classes: those of a school, those named, or with neither all.
 * The pupils are those who are there today, or were on the last day of a school year that is over.
 */
type Places = { windowIds: readonly string[]; schoolId?: string; classIds?: readonly string[] };

type ClassNames = { classId: string; className: string; schoolId: string; schoolName: string };

type StandingRow = ClassNames &
  LateRow & {
    windowId: string;
    /** Null in the one row of a class without pupils, as the pupil. */
    membershipId: string | null;
    pupilId: string | null;
    /** Calendar year the pupil started school. */
    cohort: number | null;
    /** Day of the level; null without one. */
    levelDay: string | null;
    state: string | null;
    level: string | null;
    problems: unknown;
  };

/** A class with what is known of its pupils. */
type ClassStandings = ClassNames & { pupils: PupilStanding[] };

/**
 * Each class of a window's school year with the standings of those who are screened (the rule of
 * `isScreened`). The caller has established that the viewer may see the places as counts.
 */
export async function listStandings(
  db: ScopedDb<StaffViewer>,
  places: Places,
): Promise<ClassStandings[]> {
  return gather(await findStandingRows(db, places), db.viewer.today);
}

/**
 * The rows behind the standings, one for each pupil and window; a class without pupils has one row too.
 * The ids of pupils are for joining more to them and go no further. The caller has established that the
 * viewer may see the places as counts.
 */
export async function findStandingRows(
  db: ScopedDb,
  { windowIds, schoolId, classIds }: Places,
): Promise<StandingRow[]> {
  if (windowIds.length === 0) return [];
  const { today, timeZone } = await readCalendar(db);
  const day = toStoredDate(today);
  return db.transaction.$queryRaw<StandingRow[]>`
    SELECT w."id" AS "windowId", k."id" AS "classId", k."name" AS "className", s."id" AS "schoolId",
      s."name" AS "schoolName", m."id" AS "membershipId", m."pupilId", t."state", a."level",
      to_char(a."createdAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "levelDay",
      (SELECT u."schoolStartCohort" FROM "Pupil" u
        WHERE u."municipalityId" = m."municipalityId" AND u."id" = m."pupilId") AS "cohort",
      jsonb_path_query_array(a."assessment", '$.reasons[*] ? (@.kind == "missing").problem')
        AS "problems", late.*
    FROM "ScreeningWindow" w
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    JOIN "SchoolClass" k ON k."municipalityId" = w."municipalityId"
      AND k."schoolYearId" = w."schoolYearId"
    JOIN "School" s ON s."municipalityId" = k."municipalityId" AND s."id" = k."schoolId"
    LEFT JOIN "ClassMembership" m ON m."municipalityId" = k."municipalityId"
      AND m."classId" = k."id" AND m."startDate" <= least(${day}::date, y."endDate")
      AND (m."endDate" IS NULL OR m."endDate" >= least(${day}::date, y."endDate"))
      AND EXISTS (SELECT 1 FROM "Pupil" u
        WHERE u."municipalityId" = m."municipalityId" AND u."id" = m."pupilId"
          AND u."schoolStartCohort" <= y."startYear")
    LEFT JOIN "Round" r ON r."municipalityId" = k."municipalityId" AND r."classId" = k."id"
      AND r."windowId" = w."id"
    LEFT JOIN "RoundPupilState" t ON t."municipalityId" = k."municipalityId"
      AND t."roundId" = r."id" AND t."membershipId" = m."id"
    LEFT JOIN "CurrentAssessment" p ON p."municipalityId" = k."municipalityId"
      AND p."roundId" = r."id" AND p."pupilId" = m."pupilId"
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = k."municipalityId"
      AND a."id" = p."assessmentId"
    ${joinLateFacts(Prisma.sql`r."id"`)}
    WHERE w."municipalityId" = ${db.municipalityId}::uuid
      AND w."id" = ANY(${[...windowIds]}::uuid[])
      AND (${schoolId ?? null}::uuid IS NULL OR k."schoolId" = ${schoolId ?? null}::uuid)
      AND (${classIds === undefined} OR k."id" = ANY(${[...(classIds ?? [])]}::uuid[]))`;
}

function gather(rows: readonly StandingRow[], today: string): ClassStandings[] {
  const classes = new Map<string, ClassStandings>();
  for (const row of rows) {
    const { classId, className, schoolId, schoolName } = row;
    const known = classes.get(classId) ?? { classId, className, schoolId, schoolName, pupils: [] };
    classes.set(classId, known);
    if (row.membershipId !== null) known.pupils.push(toStanding(row, today));
  }
  return [...classes.values()];
}

export function toStanding(row: StandingRow, today: string): PupilStanding {
  return {
    state: row.state,
    level: row.level as Level | null,
    problems: (row.problems ?? []) as ResultProblem[],
    isWaiting: isWaiting(withLateness(row, today).late),
  };
}
