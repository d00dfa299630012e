/** What people and rules have noted of the pupils of a class, in one query: flags, notices, outcomes. */
import type { ScopedDb } from '~/access/in-scope.server';
import { type Day, toStoredDate } from '~/platform/calendar';
import type { ClassMark } from '~/support/class-marks';

type Row = {
  pupilId: string;
  kind: ClassMark['kind'];
  code: string;
  detail: string;
  basisChanged: boolean;
};

/**
 * Flags of the round that still hold, notices that stand, and indications of the school year, of pupils
 * who are in the class today. The caller has asked for the class in its scope.
 */
export async function listClassMarks(
  db: ScopedDb,
  place: { classId: string; roundId: string | null; schoolYearStart: number; today: Day },
): Promise<ClassMark[]> {
  const { classId, roundId, schoolYearStart } = place;
  const municipalityId = db.municipalityId;
  const day = toStoredDate(place.today);
  return db.transaction.$queryRaw<Row[]>`
    WITH here AS (
      SELECT "pupilId" FROM "ClassMembership"
      WHERE "municipalityId" = ${municipalityId}::uuid AND "classId" = ${classId}::uuid
        AND "startDate" <= ${day}::date AND ("endDate" IS NULL OR "endDate" >= ${day}::date)
    )
    SELECT "pupilId", 'flag' AS "kind", "skill" AS "code", "state" AS "detail", "basisChanged"
    FROM "Flag"
    WHERE "municipalityId" = ${municipalityId}::uuid AND "roundId" = ${roundId}::uuid
      AND "state" <> 'superseded' AND "pupilId" IN (SELECT "pupilId" FROM here)
    UNION ALL
    SELECT DISTINCT "pupilId", 'notice', "kind", '', false FROM "PupilNotice"
    WHERE "municipalityId" = ${municipalityId}::uuid AND "withdrawnAt" IS NULL
      AND "pupilId" IN (SELECT "pupilId" FROM here)
    UNION ALL
    SELECT "pupilId", 'outcome', "outcome", "term", false FROM "NationalOutcome"
    WHERE "municipalityId" = ${municipalityId}::uuid AND "schoolYearStart" = ${schoolYearStart}
      AND "pupilId" IN (SELECT "pupilId" FROM here)
    ORDER BY 2, 3, 4`;
}
