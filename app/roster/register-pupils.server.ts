import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { PupilRow } from './import/read-pupil-row';
import type { KnownPupil } from './import-preview';

type RegisterRow = Omit<KnownPupil, 'classId' | 'className' | 'schoolId'> & {
  classId: string | null;
  className: string | null;
  schoolId: string | null;
  startYear: number | null;
  isCurrent: boolean | null;
};

/**
 * Pupils that rows of a class list may be about: everyone in the school's classes today, and those of
 * the municipality who share an external id or birth date with a row. A pupil who is in no class today
 * has empty class and school ids, and so counts as coming from elsewhere.
 */
export async function listRegisterPupils(
  db: ScopedDb<StaffViewer>,
  schoolId: string,
  rows: readonly PupilRow[],
  startYear: number,
): Promise<KnownPupil[]> {
  requireMunicipality(db, 'roster.manage');
  const { municipalityId, transaction, viewer } = db;
  const externalIds = [...new Set(rows.flatMap((row) => row.externalId ?? []))];
  const birthDates = [...new Set(rows.flatMap((row) => row.birthDate ?? []))];
  const found = await transaction.$queryRaw<RegisterRow[]>`
    SELECT p.id AS "pupilId", p."givenName", p."familyName", p."birthDate"::text AS "birthDate",
      p."externalId", p."swedishSchoolStart", p."protectedIdentity", m.id AS "membershipId", m."classId",
      m."isCurrent", c.name AS "className", c."schoolId", y."startYear"
    FROM "Pupil" p
    LEFT JOIN LATERAL (
      SELECT o.id, o."classId", o."startDate" <= ${viewer.today}::date
          AND coalesce(o."endDate" >= ${viewer.today}::date, true) AS "isCurrent"
      FROM "ClassMembership" o
      WHERE o."municipalityId" = p."municipalityId" AND o."pupilId" = p.id
      ORDER BY 3 DESC, o."startDate" DESC, o.id DESC LIMIT 1
    ) m ON true
    LEFT JOIN "SchoolClass" c ON c."municipalityId" = p."municipalityId" AND c.id = m."classId"
    LEFT JOIN "SchoolYear" y ON y."municipalityId" = p."municipalityId" AND y.id = c."schoolYearId"
    WHERE p."municipalityId" = ${municipalityId}::uuid
      AND (c."schoolId" = ${schoolId}::uuid OR p."externalId" = ANY(${externalIds}::text[])
        OR p."birthDate" = ANY(${birthDates}::date[]))`;
  return found.map((row) => placePupil(row, startYear));
}

function placePupil(row: RegisterRow, startYear: number): KnownPupil {
  const { isCurrent, startYear: classYear, className, classId, schoolId, ...pupil } = row;
  if (!isCurrent || !classId || !schoolId) {
    return { ...pupil, classId: '', className: className ?? '', schoolId: '', membershipId: null };
  }
  // A class of an earlier year may share its name with one of this year, and is another class.
  const isOfThisYear = classYear === startYear;
  const shownName = isOfThisYear ? className : `${className} (${classYear})`;
  return { ...pupil, classId, className: shownName ?? '', schoolId };
}
