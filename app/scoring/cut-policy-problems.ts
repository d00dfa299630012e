/**
 * What a cut policy's shape cannot say: that its parts fit together.
 *
 * Every task that is judged has a definition, a limit in the window and a named skill; tasks that are
 * pooled share one limit and a formula that can be pooled; the bounds are in order.
 */
import type {
  CutPolicy,
  FollowUpCondition,
  PolicyLimit,
  PolicyTask,
  PolicyWindow,
} from '~/scoring/cut-policy';
import { listMethodProblems, type MethodProblem } from '~/scoring/limit-method';

/** One line for each problem; empty when the policy holds together. */
export function listPolicyProblems(policy: CutPolicy): string[] {
  const problems: string[] = [];
  const { lower, upper, lookAgainAbove } = policy.decision;
  if (!(lower < upper)) problems.push('decision.lower must be under decision.upper');
  if (!(lookAgainAbove >= lower && lookAgainAbove < upper)) {
    problems.push('decision.lookAgainAbove must be from lower up to, but not at, upper');
  }
  const { shareWatch } = policy;
  if (shareWatch && !(shareWatch.leastShare < shareWatch.mostShare)) {
    problems.push('shareWatch.leastShare must be under shareWatch.mostShare');
  }
  const ids = policy.tasks.map((task) => task.id);
  if (new Set(ids).size !== ids.length) problems.push('two tasks have the same id');
  for (const task of policy.tasks) {
    if (!(task.skill in policy.skills)) problems.push(`task ${task.id} has no named skill`);
    problems.push(...wordProblems(task));
  }
  for (const [kind, window] of Object.entries(policy.windows)) {
    for (const problem of windowProblems(policy, window)) problems.push(`${kind}: ${problem}`);
  }
  return problems;
}

/** What the sentence pieces of a task may ask to have filled in. */
const PLACEHOLDERS = [
  'right',
  'wrong',
  'presented',
  'seconds',
  'perSecond',
  'lower',
  'upper',
  'items',
];

function wordProblems(task: PolicyTask): string[] {
  const texts = Object.values(task.words).flatMap((words) => [words.sv, words.en]);
  return texts
    .flatMap((text) => [...text.matchAll(/\{(\w*)\}/g)].map((match) => match[1] ?? ''))
    .filter((name) => !PLACEHOLDERS.includes(name))
    .map((name) => `task ${task.id} has words with an unknown {${name}}`);
}

function windowProblems(policy: CutPolicy, window: PolicyWindow): string[] {
  const assessed = [...window.core, ...window.supporting];
  const oneToOne = window.oneToOne.tasks.map((entry) => entry.task);
  const judged = [...assessed.flatMap((skill) => skill.tasks), ...oneToOne];
  const problems = judged.flatMap((id) => limitProblems(policy, window, id));
  problems.push(...describedProblems(policy, window));
  problems.push(...window.limits.flatMap(methodProblems));
  for (const { skill, tasks, combine } of assessed) {
    if (!(skill in policy.skills)) problems.push(`skill ${skill} is not named`);
    if (combine === 'joint' && tasks.length > 1)
      problems.push(...poolProblems(policy, window, tasks));
  }
  const skills = assessed.map((entry) => entry.skill);
  if (new Set(skills).size !== skills.length) problems.push('a skill is assessed twice');
  for (const condition of window.oneToOne.followUpWhen.flat()) {
    problems.push(...conditionProblems(condition, oneToOne));
  }
  return problems;
}

function limitProblems(policy: CutPolicy, window: PolicyWindow, id: string): string[] {
  const task = policy.tasks.find((candidate) => candidate.id === id);
  if (!task) return [`task ${id} is not defined`];
  const limits = window.limits.filter((limit) => limit.task === id).length;
  const needed = task.formula.kind === 'described' ? 0 : 1;
  if (limits === needed) return [];
  const words = needed === 1 ? 'exactly one limit' : 'no limit';
  return [`task ${id} needs ${words} and has ${limits}`];
}

/** The demands of the way a limit was set, in words for whoever writes a policy file. */
function methodProblems({ task, value, method }: PolicyLimit): string[] {
  if (!method) return [];
  return listMethodProblems(method, value).map((code) => `limit of ${task}: ${METHOD_WORDS[code]}`);
}

const METHOD_WORDS: Record<MethodProblem, string> = {
  'panel-few-judges': 'a panel has at least six judges in two rounds',
  'panel-limit-outside': 'the limit lies outside what the judges said in the second round',
  'local-few-pupils': 'local data are of at least 100 pupils',
  'local-share-outside': 'the lowest share lies over 0 and under .5',
  'roc-few-positives': 'a curve needs at least 50 pupils with the later difficulty',
  'roc-no-negatives': 'a curve needs pupils without the later difficulty',
  'odds-few-pupils': 'odds need at least 50 pupils above and 50 below',
  'odds-above-outside': 'of those above, 80 to 90 in 100 reach the goal',
  'odds-below-outside': 'of those below, 10 to 20 in 100 reach the goal',
};

/** A described task has no probability, so nothing can be decided by it. */
function describedProblems(policy: CutPolicy, window: PolicyWindow): string[] {
  const described = policy.tasks.filter((task) => task.formula.kind === 'described');
  const decide = [
    ...[...window.core, ...window.supporting].flatMap((skill) => skill.tasks),
    ...window.oneToOne.tasks.flatMap((entry) => (entry.decides ? [entry.task] : [])),
  ];
  return described
    .filter((task) => decide.includes(task.id))
    .map((task) => `task ${task.id} is described only and cannot decide`);
}

function poolProblems(policy: CutPolicy, window: PolicyWindow, tasks: string[]): string[] {
  const limits = new Set(
    window.limits.filter((limit) => tasks.includes(limit.task)).map((limit) => limit.value),
  );
  const pooled = policy.tasks
    .filter((task) => tasks.includes(task.id))
    .every((task) => task.formula.kind === 'share-known');
  return [
    ...(limits.size > 1 ? [`pooled tasks ${tasks.join(', ')} need one limit`] : []),
    ...(pooled ? [] : [`pooled tasks ${tasks.join(', ')} need the formula share-known`]),
  ];
}

function conditionProblems(condition: FollowUpCondition, oneToOne: string[]): string[] {
  if (condition.of !== 'task' || oneToOne.includes(condition.task)) return [];
  return [`a follow-up rule names ${condition.task}, which is not a one-to-one task`];
}
