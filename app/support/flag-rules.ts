/**
 * Which flags an assessment proposes, and what a new assessment does to those that are there.
 *
 * Rule: one flag for each skill that is clearly below its limit (P at or over the policy's upper bound)
 * when the level is needs-follow-up. Look-again raises no flag: it has a dated action of its own. Only
 * when it comes twice in a row is the skill that decided put before the special educator.
 * A flag that a person has decided on keeps its state and its reviews whatever happens under it; it is
 * marked when the results of its skill changed. A proposal that no longer holds is superseded.
 * Missing data: a skill without a probability raises nothing.
 * Worked example: needs-follow-up with letters P .98, decoding P .60 proposes letters only.
 */
import type { CutPolicy } from '~/scoring/cut-policy';
import type { LevelAssessment } from '~/scoring/level-shapes';

export type FlagState = 'proposed' | 'confirmed' | 'watched' | 'dismissed' | 'superseded';

/** What the rule reads of an assessment. */
export type FlagBasis = Pick<
  LevelAssessment,
  'level' | 'skills' | 'tasks' | 'reasons' | 'decidedBySkill'
>;

export interface ExistingFlag {
  id: string;
  skill: string;
  state: FlagState;
  basisChanged: boolean;
  hasReviews: boolean;
  assessmentId: string;
  /** The assessment that the flag stands on. */
  basis: FlagBasis;
}

export interface FlagPlan {
  /** Skills that get a new flag. */
  create: string[];
  update: { id: string; state: FlagState; basisChanged: boolean; assessmentId: string }[];
}

/** Skills that a flag is proposed for, in the order of the assessment. */
export function listFlaggedSkills(policy: CutPolicy, assessment: FlagBasis): string[] {
  const isSecondLook = assessment.reasons.some(({ kind }) => kind === 'look-again-twice');
  if (isSecondLook) return assessment.decidedBySkill === null ? [] : [assessment.decidedBySkill];
  if (assessment.level !== 'needs-follow-up') return [];
  const below = assessment.skills.filter(
    ({ probabilityBelow }) =>
      probabilityBelow !== null && probabilityBelow >= policy.decision.upper,
  );
  return [...new Set(below.map(({ skill }) => skill))];
}

/** What is to be made and changed when `assessment` is the one that counts. */
export function planFlags(
  policy: CutPolicy,
  existing: readonly ExistingFlag[],
  assessment: FlagBasis,
  assessmentId: string,
): FlagPlan {
  const flagged = listFlaggedSkills(policy, assessment);
  const known = new Set(existing.map(({ skill }) => skill));
  return {
    create: flagged.filter((skill) => !known.has(skill)),
    update: existing.flatMap((flag) => {
      const next = followAssessment(flag, flagged.includes(flag.skill), assessment, assessmentId);
      const isSame =
        next.state === flag.state &&
        next.basisChanged === flag.basisChanged &&
        next.assessmentId === flag.assessmentId;
      return isSame ? [] : [{ id: flag.id, ...next }];
    }),
  };
}

function followAssessment(
  flag: ExistingFlag,
  isFlagged: boolean,
  assessment: FlagBasis,
  assessmentId: string,
): { state: FlagState; basisChanged: boolean; assessmentId: string } {
  const isDecided = flag.state !== 'proposed' && flag.state !== 'superseded';
  if (isDecided) {
    const changed =
      !isFlagged || describeBasis(flag.basis, flag.skill) !== describeBasis(assessment, flag.skill);
    return { state: flag.state, basisChanged: flag.basisChanged || changed, assessmentId };
  }
  if (!isFlagged) {
    return {
      state: 'superseded',
      basisChanged: flag.basisChanged,
      assessmentId: flag.assessmentId,
    };
  }
  // A proposal that was reviewed and reopened, then superseded, comes back with its history marked.
  const cameBack = flag.state === 'superseded' && flag.hasReviews;
  return { state: 'proposed', basisChanged: flag.basisChanged || cameBack, assessmentId };
}

/** The counts a skill is judged from, as text: equal texts are the same basis. */
function describeBasis(assessment: FlagBasis, skill: string): string {
  const ids = new Set(
    assessment.skills.filter((finding) => finding.skill === skill).flatMap(({ tasks }) => tasks),
  );
  return assessment.tasks
    .filter(({ taskId }) => ids.has(taskId))
    .map(({ taskId, right, presented, wrong, seconds, stopped, status }) =>
      [taskId, status, right, presented, wrong, seconds, stopped].join(':'),
    )
    .sort()
    .join(' ');
}
