import { describe, expect, it } from 'vitest';
import { findRoundPlan } from '~/administration/round-plan';
import { SITTING_SECONDS, splitSittings } from '~/administration/sitting-split';
import { listSittingTasks, splitGivenTasks } from '~/administration/sitting-tasks';
import { getBattery } from '~/instruments/batteries';
import { FORM_IDS, getTask, type WindowKind } from '~/instruments/battery';
import { estimateTaskSeconds } from '~/instruments/task-minutes';

const battery = getBattery('arskurs-1');
const findYearOne = (kind: WindowKind) => {
  const found = findRoundPlan('arskurs-1', battery.version, kind);
  if (!found) throw new Error(kind);
  return found;
};
const secondsOf = (taskIds: readonly string[], formId: (typeof FORM_IDS)[number]) =>
  taskIds.reduce((sum, id) => sum + estimateTaskSeconds(getTask(battery, id), formId), 0);

const READING = ['real-or-made-up', 'read-sentences'];
const ALL = [...READING, 'spell-words'];
/** Window, tasks a pupil was clearly above in, first sitting, what waits. */
const CASES: [WindowKind, string[], string[], string[]][] = [
  ['autumn', [], ['letter-sounds', 'first-sounds', 'blend-sounds'], []],
  ['winter', ['letter-sounds', 'blend-sounds'], ALL, []],
  ['winter', ['blend-sounds'], ['letter-sounds', ...READING], ['spell-words']],
  ['winter', ['letter-sounds'], ['blend-sounds', ...READING], ['spell-words']],
  ['winter', [], ['letter-sounds', 'blend-sounds', ...READING], ['spell-words']],
  ['spring', ['blend-sounds'], ALL, []],
  ['spring', [], ['blend-sounds', ...READING], ['spell-words']],
];

describe('a sitting is never over 15 minutes', () => {
  it.each(CASES)('%s, secure in %j: %j, then %j', (kind, secure, first, later) => {
    const found = findYearOne(kind);
    expect(splitGivenTasks(found, new Set(secure))).toEqual({ first, later });
    for (const formId of FORM_IDS) {
      expect(secondsOf(first, formId)).toBeLessThanOrEqual(SITTING_SECONDS);
      const second = listSittingTasks(found, 'second', new Set(secure));
      expect(second).toEqual([...later, ...(found.plan.secondSitting ?? [])]);
      expect(secondsOf(second, formId)).toBeLessThanOrEqual(SITTING_SECONDS);
    }
  });

  it('every set of carried tasks of every window is among the cases', () => {
    const sets = Object.values(battery.windows).map((plan) => 2 ** (plan.carried ?? []).length);
    expect(CASES).toHaveLength(sets.reduce((sum, count) => sum + count, 0));
  });

  it('the run is the longest: one task more would be over', () => {
    for (const [kind, secure] of CASES) {
      const { form } = findYearOne(kind).plan;
      const { first, later } = splitGivenTasks(findYearOne(kind), new Set(secure));
      if (later.length === 0) continue;
      expect(secondsOf([...first, later[0]!], form)).toBeGreaterThan(SITTING_SECONDS);
    }
  });

  it('nothing is lost or given twice, and a first task is given however long', () => {
    const tasks = [...battery.windows.winter!.wholeClass, ...battery.windows.autumn!.wholeClass];
    const { first, later } = splitSittings(battery, tasks, 'A');
    expect([...first, ...later]).toEqual(tasks);
    expect(splitSittings(battery, [], 'A')).toEqual({ first: [], later: [] });
    const slow = {
      ...battery,
      tasks: battery.tasks.map((task) =>
        task.kind === 'timed-choice' ? { ...task, timeLimitSeconds: 1200 } : task,
      ),
    };
    expect(splitSittings(slow, ['read-sentences', 'spell-words'], 'A')).toEqual({
      first: ['read-sentences'],
      later: ['spell-words'],
    });
  });

  it('a lesson and a catch-up list the same, and never what waits', () => {
    for (const kind of ['lesson', 'catch-up', 'one-to-one'] as const) {
      expect(listSittingTasks(findYearOne('winter'), kind)).not.toContain('spell-words');
    }
  });
});
