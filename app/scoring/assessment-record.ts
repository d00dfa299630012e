/** What is stored of a score and of a level: the rules' own figures, and what they were made from. */
import type { GroupPlace, LevelAssessment } from '~/scoring/level-shapes';
import type { ResponseValidity } from '~/scoring/response-validity';
import type { TaskScore } from '~/scoring/task-score';

/** `TaskScore.score`: the score with its validity beside it. */
export type TaskScoreRecord = TaskScore & { validity: ResponseValidity };

/** A counted attempt behind a level. */
interface AssessmentBasis {
  taskId: string;
  attemptId: string;
  /** Null while the attempt is going on: it has no score yet. */
  taskScoreId: string | null;
}

/** What a level was judged from that its findings and reasons do not tell. */
export interface JudgedBeside {
  /** One-to-one tasks that people asked for. */
  askedTasks?: string[];
  /** Where the pupil stood in the reference groups of the window. */
  groupPlaces?: GroupPlace[];
}

/** `RiskAssessment.assessment`. */
export type AssessmentRecord = LevelAssessment & JudgedBeside & { basis: AssessmentBasis[] };

/** `RiskAssessment.versions`. */
export interface AssessmentVersions {
  policyId: string;
  policyVersion: number;
  batteryId: string;
  batteryVersion: number;
  scoringRulesVersion: number;
}
