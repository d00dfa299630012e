/** The window that a class is in, or was in last, and the class's round in it. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { NoiseNote } from '~/administration/noise';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import type { SetUpRow } from '~/roster/set-up/set-up';
import { selectSetUp } from '~/roster/set-up/set-up.server';
import { type ClassRescoringRow, selectClassRescoring } from '~/scoring/class-rescoring.server';

export interface ClassRound {
  windowId: string;
  windowKind: string;
  startDay: Day;
  endDay: Day;
  catchUpEndDay: Day;
  batteryId: string;
  batteryVersion: number;
  policyId: string;
  policyVersion: number;
  /** Null while no round has been made for the class. */
  roundId: string | null;
  /**
   * Some sitting of the round goes on (a lesson, a catch-up or a reading), or ended minutes ago: new
   * results may come.
   */
  isOpen: boolean;
  /** Sittings in which an adult said that it was noisy, oldest first. Changes no result. */
  noise: NoiseNote[];
  /** The new judgement that gave pupils of the class the level they have now. */
  judgedAgain: ClassRescoringRow;
  /** Rows of the school's own set-up, for `resolveSetUp`. */
  setUp: SetUpRow[];
}

/** A sitting that nobody ended no longer brings results after so long. */
const SITTING_MS = 12 * 60 * 60 * 1000;
/** So long after a sitting has ended its last answers may still be on their way or be judged. */
const SETTLING_MS = 5 * 60 * 1000;

type Row = {
  windowId: string;
  windowKind: string;
  startDate: Date;
  endDate: Date;
  catchUpEndDate: Date;
  batteryId: string;
  batteryVersion: number;
  policyId: string;
  policyVersion: number;
  roundId: string | null;
  isOpen: boolean;
  noise: NoiseNote[];
  judgedAgain: ClassRescoringRow;
  setUp: SetUpRow[];
};

/**
 * The newest window of the class's school year that has begun, or in which the class has a round; null
 * when there is none. The caller has asked for the class in its scope.
 */
export async function findClassRound(
  db: ScopedDb,
  schoolClass: { id: string; schoolYearId: string },
  today: Day,
): Promise<ClassRound | null> {
  const schoolId = Prisma.sql`(SELECT c."schoolId" FROM "SchoolClass" c
    WHERE c."municipalityId" = w."municipalityId" AND c."id" = ${schoolClass.id}::uuid)`;
  const openedAfter = new Date(now().getTime() - SITTING_MS);
  const closedAfter = new Date(now().getTime() - SETTLING_MS);
  const rows = await db.transaction.$queryRaw<Row[]>`
    SELECT w."id" AS "windowId", w."kind" AS "windowKind", w."startDate", w."endDate",
      w."catchUpEndDate", w."batteryId", w."batteryVersion", w."policyId",
      w."policyVersion", r."id" AS "roundId",
      EXISTS (
        SELECT 1 FROM "Sitting" s WHERE s."municipalityId" = r."municipalityId"
          AND s."roundId" = r."id" AND (s."closedAt" > ${closedAfter}
            OR (s."closedAt" IS NULL AND s."openedAt" > ${openedAfter}))
      ) AS "isOpen",
      (
        SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n."kind", 'openedAt', n."openedAt",
          'notedAt', n."noisyAt", 'notedBy', concat_ws(' ', b."givenName", b."familyName"))
          ORDER BY n."openedAt"), '[]')
        FROM "Sitting" n
        LEFT JOIN "StaffMember" b ON b."municipalityId" = n."municipalityId"
          AND b."id" = n."noisyById"
        WHERE n."municipalityId" = r."municipalityId" AND n."roundId" = r."id"
          AND n."noisyAt" IS NOT NULL
      ) AS "noise",
      ${selectClassRescoring(schoolClass.id, today)},
      ${selectSetUp(Prisma.sql`w."municipalityId"`, schoolId)}
    FROM "ScreeningWindow" w
    LEFT JOIN "Round" r ON r."municipalityId" = w."municipalityId" AND r."windowId" = w."id"
      AND r."classId" = ${schoolClass.id}::uuid
    WHERE w."municipalityId" = ${db.municipalityId}::uuid
      AND w."schoolYearId" = ${schoolClass.schoolYearId}::uuid
      AND (w."startDate" <= ${toStoredDate(today)}::date OR r."id" IS NOT NULL)
    ORDER BY w."startDate" DESC
    LIMIT 1`;
  const row = rows[0];
  if (!row) return null;
  const { startDate, endDate, catchUpEndDate, ...rest } = row;
  return {
    ...rest,
    startDay: dayOf(startDate),
    endDay: dayOf(endDate),
    catchUpEndDay: dayOf(catchUpEndDate),
  };
}
