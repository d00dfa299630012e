/** Facts of a round that devices, the board and the round's page all start from. */
import type { ScopedDb } from '~/access/in-scope.server';
import { listBatteries } from '~/instruments/batteries';
import { type Day, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { isScreened } from '~/roster/school-start-cohort';
import type { Presence } from './device-protocol';
import { joinLateFacts, type LateRow, withLateness } from './late-facts.server';
import type { LateJoiner } from './late-joiners';
import { isOutsideWindow } from './outside-window';
import type { AttemptFacts } from './round-progress';
import type { PupilState } from './round-words';

/** Ids of the tasks that pupils do against a hidden clock: their time begins with the first item. */
export function listHiddenClockTasks(): string[] {
  const tasks = listBatteries().flatMap((battery) => battery.tasks);
  return tasks.filter((task) => task.kind === 'timed-choice').map((task) => task.id);
}

/**
 * Every attempt of a round, but for a second adult's marks beside the first and for probes, with what its events say of its state. The caller has established that
 * the viewer may see the round; nothing here tells right from wrong.
 */
export async function listAttemptFacts(db: ScopedDb, roundId: string): Promise<AttemptFacts[]> {
  const at = now();
  const rows = await db.transaction.$queryRaw<(AttemptFacts & WindowOfAttempt)[]>`
    SELECT s."openedAt", w."startDate", w."endDate", w."catchUpEndDate", u."timeZone", a."id" AS "attemptId", a."membershipId", a."taskId", a."formId", a."driver",
      coalesce(e."deviceId", a."deviceId") AS "deviceId",
      a."invalidatedAt" IS NOT NULL OR EXISTS (SELECT 1 FROM "RetestRequest" q
        WHERE q."municipalityId" = a."municipalityId" AND q."roundId" = a."roundId"
          AND q."membershipId" = a."membershipId" AND q."taskId" = a."taskId"
          AND q."withdrawnAt" IS NULL AND q."createdAt" > a."receivedAt") AS "invalidated",
      coalesce(e.completed, false) AS "completed",
      coalesce(e.timed, false) AS "timedStarted",
      e."endReason", e."endSequence", coalesce(e."lastSequence", -1) AS "lastSequence",
      coalesce(e."lastReceivedAt", a."receivedAt") AS "lastReceivedAt",
      coalesce(e.answered, 0)::int AS "answered"
    FROM "Attempt" a
    JOIN "Device" d ON d."id" = a."deviceId" AND d."municipalityId" = a."municipalityId"
    JOIN "Sitting" s ON s."id" = d."sittingId" AND s."municipalityId" = d."municipalityId"
    JOIN "Round" r ON r."id" = a."roundId" AND r."municipalityId" = a."municipalityId"
    JOIN "ScreeningWindow" w ON w."id" = r."windowId" AND w."municipalityId" = r."municipalityId"
    JOIN "Municipality" u ON u."id" = a."municipalityId"
    LEFT JOIN LATERAL (
      SELECT bool_or(v."body"->>'type' = 'completed') AS completed,
        bool_or(v."body"->>'type' = 'grid-started' OR (v."body"->>'type' = 'item-presented'
          AND a."taskId" = ANY(${listHiddenClockTasks()}::text[]))) AS timed,
        (array_agg(v."body"->>'reason' ORDER BY v."sequence" DESC)
          FILTER (WHERE v."body"->>'type' = 'ended-early'))[1] AS "endReason",
        max(v."sequence") FILTER (WHERE v."body"->>'type' = 'ended-early') AS "endSequence",
        max(v."sequence") AS "lastSequence",
        max(v."receivedAt") AS "lastReceivedAt",
        (array_agg(v."deviceId" ORDER BY v."sequence" DESC))[1] AS "deviceId",
        count(DISTINCT v."body"->>'itemId')
          FILTER (WHERE v."body"->>'type' = 'item-answered') AS answered
      FROM "AttemptEvent" v
      WHERE v."municipalityId" = a."municipalityId"
        AND v."schoolYearStart" = a."schoolYearStart" AND v."attemptId" = a."id"
    ) e ON true
    WHERE a."municipalityId" = ${db.municipalityId}::uuid AND a."roundId" = ${roundId}::uuid
      AND NOT a."secondMarker" AND a."probeId" IS NULL`;
  return rows.map((row) => leaveOutside(row, at));
}

type WindowOfAttempt = {
  openedAt: Date;
  startDate: Date;
  endDate: Date;
  catchUpEndDate: Date;
  timeZone: string;
};

/**
 * What was done outside the window is set aside as soon as the window is open, so that the task is
 * given again, on the reserve form; outside it stands as done.
 */
function leaveOutside(row: AttemptFacts & WindowOfAttempt, at: Date): AttemptFacts {
  const { openedAt, startDate, endDate, catchUpEndDate, timeZone, ...facts } = row;
  const days = {
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
    catchUpEndDate: dayOf(catchUpEndDate),
  };
  const isLeft = isOutsideWindow(days, openedAt, timeZone) && !isOutsideWindow(days, at, timeZone);
  return isLeft ? { ...facts, invalidated: true } : facts;
}

/**
 * Answered item ids in order, by attempt: what another device needs to go on. Each attempt's events are
 * looked up by themselves, so that the plan is the same before the database has counted its rows.
 */
export async function listAnsweredItems(
  db: ScopedDb,
  attemptIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db.transaction.$queryRaw<{ attemptId: string; itemIds: string[] }[]>`
    SELECT a."id" AS "attemptId", e."itemIds"
    FROM "Attempt" a
    JOIN LATERAL (
      SELECT array_agg(v."body"->>'itemId' ORDER BY v."sequence", v."id") AS "itemIds"
      FROM "AttemptEvent" v
      WHERE v."municipalityId" = a."municipalityId"
        AND v."schoolYearStart" = a."schoolYearStart" AND v."attemptId" = a."id"
        AND v."body"->>'type' = 'item-answered'
    ) e ON e."itemIds" IS NOT NULL
    WHERE a."municipalityId" = ${db.municipalityId}::uuid
      AND a."id" = ANY(${[...attemptIds]}::uuid[])`;
  return new Map(rows.map(({ attemptId, itemIds }) => [attemptId, [...new Set(itemIds)]]));
}

type Cohort = { schoolStartCohort: number; schoolYearStart: number };

export type RoundPupil = {
  membershipId: string;
  pupilId: string;
  signId: string;
  givenName: string;
  familyName: string;
  protectedIdentity: boolean;
  state: PupilState | null;
  /** Why the pupil is exempt, as a code, and who said the state; null when the pupil did, or nobody. */
  stateReason: string | null;
  stateBy: string | null;
  /** The device that holds the pupil's sign. */
  deviceId: string | null;
  deviceNumber: number | null;
  /** The sitting that device joined. */
  deviceSittingId: string | null;
  presence: Presence | null;
  letOn: boolean | null;
  seenAt: Date | null;
  /** New in the class; null for everybody else. */
  late: LateJoiner | null;
};

/**
 * The pupils of a class today who are screened (younger pupils of a mixed class are not), each with state in the round and the device that holds the sign.
 */
export async function listRoundPupils(
  db: ScopedDb,
  place: { roundId: string | null; classId: string; today: Day },
): Promise<RoundPupil[]> {
  const rows = await db.transaction.$queryRaw<(Omit<RoundPupil, 'late'> & Cohort & LateRow)[]>`
    SELECT m."id" AS "membershipId", m."pupilId", m."signId", p."givenName", p."familyName",
      p."protectedIdentity", s."state", s."reason" AS "stateReason",
      nullif(concat_ws(' ', b."givenName", b."familyName"), '') AS "stateBy",
      d."id" AS "deviceId", d."number" AS "deviceNumber", d."sittingId" AS "deviceSittingId",
      w."presence", w."letOn", w."seenAt", p."schoolStartCohort", y."startYear" AS "schoolYearStart",
      late.*
    FROM "ClassMembership" m
    JOIN "Pupil" p ON p."id" = m."pupilId" AND p."municipalityId" = m."municipalityId"
    JOIN "SchoolClass" k ON k."id" = m."classId" AND k."municipalityId" = m."municipalityId"
    JOIN "SchoolYear" y ON y."id" = k."schoolYearId" AND y."municipalityId" = k."municipalityId"
    LEFT JOIN "RoundPupilState" s ON s."municipalityId" = m."municipalityId"
      AND s."roundId" = ${place.roundId}::uuid AND s."membershipId" = m."id"
    LEFT JOIN "StaffMember" b ON b."municipalityId" = s."municipalityId"
      AND b."id" = s."staffMemberId"
    LEFT JOIN "DevicePresence" w ON w."municipalityId" = m."municipalityId"
      AND w."roundId" = ${place.roundId}::uuid AND w."membershipId" = m."id"
    LEFT JOIN "Device" d ON d."id" = w."deviceId"
    ${joinLateFacts(Prisma.sql`${place.roundId}::uuid`)}
    WHERE m."municipalityId" = ${db.municipalityId}::uuid AND m."classId" = ${place.classId}::uuid
      AND m."startDate" <= ${place.today}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${place.today}::date)
    ORDER BY m."id"`;
  return rows.filter(isScreened).map((row) => withLateness(row, place.today));
}

/** One-to-one tasks asked for in a round, by membership, each task once. */
export async function listAskedTasks(
  db: ScopedDb,
  roundId: string,
): Promise<Map<string, Set<string>>> {
  const rows = await db.transaction.oneToOneTask.findMany({
    where: { municipalityId: db.municipalityId, roundId },
    select: { membershipId: true, taskId: true },
  });
  const asked = new Map<string, Set<string>>();
  for (const { membershipId, taskId } of rows) {
    asked.set(membershipId, (asked.get(membershipId) ?? new Set()).add(taskId));
  }
  return asked;
}
