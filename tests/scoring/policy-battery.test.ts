/** The policy and the battery that ship together speak of the same tasks. */
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { getTask, type Task } from '~/instruments/battery';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { eventsOf, startedBody } from './task-factory';

const policy = getPolicy('grund-1');
const battery = getBattery('grund-1');

/** The first `right` answers right and the others wrong, ended by the stop rule. */
function stoppedRun(task: Extract<Task, { kind: 'choice' }>, right: number, presented: number) {
  const items = task.forms.B?.items.slice(0, presented) ?? [];
  return eventsOf([
    startedBody(task.id),
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

describe('grund-1', () => {
  it.each(policy.tasks.map((task) => [task.id, task] as const))('%s fits its task', (id, own) => {
    const task = getTask(battery, id);
    expect(own.title).toEqual(task.title);
    expect(own.skill).toBe(task.skill);
    for (const form of Object.values(task.forms)) expect(form.items).toHaveLength(own.items);
    if (task.kind === 'choice') {
      const guess =
        own.formula.kind === 'known-letters'
          ? own.formula.rightWhenGuessing
          : own.formula.kind === 'share-known' && 1 / own.formula.optionCount;
      expect(guess).toBe(1 / task.optionCount);
    } else {
      expect(own.formula).toMatchObject({ kind: 'rate', secondsWhenStopped: task.seconds });
    }
  });

  it('judges exactly the tasks that the winter window plans', () => {
    const planned = battery.windows.winter!;
    const window = policy.windows.winter!;
    expect(window.core.flatMap((skill) => skill.tasks)).toEqual(planned.wholeClass);
    expect(window.oneToOne.tasks.map((entry) => entry.task)).toEqual(planned.oneToOne);
  });

  it('a run ended by a row of a stop table is done and clearly below its limit', () => {
    let rows = 0;
    for (const task of battery.tasks) {
      if (task.kind !== 'choice') continue;
      for (const row of task.stopTable) {
        const events = stoppedRun(task, row.atMost, row.presented);
        const score = scoreAttempt(task, 'B', events);
        expect(score).toMatchObject({ state: 'done', endReason: 'stop-rule', right: row.atMost });
        const result = toTaskResult(score, judgeValidity(score, policy.validity));
        const { tasks } = assessLevel(policy, { window: 'winter', results: [result] });
        const finding = tasks.find((own) => own.taskId === task.id);
        expect(finding?.probabilityBelow).toBeGreaterThanOrEqual(policy.decision.upper);
        rows += 1;
      }
    }
    expect(rows).toBeGreaterThan(0);
  });
});
