/** What the latest new judgement of a window changed in one class, for as long as its levels stand. */
import { type Day, dayInZone, toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';

/** Pupils of the class who got another level, which counts still, in one new judgement. */
export interface ClassRescoring {
  rescoringId: string;
  /** The day it began, in the municipality's zone. */
  day: Day;
  pupils: number;
}

/** As the database gives it: JSON, with the instant as text. */
export type ClassRescoringRow = { rescoringId: string; startedAtMs: number; pupils: number } | null;

/**
 * The column `judgedAgain` of a query in which the window is called w and the class's round r: the latest new
 * judgement that gave pupils of the round who are in the class today another level. Null when there is none, or
 * when every such level has given way to a later one. Part of the caller's query, so that the class page asks no
 * more often.
 */
export function selectClassRescoring(classId: string, today: Day): Prisma.Sql {
  const day = toStoredDate(today);
  return Prisma.sql`(
    SELECT jsonb_build_object('rescoringId', s."id",
      'startedAtMs', extract(epoch FROM s."startedAt") * 1000, 'pupils', count(*))
    FROM "Rescoring" s
    JOIN "RescoringPupil" p ON p."municipalityId" = s."municipalityId" AND p."rescoringId" = s."id"
      AND p."roundId" = r."id"
    JOIN "CurrentAssessment" c ON c."municipalityId" = p."municipalityId"
      AND c."roundId" = p."roundId" AND c."pupilId" = p."pupilId" AND c."assessmentId" = p."afterId"
    JOIN "RiskAssessment" b ON b."municipalityId" = p."municipalityId" AND b."id" = p."beforeId"
    JOIN "RiskAssessment" a ON a."municipalityId" = p."municipalityId" AND a."id" = p."afterId"
    JOIN "ClassMembership" m ON m."municipalityId" = p."municipalityId" AND m."pupilId" = p."pupilId"
    WHERE s."municipalityId" = w."municipalityId" AND s."windowId" = w."id"
      AND m."classId" = ${classId}::uuid AND m."startDate" <= ${day}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date) AND a."level" <> b."level"
    GROUP BY s."municipalityId", s."id"
    ORDER BY s."startedAt" DESC, s."id" DESC
    LIMIT 1
  ) AS "judgedAgain"`;
}

export function readClassRescoring(
  row: ClassRescoringRow,
  timeZone: string,
): ClassRescoring | null {
  if (!row) return null;
  const { rescoringId, startedAtMs, pupils } = row;
  return { rescoringId, day: dayInZone(new Date(startedAtMs), timeZone), pupils };
}
