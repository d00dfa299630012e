/** Pupils of classes with the plans they have a part in this school year. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import type { Carrier } from '~/support/plans/plan-form';

/** A pupil's part in a plan, within the days of the plan. */
export interface PlannedPart {
  /** Key of a method of the catalogue, or id of a school's own. */
  methodId: string;
  carriedOutBy: Carrier;
  startDate: Day;
  endDate: Day;
}

export interface PlannedPupil {
  pupilId: string;
  givenName: string;
  familyName: string;
  classId: string;
  className: string;
  schoolYearId: string;
  /** Of the latest assessment; null without one. */
  skills: AssessmentRecord['skills'] | null;
  /** One at least. */
  parts: PlannedPart[];
}

type Row = Omit<PlannedPupil, 'parts'> & {
  methodId: string;
  carriedOutBy: Carrier;
  startDate: Date;
  endDate: Date;
};

/**
 * Plans that have lasted in the school year of the class, or will; a plan taken back before its first day
 * is none. One query. The caller has established that the viewer sees the classes, and writes who looked.
 */
export async function listPlannedPupils(
  db: ScopedDb<StaffViewer>,
  classIds: readonly string[],
): Promise<PlannedPupil[]> {
  const day = toStoredDate(db.viewer.today);
  const rows = await db.transaction.$queryRaw<Row[]>`
    SELECT u."id" AS "pupilId", u."givenName", u."familyName", c."id" AS "classId",
      c."name" AS "className", c."schoolYearId", p."carriedOutBy", p."methodId",
      greatest(p."startDate", q."startDate") AS "startDate",
      least(p."endDate", q."endDate") AS "endDate",
      (SELECT a."assessment"->'skills' FROM "CurrentAssessment" n
        JOIN "RiskAssessment" a ON a."municipalityId" = n."municipalityId"
          AND a."id" = n."assessmentId"
        WHERE n."municipalityId" = u."municipalityId" AND n."pupilId" = u."id"
        ORDER BY n."updatedAt" DESC LIMIT 1) AS "skills"
    FROM "ClassMembership" m
    JOIN "SchoolClass" c ON c."municipalityId" = m."municipalityId" AND c."id" = m."classId"
    JOIN "SchoolYear" y ON y."municipalityId" = c."municipalityId" AND y."id" = c."schoolYearId"
    JOIN "Pupil" u ON u."municipalityId" = m."municipalityId" AND u."id" = m."pupilId"
    JOIN "PlanPupil" q ON q."municipalityId" = m."municipalityId" AND q."pupilId" = m."pupilId"
    JOIN "Plan" p ON p."municipalityId" = q."municipalityId" AND p."id" = q."planId"
    WHERE m."municipalityId" = ${db.municipalityId}::uuid
      AND m."classId" = ANY(${[...classIds]}::uuid[])
      AND m."startDate" <= ${day}::date AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
      AND least(p."endDate", q."endDate") >= greatest(p."startDate", q."startDate")
      AND least(p."endDate", q."endDate") >= y."startDate"
    ORDER BY c."id", u."id", p."startDate", p."id"`;
  const pupils = new Map<string, PlannedPupil>();
  for (const { methodId, carriedOutBy, startDate, endDate, ...pupil } of rows) {
    const key = `${pupil.classId} ${pupil.pupilId}`;
    const days = { startDate: dayOf(startDate), endDate: dayOf(endDate) };
    const part = { methodId, carriedOutBy, ...days };
    pupils.set(key, { ...pupil, parts: [...(pupils.get(key)?.parts ?? []), part] });
  }
  return [...pupils.values()];
}

/** The parts that last on a day. */
export function listRunningParts({ parts }: Pick<PlannedPupil, 'parts'>, day: Day): PlannedPart[] {
  return parts.filter(({ startDate, endDate }) => startDate <= day && day <= endDate);
}
