/** Everything behind one pupil's level: the table, every attempt with its answers, and past levels. */
import { audit, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { findRoundPlan } from '~/administration/round-plan';
import { getBattery, getMediaManifest } from '~/instruments/batteries';
import {
  type FormId,
  getTask,
  isPupilTask,
  type Task,
  type WindowKind,
} from '~/instruments/battery';
import { notFound } from '~/platform/http.server';
import type {
  AssessmentRecord,
  AssessmentVersions,
  TaskScoreRecord,
} from '~/scoring/assessment-record';
import type { PupilResult, TaskName } from '~/scoring/class-result';
import { listPupilRows, policyOf, toPupilResult } from '~/scoring/class-results.server';
import { type ClassRound, findClassRound } from '~/scoring/class-round.server';
import { type Bilingual, getPolicyTask } from '~/scoring/cut-policy';
import { readReferenceGroups } from '~/scoring/group-places.server';
import { assessLevel } from '~/scoring/level';
import type { Level } from '~/scoring/level-shapes';
import type { ReadingAgreement } from '~/scoring/marking-agreement';
import { compareReadings } from '~/scoring/marking-agreement.server';
import { readPolicies } from '~/scoring/policy-case.server';
import {
  type AttemptDetail,
  describeAttempt,
  type EvidenceRow,
  listEvidence,
  type PastLevel,
} from '~/scoring/pupil-result';
import { comparableScore, describeStanding, isGivenToAll } from '~/scoring/reference-group';
import type { TaskFinding } from '~/scoring/task-finding';
import { findWindowPolicy } from '~/scoring/window-policy';

export interface PupilDetail {
  classId: string;
  className: string;
  schoolName: string;
  schoolYearStart: number;
  round: ClassRound;
  policyTitle: Bilingual;
  policyVersion: number;
  pupil: PupilResult;
  evidence: EvidenceRow[];
  attempts: AttemptDetail[];
  history: PastLevel[];
  /** Tasks that can be done one to one in this window. */
  oneToOneTasks: TaskName[];
  skillNames: Record<string, Bilingual>;
  /** Readings of the window that a second adult also marked. */
  agreements: ReadingAgreement[];
}

/**
 * One pupil of a class, as the class's window judges. Reading is audited.
 * @throws 404 when the pupil is not in the class today, or no window has begun; 403.
 */
export async function getPupilResult(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<PupilDetail> {
  const { schoolClass, pupil } = await requirePupilOfClass(
    db,
    'class.see-results',
    classId,
    pupilId,
  );
  const { id } = pupil;
  const round = await findClassRound(db, schoolClass, db.viewer.today);
  const policies = await readPolicies(db);
  const judged = round && findWindowPolicy(policies, round);
  if (!judged) throw notFound();
  const rows = await listPupilRows(db, schoolClass.id, round.roundId, db.viewer.today, id);
  const row = rows[0];
  if (!row) throw notFound();
  await audit(db, 'pupil-page.viewed', [id], { classId: schoolClass.id });
  const own = { id, membershipId: row.membershipId };
  const { attempts, levels } = await readBehind(db, own, round.roundId);
  const policy = policyOf(row, judged, policies);
  const record = row.assessment ?? assessLevel(policy, { window: judged.kind, results: [] });
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    schoolYearStart: schoolClass.schoolYear.startYear,
    round,
    policyTitle: policy.title,
    policyVersion: policy.version,
    pupil: toPupilResult(row, judged, policies),
    evidence: listEvidence(policy, record, await readStandings(db, round, id)),
    attempts: describeAttempts(
      attempts.filter(({ secondMarker }) => !secondMarker),
      row,
    ),
    history: describePast(levels),
    oneToOneTasks: (policy.windows[judged.kind]?.oneToOne.tasks ?? []).map(({ task }) => ({
      taskId: task,
      title: getPolicyTask(policy, task).title,
    })),
    skillNames: policy.skills,
    agreements: compareReadings(attempts),
  };
}

/** Where the pupil stands in each task of the window, among the municipality's others. */
async function readStandings(db: ScopedDb, round: ClassRound, pupilId: string) {
  const { windowId, windowKind, batteryId, batteryVersion } = round;
  const found = findRoundPlan(batteryId, batteryVersion, windowKind as WindowKind);
  const groups = await readReferenceGroups(db, windowId, [pupilId]);
  return (finding: TaskFinding) => {
    const { taskId, status } = finding;
    const score =
      found && status === 'counted'
        ? comparableScore(getTask(found.battery, taskId).kind, finding)
        : null;
    return describeStanding(
      groups.find((group) => group.taskId === taskId),
      { pupilId, score, isGivenToAll: found !== null && isGivenToAll(found.plan, taskId) },
    );
  };
}

/** Attempts of the pupil in the round, a second adult's too, and every level; of a pupil the caller has required. */
async function readBehind(
  { transaction, municipalityId }: ScopedDb,
  { id, membershipId }: { id: string; membershipId: string },
  roundId: string | null,
) {
  const found = await transaction.pupil.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id } },
    select: {
      memberships: {
        where: { id: membershipId },
        select: {
          attempts: {
            where: { roundId: { in: roundId ? [roundId] : [] }, probeId: null },
            include: {
              device: { select: { number: true } },
              taskScores: { select: { id: true, score: true }, orderBy: { createdAt: 'desc' } },
            },
            orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
          },
        },
      },
      riskAssessments: {
        include: {
          round: {
            select: {
              window: { select: { kind: true, schoolYear: { select: { startYear: true } } } },
            },
          },
          currentAssessments: { select: { assessmentId: true } },
        },
        omit: { assessment: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      },
    },
  });
  const attempts = found.memberships.flatMap((membership) => membership.attempts);
  return { attempts, levels: found.riskAssessments };
}

type Behind = Awaited<ReturnType<typeof readBehind>>;

function describeAttempts(
  attempts: Behind['attempts'],
  row: { assessment: AssessmentRecord | null },
): AttemptDetail[] {
  return attempts.map((attempt) => {
    const basis = row.assessment?.basis.find((entry) => entry.attemptId === attempt.id);
    const stored =
      attempt.taskScores.find((score) => score.id === basis?.taskScoreId) ?? attempt.taskScores[0];
    const task = getTask(getBattery(attempt.batteryId, attempt.batteryVersion), attempt.taskId);
    const facts = {
      attemptId: attempt.id,
      formId: attempt.formId as FormId,
      startedAt: attempt.startedAt,
      deviceNumber: attempt.device.number,
      batteryVersion: attempt.batteryVersion,
      taskVersion: attempt.taskVersion,
      synthetic: attempt.synthetic,
      setAside: attempt.invalidatedAt !== null,
      onPaper: attempt.onPaper,
      score: (stored?.score ?? null) as TaskScoreRecord | null,
    };
    const spokenText = findSpokenText(attempt.batteryId, attempt.batteryVersion, task);
    return describeAttempt(task, facts, row.assessment, spokenText);
  });
}

/** What the clips of a task say, for those tasks that have any. */
function findSpokenText(batteryId: string, batteryVersion: number, task: Task) {
  if (!isPupilTask(task)) return undefined;
  const { clips } = getMediaManifest(batteryId, task.mediaBundle, batteryVersion);
  return (clip: string) => clips[clip]?.text;
}

/** Every level the pupil was given, newest first: what was judged then stays to be seen. */
function describePast(levels: Behind['levels']): PastLevel[] {
  return levels.map(({ id, level, probability, createdAt, round, ...row }) => {
    const { policyId, policyVersion } = row.versions as unknown as AssessmentVersions;
    return {
      assessmentId: id,
      windowKind: round.window.kind,
      schoolYearStart: round.window.schoolYear.startYear,
      level: level as Level,
      probability,
      current: row.currentAssessments.length > 0,
      judgedAt: createdAt.toISOString(),
      policyId,
      policyVersion,
    };
  });
}
