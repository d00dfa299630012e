/**
 * What a pupil page shows behind the sentence: the table of tasks, and every attempt with its answers.
 */
import type { FormId, Task } from '~/instruments/battery';
import { type AnswerLine, listAnswerLines, medianResponseMs } from '~/scoring/answer-lines';
import type { AssessmentRecord, TaskScoreRecord } from '~/scoring/assessment-record';
import type { ScoreState } from '~/scoring/choice-score';
import {
  type Bilingual,
  type CutPolicy,
  getPolicyTask,
  type PolicyLimit,
} from '~/scoring/cut-policy';
import { describeTask } from '~/scoring/finding-words';
import type { Level, LevelAssessment } from '~/scoring/level-shapes';
import type { ReferenceStanding } from '~/scoring/reference-group';
import type { ValidityReason } from '~/scoring/response-validity';
import { limitOf, type TaskFinding } from '~/scoring/task-finding';

/** One row of the table behind the sentence. */
export interface EvidenceRow {
  taskId: string;
  title: Bilingual;
  skill: Bilingual;
  status: TaskFinding['status'];
  right: number;
  presented: number;
  seconds: number | null;
  /** "vet ungefär 2-11 av 24", or why there is no result. */
  line: Bilingual;
  /** Null for a task that is only described. */
  limit: Bilingual | null;
  limitReason: PolicyLimit['reason'] | null;
  probabilityBelow: number | null;
  /** Among the municipality's other pupils, or why the result is not compared with them. */
  standing: ReferenceStanding;
}

/** The tasks that the level looked at, in the order of the policy. */
export function listEvidence(
  policy: CutPolicy,
  assessment: LevelAssessment,
  standingOf: (finding: TaskFinding) => ReferenceStanding,
): EvidenceRow[] {
  const window = policy.windows[assessment.window];
  if (!window) return [];
  return assessment.tasks.map((finding) => {
    const task = getPolicyTask(policy, finding.taskId);
    const limit = finding.limit === null ? null : limitOf(window, finding.taskId);
    return {
      taskId: task.id,
      title: task.title,
      skill: policy.skills[task.skill] ?? { sv: task.skill, en: task.skill },
      status: finding.status,
      right: finding.right,
      presented: finding.presented,
      seconds: finding.seconds,
      line: describeTask(policy, finding),
      limit: limit?.words ?? null,
      limitReason: limit?.reason ?? null,
      probabilityBelow: finding.probabilityBelow,
      standing: standingOf(finding),
    };
  });
}

/** One run of a task, with every answer. */
export interface AttemptDetail {
  attemptId: string;
  taskId: string;
  taskTitle: Bilingual;
  formId: FormId;
  /** The attempt that the level stands on. */
  counted: boolean;
  state: ScoreState;
  /** Why it cannot be interpreted; empty when it can. */
  validityReasons: ValidityReason[];
  right: number | null;
  presented: number | null;
  notReached: number | null;
  seconds: number | null;
  perMinute: number | null;
  medianResponseMs: number | null;
  /** Device's clock at start, ISO text. */
  startedAt: string;
  deviceNumber: number;
  batteryVersion: number;
  taskVersion: number;
  synthetic: boolean;
  setAside: boolean;
  /** Read on paper and entered afterwards: there is no answer for each item. */
  onPaper: boolean;
  /** Pictures named a second; null for other tasks. */
  itemsPerSecond: number | null;
  answers: AnswerLine[];
}

export interface AttemptFacts {
  attemptId: string;
  formId: FormId;
  startedAt: Date;
  deviceNumber: number;
  batteryVersion: number;
  taskVersion: number;
  synthetic: boolean;
  setAside: boolean;
  /** As the attempt was started; figures entered later say so themselves. */
  onPaper: boolean;
  /** Null while the attempt is going on. */
  score: TaskScoreRecord | null;
}

export function describeAttempt(
  task: Task,
  facts: AttemptFacts,
  assessment: AssessmentRecord | null,
  spokenText?: (clip: string) => string | undefined,
): AttemptDetail {
  const { score, startedAt, ...own } = facts;
  const answers = score ? listAnswerLines(task, score, spokenText) : [];
  return {
    ...own,
    taskId: task.id,
    taskTitle: task.title,
    startedAt: startedAt.toISOString(),
    onPaper: own.onPaper || (score?.kind === 'timed-grid' && score.onPaper === true),
    counted: assessment?.basis.some((basis) => basis.attemptId === facts.attemptId) ?? false,
    state: score?.state ?? 'in-progress',
    validityReasons: score?.validity.reasons ?? [],
    ...countsOf(task, facts.formId, score),
    medianResponseMs: medianResponseMs(answers),
    answers,
  };
}

function countsOf(task: Task, formId: FormId, score: TaskScoreRecord | null) {
  const counts = {
    right: null,
    presented: null,
    notReached: null,
    seconds: null,
    perMinute: null,
    itemsPerSecond: null,
  };
  if (!score) return counts;
  if (score.kind === 'choice') {
    const { right, presented, notReached } = score;
    return { ...counts, right, presented, notReached };
  }
  const itemCount = task.forms[formId]?.items.length ?? 0;
  return {
    right: score.correct,
    presented: score.reached,
    notReached: score.reached === null ? null : itemCount - score.reached,
    seconds: score.secondsUsed,
    perMinute: score.perMinute,
    itemsPerSecond: score.itemsPerSecond ?? null,
  };
}

/** A level as it was judged at some time. */
export interface PastLevel {
  assessmentId: string;
  windowKind: string;
  schoolYearStart: number;
  level: Level;
  probability: number | null;
  judgedAt: string;
  /** This is the one that counts now in its round. */
  current: boolean;
  policyId: string;
  policyVersion: number;
}
