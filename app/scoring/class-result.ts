/**
 * What a class page shows of a pupil: the stored level with its words and drawings.
 *
 * The level and every figure come from the assessment; only words, order and drawings are made here.
 * A pupil of whom nothing is known is judged without results, which names what is missing.
 */
import type { LateJoiner } from '~/administration/late-joiners';
import type { OneToOneReason, PupilState } from '~/administration/round-words';
import type { SwedishSchoolTime } from '~/roster/swedish-school';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { type Bilingual, type CutPolicy, getPolicyTask } from '~/scoring/cut-policy';
import { explainAssessment } from '~/scoring/explanation';
import { describeTask } from '~/scoring/finding-words';
import type { Level, LevelAssessment } from '~/scoring/level-shapes';
import { drawSkill, type SkillDrawing } from '~/scoring/skill-drawing';
import type { SkillFinding } from '~/scoring/skill-finding';
import type { TaskFinding } from '~/scoring/task-finding';
import type { ResultProblem } from '~/scoring/task-result';
import type { TaskState } from '~/scoring/task-state';

export interface TaskName {
  taskId: string;
  title: Bilingual;
}

/** A one-to-one task that a pupil has still to do, and why. */
export interface AskedTask extends TaskName {
  reason: OneToOneReason;
  /** When it was asked for, as ISO text; null until the list has been written. */
  since: string | null;
}

/** One skill as a column shows it: the drawing, the probability, and a line for each of its tasks. */
export interface SkillResult {
  /** Tells a skill of stage 1 from the same skill read one to one. */
  key: string;
  skill: string;
  title: Bilingual;
  role: SkillFinding['role'];
  probabilityBelow: number | null;
  drawing: SkillDrawing | null;
  tasks: (TaskName & { line: Bilingual; status: TaskFinding['status'] })[];
}

/** A skill with what is drawn and said of it. */
export type DrawnSkill = Omit<SkillResult, 'tasks'> & { tasks: (TaskName & { line: Bilingual })[] };

/** The level of a pupil with everything that explains it. */
export interface LevelResult {
  level: Level;
  stage: 1 | 2;
  nearLimit: boolean;
  deciding: { skill: Bilingual; probability: number } | null;
  skills: SkillResult[];
  sentence: Bilingual;
  nextStep: Bilingual;
  oneToOne: AskedTask[];
  missing: (TaskName & { problem: ResultProblem })[];
}

export interface PupilResult extends LevelResult {
  pupilId: string;
  membershipId: string;
  givenName: string;
  familyName: string;
  signId: string;
  swedishSubject: string;
  /** Beside the subject only: never sorted, filtered or chosen by. */
  swedishSchoolTime: SwedishSchoolTime;
  protectedIdentity: boolean;
  synthetic: boolean;
  state: PupilState | null;
  /** Why the pupil is exempt, as a code, and who said the state; null when the pupil did, or nobody. */
  stateReason: string | null;
  stateBy: string | null;
  /** New in the class; null for everybody else. */
  late: LateJoiner | null;
  /** Where each whole-class task stands. */
  taskStates: (TaskName & { state: TaskState })[];
  /** Null while nothing is known of the pupil. */
  assessmentId: string | null;
  /** When the level was last judged, as ISO text. */
  assessedAt: string | null;
}

/** Words and drawings for an assessment. `name` is null where no name may be shown. */
export function describeLevel(
  policy: CutPolicy,
  assessment: LevelAssessment | AssessmentRecord,
  name: string | null,
): LevelResult {
  return { ...describeFindings(policy, assessment), ...tellLevel(policy, assessment, name) };
}

/** The words that name the pupil. */
export function tellLevel(
  policy: CutPolicy,
  assessment: LevelAssessment | AssessmentRecord,
  name: string | null,
): Pick<LevelResult, 'sentence' | 'nextStep'> {
  const words = explainAssessment(policy, assessment, name);
  return {
    sentence: { sv: words.sentenceSv, en: words.sentenceEn },
    nextStep: { sv: words.nextStepSv, en: words.nextStepEn },
  };
}

/** What is the same for whoever has the assessment. */
export function describeFindings(
  policy: CutPolicy,
  assessment: LevelAssessment | AssessmentRecord,
): Omit<LevelResult, 'sentence' | 'nextStep'> {
  const { decidedBySkill, probability } = assessment;
  const nameTask = (taskId: string) => ({ taskId, title: getPolicyTask(policy, taskId).title });
  return {
    level: assessment.level,
    stage: assessment.stage,
    nearLimit: assessment.nearLimit,
    deciding:
      decidedBySkill !== null && probability !== null
        ? { skill: nameSkill(policy, decidedBySkill), probability }
        : null,
    skills: assessment.skills.map((skill) => describeSkill(policy, skill, assessment.tasks)),
    oneToOne: assessment.oneToOne.map((taskId) => ({
      ...nameTask(taskId),
      reason: 'policy',
      since: null,
    })),
    missing: assessment.reasons.flatMap((reason) =>
      reason.kind === 'missing' ? { ...nameTask(reason.task), problem: reason.problem } : [],
    ),
  };
}

function nameSkill(policy: CutPolicy, skill: string): Bilingual {
  return policy.skills[skill] ?? { sv: skill, en: skill };
}

function describeSkill(
  policy: CutPolicy,
  finding: SkillFinding,
  tasks: readonly TaskFinding[],
): SkillResult {
  const own = tasks.filter((task) => finding.tasks.includes(task.taskId));
  return {
    key: `${finding.role}:${finding.tasks.join('+')}`,
    skill: finding.skill,
    title: nameSkill(policy, finding.skill),
    role: finding.role,
    probabilityBelow: finding.probabilityBelow,
    drawing: drawSkill(policy, finding, tasks),
    tasks: own.map((task) => ({
      taskId: task.taskId,
      title: getPolicyTask(policy, task.taskId).title,
      line: describeTask(policy, task),
      status: task.status,
    })),
  };
}

const LEVEL_ORDER: readonly Level[] = ['needs-follow-up', 'incomplete', 'look-again', 'above'];

/** What asks for someone first: by level (missing basis beside follow-up), then by name. */
export function orderByNeed<Row extends { level: Level; givenName: string; familyName: string }>(
  rows: readonly Row[],
): Row[] {
  const names = new Intl.Collator('sv');
  return rows.toSorted(
    (one, other) =>
      LEVEL_ORDER.indexOf(one.level) - LEVEL_ORDER.indexOf(other.level) ||
      names.compare(one.givenName, other.givenName) ||
      names.compare(one.familyName, other.familyName),
  );
}
