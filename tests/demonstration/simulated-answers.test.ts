import { describe, expect, it } from 'vitest';
import { measureItemTime, restoreChoice, type StartedBody } from '~/administration/choice-state';
import { makeRandom } from '~/demonstration/seeded-random';
import { type Knowledge, playChoiceTask, type Style } from '~/demonstration/simulated-pupil';
import { getBattery } from '~/instruments/batteries';
import {
  isPossibleAnswer,
  isPupilTask,
  isRightAnswer,
  listFormItems,
  type PupilTask,
} from '~/instruments/battery';

const battery = getBattery('arskurs-1');
const tasks = battery.tasks.filter(isPupilTask);
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function planOf(task: PupilTask) {
  const started: StartedBody = {
    type: 'started',
    roundId: ID,
    membershipId: ID,
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId: task.id,
    taskVersion: task.version,
    formId: 'A',
    driver: 'pupil',
  };
  return { attemptId: ID, started, task, formId: 'A', soundCheck: false } as const;
}

function play(task: PupilTask, style: Style, share = 0.6) {
  const shareKnown = { [task.id]: share };
  const knowledge: Knowledge = { style, shareKnown, wordsPerMinute: 30 };
  const plan = planOf(task);
  const events = playChoiceTask(plan, knowledge, makeRandom(7));
  const items = listFormItems(task, 'A');
  const answers = events.flatMap(({ body }) => {
    if (body.type !== 'item-answered') return [];
    const item = items.find(({ id }) => id === body.itemId);
    return item ? [{ item, optionId: body.optionId, responseMs: body.responseMs ?? 0 }] : [];
  });
  const right = answers.filter(({ item, optionId }) => isRightAnswer(item, optionId)).length;
  return { plan, events, answers, right };
}

describe.each(tasks.map((task) => [task.id, task] as const))('%s', (_, task) => {
  it('is all right for a perfect pupil, and nothing is right for one who is always wrong', () => {
    const perfect = play(task, 'perfect');
    expect(perfect.right).toBe(perfect.answers.length);
    expect(perfect.answers.length).toBeGreaterThan(0);
    if (task.kind !== 'timed-choice') {
      expect(perfect.answers).toHaveLength(listFormItems(task, 'A').length);
    }
    expect(play(task, 'always-wrong').right).toBe(0);
  });

  it('gets only answers that the screen can give, whatever the style', () => {
    for (const style of ['honest', 'slow-guess', 'too-fast', 'one-sided'] as const) {
      const { answers } = play(task, style);
      for (const { item, optionId } of answers) expect(isPossibleAnswer(item, optionId)).toBe(true);
    }
  });

  it('is answered too fast only by those who are', () => {
    expect(play(task, 'too-fast').answers.every(({ responseMs }) => responseMs < 400)).toBe(true);
    expect(play(task, 'honest').answers.every(({ responseMs }) => responseMs >= 400)).toBe(true);
  });
});

describe('the hidden time', () => {
  const [timed] = tasks.filter(({ kind }) => kind === 'timed-choice');

  it('ends the run of an ordinary reader before the sentences do, when it is up', () => {
    if (!timed) throw new Error('no task has a hidden time');
    const { plan, events, answers } = play(timed, 'honest', 1);
    expect(events.at(-1)?.body).toEqual({ type: 'ended-early', reason: 'time' });
    expect(answers.length).toBeLessThan(listFormItems(timed, 'A').length);
    const memory = { journal: events, adoptedItemIds: null, elsewhereItemIds: [] };
    const usedMs = measureItemTime(restoreChoice(plan, memory), events.at(-1)?.elapsedMs ?? 0);
    expect(usedMs).toBe(timed.timeLimitSeconds * 1_000);
  });

  it('lets a faster reader reach more', () => {
    if (!timed) throw new Error('no task has a hidden time');
    expect(play(timed, 'perfect').answers.length).toBeGreaterThan(
      play(timed, 'honest', 1).answers.length,
    );
  });
});
