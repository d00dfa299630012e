/** The commands on the battery of year one and its policy, in all three windows. */
import { describe, expect, it } from 'vitest';
import type { TimedBody } from '~/administration/choice-state';
import { makeRandom } from '~/demonstration/seeded-random';
import { type Knowledge, playChoiceTask, playGridTask } from '~/demonstration/simulated-pupil';
import { getBattery } from '~/instruments/batteries';
import { getTask, isPupilTask, WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { runLevelCommand } from '~/scoring/level-command';
import { getPolicy } from '~/scoring/policy-shelf';
import { runScoreCommand } from '~/scoring/score-command';
import { startedBody, uuidOf } from './task-factory';

const battery = getBattery('arskurs-1');
const policy = getPolicy('standard-1');
const perfect: Knowledge = { style: 'perfect', shareKnown: {}, wordsPerMinute: 90 };

function playLines(kind: WindowKind, knowledge: Knowledge): string[] {
  const plan = battery.windows[kind]!;
  const taskIds = [...plan.wholeClass, ...(plan.secondSitting ?? []), ...plan.oneToOne];
  const random = makeRandom(5);
  return taskIds.flatMap((taskId, index) => {
    const task = getTask(battery, taskId);
    const driver = isPupilTask(task) ? ('pupil' as const) : ('marker' as const);
    const head = startedBody(taskId, plan.form);
    if (head.type !== 'started') throw new Error('a run begins with its start');
    const started = { ...head, batteryId: battery.id, taskVersion: task.version, driver };
    const attemptId = uuidOf(index + 1);
    const run = { attemptId, started, formId: plan.form };
    const bodies: TimedBody[] = isPupilTask(task)
      ? playChoiceTask({ ...run, task, soundCheck: false }, knowledge, random)
      : playGridTask({ ...run, task }, knowledge, random);
    return bodies.map(({ body, elapsedMs }, sequence) =>
      JSON.stringify({
        id: uuidOf((index + 1) * 100_000 + sequence),
        attemptId,
        sequence,
        version: 1,
        deviceTimeMs: 1_750_000_000_000,
        elapsedMs,
        body,
      }),
    );
  });
}

describe('lasfyr score --battery arskurs-1', () => {
  it.each(WINDOW_KINDS)('%s: every task scored, a perfect pupil above', (kind) => {
    const outcome = runScoreCommand(battery, playLines(kind, perfect));
    if (!outcome.ok) throw new Error(outcome.problem);
    const plan = battery.windows[kind]!;
    const planned = [...plan.wholeClass, ...(plan.secondSitting ?? []), ...plan.oneToOne];
    expect(outcome.attempts.map(({ task }) => task)).toEqual(planned);
    for (const attempt of outcome.attempts) {
      expect([attempt.task, attempt.state, attempt.wrong]).toEqual([attempt.task, 'done', 0]);
    }
    expect(outcome.pupils).toMatchObject([{ level: 'above', missing: [], oneToOne: [] }]);
    const judged = outcome.pupils[0]!.skills.map(({ task }) => task).join('+');
    expect(judged).not.toContain('understand-words');
  });

  it('a second adult beside the first never counts as a result', () => {
    const lines = playLines('spring', perfect).map((line) => {
      const event = JSON.parse(line);
      if (event.body.taskId === 'read-words') event.body.secondMarker = true;
      return JSON.stringify(event);
    });
    const outcome = runScoreCommand(battery, lines);
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.attempts.map(({ task }) => task)).toContain('read-words');
    expect(outcome.pupils[0]?.skills.map(({ task }) => task)).not.toContain('read-words');
  });
});

describe('lasfyr level --policy standard-1', () => {
  const run = (window: string, pupil: object) =>
    runLevelCommand('standard-1', window, JSON.stringify({ pupils: [pupil] }));

  it.each(WINDOW_KINDS)('%s: takes a result of every task that the window looks at', (window) => {
    const { core, supporting, oneToOne } = policy.windows[window]!;
    const taskIds = [
      ...[...core, ...supporting].flatMap((skill) => skill.tasks),
      ...oneToOne.tasks.map((entry) => entry.task),
    ];
    const results = taskIds.map((task) => ({
      task,
      right: 8,
      presented: 8,
      wrong: 0,
      seconds: 60,
    }));
    const outcome = run(window, { id: 1, results });
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.pupils[0]?.missing).toEqual([]);
    expect(outcome.pupils[0]?.sentenceSv).toMatch(/\S{3,}/);
  });

  it('refuses what no window looks at, and a naming without its time', () => {
    expect(run('winter', { id: 1, results: [{ task: 'understand-words', right: 1 }] })).toEqual({
      ok: false,
      problem: 'Pupil 1, task understand-words: policy standard-1 has no such task.',
    });
    expect(
      run('spring', { id: 1, results: [{ task: 'letter-sounds', right: 1, presented: 2 }] }),
    ).toEqual({
      ok: false,
      problem: 'Pupil 1, task letter-sounds: policy standard-1 does not judge it in spring.',
    });
    expect(run('autumn', { id: 1, results: [{ task: 'name-pictures', right: 36 }] })).toMatchObject(
      {
        ok: false,
        problem: 'Pupil 1, task name-pictures: seconds are missing.',
      },
    );
  });

  it('takes carried tasks, tasks asked for and a look again before', () => {
    const results = [
      { task: 'real-or-made-up', right: 31, presented: 32 },
      { task: 'read-sentences', right: 30, wrong: 1 },
    ];
    const pupil = { id: 1, results, carriedTasks: ['blend-sounds'] };
    expect(run('spring', pupil)).toMatchObject({ pupils: [{ missing: ['blend-sounds'] }] });
    const asked = { id: 1, results, teacherAdded: true, askedTasks: ['read-text'] };
    expect(run('spring', asked)).toMatchObject({
      pupils: [
        { level: 'look-again', oneToOne: ['read-words', 'read-made-up-words', 'read-text'] },
      ],
    });
  });
});
