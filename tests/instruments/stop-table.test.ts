import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { type ChoiceTask, getTask } from '~/instruments/battery';
import {
  binomialProbability,
  computeStopTable,
  judgeSampledItems,
  judgeWholeDomain,
  WINTER_STOP_SETTINGS,
} from '~/instruments/stop-table';

const words = WINTER_STOP_SETTINGS['real-or-made-up'];
const letters = WINTER_STOP_SETTINGS['letter-sounds'];
const judgeWords = (presented: number, right: number) => judgeSampledItems(words, presented, right);
const judgeLetters = (presented: number, right: number) =>
  judgeWholeDomain(letters, presented, right);
const tableOf = (id: string) => (getTask(getBattery('grund-1'), id) as ChoiceTask).stopTable;

describe('stop tables', () => {
  it('in the battery are the computed ones', () => {
    expect(tableOf('letter-sounds')).toEqual(computeStopTable([8, 16], judgeLetters));
    expect(tableOf('real-or-made-up')).toEqual(computeStopTable([8, 16, 24], judgeWords));
  });

  it('are these whole numbers', () => {
    expect(tableOf('letter-sounds')).toEqual([
      { presented: 8, atMost: 3 },
      { presented: 16, atMost: 9 },
    ]);
    expect(tableOf('real-or-made-up')).toEqual([
      { presented: 16, atMost: 5 },
      { presented: 24, atMost: 11 },
    ]);
  });

  it('rest on the scores that are clearly below at the end of the form', () => {
    expect(judgeWords(32, 18).below).toBeGreaterThanOrEqual(0.8);
    expect(judgeWords(32, 19).below).toBeLessThan(0.8);
    expect(judgeLetters(24, 17).below).toBeGreaterThanOrEqual(0.8);
    expect(judgeLetters(24, 18).below).toBeLessThan(0.8);
  });

  it('stop at .98 and not one right answer later', () => {
    expect(judgeWords(16, 5).staysBelow).toBeGreaterThanOrEqual(0.98);
    expect(judgeWords(16, 6).staysBelow).toBeLessThan(0.98);
    expect(judgeLetters(8, 3).staysBelow).toBeGreaterThanOrEqual(0.98);
    expect(judgeLetters(8, 4).staysBelow).toBeLessThan(0.98);
  });

  it('predict as a direct count over every pupil does', () => {
    // The same prediction for 8 letters with 3 right, summed over joint outcomes of known letters.
    const letterRight = (known: boolean) => (known ? 0.97 : 0.25);
    let evidence = 0;
    let staysBelow = 0;
    for (let known = 0; known <= 24; known += 1)
      for (let asked = Math.max(0, known - 16); asked <= Math.min(8, known); asked += 1) {
        const orders = choose(8, asked) * choose(16, known - asked);
        const share = orders / choose(24, known);
        const chance = convolve(3, asked, 8 - asked, letterRight) * share;
        evidence += chance;
        for (let more = 0; more <= 14; more += 1)
          staysBelow += chance * convolve(more, known - asked, 16 - known + asked, letterRight);
      }
    expect(judgeLetters(8, 3).staysBelow).toBeCloseTo(staysBelow / evidence, 10);
  });

  it('use binomial probabilities that sum to one', () => {
    const total = Array.from({ length: 33 }, (_, right) => binomialProbability(right, 32, 0.7));
    expect(total.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(binomialProbability(3, 2, 0.5)).toBe(0);
    expect(binomialProbability(2, 4, 0.5)).toBeCloseTo(6 / 16, 12);
  });
});

function choose(from: number, take: number): number {
  return take === 0 || take === from ? 1 : choose(from - 1, take - 1) + choose(from - 1, take);
}

function convolve(
  right: number,
  known: number,
  unknown: number,
  chanceOf: (known: boolean) => number,
): number {
  let distribution = [1];
  for (let item = 0; item < known + unknown; item += 1) {
    const chance = chanceOf(item < known);
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    distribution.forEach((value, index) => {
      next[index]! += value * (1 - chance);
      next[index + 1]! += value * chance;
    });
    distribution = next;
  }
  return distribution[right] ?? 0;
}
