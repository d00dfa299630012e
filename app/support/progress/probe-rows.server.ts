/** Probes as rows: those of a pupil with their figures, and series of a task for comparing. */
import type { ScopedDb } from '~/access/in-scope.server';
import { type Day, dayInZone, dayOf, toStoredDate } from '~/platform/calendar';

export interface ProbeRow {
  probeId: string;
  pupilId: string;
  taskId: string;
  day: Day;
  formId: string;
  right: number | null;
  read: number | null;
  seconds: number | null;
  onPaper: boolean;
  by: string;
  isWithdrawn: boolean;
}

type Stored = Omit<ProbeRow, 'day'> & {
  day: Date;
  startedAt: Date | null;
  receivedAt: Date | null;
};

/**
 * Probes in one task or in all, oldest first. A probe marked on a device has the figures of its latest
 * finished reading, and that reading's day: the device's, unless its clock is outside the days from dealing
 * to receiving. The caller has required the pupils, or shows nothing of one by itself.
 * @param who one pupil, some pupils, or every pupil since a day with so many probes at the least.
 */
export async function listProbeRows(
  db: ScopedDb,
  who:
    | { pupilId: string }
    | { pupilIds: readonly string[] }
    | { since: Day; taskId: string; least: number },
  timeZone: string,
): Promise<ProbeRow[]> {
  const pupilIds = 'pupilId' in who ? [who.pupilId] : 'pupilIds' in who ? [...who.pupilIds] : null;
  const taskId = 'taskId' in who ? who.taskId : null;
  const since = toStoredDate('since' in who ? who.since : '1970-01-01');
  const least = 'least' in who ? who.least : 0;
  const rows = await db.transaction.$queryRaw<Stored[]>`
    SELECT p."id" AS "probeId", p."pupilId", p."taskId", p."day",
      coalesce(r."formId", p."formId") AS "formId",
      coalesce(p."paperRight", (r."score"->>'correct')::int) AS "right",
      coalesce(p."paperRead", (r."score"->>'reached')::int) AS "read",
      coalesce(p."paperSeconds", (r."score"->>'secondsUsed')::float) AS "seconds",
      p."paperSeconds" IS NOT NULL OR coalesce(r."onPaper", false) AS "onPaper",
      concat_ws(' ', b."givenName", b."familyName") AS "by",
      p."withdrawnAt" IS NOT NULL AS "isWithdrawn", r."startedAt", r."receivedAt"
    FROM "Probe" p
    JOIN "StaffMember" b ON b."municipalityId" = p."municipalityId" AND b."id" = p."staffMemberId"
    LEFT JOIN LATERAL (
      SELECT a."formId", a."onPaper", a."startedAt", a."receivedAt", s."score"
      FROM "Attempt" a
      JOIN LATERAL (
        SELECT t."score" FROM "TaskScore" t
        WHERE t."municipalityId" = a."municipalityId" AND t."attemptId" = a."id"
        ORDER BY t."createdAt" DESC, t."id" DESC LIMIT 1
      ) s ON s."score"->>'state' = 'done'
      WHERE a."municipalityId" = p."municipalityId" AND a."probeId" = p."id"
        AND NOT a."secondMarker" AND a."invalidatedAt" IS NULL
      ORDER BY a."receivedAt" DESC, a."id" DESC LIMIT 1
    ) r ON true
    WHERE p."municipalityId" = ${db.municipalityId}::uuid
      AND (${pupilIds}::uuid[] IS NULL OR p."pupilId" = ANY(${pupilIds}::uuid[]))
      AND (${taskId}::text IS NULL OR p."taskId" = ${taskId})
      AND p."day" >= ${since}::date
      AND (${least} = 0 OR p."pupilId" IN (
        SELECT q."pupilId" FROM "Probe" q
        WHERE q."municipalityId" = ${db.municipalityId}::uuid AND q."taskId" = ${taskId}
          AND q."day" >= ${since}::date
        GROUP BY q."pupilId" HAVING count(*) >= ${least}))
    ORDER BY p."day", p."id"`;
  return rows
    .map(({ day, startedAt, receivedAt, ...row }) => ({
      ...row,
      day: dayRead(dayOf(day), startedAt, receivedAt, timeZone),
    }))
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

function dayRead(dealt: Day, startedAt: Date | null, receivedAt: Date | null, zone: string): Day {
  if (!startedAt || !receivedAt) return dealt;
  const [started, received] = [dayInZone(startedAt, zone), dayInZone(receivedAt, zone)];
  return started >= dealt && started <= received ? started : dealt;
}
