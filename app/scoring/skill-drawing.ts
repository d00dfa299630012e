/**
 * A finding as it is drawn: a dot with its interval against the limit.
 *
 * Measures: the same figures as the finding, in units a reader knows: letters, items of a whole form,
 * points, items a minute.
 * Rule: a share is shown as so many of the form's items. The dot is the share right behind guessing
 * (for rates: right per minute), held within the interval; it decides nothing.
 * Valid range: the scale runs from 0 to the whole form, and for rates to four times the limit.
 * Missing data: no interval gives no dot; a finding without one common limit has no drawing.
 * Worked example: letter sounds 11 of 24: (11/24 − .25) / (.97 − .25) = .289 of 24 = 6.9, within 2-11.
 */
import { type CutPolicy, getPolicyTask, type PolicyTask } from '~/scoring/cut-policy';
import type { SkillFinding } from '~/scoring/skill-finding';
import type { TaskFinding } from '~/scoring/task-finding';

export interface SkillDrawing {
  scale: { minimum: number; maximum: number; limit: number };
  value: { estimate: number; lower: number; upper: number } | null;
}

/** The drawing of a skill, or null when its tasks have no limit in common. */
export function drawSkill(
  policy: CutPolicy,
  finding: SkillFinding,
  tasks: readonly TaskFinding[],
): SkillDrawing | null {
  if (finding.limit === null) return null;
  const own = finding.tasks.map((id) => getPolicyTask(policy, id));
  const first = own[0];
  if (!first) return null;
  const unit = unitOf(own);
  const limit = finding.limit * unit;
  const maximum = first.formula.kind === 'rate' ? 4 * limit : own.reduce(addItems, 0);
  const { interval } = finding;
  if (!interval) return { scale: { minimum: 0, maximum, limit }, value: null };
  const lower = interval.lower * unit;
  const upper = interval.upper * unit;
  const counted = tasks.filter((task) => finding.tasks.includes(task.taskId));
  const estimate = Math.min(upper, Math.max(lower, estimateOf(own, counted)));
  return { scale: { minimum: 0, maximum, limit }, value: { estimate, lower, upper } };
}

function addItems(sum: number, task: PolicyTask): number {
  return sum + task.items;
}

/** What one unit of the finding's limit is on the scale: shares are spread over the items. */
function unitOf(tasks: readonly PolicyTask[]): number {
  const kind = tasks[0]?.formula.kind;
  return kind === 'share-known' || kind === 'share-right' ? tasks.reduce(addItems, 0) : 1;
}

function estimateOf(tasks: readonly PolicyTask[], findings: readonly TaskFinding[]): number {
  return tasks.reduce((sum, task) => {
    const finding = findings.find((candidate) => candidate.taskId === task.id);
    return finding ? sum + estimateTask(task, finding) : sum;
  }, 0);
}

function estimateTask({ formula, items }: PolicyTask, finding: TaskFinding): number {
  const { right, presented, wrong, seconds } = finding;
  if (formula.kind === 'rate') return seconds ? (right * 60) / seconds : 0;
  if (formula.kind === 'described') return presented;
  if (formula.kind === 'timed-two-choice') return Math.max(right - wrong, 0);
  const share = presented > 0 ? right / presented : 0;
  if (formula.kind === 'share-right') return share * items;
  const [whenGuessing, whenKnown] =
    formula.kind === 'known-letters'
      ? [formula.rightWhenGuessing, formula.rightWhenKnown]
      : [1 / formula.optionCount, 1];
  return ((share - whenGuessing) / (whenKnown - whenGuessing)) * items;
}
