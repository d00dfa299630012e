/** Scores of every task kind from raw events. Long, because each rule has its own small run of events. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import { scoreAttempt } from '~/scoring/task-score';
import {
  answer,
  choiceRun,
  choiceTask,
  eventsOf,
  gridRun,
  gridTask,
  letterSounds,
  mark,
  startedBody,
  uuidOf,
} from './task-factory';

const task = letterSounds();
const grid = gridTask();
const scoreChoice = (bodies: EventBody[]) => {
  const score = scoreAttempt(task, 'B', eventsOf(bodies));
  if (score.kind !== 'choice') throw new Error('not a choice score');
  return score;
};
const scoreGrid = (bodies: EventBody[], of = grid) => {
  const score = scoreAttempt(of, 'B', eventsOf(bodies));
  if (score.kind !== 'timed-grid') throw new Error('not a grid score');
  return score;
};
const answers = (right: number, wrong: number) =>
  Array.from({ length: right + wrong }, (_, position) => answer(task, position, position < right));

describe('choice task', () => {
  it('counts right, wrong and not reached of a whole attempt', () => {
    const score = scoreChoice(choiceRun(task, 19));
    expect(score).toMatchObject({
      taskId: 'letter-sounds',
      formId: 'B',
      state: 'done',
      endReason: 'completed',
      right: 19,
      presented: 24,
      wrong: 5,
      notReached: 0,
    });
    expect(score.items[20]).toEqual({
      graphemesInPlace: null,
      itemId: 'item-20',
      position: 20,
      chosenOptionId: 'option-1',
      correctOptionId: 'option-0',
      right: false,
      responseMs: 2500,
    });
  });

  it('worked example: 9 right and 2 wrong before the lesson was over', () => {
    const score = scoreChoice([
      startedBody(task.id),
      ...answers(9, 2),
      { type: 'ended-early', reason: 'lesson-over' },
    ]);
    expect(score).toMatchObject({
      state: 'ended-early',
      endReason: 'lesson-over',
      right: 9,
      presented: 11,
      wrong: 2,
      notReached: 13,
    });
  });

  it('is taken up again after the lesson was over, and may then be finished', () => {
    const bodies: EventBody[] = [
      startedBody(task.id),
      ...answers(9, 0),
      { type: 'ended-early', reason: 'lesson-over' },
      answer(task, 9, true),
    ];
    expect(scoreChoice(bodies).state).toBe('in-progress');
    const rest = Array.from({ length: 14 }, (_, n) => answer(task, n + 10, true));
    expect(scoreChoice([...bodies, ...rest])).toMatchObject({ state: 'done', right: 24 });
  });

  it('is done at the last answer, before the end has been written', () => {
    const bodies = choiceRun(task, 24).filter((body) => body.type !== 'completed');
    expect(scoreChoice(bodies).state).toBe('done');
  });

  it('is done when the hidden time is over', () => {
    const bodies: EventBody[] = [...answers(4, 6), { type: 'ended-early', reason: 'time' }];
    expect(scoreChoice(bodies)).toMatchObject({ state: 'done', presented: 10, notReached: 14 });
  });

  it('is done by a stop rule only when the table of the battery confirms it', () => {
    const stopping = choiceTask({ stopTable: [{ presented: 8, atMost: 2 }] });
    const stopAfter = (right: number) =>
      scoreAttempt(
        stopping,
        'B',
        eventsOf([...answers(right, 8 - right), { type: 'ended-early', reason: 'stop-rule' }]),
      ).state;
    expect(stopAfter(2)).toBe('done');
    expect(stopAfter(3)).toBe('ended-early');
  });

  it.each(['declined', 'sound-fault', 'abandoned'] as const)('ends early when %s', (reason) =>
    expect(scoreChoice([...answers(3, 0), { type: 'ended-early', reason }])).toMatchObject({
      state: 'ended-early',
      endReason: reason,
    }),
  );

  it('keeps the first answer to an item', () => {
    const score = scoreChoice([answer(task, 0, false), answer(task, 0, true)]);
    expect(score).toMatchObject({ right: 0, presented: 1 });
  });

  it('leaves out items and options that the form does not have', () => {
    const foreign = { ...answer(task, 0, true), itemId: 'item-999' } as EventBody;
    const odd = { ...answer(task, 1, true), optionId: 'option-9' } as EventBody;
    expect(scoreChoice([foreign, odd]).presented).toBe(0);
  });

  it('does not count answers written after the attempt was completed', () => {
    const bodies: EventBody[] = [...answers(3, 0), { type: 'completed' }, answer(task, 3, true)];
    expect(scoreChoice(bodies)).toMatchObject({ state: 'done', right: 3, notReached: 21 });
  });

  it('never counts practice', () => {
    const practice: EventBody = {
      type: 'practice-answered',
      itemId: 'item-0',
      optionId: 'option-0',
      right: true,
      round: 1,
    };
    expect(scoreChoice([startedBody(task.id), practice])).toMatchObject({
      state: 'in-progress',
      presented: 0,
      right: 0,
    });
  });

  it('gives nothing answered for no event at all', () =>
    expect(scoreChoice([])).toMatchObject({ state: 'in-progress', presented: 0, notReached: 24 }));
});

describe('timed grid', () => {
  it('worked example: last item 8 with one error, stopped by the adult at 25 s', () => {
    const score = scoreGrid([
      { type: 'grid-started' },
      mark(4, true),
      { type: 'grid-stopped', secondsUsed: 25, reason: 'adult' },
      { type: 'grid-last-marked', position: 7 },
      { type: 'completed' },
    ]);
    expect(score).toMatchObject({
      state: 'done',
      reached: 8,
      errors: 1,
      correct: 7,
      secondsUsed: 25,
      accuracy: 0.875,
      stoppedByRule: false,
    });
    expect(score.perMinute).toBeCloseTo(16.8, 10);
  });

  it('counts up to the last item reached, and no mark past it', () => {
    const score = scoreGrid(gridRun(41, [2, 8, 16, 29, 60]));
    expect(score).toMatchObject({ reached: 42, errors: 4, correct: 38, perMinute: 38 });
    expect(score.items).toHaveLength(42);
    expect(score.items[2]).toEqual({ itemId: 'word-2', position: 2, right: false });
  });

  it('goes by the last mark of each cell', () => {
    const taps = [mark(1, true), mark(1, false), mark(2, true), mark(2, false), mark(2, true)];
    const bodies = gridRun(9, []);
    bodies.splice(2, 0, ...taps);
    expect(scoreGrid(bodies)).toMatchObject({ errors: 1, correct: 9 });
  });

  it('is incomplete, and never guessed, while the last item is not marked', () => {
    const bodies = gridRun(9, [1]).filter((body) => body.type !== 'grid-last-marked');
    for (const variant of [bodies, bodies.slice(0, -1)]) {
      expect(scoreGrid(variant)).toMatchObject({
        state: 'in-progress',
        awaitsLastItem: true,
        correct: null,
        perMinute: null,
        items: [],
      });
    }
  });

  it('is in progress until it is saved', () =>
    expect(scoreGrid(gridRun(9, []).slice(0, -1))).toMatchObject({
      state: 'in-progress',
      awaitsLastItem: false,
    }));

  it('the last mark of the last item counts', () => {
    const bodies = gridRun(9, []);
    bodies.splice(-1, 0, { type: 'grid-last-marked', position: 11 });
    expect(scoreGrid(bodies).reached).toBe(12);
  });

  it('stops after a first row that is all wrong', () => {
    const score = scoreGrid([
      { type: 'grid-started' },
      ...[0, 1, 2, 3, 4].map((position) => mark(position, true)),
      { type: 'grid-stopped', secondsUsed: 31, reason: 'first-row-wrong' },
      mark(3, false),
      { type: 'completed' },
    ]);
    expect(score).toMatchObject({
      state: 'done',
      stoppedByRule: true,
      reached: 5,
      correct: 0,
      secondsUsed: 31,
      perMinute: 0,
      accuracy: 0,
    });
  });

  it('does not take a first-row stop on trust', () => {
    const score = scoreGrid([
      { type: 'grid-started' },
      ...[0, 1, 2, 3].map((position) => mark(position, true)),
      { type: 'grid-stopped', secondsUsed: 31, reason: 'first-row-wrong' },
      { type: 'completed' },
    ]);
    expect(score).toMatchObject({ state: 'in-progress', awaitsLastItem: true, correct: null });
  });

  it('a finish before time keeps the seconds used', () => {
    const small = gridTask({ itemCount: 50 });
    const score = scoreGrid(
      [
        { type: 'grid-started' },
        mark(11, true),
        mark(39, true),
        { type: 'grid-stopped', secondsUsed: 47, reason: 'all-read' },
        { type: 'completed' },
      ],
      small,
    );
    expect(score).toMatchObject({ reached: 50, correct: 48, secondsUsed: 47 });
    expect(score.perMinute).toBeCloseTo(61.27659574468085, 10);
  });

  it('never uses more seconds than the task has', () =>
    expect(scoreGrid(gridRun(29, [], 60.4))).toMatchObject({ secondsUsed: 60, perMinute: 30 }));

  it('zero seconds gives no rate', () =>
    expect(scoreGrid(gridRun(0, [], 0))).toMatchObject({ state: 'done', perMinute: null }));

  it('an interrupted reading is void', () => {
    const bodies: EventBody[] = [
      { type: 'grid-started' },
      mark(1, true),
      { type: 'ended-early', reason: 'abandoned' },
    ];
    expect(scoreGrid(bodies)).toMatchObject({
      state: 'void',
      endReason: 'abandoned',
      correct: null,
    });
  });

  it('declined before it began is ended early, not void', () =>
    expect(scoreGrid([{ type: 'ended-early', reason: 'declined' }]).state).toBe('ended-early'));

  it('a second start forgets what was marked before it', () => {
    const bodies = gridRun(9, [1]);
    bodies.splice(1, 0, { type: 'grid-started' }, mark(5, true));
    expect(scoreGrid(bodies).errors).toBe(1);
  });

  it('leaves out positions that the grid does not have', () => {
    const bodies = gridRun(9, [1, 200]);
    bodies.splice(-1, 0, { type: 'grid-last-marked', position: 300 });
    expect(scoreGrid(bodies)).toMatchObject({ reached: 10, errors: 1 });
  });
});

describe('any attempt', () => {
  it('the same events shuffled and doubled give the same score', () => {
    const runs = [
      { of: task, events: eventsOf(choiceRun(task, 13)) },
      { of: grid, events: eventsOf(gridRun(20, [3, 4, 9])) },
    ];
    for (const { of, events } of runs) {
      const expected = scoreAttempt(of, 'B', events);
      fc.assert(
        fc.property(
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          (mixed) => {
            const before = JSON.stringify(mixed);
            expect(scoreAttempt(of, 'B', mixed)).toEqual(expected);
            expect(JSON.stringify(mixed)).toBe(before);
          },
        ),
        { numRuns: 30 },
      );
    }
  });

  it('refuses the events of another task, form or attempt', () => {
    const events = eventsOf(choiceRun(task, 3));
    expect(() => scoreAttempt(grid, 'B', events)).toThrow('letter-sounds form B');
    expect(() => scoreAttempt(task, 'A', events)).toThrow('form B');
    expect(() => scoreAttempt(task, 'B', [...events, ...eventsOf([], 2), other()])).toThrow(
      '2 attempts',
    );
    expect(() => scoreAttempt({ ...task, forms: {} as typeof task.forms }, 'B', [])).toThrow(
      'no form B',
    );
  });

  const other = () => ({ ...eventsOf([{ type: 'paused' }], 2)[0]!, id: uuidOf(5) });
});
