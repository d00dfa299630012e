/**
 * What the tasks of one skill show together.
 *
 * Measures: P(below the limit) of a skill, by the policy's way of putting its tasks together.
 * Rule: `joint` multiplies the likelihoods of tasks that share one limit; `mean` is the mean of the
 * tasks' probabilities, which has neither one limit nor one interval unless there is one task only.
 * Missing data: a skill with any task that does not count has no probability, because no skill is
 * judged on a part of its tasks.
 * Worked example: two gate tasks with P .90 and .50 give decoding P = .70.
 */
import type { Interval } from '~/psychometrics/central-interval';
import {
  probabilityShareBelow,
  shareKnownInterval,
  shareKnownPosterior,
} from '~/psychometrics/share-known';
import { type AssessedSkill, type CutPolicy, getPolicyTask } from '~/scoring/cut-policy';
import type { TaskFinding } from '~/scoring/task-finding';

export interface SkillFinding {
  skill: string;
  role: 'core' | 'supporting' | 'one-to-one';
  tasks: string[];
  /** Null when the tasks have no limit in common. */
  limit: number | null;
  probabilityBelow: number | null;
  interval: Interval | null;
}

export function findSkill(
  policy: CutPolicy,
  assessed: AssessedSkill,
  role: 'core' | 'supporting',
  findings: readonly TaskFinding[],
): SkillFinding {
  const { skill, tasks } = assessed;
  const own = tasks.map((taskId) => getFinding(findings, taskId));
  const head = { skill, role, tasks };
  const only = own.length === 1 ? own[0] : undefined;
  if (only) {
    const { limit, probabilityBelow, interval } = only;
    return { ...head, limit, probabilityBelow, interval };
  }
  const limit = assessed.combine === 'joint' ? (own[0]?.limit ?? null) : null;
  if (own.some((finding) => finding.probabilityBelow === null)) {
    return { ...head, limit, probabilityBelow: null, interval: null };
  }
  if (limit !== null) return { ...head, limit, ...poolShares(policy, own, limit) };
  const total = own.reduce((sum, finding) => sum + (finding.probabilityBelow ?? 0), 0);
  return { ...head, limit, probabilityBelow: total / own.length, interval: null };
}

/** A one-to-one task as a finding of its skill. */
export function findOneToOneSkill(finding: TaskFinding): SkillFinding {
  const { skill, taskId, limit, probabilityBelow, interval } = finding;
  return { skill, role: 'one-to-one', tasks: [taskId], limit, probabilityBelow, interval };
}

/** The finding of a task. @throws {Error} when it was not made. */
export function getFinding(findings: readonly TaskFinding[], taskId: string): TaskFinding {
  const finding = findings.find((candidate) => candidate.taskId === taskId);
  if (!finding) throw new Error(`There is no finding of ${taskId}`);
  return finding;
}

function poolShares(policy: CutPolicy, own: readonly TaskFinding[], limit: number) {
  let nodes = 0;
  const counts = own.map((finding) => {
    const { formula } = getPolicyTask(policy, finding.taskId);
    if (formula.kind !== 'share-known') throw new Error(`${finding.taskId} cannot be pooled`);
    nodes = Math.max(nodes, formula.nodes);
    const { right, presented } = finding;
    return { right, presented, optionCount: formula.optionCount };
  });
  const posterior = shareKnownPosterior(counts, nodes);
  if (!posterior) return { probabilityBelow: null, interval: null };
  return {
    probabilityBelow: probabilityShareBelow(posterior, limit),
    interval: shareKnownInterval(posterior, policy.decision.intervalCoverage),
  };
}
