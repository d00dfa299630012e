/** What is asked of the database to know who joined a class late: one fragment, read with every list of pupils. */
import { type Day, dayOf } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import { judgeLateJoiner, type LateFacts, type LateJoiner } from './late-joiners';

/** The columns of `late`. Days are stored dates. */
export type LateRow = Omit<LateFacts, 'joinedDay' | 'breaks'> & {
  joinedDate: Date;
  breaks: SchoolBreakDays[];
};

/**
 * Joined as `late` to a query over `m` (ClassMembership), `k` (its SchoolClass) and `y` (its SchoolYear).
 * @param round the round's id as SQL: a value, or a column of the query; null before the round was made.
 * Whoever was on the first list is asked nothing more: that is nearly everybody.
 */
export function joinLateFacts(round: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT 1 FROM "ClassMembership" o
        JOIN "SchoolClass" c ON c."municipalityId" = o."municipalityId" AND c."id" = o."classId"
          AND c."schoolId" = k."schoolId" AND c."schoolYearId" = k."schoolYearId"
        WHERE o."municipalityId" = m."municipalityId" AND o."pupilId" = m."pupilId"
          AND NOT EXISTS (
            SELECT 1 FROM "ClassMembership" e
            WHERE e."municipalityId" = o."municipalityId" AND e."classId" = o."classId"
              AND e."startDate" < o."startDate")
      ) AS "wasOnFirstList"
      OFFSET 0
    ) early
    CROSS JOIN LATERAL (
      SELECT m."startDate" AS "joinedDate", y."lateSchoolWeeks", early."wasOnFirstList",
        NOT early."wasOnFirstList" AND EXISTS (
          SELECT 1 FROM "Attempt" t
          WHERE t."municipalityId" = m."municipalityId" AND t."membershipId" = m."id"
            AND t."roundId" = ${round} AND t."driver" = 'pupil' AND t."invalidatedAt" IS NULL
        ) AS "hasBegun",
        NOT early."wasOnFirstList" AND EXISTS (
          SELECT 1 FROM "LateInclusion" i
          WHERE i."municipalityId" = m."municipalityId" AND i."membershipId" = m."id"
            AND i."roundId" = ${round}
        ) AS "isIncluded",
        CASE WHEN early."wasOnFirstList" THEN '[]' ELSE (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
            'startDate', f."startDate", 'endDate', f."endDate")), '[]')
          FROM "SchoolBreak" f
          WHERE f."municipalityId" = y."municipalityId" AND f."schoolYearId" = y."id"
        ) END AS "breaks"
    ) late`;
}

/** The row without what was only asked to judge it, and the verdict. */
export function withLateness<Row extends LateRow>(
  row: Row,
  today: Day,
): Omit<Row, keyof LateRow> & { late: LateJoiner | null } {
  const { joinedDate, wasOnFirstList, hasBegun, isIncluded, lateSchoolWeeks, breaks, ...rest } =
    row;
  const facts = { wasOnFirstList, hasBegun, isIncluded, lateSchoolWeeks, breaks };
  return { ...rest, late: judgeLateJoiner({ ...facts, joinedDay: dayOf(joinedDate) }, today) };
}
