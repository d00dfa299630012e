/** Levels of a class, one row for each pupil who is in it today. Reading is audited. */
import { audit, requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { joinLateFacts, type LateRow, withLateness } from '~/administration/late-facts.server';
import type { LateJoiner } from '~/administration/late-joiners';
import { type OneToOneReason, PUPIL_STATES } from '~/administration/round-words';
import { type Day, toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import { isScreened } from '~/roster/school-start-cohort';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import { listAskedTasks } from '~/scoring/asked-tasks';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import {
  describeLevel,
  orderByNeed,
  type PupilResult,
  type TaskName,
} from '~/scoring/class-result';
import { type ClassRound, findClassRound } from '~/scoring/class-round.server';
import { type Bilingual, type CutPolicy, getPolicyTask } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import { type PolicyCase, readPolicies } from '~/scoring/policy-case.server';
import { listTaskStates } from '~/scoring/task-state';
import { findWindowPolicy, type JudgingPolicy } from '~/scoring/window-policy';

export interface ClassResults {
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
  schoolYearStart: number;
  /** Null when no window has begun, or its policy has no limits for it. */
  round: ClassRound | null;
  /** Tasks that are done one to one in this window. */
  oneToOneTasks: TaskName[];
  /** Names of the skills in the window's policy. */
  skillNames: Record<string, Bilingual>;
  /** What asks for someone first. Empty when there is no round to show. */
  pupils: PupilResult[];
}

type SchoolClassRow = Awaited<ReturnType<typeof requireClass>>;

/**
 * Levels of every current pupil of a class, as judged when they were made.
 * @throws 404 or 403. The number of queries does not depend on the size of the class.
 */
export async function listClassResults(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<ClassResults> {
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const round = await findClassRound(db, schoolClass, db.viewer.today);
  return readClassResults(db, schoolClass, round);
}

/**
 * The same for a class that the caller has asked for with `requireClass(db, 'class.see-results', …)`.
 * Pupils are looked up in the viewer's municipality only.
 */
export async function readClassResults(
  db: ScopedDb<StaffViewer>,
  schoolClass: SchoolClassRow,
  round: ClassRound | null,
): Promise<ClassResults> {
  const policies = await readPolicies(db);
  const judged = round && findWindowPolicy(policies, round);
  const { id, name, schoolId, school, schoolYear } = schoolClass;
  const listed = judged ? await listPupilRows(db, id, round.roundId, db.viewer.today) : [];
  const rows = listed.filter(isScreened);
  const pupilIds = rows.map((row) => row.pupilId);
  await audit(db, 'class-page.viewed', pupilIds, { classId: id });
  const oneToOne = judged?.policy.windows[judged.kind]?.oneToOne.tasks ?? [];
  return {
    classId: id,
    className: name,
    schoolId,
    schoolName: school.name,
    schoolYearStart: schoolYear.startYear,
    round: judged ? round : null,
    skillNames: judged?.policy.skills ?? {},
    oneToOneTasks: judged ? oneToOne.map(({ task }) => nameTask(judged.policy, task)) : [],
    pupils: judged ? orderByNeed(rows.map((row) => toPupilResult(row, judged, policies))) : [],
  };
}

export interface PupilRow {
  membershipId: string;
  signId: string;
  pupilId: string;
  givenName: string;
  familyName: string;
  swedishSubject: string;
  swedishSchoolStart: string | null;
  protectedIdentity: boolean;
  synthetic: boolean;
  schoolStartCohort: number;
  schoolYearStart: number;
  state: string | null;
  /** Left out where nobody reads them. */
  stateReason?: string | null;
  stateBy?: string | null;
  late?: LateJoiner | null;
  assessmentId: string | null;
  assessment: AssessmentRecord | null;
  policyId: string | null;
  policyVersion: number | null;
  assessedAt: Date | null;
  /** The pupil's one-to-one list, oldest first. */
  asked: { taskId: string; reason: OneToOneReason; since: string }[] | null;
}

/** One row for each membership that holds today, with the assessment that counts. */
export async function listPupilRows(
  db: ScopedDb,
  classId: string,
  roundId: string | null,
  today: Day,
  onlyPupilId: string | null = null,
): Promise<PupilRow[]> {
  const day = toStoredDate(today);
  const rows = await db.transaction.$queryRaw<(PupilRow & LateRow)[]>`
    SELECT m."id" AS "membershipId", m."signId", p."id" AS "pupilId", p."givenName",
      p."familyName", p."swedishSubject", p."swedishSchoolStart", p."protectedIdentity",
      p."synthetic",
      p."schoolStartCohort", y."startYear" AS "schoolYearStart", s."state",
      s."reason" AS "stateReason",
      nullif(concat_ws(' ', b."givenName", b."familyName"), '') AS "stateBy",
      a."id" AS "assessmentId", a."assessment", a."versions"->>'policyId' AS "policyId",
      (a."versions"->>'policyVersion')::int AS "policyVersion", a."createdAt" AS "assessedAt",
      o."asked", late.*
    FROM "ClassMembership" m
    JOIN "Pupil" p ON p."municipalityId" = m."municipalityId" AND p."id" = m."pupilId"
    JOIN "SchoolClass" k ON k."municipalityId" = m."municipalityId" AND k."id" = m."classId"
    JOIN "SchoolYear" y ON y."municipalityId" = k."municipalityId" AND y."id" = k."schoolYearId"
    LEFT JOIN "RoundPupilState" s ON s."municipalityId" = m."municipalityId"
      AND s."membershipId" = m."id" AND s."roundId" = ${roundId}::uuid
    LEFT JOIN "StaffMember" b ON b."municipalityId" = s."municipalityId"
      AND b."id" = s."staffMemberId"
    LEFT JOIN "CurrentAssessment" c ON c."municipalityId" = m."municipalityId"
      AND c."pupilId" = m."pupilId" AND c."roundId" = ${roundId}::uuid
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId"
      AND a."id" = c."assessmentId"
    LEFT JOIN (
      SELECT "membershipId", jsonb_agg(
        jsonb_build_object('taskId', "taskId", 'reason', "reason", 'since', "createdAt")
        ORDER BY "createdAt", "id") AS "asked"
      FROM "OneToOneTask"
      WHERE "municipalityId" = ${db.municipalityId}::uuid AND "roundId" = ${roundId}::uuid
      GROUP BY "membershipId"
    ) o ON o."membershipId" = m."id"
    ${joinLateFacts(Prisma.sql`${roundId}::uuid`)}
    WHERE m."municipalityId" = ${db.municipalityId}::uuid AND m."classId" = ${classId}::uuid
      AND m."startDate" <= ${day}::date AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
      AND (${onlyPupilId}::uuid IS NULL OR m."pupilId" = ${onlyPupilId}::uuid)`;
  return rows.map((row) => withLateness(row, today));
}

/** Words and drawings of one row. A row is explained by the policy that it was judged by. */
export function toPupilResult(
  row: PupilRow,
  judged: JudgingPolicy,
  policies: PolicyCase,
): PupilResult {
  const { assessment, assessmentId, assessedAt, asked, state, ...rest } = row;
  const { policyId, policyVersion, swedishSchoolStart: _start, ...person } = rest;
  const policy = policyOf({ policyId, policyVersion }, judged, policies);
  const record = assessment ?? assessLevel(policy, { window: judged.kind, results: [] });
  const level = describeLevel(policy, record, person.givenName);
  const said = PUPIL_STATES.find((candidate) => candidate === state) ?? null;
  const stated = listTaskStates(policy, record, { said, isAssessed: assessment !== null });
  return {
    ...person,
    swedishSchoolTime: countSwedishSchoolTime(row),
    ...level,
    oneToOne: listAskedTasks(policy, record, asked ?? []),
    taskStates: stated.map((task) => ({ ...nameTask(policy, task.taskId), state: task.state })),
    state: said,
    stateReason: row.stateReason ?? null,
    stateBy: row.stateBy ?? null,
    late: row.late ?? null,
    assessmentId,
    assessedAt: assessedAt?.toISOString() ?? null,
  };
}

/** The policy a row was judged by; the window's own while nothing has been judged. */
export function policyOf(
  { policyId, policyVersion }: Pick<PupilRow, 'policyId' | 'policyVersion'>,
  judged: JudgingPolicy,
  policies: PolicyCase,
): CutPolicy {
  if (policyId === null || policyVersion === null) return judged.policy;
  return policies.get(policyId, policyVersion);
}

function nameTask(policy: CutPolicy, taskId: string): TaskName {
  return { taskId, title: getPolicyTask(policy, taskId).title };
}
