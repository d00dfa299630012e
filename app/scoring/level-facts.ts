/**
 * The facts of one pupil in one window, gathered by the policy before any level is judged.
 *
 * Rule: a skill that is carried over is looked at only for pupils it was carried for, or who have a
 * result in it. A one-to-one task is due by the policy's condition; when the condition asks for a
 * probability that is not there, the task is due, because more is then to be found out. A task that a
 * person asked for is due. For a control pupil every deciding task is due that the policy ever asks for.
 */
import type {
  AssessedSkill,
  CutPolicy,
  DueCondition,
  OneToOneTask,
  PolicyWindow,
} from '~/scoring/cut-policy';
import { isNotClearlyAbove, type LevelFacts, type LevelInput } from '~/scoring/level-shapes';
import { findOneToOneSkill, findSkill } from '~/scoring/skill-finding';
import { findTask, type TaskFinding } from '~/scoring/task-finding';

/** @throws {Error} when the policy has no such window. */
export function gatherFacts(policy: CutPolicy, input: LevelInput): LevelFacts {
  const window = policy.windows[input.window];
  if (!window) throw new Error(`Cut policy ${policy.id} has no ${input.window} window`);
  const core = window.core.filter((skill) => isLookedAt(skill, input));
  const supporting = window.supporting.filter((skill) => isLookedAt(skill, input));
  const adapted = input.adaptedTasks ?? [];
  const taskIds = new Set([
    ...[...core, ...supporting].flatMap((skill) => skill.tasks),
    ...window.oneToOne.tasks.map((entry) => entry.task),
  ]);
  const tasks = [...taskIds].map((id) =>
    findTask(policy, window, id, input.results, adapted.includes(id)),
  );
  const coreTasks = new Set(core.flatMap((skill) => skill.tasks));
  const facts: LevelFacts = {
    policy,
    window,
    input,
    tasks,
    core: core.map((skill) => findSkill(policy, skill, 'core', tasks)),
    supporting: supporting.map((skill) => findSkill(policy, skill, 'supporting', tasks)),
    readings: [],
    waiting: [],
    waitingToDecide: [],
    missing: tasks.filter((task) => task.status === 'missing' && coreTasks.has(task.taskId)),
  };
  return { ...facts, ...gatherOneToOne(window, tasks, facts) };
}

function isLookedAt(skill: AssessedSkill, input: LevelInput): boolean {
  if (!skill.carried) return true;
  const carried = input.carriedTasks ?? [];
  return skill.tasks.some(
    (task) => carried.includes(task) || input.results.some((result) => result.taskId === task),
  );
}

function gatherOneToOne(window: PolicyWindow, tasks: readonly TaskFinding[], facts: LevelFacts) {
  const entries = window.oneToOne.tasks.map((entry) => ({
    ...entry,
    finding: tasks.find((task) => task.taskId === entry.task),
  }));
  const waiting = entries.filter(
    ({ finding, ...entry }) => finding?.status === 'missing' && isDue(entry, facts),
  );
  return {
    readings: entries
      .filter((entry) => entry.decides)
      .flatMap(({ finding }) =>
        finding?.status === 'counted' ? [findOneToOneSkill(finding)] : [],
      ),
    waiting: waiting.map((entry) => entry.task),
    waitingToDecide: waiting.filter((entry) => entry.decides).map((entry) => entry.task),
  };
}

function isDue(entry: OneToOneTask, facts: LevelFacts): boolean {
  const { askedTasks = [], controlPupil = false } = facts.input;
  if (askedTasks.includes(entry.task)) return true;
  if (controlPupil && isControlTask(entry)) return true;
  return entry.due === null || isConditionMet(entry.due, facts);
}

/** Whether a control pupil does the task: it decides, and the policy asks for it of somebody. */
export function isControlTask({ decides, due }: OneToOneTask): boolean {
  return decides && due?.kind !== 'only-when-asked';
}

function isConditionMet(due: DueCondition, facts: LevelFacts): boolean {
  if (due.kind === 'only-when-asked') return false;
  if (due.kind === 'skill-not-clearly-above') {
    const skill = facts.core.find((finding) => finding.skill === due.skill);
    return !skill || skill.probabilityBelow === null || isNotClearlyAbove(facts, skill);
  }
  const task = facts.tasks.find((finding) => finding.taskId === due.task);
  if (task?.status !== 'counted') return false;
  if (due.kind === 'right-at-least') return task.right >= due.right;
  return task.seconds !== null && task.right * 60 >= due.perMinute * task.seconds;
}
