/**
 * Simulated pupils of known ability and style, as raw events through the whole pure way: score,
 * validity, level. The generator is seeded, so every run sees the same pupils.
 */
import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import type { ChoiceTask } from '~/instruments/battery';
import { binomialProbability } from '~/psychometrics/binomial-probability';
import { assessLevel } from '~/scoring/level';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import {
  answer,
  eventsOf,
  gridRun,
  gridTask,
  letterSounds,
  realOrMadeUp,
  startedBody,
} from './task-factory';

const PUPILS = 200;
const policy = getPolicy('grund-1');
const letterTask = letterSounds();
const wordTask = realOrMadeUp();
const gridOfWords = gridTask();

/** A small generator of numbers in 0…1: a 32-bit counter whose bits are mixed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

interface Style {
  /** Letters of 24 that the pupil knows. */
  lettersKnown: number;
  /** Share of the words that the pupil can judge without luck. */
  shareKnown: number;
  /** Words a minute read right; null when the reading has not been done. */
  wordsPerMinute: number | null;
  responseMs: (random: () => number) => number;
  slip: number;
}

const slowly = (random: () => number) => 1200 + 3000 * random();
const honest: Style = {
  lettersKnown: 24,
  shareKnown: 1,
  wordsPerMinute: null,
  responseMs: slowly,
  slip: 0.03,
};

function simulate(style: Style, seed: number): LevelAssessment {
  const random = seeded(seed);
  const known = shuffle(24, random).slice(0, style.lettersKnown);
  const letterRun = choose(letterTask, style, random, (position) => known.includes(position));
  const wordRun = choose(wordTask, style, random, () => random() < style.shareKnown);
  const runs: [Parameters<typeof scoreAttempt>[0], EventBody[]][] = [
    [letterTask, letterRun],
    [wordTask, wordRun],
  ];
  if (style.wordsPerMinute !== null)
    runs.push([gridOfWords, readAloud(style.wordsPerMinute, random)]);
  const results = runs.map(([task, bodies], index) => {
    const events = eventsOf(bodies, index + 1).sort(() => random() - 0.5);
    const score = scoreAttempt(task, 'B', events);
    return toTaskResult(score, judgeValidity(score, policy.validity));
  });
  return assessLevel(policy, { window: 'winter', results });
}

function choose(
  task: ChoiceTask,
  style: Style,
  random: () => number,
  isKnown: (position: number) => boolean,
): EventBody[] {
  const items = task.forms.B?.items ?? [];
  return [
    startedBody(task.id),
    ...items.map((_, position) => {
      const right = isKnown(position) ? random() >= style.slip : random() < 1 / task.optionCount;
      return answer(task, position, right, style.responseMs(random));
    }),
    { type: 'completed' },
  ];
}

/** A minute of reading: each word takes its time, and one word in twelve is wrong. */
function readAloud(wordsPerMinute: number, random: () => number): EventBody[] {
  const errorShare = 1 / 12;
  const secondsPerWord = (60 / wordsPerMinute) * (1 - errorShare);
  const errors: number[] = [];
  let seconds = 0;
  let last = -1;
  while (last < 79) {
    seconds += -Math.log(1 - random()) * secondsPerWord;
    if (seconds > 60) break;
    last += 1;
    if (random() < errorShare) errors.push(last);
  }
  return gridRun(Math.max(last, 0), last < 0 ? [0] : errors);
}

function shuffle(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, index) => ({ index, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ index }) => index);
}

function levelsOf(style: Style, seed: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let pupil = 0; pupil < PUPILS; pupil += 1) {
    const { level } = simulate(style, seed * 10_000 + pupil);
    counts[level] = (counts[level] ?? 0) + 1 / PUPILS;
  }
  return counts;
}
const shareOf = (counts: Record<string, number>, ...levels: string[]) =>
  levels.reduce((sum, level) => sum + (counts[level] ?? 0), 0);

/** Whole-number limits of the winter window: clearly below at or under these. */
const LETTERS_BELOW = 17;
const WORDS_BELOW = 18;

/** Exact chance of at most so many right, for letters and for words, from ability alone. */
function shareAtMost(limit: number, lettersKnown: number, shareKnown: number) {
  const wordChance = shareKnown * (1 - honest.slip) + (1 - shareKnown) / 2;
  let letters = 0;
  let words = 0;
  for (let right = 0; right <= limit; right += 1) {
    words += binomialProbability(right, 32, wordChance);
    for (let known = 0; known <= Math.min(right, lettersKnown); known += 1) {
      letters +=
        binomialProbability(known, lettersKnown, 1 - honest.slip) *
        binomialProbability(right - known, 24 - lettersKnown, 1 / 4);
    }
  }
  return { letters, words };
}

describe(`${PUPILS} simulated pupils of each style`, () => {
  it('a perfect pupil has everything right and is above', () => {
    const perfect = { ...honest, slip: 0, wordsPerMinute: 60 };
    for (let pupil = 0; pupil < PUPILS; pupil += 1) {
      const assessed = simulate({ ...perfect, wordsPerMinute: null }, pupil);
      expect(assessed.level).toBe('above');
      expect(assessed.tasks.slice(0, 2).map((task) => task.right)).toEqual([24, 32]);
    }
    expect(levelsOf(perfect, 1)).toEqual({ above: expect.closeTo(1, 9) });
  });

  it('a pupil who is always wrong has nothing right, is valid, and needs follow-up', () => {
    const bodies = (task: ChoiceTask) => [
      startedBody(task.id),
      ...(task.forms.B?.items ?? []).map((_, position) => answer(task, position, false)),
      { type: 'completed' as const },
    ];
    const results = [letterTask, wordTask].map((task, index) => {
      const score = scoreAttempt(task, 'B', eventsOf(bodies(task), index + 1));
      const validity = judgeValidity(score, policy.validity);
      expect(score).toMatchObject({ state: 'done', right: 0 });
      expect(validity.interpretable).toBe(true);
      return toTaskResult(score, validity);
    });
    expect(assessLevel(policy, { window: 'winter', results })).toMatchObject({
      level: 'needs-follow-up',
      stage: 1,
    });
  });

  it('a slow guesser has a low result, needs follow-up or is looked at again, and is never invalid', () => {
    const guesser = { ...honest, lettersKnown: 0, shareKnown: 0 };
    const counts = levelsOf(guesser, 2);
    expect(shareOf(counts, 'needs-follow-up')).toBeGreaterThanOrEqual(0.8);
    expect(shareOf(counts, 'needs-follow-up', 'look-again')).toBeCloseTo(1, 9);
  });

  it('too fast answers cannot be interpreted, whatever was known', () => {
    const fast = { ...honest, responseMs: (random: () => number) => 80 + 250 * random() };
    for (const style of [fast, { ...fast, lettersKnown: 0, shareKnown: 0 }]) {
      const counts = levelsOf(style, 3);
      expect(counts).toEqual({ incomplete: expect.closeTo(1, 9) });
    }
    expect(simulate(fast, 5).reasons).toContainEqual({
      kind: 'missing',
      task: 'letter-sounds',
      problem: 'too-fast',
    });
  });

  it.each([
    [4, 0],
    [9, 0.05],
    [12, 0.2],
    [15, 0.3],
  ])(
    '%d letters known and a share of %d: follow-up as often as the limits say',
    (letters, share) => {
      const counts = levelsOf({ ...honest, lettersKnown: letters, shareKnown: share }, 4);
      const expected =
        shareAtMost(LETTERS_BELOW, letters, share).letters *
        shareAtMost(WORDS_BELOW, letters, share).words;
      const error = Math.sqrt((expected * (1 - expected)) / PUPILS);
      expect(Math.abs(shareOf(counts, 'needs-follow-up') - expected)).toBeLessThan(
        4 * error + 0.005,
      );
    },
  );

  it('honest pupils far above the limits are above', () => {
    const above = { ...honest, lettersKnown: 23, shareKnown: 0.85 };
    expect(shareOf(levelsOf(above, 5), 'above')).toBeGreaterThanOrEqual(0.95);
  });

  it('honest pupils at the limit are mostly looked at again, and not called above unseen', () => {
    const atLimit = { ...honest, lettersKnown: 17, shareKnown: 0.3 };
    const counts = levelsOf(atLimit, 6);
    expect(shareOf(counts, 'needs-follow-up', 'look-again')).toBeGreaterThanOrEqual(0.85);
    expect(shareOf(counts, 'incomplete')).toBe(0);
  });

  it.each([
    [4, 'needs-follow-up', 0.85],
    [24, 'above', 0.9],
  ] as const)('the reading settles a look again: %d words a minute', (rate, level, share) => {
    const middle = { ...honest, lettersKnown: 20, shareKnown: 0.95, wordsPerMinute: rate };
    const counts = levelsOf(middle, 7);
    expect(shareOf(counts, level)).toBeGreaterThanOrEqual(share);
  });

  it('the interval of known letters holds the truth about nine times in ten', () => {
    for (const lettersKnown of [6, 12, 18, 22]) {
      let held = 0;
      for (let pupil = 0; pupil < PUPILS; pupil += 1) {
        const { interval } = simulate({ ...honest, lettersKnown }, 90_000 + pupil).tasks[0]!;
        if (interval && interval.lower <= lettersKnown && lettersKnown <= interval.upper) held += 1;
      }
      expect(held / PUPILS).toBeGreaterThanOrEqual(0.85);
    }
  });
});
