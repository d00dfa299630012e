/**
 * Reads what a window's screening took of adults' and pupils' time: sittings, readings one to one and the pupils' own
 * tasks, by class. Ids of pupils join the rows here and go no further.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { SittingKind } from '~/administration/round-words';
import { toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import type { Adult, ReadingFacts, SittingFacts } from './adult-time';
import type { BenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;

export interface ClassTimeFacts {
  windowId: string;
  classId: string;
  schoolId: string;
  sittings: SittingFacts[];
  readings: ReadingFacts[];
  /** Pupils who were read with one to one. */
  pupilsRead: number;
  /** For each pupil's tasks at a device in the window: milliseconds of each task. */
  pupilSessions: number[][];
}

type SittingRow = {
  id: string;
  windowId: string;
  classId: string;
  schoolId: string;
  kind: string;
  openedAt: Date;
  closedAt: Date | null;
  isSpecial: boolean;
};
type AttemptRow = {
  windowId: string;
  classId: string;
  sittingId: string;
  membershipId: string;
  driver: string;
  onPaper: boolean;
  isSpecial: boolean;
  isLeader: boolean;
  elapsedMs: number | null;
  lastAt: Date | null;
};

/** Whether a person was a special educator of a class on the day of an instant. */
function wasSpecial(db: Db, staff: Prisma.Sql, at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "RoleAssignment" g
    WHERE g."municipalityId" = r."municipalityId" AND g."staffMemberId" = ${staff}
      AND g."role" = 'special-educator' AND g."classId" = r."classId"
      AND g."startDate" <= (${at} AT TIME ZONE ${db.viewer.timeZone})::date
      AND (g."endDate" IS NULL OR g."endDate" >= (${at} AT TIME ZONE ${db.viewer.timeZone})::date))`;
}

/** Two queries, however many pupils. The caller has established that the viewer may see the places as counts. */
export async function readClassTimes(
  db: Db,
  { windowIds, schoolId }: { windowIds: readonly string[]; schoolId?: string },
): Promise<ClassTimeFacts[]> {
  const where = Prisma.sql`r."municipalityId" = ${db.municipalityId}::uuid
    AND r."windowId" = ANY(${[...windowIds]}::uuid[])
    AND (${schoolId ?? null}::uuid IS NULL OR k."schoolId" = ${schoolId ?? null}::uuid)`;
  const sittings = await db.transaction.$queryRaw<SittingRow[]>`
    SELECT s."id", r."windowId", r."classId", k."schoolId", s."kind", s."openedAt", s."closedAt",
      ${wasSpecial(db, Prisma.sql`s."staffMemberId"`, Prisma.sql`s."openedAt"`)} AS "isSpecial"
    FROM "Round" r
    JOIN "SchoolClass" k ON k."municipalityId" = r."municipalityId" AND k."id" = r."classId"
    JOIN "Sitting" s ON s."municipalityId" = r."municipalityId" AND s."roundId" = r."id"
    WHERE ${where}`;
  const attempts = await db.transaction.$queryRaw<AttemptRow[]>`
    SELECT r."windowId", r."classId", d."sittingId", a."membershipId", a."driver", a."onPaper",
      ${wasSpecial(db, Prisma.sql`coalesce(d."staffMemberId", s."staffMemberId")`, Prisma.sql`a."receivedAt"`)}
        AS "isSpecial",
      (s."kind" <> 'one-to-one' AND d."staffMemberId" = s."staffMemberId") IS TRUE AS "isLeader",
      last."elapsedMs", last."at" AS "lastAt"
    FROM "Round" r
    JOIN "SchoolClass" k ON k."municipalityId" = r."municipalityId" AND k."id" = r."classId"
    JOIN "Attempt" a ON a."municipalityId" = r."municipalityId" AND a."roundId" = r."id"
      AND a."probeId" IS NULL
    JOIN "Device" d ON d."municipalityId" = a."municipalityId" AND d."id" = a."deviceId"
    JOIN "Sitting" s ON s."municipalityId" = d."municipalityId" AND s."id" = d."sittingId"
    LEFT JOIN LATERAL (
      SELECT e."elapsedMs", least(e."receivedAt",
        e."deviceTime" + coalesce(e."clockOffsetMs", 0) * interval '1 millisecond') AS "at"
      FROM "AttemptEvent" e
      WHERE e."municipalityId" = a."municipalityId" AND e."schoolYearStart" = a."schoolYearStart"
        AND e."attemptId" = a."id"
      ORDER BY e."deviceId" = a."deviceId" DESC, e."sequence" DESC LIMIT 1
    ) last ON true
    WHERE ${where}`;
  return gather(sittings, attempts);
}

const adultOf = (isSpecial: boolean): Adult => (isSpecial ? 'special' : 'teacher');
const keyOf = ({ windowId, classId }: { windowId: string; classId: string }) =>
  `${windowId} ${classId}`;

function groupBy<Row>(rows: readonly Row[], read: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(read(row));
    if (own) own.push(row);
    else groups.set(read(row), [row]);
  }
  return groups;
}

function gather(
  sittings: readonly SittingRow[],
  attempts: readonly AttemptRow[],
): ClassTimeFacts[] {
  const classes = new Map<string, ClassTimeFacts>();
  const attemptsOf = groupBy(attempts, keyOf);
  for (const row of sittings) {
    const { windowId, classId, schoolId } = row;
    const own = attemptsOf.get(keyOf(row)) ?? [];
    const known = classes.get(keyOf(row)) ?? {
      windowId,
      classId,
      schoolId,
      sittings: [],
      ...gatherAttempts(own),
    };
    classes.set(keyOf(row), known);
    const answers = own.flatMap(({ sittingId, lastAt }) =>
      sittingId === row.id && lastAt ? lastAt.getTime() : [],
    );
    known.sittings.push({
      kind: row.kind as SittingKind,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      lastAnswerAt: answers.length > 0 ? new Date(Math.max(...answers)) : null,
      adult: adultOf(row.isSpecial),
    });
  }
  return [...classes.values()];
}

function gatherAttempts(own: readonly AttemptRow[]) {
  const marked = own.filter(({ driver }) => driver === 'marker');
  const byPupil = own.filter(({ driver, onPaper }) => driver === 'pupil' && !onPaper);
  return {
    readings: marked.map(
      ({ elapsedMs, onPaper, isLeader, isSpecial }): ReadingFacts => ({
        elapsedMs,
        onPaper,
        isInSitting: isLeader,
        adult: adultOf(isSpecial),
      }),
    ),
    pupilsRead: new Set(marked.map(({ membershipId }) => membershipId)).size,
    pupilSessions: [...groupBy(byPupil, ({ membershipId }) => membershipId).values()].map((tasks) =>
      tasks.flatMap(({ elapsedMs }) => elapsedMs ?? []),
    ),
  };
}

/** Sessions that special educators held in the classroom, of the school year until today. */
export interface ClassroomFacts {
  schoolId: string;
  sessions: number;
  minutes: number;
  /** Pupils in the plans they were of. */
  pupils: number;
}

/** A plan for a group is of its school; one for a pupil, of the pupil's class on the first day of the plan. */
export async function readClassroomSessions(
  db: Db,
  year: Pick<BenefitYear, 'from'>,
  schoolId?: string,
): Promise<ClassroomFacts[]> {
  const { municipalityId, viewer, transaction } = db;
  const rows = await transaction.$queryRaw<ClassroomFacts[]>`
    WITH held AS (
      SELECT s."id", s."minutes", p."id" AS "planId", coalesce(g."schoolId", (
        SELECT k."schoolId" FROM "PlanPupil" u
        JOIN "ClassMembership" m ON m."municipalityId" = u."municipalityId"
          AND m."pupilId" = u."pupilId" AND m."startDate" <= p."startDate"
          AND (m."endDate" IS NULL OR m."endDate" >= p."startDate")
        JOIN "SchoolClass" k ON k."municipalityId" = m."municipalityId" AND k."id" = m."classId"
        WHERE u."municipalityId" = p."municipalityId" AND u."planId" = p."id"
        ORDER BY m."startDate" DESC LIMIT 1)) AS "schoolId"
      FROM "SupportSession" s
      JOIN "Plan" p ON p."municipalityId" = s."municipalityId" AND p."id" = s."planId"
      LEFT JOIN "SupportGroup" g ON g."municipalityId" = p."municipalityId" AND g."id" = p."groupId"
      WHERE s."municipalityId" = ${municipalityId}::uuid AND s."isHeld"
        AND p."place" = 'classroom' AND p."carriedOutBy" = 'special-educator'
        AND s."day" BETWEEN ${toStoredDate(year.from)}::date AND ${toStoredDate(viewer.today)}::date
    )
    SELECT h."schoolId", count(*)::int AS "sessions", coalesce(sum(h."minutes"), 0)::int AS "minutes",
      (SELECT count(DISTINCT u."pupilId")::int FROM "PlanPupil" u
        WHERE u."municipalityId" = ${municipalityId}::uuid
          AND u."planId" = ANY(array_agg(h."planId"))) AS "pupils"
    FROM held h WHERE h."schoolId" IS NOT NULL
      AND (${schoolId ?? null}::uuid IS NULL OR h."schoolId" = ${schoolId ?? null}::uuid)
    GROUP BY h."schoolId"`;
  return rows;
}
