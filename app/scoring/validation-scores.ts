/**
 * The scores of a stored assessment that can be held against an outcome.
 *
 * Measures: the highest chance of being below the limit among the core skills, as stage 1 looks at it;
 * and each task's own result: right answers, right minus wrong in a hidden time, right per minute.
 * Rule: only results that count; an adapted way and a described task give none. A high chance is the
 * sign of risk, a low result is.
 * Missing data: a score that is not there is left out.
 * Worked example: letters P .9 and decoding P .3 give a chance of .9; 12 right in 30 s give 24 a minute.
 */
import { type CutPolicy, getPolicyTask } from '~/scoring/cut-policy';
import type { LevelAssessment } from '~/scoring/level-shapes';
import type { TaskFinding } from '~/scoring/task-finding';
import type { StudyScore } from '~/scoring/validation-study';

export const CHANCE_SCORE: StudyScore = { key: 'chance', direction: 'higher', title: null };

export function scoresOf(policy: CutPolicy, record: LevelAssessment): Record<string, number> {
  const chances = record.skills.flatMap(({ role, probabilityBelow }) =>
    role === 'core' && probabilityBelow !== null ? [probabilityBelow] : [],
  );
  const results = record.tasks.flatMap((finding) => {
    const value = resultOf(policy, finding);
    return value === null ? [] : [[finding.taskId, value] as const];
  });
  return {
    ...(chances.length > 0 && { [CHANCE_SCORE.key]: Math.max(...chances) }),
    ...Object.fromEntries(results),
  };
}

function resultOf(policy: CutPolicy, finding: TaskFinding): number | null {
  if (finding.status !== 'counted') return null;
  const { right, wrong, seconds } = finding;
  const { kind } = getPolicyTask(policy, finding.taskId).formula;
  if (kind === 'described') return null;
  if (kind === 'timed-two-choice') return Math.max(0, right - wrong);
  if (kind !== 'rate') return right;
  return seconds === null || seconds === 0 ? null : (right / seconds) * 60;
}

/** The chance first, then the tasks that anybody has a result of, in the order of the policy. */
export function listScores(
  policies: readonly CutPolicy[],
  found: readonly Readonly<Record<string, number>>[],
): StudyScore[] {
  const known = new Set(found.flatMap((scores) => Object.keys(scores)));
  const tasks = new Map<string, StudyScore>();
  for (const { id, title } of policies.flatMap((policy) => policy.tasks)) {
    if (known.has(id) && !tasks.has(id)) tasks.set(id, { key: id, direction: 'lower', title });
  }
  return [...(known.has(CHANCE_SCORE.key) ? [CHANCE_SCORE] : []), ...tasks.values()];
}
