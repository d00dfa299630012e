/**
 * What a pupil has still to do one to one, and why: what the level asks for and what people added.
 *
 * Rule: a task is named once, in the order of the policy's window. A teacher's wish is told before the
 * draw, and the draw before the policy. A task that has been read is no longer to do.
 * Missing data: a task of a list that has not been written yet has no date.
 */
import type { OneToOneReason } from '~/administration/round-words';
import type { AskedTask } from '~/scoring/class-result';
import { type CutPolicy, findPolicyTask } from '~/scoring/cut-policy';
import type { LevelAssessment } from '~/scoring/level-shapes';

interface ListEntry {
  taskId: string;
  reason: OneToOneReason;
  /** ISO text. */
  since: string;
}

const TOLD_FIRST: readonly OneToOneReason[] = ['teacher', 'control', 'policy'];

export function listAskedTasks(
  policy: CutPolicy,
  assessment: Pick<LevelAssessment, 'window' | 'tasks' | 'oneToOne'>,
  list: readonly ListEntry[],
): AskedTask[] {
  const { oneToOne } = assessment;
  const tasks = policy.windows[assessment.window]?.oneToOne.tasks ?? [];
  return tasks.flatMap(({ task: taskId }) => {
    const own = list.filter((entry) => entry.taskId === taskId);
    const byPeople = own.some(({ reason }) => reason !== 'policy') && !isRead(assessment, taskId);
    const title = findPolicyTask(policy, taskId)?.title;
    if (!title || !(oneToOne.includes(taskId) || byPeople)) return [];
    const reason = TOLD_FIRST.find((kind) => own.some((entry) => entry.reason === kind));
    const since = own.map((entry) => entry.since).sort()[0] ?? null;
    return [{ taskId, title, reason: reason ?? 'policy', since }];
  });
}

function isRead({ tasks }: Pick<LevelAssessment, 'tasks'>, taskId: string): boolean {
  return tasks.some((task) => task.taskId === taskId && task.status !== 'missing');
}
