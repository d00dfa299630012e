/** The policies and the batteries that ship together speak of the same tasks. */
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  type FormId,
  getTask,
  isMarkedTask,
  type OptionTask,
  type Task,
  type WindowKind,
} from '~/instruments/battery';
import type { CutPolicy, PolicyTask } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { eventsOf, startedBody } from './task-factory';

const PAIRS = ['grund-1', 'standard-1'].map((id) => {
  const policy = getPolicy(id);
  return [id, policy, getBattery(policy.batteryId)] as const;
});

/** The first `right` answers right and the others wrong, ended by the stop rule. */
function stoppedRun(task: OptionTask, formId: FormId, right: number, presented: number) {
  const items = task.forms[formId]?.items.slice(0, presented) ?? [];
  return eventsOf([
    startedBody(task.id, formId),
    ...items.map((item, position) => ({
      type: 'item-answered' as const,
      itemId: item.id,
      position,
      optionId:
        position < right
          ? item.correctOptionId
          : item.options.find((option) => option.id !== item.correctOptionId)!.id,
      responseMs: 2000,
      replays: 0,
      input: 'simulated' as const,
    })),
    { type: 'ended-early' as const, reason: 'stop-rule' as const },
  ]);
}

/** The formula goes with how the task is answered. */
function expectFittingFormula({ formula }: PolicyTask, task: Task): void {
  if (task.kind === 'choice') {
    const guess =
      formula.kind === 'known-letters'
        ? formula.rightWhenGuessing
        : formula.kind === 'share-known' && 1 / formula.optionCount;
    expect(guess).toBe(1 / task.optionCount);
  } else if (task.kind === 'timed-choice') {
    expect(formula.kind).toBe('timed-two-choice');
    expect(task.optionCount).toBe(2);
  } else if (task.kind === 'letter-tiles') expect(formula.kind).toBe('share-right');
  else if (task.kind === 'rapid-naming') expect(formula.kind).toBe('described');
  else expect(formula).toMatchObject({ kind: 'rate', secondsWhenStopped: task.seconds });
}

/** P of a run that a row of a stop table has ended. */
function chanceWhenStopped(
  policy: CutPolicy,
  window: WindowKind,
  formId: FormId,
  task: OptionTask,
  row: { presented: number; atMost: number },
) {
  const events = stoppedRun(task, formId, row.atMost, row.presented);
  const score = scoreAttempt(task, formId, events);
  expect(score).toMatchObject({ state: 'done', endReason: 'stop-rule', right: row.atMost });
  const result = toTaskResult(score, judgeValidity(score, policy.validity));
  const { tasks } = assessLevel(policy, { window, results: [result] });
  return tasks.find((own) => own.taskId === task.id)?.probabilityBelow;
}

describe.each(PAIRS)('%s', (_, policy, battery) => {
  it.each(policy.tasks.map((task) => [task.id, task] as const))('%s fits its task', (id, own) => {
    const task = getTask(battery, id);
    expect(own.title).toEqual(task.title);
    // Naming pictures tells of speed, which is no skill that a task of the battery is filed under.
    if (task.kind !== 'rapid-naming') expect(own.skill).toBe(task.skill);
    for (const formId of ['A', 'B', 'C', 'D'] as const) {
      expect(task.forms[formId]?.items).toHaveLength(own.items);
    }
    expectFittingFormula(own, task);
  });

  const windows = Object.entries(policy.windows) as [
    WindowKind,
    (typeof policy.windows)['winter'],
  ][];

  it.each(windows)('%s: judges what the window plans, and nothing else', (kind, window) => {
    const plan = battery.windows[kind]!;
    const judged = [...window!.core, ...window!.supporting];
    expect(judged.flatMap((skill) => skill.tasks).toSorted()).toEqual(plan.wholeClass.toSorted());
    const carried = judged.filter((skill) => skill.carried).flatMap((skill) => skill.tasks);
    expect(carried.toSorted()).toEqual((plan.carried ?? []).toSorted());
    const oneToOne = window!.oneToOne.tasks;
    expect(oneToOne.map((entry) => entry.task).toSorted()).toEqual(plan.oneToOne.toSorted());
    const asked = oneToOne.filter((entry) => entry.due?.kind === 'only-when-asked');
    expect(asked.map((entry) => entry.task)).toEqual(plan.optional ?? []);
    const seconds = plan.secondSitting ?? [];
    expect(policy.tasks.filter((task) => seconds.includes(task.id))).toEqual([]);
  });

  it.each(windows)('%s: a run that a stop table ended is clearly below its limit', (kind) => {
    const plan = battery.windows[kind]!;
    let rows = 0;
    for (const task of battery.tasks) {
      if (isMarkedTask(task) || task.kind === 'letter-tiles') continue;
      if (!plan.wholeClass.includes(task.id)) continue;
      for (const row of task.stopTable) {
        const chance = chanceWhenStopped(policy, kind, plan.form, task, row);
        expect(chance).toBeGreaterThanOrEqual(policy.decision.upper);
        rows += 1;
      }
    }
    expect(rows).toBeGreaterThan(0);
  });
});
