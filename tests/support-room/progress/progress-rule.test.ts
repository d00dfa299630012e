import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateProgress } from '~/demonstration/simulate-progress';
import { addDays } from '~/platform/calendar';
import { aimOn, drawAimLine } from '~/support/progress/aim-line';
import { measureGrowth } from '~/support/progress/growth';
import { readingsAnOccasion } from '~/support/progress/probe-schedule';
import { type Probe, readProbes } from '~/support/progress/probe-series';
import { judgeProgress } from '~/support/progress/progress-rule';

const MONDAY = '2026-01-12';
const GOAL = { rate: 20, day: addDays(MONDAY, 16 * 7) };
const ALL_HELD = { planned: 20, held: 20 };

/** One probe a week, right answers in a minute. */
function weekly(...right: number[]): Probe[] {
  return right.map((each, week) => ({
    day: addDays(MONDAY, week * 7),
    right: each,
    seconds: 60,
  }));
}

describe('the aim line', () => {
  it('goes from the median of the first three probes to the goal', () => {
    const aim = drawAimLine(readProbes(weekly(9, 5, 6, 30)), GOAL)!;
    expect(aim).toMatchObject({ baseline: 6, baselineDay: '2026-01-19' });
    expect(aim.weeklyRise).toBeCloseTo(14 / 15, 12);
    expect(aimOn(aim, GOAL.day)).toBeCloseTo(20, 12);
    expect(aimOn(aim, '2026-01-19')).toBe(6);
  });

  it('is not drawn before three probes, nor to a day that has been', () => {
    expect(drawAimLine(readProbes(weekly(5, 6)), GOAL)).toBeNull();
    expect(drawAimLine(readProbes(weekly(5, 6, 7)), { rate: 20, day: MONDAY })).toBeNull();
  });
});

describe('probes', () => {
  it('are read oldest first, as rates; one of no time is left out; no figure is refused', () => {
    const series = readProbes([
      { day: '2026-01-26', right: 5, seconds: 30 },
      { day: MONDAY, right: 4, seconds: 60 },
      { day: '2026-01-19', right: 0, seconds: 0 },
    ]);
    expect(series).toEqual({
      days: [MONDAY, '2026-01-26'],
      weeks: [0, 2],
      rates: [4, 10],
      readings: [
        { day: MONDAY, rate: 4 },
        { day: '2026-01-26', rate: 10 },
      ],
    });
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => readProbes([{ day: MONDAY, right: bad, seconds: 60 }])).toThrow(RangeError);
      expect(() => readProbes([{ day: MONDAY, right: 3, seconds: bad }])).toThrow(RangeError);
    }
  });
});

describe('growth', () => {
  it('by least squares when no probe is odd; by Theil and Sen when one is', () => {
    const steady = measureGrowth(readProbes(weekly(12, 14, 13, 17, 15, 18, 20, 19)), 0.8)!;
    expect(steady).toMatchObject({ method: 'least-squares', oddProbes: [] });
    const odd = measureGrowth(
      readProbes(weekly(12, 13, 11, 14, 12, 13, 35, 13, 15, 14, 13, 15)),
      0.8,
    )!;
    expect(odd).toMatchObject({ method: 'theil-sen', oddProbes: [6] });
    expect(odd.weeklyRise).toBeCloseTo(0.23611111, 7);
    expect(odd.upper).toBeLessThan(0.6);
  });

  it('none from probes of one day or fewer than three', () => {
    expect(measureGrowth(readProbes(weekly(5, 6)), 0.8)).toBeNull();
    const oneDay = [1, 2, 3].map((right) => ({ day: MONDAY, right, seconds: 60 }));
    expect(measureGrowth(readProbes(oneDay), 0.8)).toBeNull();
  });
});

describe('the decision rule', () => {
  it.each([
    ['five probes', weekly(5, 5, 5, 5, 5), 'too-early', 'few-probes'],
    [
      'six probes in three weeks',
      [0, 4, 8, 12, 16, 20].map((day) => ({ day: addDays(MONDAY, day), right: 5, seconds: 60 })),
      'too-early',
      'few-weeks',
    ],
    ['six probes with no rise at all', weekly(5, 6, 5, 6, 5, 6), 'not-on-the-way', 'behind'],
    ['a steady rise to the goal', weekly(5, 6, 7, 8, 9, 10, 11), 'on-the-way', 'rises'],
    ['a small steady rise', weekly(5, 5, 6, 6, 6, 7, 7), 'not-on-the-way', 'behind'],
    ['readings all over the place', weekly(5, 12, 3, 11, 4, 13, 6), 'too-early', 'uncertain'],
    ['the goal reached', weekly(12, 15, 18, 22, 21, 23), 'on-the-way', 'goal-reached'],
    ['nothing', [], 'too-early', 'few-probes'],
  ] as const)('%s', (_name, probes, verdict, because) => {
    expect(judgeProgress(probes, GOAL, ALL_HELD)).toMatchObject({ verdict, because });
  });

  it('asks whether the sessions were held before anything is changed', () => {
    const behind = weekly(5, 6, 5, 6, 5, 6);
    expect(judgeProgress(behind, GOAL, { planned: 20, held: 12 }).askAboutSessions).toBe(true);
    expect(judgeProgress(behind, GOAL, { planned: 20, held: 16 }).askAboutSessions).toBe(false);
    const rising = weekly(5, 6, 7, 8, 9, 10, 11);
    expect(judgeProgress(rising, GOAL, { planned: 20, held: 2 }).askAboutSessions).toBe(false);
  });

  it('is free of order, and a steeper rise is never judged worse', () => {
    const right = fc.array(fc.integer({ min: 0, max: 19 }), { minLength: 6, maxLength: 16 });
    const rank = { 'not-on-the-way': 0, 'too-early': 1, 'on-the-way': 2 };
    fc.assert(
      fc.property(right, (counts) => {
        const probes = weekly(...counts);
        const found = judgeProgress(probes, GOAL, ALL_HELD);
        expect(judgeProgress(probes.toReversed(), GOAL, ALL_HELD)).toEqual(found);
        // The first three stay, so that the aim line does; after that each week brings one more.
        const steeper = weekly(
          ...counts.map((count, week) => count + (week > 2 ? 4 * (week - 2) : 0)),
        );
        const better = judgeProgress(steeper, GOAL, ALL_HELD);
        expect(rank[better.verdict]).toBeGreaterThanOrEqual(found.verdict === 'on-the-way' ? 1 : 0);
      }),
    );
  });
});

describe('simulated pupils whose growth is known', () => {
  const words = {
    start: [3, 9],
    goal: 20,
    weeksToGoal: 16,
    dispersion: 1.5,
    readingsAnOccasion: 1,
  } as const;

  it('by week 12: most of those who gain are on the way, few of those who do not', () => {
    const gaining = simulateProgress(words, [1, 1.6], 12, 500, 31);
    const still = simulateProgress(words, [0, 0.3], 12, 500, 32);
    expect(gaining.onTheWay / gaining.pupils).toBeGreaterThanOrEqual(0.8);
    expect(gaining.notOnTheWay / gaining.pupils).toBeLessThanOrEqual(0.1);
    expect(still.onTheWay / still.pupils).toBeLessThanOrEqual(0.1);
    expect(gaining.onTheWay + gaining.notOnTheWay + gaining.tooEarly).toBe(500);
  });

  it.each([
    ['read-words', { start: [3, 9], goal: 20, weeksToGoal: 16 }],
    ['read-words before winter', { start: [1, 5], goal: 10, weeksToGoal: 14 }],
    ['read-made-up-words', { start: [1, 5], goal: 12, weeksToGoal: 16 }],
    ['read-made-up-words before winter', { start: [0, 2], goal: 6, weeksToGoal: 14 }],
    ['say-letter-sounds', { start: [6, 14], goal: 30, weeksToGoal: 16 }],
  ] as const)('%s read as often as the page asks for: .80 and .10 hold by week 12', (_task, of) => {
    const setting = { ...of, dispersion: 1.5, readingsAnOccasion: readingsAnOccasion(of.goal) };
    const gaining = simulateProgress(setting, [1, 1.6], 12, 500, 41);
    const still = simulateProgress(setting, [0, 0.3], 12, 500, 42);
    expect(gaining.onTheWay / 500).toBeGreaterThanOrEqual(0.8);
    expect(gaining.notOnTheWay / 500).toBeLessThanOrEqual(0.1);
    expect(still.onTheWay / 500).toBeLessThanOrEqual(0.1);
  });

  it('at five weeks with five probes after the start nobody gets a verdict before its time', () => {
    expect(simulateProgress(words, [1, 1.6], 2, 50, 1).tooEarly).toBe(50);
  });
});
