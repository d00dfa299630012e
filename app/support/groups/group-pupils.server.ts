/** The viewer's pupils with what each most likely needs, from the assessments of the school year. */
import { membershipsInScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { isScreened } from '~/roster/school-start-cohort';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import { describeTask } from '~/scoring/finding-words';
import { readPolicies } from '~/scoring/policy-case.server';
import type { GroupPupil } from './groups-page';
import { findToldNeed } from './need-evidence';

type Db = ScopedDb<StaffViewer>;

export type PupilOfMine = GroupPupil & { isConfirmed: boolean; isBelow: boolean };

/** The number of queries is fixed. Whoever shows the pupils writes who looked. */
export async function listGroupPupils(db: Db): Promise<PupilOfMine[]> {
  const memberships = await listMemberships(db);
  const pupilIds = memberships.map(({ pupil }) => pupil.id);
  const years = [...new Set(memberships.map(({ schoolClass }) => schoolClass.schoolYearId))];
  const assessments = await listCurrent(db, pupilIds, years);
  const confirmed = await listConfirmed(db, pupilIds, years);
  const policies = await readPolicies(db);
  return memberships.map(({ pupil, schoolClass }): PupilOfMine => {
    const own = assessments.filter(({ pupilId }) => pupilId === pupil.id);
    const records = own.map(({ record }) => record);
    const { finding, telling } = findToldNeed(records);
    return {
      pupilId: pupil.id,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      swedishSubject: pupil.swedishSubject,
      swedishSchoolTime: countSwedishSchoolTime({
        ...pupil,
        schoolYearStart: schoolClass.schoolYear.startYear,
      }),
      classId: schoolClass.id,
      className: schoolClass.name,
      schoolId: schoolClass.schoolId,
      schoolName: schoolClass.school.name,
      finding,
      lines: telling.map(({ place, task }) => {
        const { policyId, policyVersion } = own[place]!.versions;
        return describeTask(policies.get(policyId, policyVersion), task);
      }),
      isConfirmed: confirmed.has(pupil.id),
      isBelow: records[0]?.level === 'needs-follow-up',
    };
  });
}

async function listMemberships(db: Db) {
  const rows = await db.transaction.classMembership.findMany({
    where: { municipalityId: db.municipalityId, ...membershipsInScope(db, 'support.plan') },
    select: {
      pupil: {
        select: {
          id: true,
          givenName: true,
          familyName: true,
          swedishSubject: true,
          swedishSchoolStart: true,
          schoolStartCohort: true,
        },
      },
      schoolClass: {
        select: {
          id: true,
          name: true,
          schoolId: true,
          schoolYearId: true,
          school: { select: { name: true } },
          schoolYear: { select: { startYear: true } },
        },
      },
    },
  });
  const names = new Intl.Collator('sv', { numeric: true });
  return rows
    .filter(({ pupil: { schoolStartCohort }, schoolClass: { schoolYear } }) =>
      isScreened({ schoolStartCohort, schoolYearStart: schoolYear.startYear }),
    )
    .toSorted(
      (one, other) =>
        names.compare(one.schoolClass.name, other.schoolClass.name) ||
        names.compare(one.pupil.givenName, other.pupil.givenName) ||
        names.compare(one.pupil.familyName, other.pupil.familyName),
    );
}

type CurrentRow = { pupilId: string; record: AssessmentRecord; versions: AssessmentVersions };

/**
 * The assessment that counts in each window of the years, the newest window first. Begins with the pupils'
 * own pointers: a municipality has hundreds of times as many.
 */
function listCurrent(
  db: Db,
  pupilIds: readonly string[],
  schoolYearIds: readonly string[],
): Promise<CurrentRow[]> {
  return db.transaction.$queryRaw<CurrentRow[]>`
    SELECT a."pupilId", a."assessment" AS "record", a."versions"
    FROM "CurrentAssessment" c
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
      AND c."pupilId" = ANY(${[...pupilIds]}::uuid[])
      AND w."schoolYearId" = ANY(${[...schoolYearIds]}::uuid[])
    ORDER BY w."startDate" DESC, a."createdAt" DESC`;
}

async function listConfirmed(
  db: Db,
  pupilIds: readonly string[],
  schoolYearIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.transaction.flag.findMany({
    where: {
      municipalityId: db.municipalityId,
      pupilId: { in: [...pupilIds] },
      state: 'confirmed',
      round: { window: { schoolYearId: { in: [...schoolYearIds] } } },
    },
    select: { pupilId: true },
  });
  return new Set(rows.map(({ pupilId }) => pupilId));
}
