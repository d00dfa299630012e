/**
 * Where each whole-class task of a pupil stands, in one word that an adult reads.
 *
 * Rule, first that holds: an adapted way is adapted; a result that counts, or that only describes, is done
 * (also outside the window, where the figures stand alone); a task of a skill that this pupil need not
 * show again is not relevant; what the pupil or an adult declined is declined; a run that was cut off is
 * interrupted, one that goes on is under way; a result that cannot be read is uninterpretable; of what is
 * not done an adult may have said why: exempt, absent or declined.
 * Missing data: a pupil of whom nothing is known has every task left to do.
 * Worked example: letters done, blending cut off by the bell: done, interrupted.
 */
import type { PupilState } from '~/administration/round-words';
import type { CutPolicy } from '~/scoring/cut-policy';
import type { LevelAssessment } from '~/scoring/level-shapes';
import type { TaskFinding } from '~/scoring/task-finding';
import type { ResultProblem } from '~/scoring/task-result';

export const TASK_STATES = [
  'done',
  'not-relevant',
  'absent',
  'interrupted',
  'uninterpretable',
  'adapted',
  'exempt',
  'declined',
  'under-way',
  'not-done',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

const STATE_OF_PROBLEM: Record<ResultProblem, TaskState> = {
  'outside-window': 'done',
  'not-done': 'not-done',
  'in-progress': 'under-way',
  'last-item-not-marked': 'under-way',
  'ended-early': 'interrupted',
  void: 'interrupted',
  declined: 'declined',
  'too-fast': 'uninterpretable',
  'sound-fault': 'uninterpretable',
  'wrong-pupil': 'uninterpretable',
  'two-devices': 'uninterpretable',
  'nothing-answered': 'uninterpretable',
  'no-time': 'uninterpretable',
};

/** Whether a result with this problem is there but cannot be read, so that the task is worth doing again. */
export function cannotBeRead(problem: ResultProblem): boolean {
  return STATE_OF_PROBLEM[problem] === 'uninterpretable';
}

interface StateFacts {
  /** What an adult, or the pupil at a device, said of the pupil in the round. */
  said: PupilState | null;
  /** Something has been judged: then a task that was not looked at need not be done. */
  isAssessed: boolean;
}

/** One entry for each whole-class task that the policy's window judges, in its order. */
export function listTaskStates(
  policy: CutPolicy,
  { window, tasks }: Pick<LevelAssessment, 'window' | 'tasks'>,
  facts: StateFacts,
): { taskId: string; state: TaskState }[] {
  const judged = policy.windows[window];
  const skills = judged ? [...judged.core, ...judged.supporting] : [];
  const taskIds = [...new Set(skills.flatMap((skill) => skill.tasks))];
  return taskIds.map((taskId) => ({
    taskId,
    state: stateOf(
      tasks.find((task) => task.taskId === taskId),
      facts,
    ),
  }));
}

function stateOf(finding: TaskFinding | undefined, { said, isAssessed }: StateFacts): TaskState {
  if (finding?.status === 'adapted') return 'adapted';
  if (finding && finding.status !== 'missing') return 'done';
  if (!finding && isAssessed) return 'not-relevant';
  const state = STATE_OF_PROBLEM[finding?.problem ?? 'not-done'];
  return state === 'not-done' && said ? said : state;
}
