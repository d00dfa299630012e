/** What is stored of a score and of a level: the rules' own figures, and what they were made from. */
import type { LevelAssessment } from '~/scoring/level-shapes';
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

/** `RiskAssessment.assessment`. */
export type AssessmentRecord = LevelAssessment & { basis: AssessmentBasis[] };

/** `RiskAssessment.versions`. */
export interface AssessmentVersions {
  policyId: string;
  policyVersion: number;
  batteryId: string;
  batteryVersion: number;
  scoringRulesVersion: number;
}
