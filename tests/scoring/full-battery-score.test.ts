/** Scores and answers of the task kinds that a pupil does alone, beyond plain choices. */
import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import type { LetterTilesTask, TileItem, TimedChoiceTask } from '~/instruments/battery';
import { listAnswerLines } from '~/scoring/answer-lines';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import { answer, choiceTask, eventsOf, startedBody } from './task-factory';

const rule = { rapidUnderMs: 400, rapidShare: 0.3 };

const sentenceTask: TimedChoiceTask = {
  ...choiceTask({ id: 'read-sentences', skill: 'decoding', itemCount: 60, optionCount: 2 }),
  kind: 'timed-choice',
  timeLimitSeconds: 120,
};
const asChoice = { ...sentenceTask, kind: 'choice' as const };
const present = (position: number): EventBody => ({
  type: 'item-presented',
  itemId: `item-${position}`,
  position,
  optionOrder: [],
});
const play = (rights: readonly boolean[], responseMs = 1800): EventBody[] => [
  startedBody('read-sentences'),
  ...rights.flatMap((right, position) => [
    present(position),
    answer(asChoice, position, right, responseMs),
  ]),
];
const end = (reason: 'time' | 'lesson-over' | 'abandoned' | 'declined' | 'sound-fault') =>
  ({ type: 'ended-early', reason }) as const;
const score = (bodies: readonly EventBody[]) => scoreAttempt(sentenceTask, 'B', eventsOf(bodies));

describe('a task against the hidden clock', () => {
  const rights = [true, true, false, true, true];

  it('is done when the time is up: what was not reached is neither right nor wrong', () => {
    const done = score([...play(rights), end('time')]);
    expect(done).toMatchObject({ state: 'done', right: 4, wrong: 1, presented: 5, notReached: 55 });
    expect(toTaskResult(done, judgeValidity(done, rule))).toMatchObject({ right: 4, wrong: 1 });
  });

  it.each(['lesson-over', 'abandoned', 'sound-fault'] as const)(
    'cut off by %s it is void',
    (reason) => expect(score([...play(rights), end(reason)]).state).toBe('void'),
  );

  it('is never taken up again after it was cut off', () => {
    const again = score([
      ...play(rights),
      end('lesson-over'),
      present(5),
      answer(asChoice, 5, true),
      { type: 'completed' },
    ]);
    expect(again).toMatchObject({ state: 'void', presented: 5 });
  });

  it('ended before its first item it is not void, and declined says so', () => {
    expect(score([startedBody('read-sentences'), end('lesson-over')]).state).toBe('ended-early');
    const declined = score([...play(rights), end('declined')]);
    expect(toTaskResult(declined, judgeValidity(declined, rule)).problem).toBe('declined');
  });

  it('too rapid answers cannot be interpreted, as in any task', () => {
    const fast = score([...play([...rights, ...rights], 200), end('time')]);
    expect(judgeValidity(fast, rule)).toMatchObject({
      interpretable: false,
      reasons: ['too-fast'],
    });
    const calm = score([...play([...rights, ...rights]), end('time')]);
    expect(judgeValidity(calm, rule).interpretable).toBe(true);
  });
});

const head = { stratum: 'one', difficulty: 0, reasoning: 'made', review: 'approved' as const };
const sun: TileItem = {
  ...head,
  id: 'word-1',
  clip: 'word-sun',
  graphemes: ['s', 'o', 'l'],
  tiles: ['s', 'o', 'l', 'a'].map((text) => ({ id: `t-${text}`, text })),
};
const {
  optionCount: _count,
  optionLook: _look,
  demonstration: _shown,
  ...common
} = choiceTask({ id: 'spell-words' });
const form = { items: [sun, { ...sun, id: 'word-2' }] };
const spelling: LetterTilesTask = {
  ...common,
  kind: 'letter-tiles',
  skill: 'spelling',
  practice: [sun, sun],
  forms: { A: form, B: form, C: form, D: form },
};
const build = (itemId: string, position: number, tiles: string): EventBody => ({
  type: 'item-answered',
  itemId,
  position,
  optionId: tiles,
  responseMs: 9000,
  replays: 0,
  input: 'simulated',
});

describe('words built of tiles', () => {
  const built = scoreAttempt(
    spelling,
    'B',
    eventsOf([
      startedBody('spell-words'),
      build('word-1', 0, 't-s t-o t-l'),
      build('word-2', 1, 't-s t-a t-l'),
      { type: 'completed' },
    ]),
  );

  it('are right as a whole, with the graphemes in place beside', () => {
    expect(built).toMatchObject({ state: 'done', right: 1, wrong: 1, presented: 2 });
    if (built.kind !== 'choice') throw new Error('a built word is scored as a choice');
    expect(built.items.map((item) => item.graphemesInPlace)).toEqual([3, 2]);
  });

  it('show what was built beside the word', () =>
    expect(listAnswerLines(spelling, built)).toMatchObject([
      { asked: 'sol', spoken: true, chosen: 'sol', correct: 'sol', right: true },
      { asked: 'sol', spoken: true, chosen: 'sal', correct: 'sol', right: false },
    ]));
});

describe('what was asked', () => {
  const pictured = choiceTask({ id: 'first-sounds', itemCount: 1, optionCount: 3 });
  const item = pictured.forms.B!.items[0]!;
  const first = {
    ...item,
    clip: 'word-apple',
    stimulusPicture: 'apple',
    options: ['ägg', 'fågel', 'svan'].map((text, option) => ({ id: `option-${option}`, text })),
  };
  const task = { ...pictured, forms: { ...pictured.forms, B: { items: [first] } } };
  const run = (own: typeof task) =>
    scoreAttempt(own, 'B', eventsOf([startedBody(own.id), answer(own, 0, false)]));

  it('names a word that was said beside its own picture, and pictures by their words', () => {
    const lines = listAnswerLines(task, run(task), (clip) => ({ 'word-apple': 'äpple' })[clip]);
    expect(lines).toMatchObject([
      { asked: 'äpple', spoken: true, chosen: 'fågel', correct: 'ägg', right: false },
    ]);
  });

  it('names the answer when nothing tells what was said', () =>
    expect(listAnswerLines(task, run(task))).toMatchObject([{ asked: 'ägg' }]));

  it('shows a sentence as it was read', () => {
    const own = structuredClone(sentenceTask);
    own.forms.B!.items[0]!.stimulus = 'En ros kan läsa.';
    const lines = listAnswerLines(own, score([...play([true]), end('time')]));
    expect(lines).toMatchObject([{ asked: 'En ros kan läsa.', spoken: false, right: true }]);
  });
});
