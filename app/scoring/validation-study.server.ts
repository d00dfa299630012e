/** The pupils of a comparison, from the whole municipality, and whether the reader may see them all. */
import {
  audit,
  classesInScope,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayInZone } from '~/platform/calendar';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import type { CutPolicy } from '~/scoring/cut-policy';
import type { Level } from '~/scoring/level-shapes';
import { readPolicies } from '~/scoring/policy-case.server';
import type { Comparison, FoundOutcome } from '~/scoring/validation-outcomes.server';
import { outcomeKindOf, readOutcomes } from '~/scoring/validation-outcomes.server';
import { listScores, scoresOf } from '~/scoring/validation-scores';
import type { Study, StudyPupil } from '~/scoring/validation-study';

type Db = ScopedDb<StaffViewer>;

interface AssessedRow {
  pupilId: string;
  level: string;
  skills: unknown;
  tasks: unknown;
  versions: unknown;
  createdAt: Date;
  classId: string;
  schoolName: string;
  swedishSubject: string;
  cohort: number;
}

/**
 * Everyone with a level in the window, with the outcome where there is one. `seesPupils`: each of them
 * is in a class whose results the viewer sees, so that figures hide nothing. @throws 403.
 */
export async function readStudy(
  db: Db,
  comparison: Comparison,
): Promise<{ study: Study; seesPupils: boolean }> {
  requireMunicipality(db, 'validation.see');
  const rows = await listAssessed(db, comparison.window.windowId);
  const outcomes = await readOutcomes(db, comparison.outcome);
  const supported = await listSupported(db, comparison.window.windowId);
  const policies = await readPolicies(db);
  const judging = rows.map(({ versions }) => {
    const { policyId, policyVersion } = versions as AssessmentVersions;
    return policies.get(policyId, policyVersion);
  });
  const pupils = rows.map((row, index) => {
    const outcome = outcomes.get(row.pupilId) ?? null;
    const from = dayInZone(row.createdAt, db.viewer.timeZone);
    const days = supported.get(row.pupilId) ?? [];
    return toPupil(row, judging[index]!, outcome, hadSupport(days, from, outcome));
  });
  const used = [...new Set(judging)];
  await audit(db, 'validation.viewed', [], { comparison: comparison.key });
  return {
    study: {
      pupils,
      scores: listScores(
        used,
        pupils.map(({ scores }) => scores),
      ),
      outcome: outcomeKindOf(comparison.outcome),
      isLater: comparison.isLater,
      isLimitFromData: used.some(({ limitMethod }) => FROM_DATA.includes(limitMethod)),
    },
    seesPupils: await seesClasses(db, new Set(rows.map(({ classId }) => classId))),
  };
}

const FROM_DATA: readonly string[] = ['local-data', 'roc'];

/** The latest level of each pupil in the window: a pupil who moved may have two. */
async function listAssessed(db: Db, windowId: string): Promise<AssessedRow[]> {
  return db.transaction.$queryRaw<AssessedRow[]>`
    SELECT DISTINCT ON (a."pupilId") a."pupilId", a."level", a."assessment"->'skills' AS "skills",
      a."assessment"->'tasks' AS "tasks", a."versions", a."createdAt", r."classId",
      s."name" AS "schoolName", p."swedishSubject", p."schoolStartCohort" AS "cohort"
    FROM "Round" r
    JOIN "CurrentAssessment" n ON n."municipalityId" = r."municipalityId" AND n."roundId" = r."id"
    JOIN "RiskAssessment" a ON a."municipalityId" = n."municipalityId" AND a."id" = n."assessmentId"
    JOIN "Pupil" p ON p."municipalityId" = a."municipalityId" AND p."id" = a."pupilId"
    JOIN "SchoolClass" c ON c."municipalityId" = r."municipalityId" AND c."id" = r."classId"
    JOIN "School" s ON s."municipalityId" = c."municipalityId" AND s."id" = c."schoolId"
    WHERE r."municipalityId" = ${db.municipalityId}::uuid AND r."windowId" = ${windowId}::uuid
    ORDER BY a."pupilId", a."createdAt" DESC, a."id" DESC`;
}

/** Days on which a flag of the window was confirmed or a särskild bedömning was said to have begun. */
async function listSupported(
  { transaction, municipalityId, viewer }: Db,
  windowId: string,
): Promise<Map<string, Day[]>> {
  const flags = await transaction.flag.findMany({
    where: { municipalityId, state: 'confirmed', round: { windowId } },
    select: {
      pupilId: true,
      reviews: { where: { decision: 'confirm' }, select: { createdAt: true } },
    },
  });
  const notices = await transaction.pupilNotice.findMany({
    where: {
      municipalityId,
      kind: 'special-assessment-started',
      withdrawnAt: null,
      pupil: { riskAssessments: { some: { round: { windowId } } } },
    },
    select: { pupilId: true, createdAt: true },
  });
  const days = new Map<string, Day[]>();
  const events = [
    ...flags.flatMap(({ pupilId, reviews }) => reviews.map((review) => ({ pupilId, ...review }))),
    ...notices,
  ];
  for (const { pupilId, createdAt } of events) {
    const day = dayInZone(createdAt, viewer.timeZone);
    days.set(pupilId, [...(days.get(pupilId) ?? []), day]);
  }
  return days;
}

function hadSupport(days: readonly Day[], from: Day, outcome: FoundOutcome | null): boolean {
  return outcome !== null && days.some((day) => day >= from && day <= outcome.day);
}

function toPupil(
  row: AssessedRow,
  policy: CutPolicy,
  outcome: FoundOutcome | null,
  hadSupport: boolean,
): StudyPupil {
  const record = { skills: row.skills, tasks: row.tasks } as AssessmentRecord;
  return {
    level: row.level as Level,
    scores: scoresOf(policy, record),
    difficulty: outcome?.difficulty ?? null,
    knewLevel: outcome?.knewLevel ?? null,
    hadSupport,
    groups: {
      school: row.schoolName,
      swedishSubject: row.swedishSubject,
      cohort: String(row.cohort),
    },
  };
}

async function seesClasses(db: Db, classIds: ReadonlySet<string>): Promise<boolean> {
  const seen = await db.transaction.schoolClass.count({
    where: { AND: [classesInScope(db, 'class.see-results'), { id: { in: [...classIds] } }] },
  });
  return seen === classIds.size;
}
