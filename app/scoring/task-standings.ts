/**
 * Which tasks of a round a pupil need not do again in the next window.
 *
 * Rule: a whole-class task of a core skill is secure when the skill is clearly above its limit
 * (P at or under the policy's lower bound). Tasks that are pooled stand by the pooled probability.
 * Missing data: a skill without a probability is not secure, so its tasks are given again.
 * Worked example: first-sounds and blend-sounds pooled P .15: both secure.
 */
import type { CutPolicy } from '~/scoring/cut-policy';
import type { LevelAssessment } from '~/scoring/level-shapes';

/** One entry for each whole-class core task that the level looked at. */
export function listTaskStandings(
  policy: CutPolicy,
  { skills }: Pick<LevelAssessment, 'skills'>,
): { taskId: string; secure: boolean }[] {
  return skills
    .filter(({ role }) => role === 'core')
    .flatMap(({ tasks, probabilityBelow }) => {
      const secure = probabilityBelow !== null && probabilityBelow <= policy.decision.lower;
      return tasks.map((taskId) => ({ taskId, secure }));
    });
}
