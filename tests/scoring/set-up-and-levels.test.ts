/** No set-up of a school takes a task from what a level is judged by, nor changes a level. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOut, listLeftOut } from '~/administration/left-out-tasks';
import { findRoundPlan } from '~/administration/round-plan';
import { getBattery } from '~/instruments/batteries';
import { WINDOW_KINDS } from '~/instruments/battery';
import { listSupplementaryTasks } from '~/instruments/supplementary-tasks';
import { placeTask, resolveSetUp } from '~/roster/set-up/set-up';
import { listJudgedTasks } from '~/scoring/judged-tasks';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import type { TaskResult } from '~/scoring/task-result';

const SCHOOL = '00000000-0000-7000-8000-000000000001';
const SHIPPED = [
  { policy: getPolicy('standard-1'), battery: getBattery('arskurs-1') },
  { policy: getPolicy('grund-1'), battery: getBattery('grund-1') },
];
const cases = SHIPPED.flatMap(({ policy, battery }) =>
  WINDOW_KINDS.filter((kind) => battery.windows[kind]).map((kind) => ({
    name: `${battery.id}, ${kind}`,
    policy,
    battery,
    kind,
    plan: findRoundPlan(battery.id, battery.version, kind)!,
  })),
);

it('what a school may leave out in the battery of year one', () => {
  const places = listSupplementaryTasks(getBattery('arskurs-1')).map(({ windowKind, taskId }) =>
    placeTask(windowKind, taskId),
  );
  expect(places).toEqual([
    'autumn/understand-words',
    'autumn/name-pictures',
    'spring/understand-words',
  ]);
  expect(listSupplementaryTasks(getBattery('grund-1'))).toEqual([]);
});

it('tasks that a level is judged by are those of core, supporting and deciding readings', () => {
  const { policy } = SHIPPED[0]!;
  expect(listJudgedTasks(policy, 'autumn')).toEqual([
    'letter-sounds',
    'first-sounds',
    'blend-sounds',
    'say-letter-sounds',
    'read-made-up-words',
  ]);
  expect(listJudgedTasks(getPolicy('grund-1'), 'autumn')).toEqual([]);
});

describe.each(cases)('$name', ({ policy, battery, kind, plan }) => {
  const all = battery.tasks.map(({ id }) => placeTask(kind, id));
  /** Whatever was kept as left out, also what no form lets through. */
  const anySetUp = fc
    .record({
      leftOut: fc.subarray(all),
      looksNear: fc.boolean(),
      roles: fc.uniqueArray(fc.constantFrom('teacher', 'special-educator', 'test-leader'), {
        minLength: 1,
      }),
      isOpen: fc.boolean(),
    })
    .map(({ leftOut, looksNear, roles, isOpen }) =>
      resolveSetUp([
        { schoolId: SCHOOL, line: 'tasks', value: { leftOut } },
        { schoolId: SCHOOL, line: 'attention', value: { looksNear } },
        { schoolId: SCHOOL, line: 'roles', value: { leaders: roles, readers: roles } },
        { schoolId: null, line: 'attention', value: { isOpen } },
      ]),
    );

  it('every task that a level is judged by is given, whatever the school has left out', () => {
    fc.assert(
      fc.property(anySetUp, (setUp) => {
        const given = leaveOut(plan, kind, setUp).plan;
        const leftOut = listLeftOut(plan, kind, setUp);
        const tasks = [...given.wholeClass, ...given.oneToOne].filter(
          (id) => !leftOut.includes(id),
        );
        expect(tasks).toEqual(expect.arrayContaining(listJudgedTasks(policy, kind)));
        expect(given.wholeClass).toEqual(plan.plan.wholeClass);
      }),
    );
  });

  it('no set-up changes a level: what is left out has no part in it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const done = fc.record({ share, isDone: fc.boolean() });
    const given = [
      ...plan.plan.wholeClass,
      ...(plan.plan.secondSitting ?? []),
      ...plan.plan.oneToOne,
    ];
    fc.assert(
      fc.property(
        anySetUp,
        fc.array(done, { minLength: given.length, maxLength: given.length }),
        (setUp, answers) => {
          const results = given.flatMap((taskId, at): TaskResult[] => {
            const items = policy.tasks.find(({ id }) => id === taskId)?.items;
            const { share: part, isDone } = answers[at]!;
            if (!isDone || items === undefined) return [];
            const right = Math.round(part * items);
            const rest = { wrong: items - right, seconds: 60, stopped: false, problem: null };
            return [{ taskId, right, presented: items, ...rest }];
          });
          const leftOut = listLeftOut(plan, kind, setUp);
          const kept = results.filter(({ taskId }) => !leftOut.includes(taskId));
          const judge = (own: TaskResult[]) => {
            const found = assessLevel(policy, { window: kind, results: own });
            const { level, stage, probability, decidedBySkill, missing } = found;
            // What is only described has no limit, and stands beside.
            const judged = found.skills.filter(({ limit }) => limit !== null);
            return { level, stage, probability, decidedBySkill, missing, judged };
          };
          expect(judge(kept)).toEqual(judge(results));
        },
      ),
      { numRuns: 60 },
    );
  });
});
