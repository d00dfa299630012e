/** Facts of a round that devices, the board and the round's page all start from. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { Day } from '~/platform/calendar';
import type { Presence } from './device-protocol';
import type { AttemptFacts } from './round-progress';
import type { PupilState } from './round-words';

/**
 * Every attempt of a round with what its events say of its state. The caller has established that
 * the viewer may see the round; nothing here tells right from wrong.
 */
export async function listAttemptFacts(db: ScopedDb, roundId: string): Promise<AttemptFacts[]> {
  return db.transaction.$queryRaw<AttemptFacts[]>`
    SELECT a."id" AS "attemptId", a."membershipId", a."taskId", a."formId", a."driver",
      coalesce(e."deviceId", a."deviceId") AS "deviceId",
      a."invalidatedAt" IS NOT NULL AS "invalidated",
      coalesce(e.completed, false) AS "completed",
      coalesce(e.timed, false) AS "timedStarted",
      e."endReason", e."endSequence", coalesce(e."lastSequence", -1) AS "lastSequence",
      coalesce(e."lastReceivedAt", a."receivedAt") AS "lastReceivedAt",
      coalesce(e.answered, 0)::int AS "answered"
    FROM "Attempt" a
    LEFT JOIN LATERAL (
      SELECT bool_or(v."body"->>'type' = 'completed') AS completed,
        bool_or(v."body"->>'type' = 'grid-started') AS timed,
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
    WHERE a."municipalityId" = ${db.municipalityId}::uuid AND a."roundId" = ${roundId}::uuid`;
}

/** Answered item ids in order, by attempt: what another device needs to go on. */
export async function listAnsweredItems(
  db: ScopedDb,
  attemptIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db.transaction.$queryRaw<{ attemptId: string; itemIds: string[] }[]>`
    SELECT v."attemptId", array_agg(v."body"->>'itemId' ORDER BY v."sequence", v."id") AS "itemIds"
    FROM "AttemptEvent" v
    JOIN "Attempt" a ON a."id" = v."attemptId" AND a."municipalityId" = v."municipalityId"
      AND a."schoolYearStart" = v."schoolYearStart"
    WHERE v."municipalityId" = ${db.municipalityId}::uuid
      AND v."attemptId" = ANY(${[...attemptIds]}::uuid[])
      AND v."body"->>'type' = 'item-answered'
    GROUP BY v."attemptId"`;
  return new Map(rows.map(({ attemptId, itemIds }) => [attemptId, [...new Set(itemIds)]]));
}

export type RoundPupil = {
  membershipId: string;
  pupilId: string;
  signId: string;
  givenName: string;
  familyName: string;
  protectedIdentity: boolean;
  state: PupilState | null;
  /** The device that holds the pupil's sign. */
  deviceId: string | null;
  deviceNumber: number | null;
  /** The sitting that device joined. */
  deviceSittingId: string | null;
  presence: Presence | null;
  letOn: boolean | null;
  seenAt: Date | null;
};

/** The pupils of a class today, each with state in the round and the device that holds the sign. */
export async function listRoundPupils(
  db: ScopedDb,
  place: { roundId: string | null; classId: string; today: Day },
): Promise<RoundPupil[]> {
  return db.transaction.$queryRaw<RoundPupil[]>`
    SELECT m."id" AS "membershipId", m."pupilId", m."signId", p."givenName", p."familyName",
      p."protectedIdentity", s."state", d."id" AS "deviceId", d."number" AS "deviceNumber",
      d."sittingId" AS "deviceSittingId",
      w."presence", w."letOn", w."seenAt"
    FROM "ClassMembership" m
    JOIN "Pupil" p ON p."id" = m."pupilId" AND p."municipalityId" = m."municipalityId"
    LEFT JOIN "RoundPupilState" s ON s."municipalityId" = m."municipalityId"
      AND s."roundId" = ${place.roundId}::uuid AND s."membershipId" = m."id"
    LEFT JOIN "DevicePresence" w ON w."municipalityId" = m."municipalityId"
      AND w."roundId" = ${place.roundId}::uuid AND w."membershipId" = m."id"
    LEFT JOIN "Device" d ON d."id" = w."deviceId"
    WHERE m."municipalityId" = ${db.municipalityId}::uuid AND m."classId" = ${place.classId}::uuid
      AND m."startDate" <= ${place.today}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${place.today}::date)
    ORDER BY m."id"`;
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
