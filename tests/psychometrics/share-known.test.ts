import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChoiceCount,
  probabilityShareBelow,
  shareKnownInterval,
  shareKnownPosterior,
} from '~/psychometrics/share-known';
import oracle from '../oracles/distributions_mpmath.json';

const NODES = 1001;
const below = (tasks: ChoiceCount[], limit: number) =>
  probabilityShareBelow(shareKnownPosterior(tasks, NODES)!, limit);
const realWords = (right: number, presented = 32) => [{ right, presented, optionCount: 2 }];
const blend = (right: number) => ({ right, presented: 15, optionCount: 4 });
const first = (right: number) => ({ right, presented: 18, optionCount: 3 });

describe('share known', () => {
  it.each(
    oracle.shareKnown.map((row) => ({
      ...row,
      named: row.tasks.map((task) => task.right).join('+'),
    })),
  )('$named right against $limitNumerator/$limitDenominator', (row) => {
    const actual = below(row.tasks, row.limitNumerator / row.limitDenominator);
    expect(Math.abs(actual - row.p)).toBeLessThanOrEqual(1e-10);
  });

  it('worked example: 18 and 24 right of 32 against a third', () => {
    expect(below(realWords(18), 1 / 3)).toBeCloseTo(0.8684, 4);
    expect(below(realWords(24), 1 / 3)).toBeCloseTo(0.1772, 4);
  });

  it('real or made up, winter: at least .80 up to 18, at most .20 from 24', () => {
    expect(below(realWords(18), 1 / 3)).toBeGreaterThanOrEqual(0.8);
    expect(below(realWords(19), 1 / 3)).toBeLessThan(0.8);
    expect(below(realWords(23), 1 / 3)).toBeGreaterThan(0.2);
    expect(below(realWords(24), 1 / 3)).toBeLessThanOrEqual(0.2);
  });

  it('real or made up, spring: at least .80 up to 25, at most .20 from 29', () => {
    expect(below(realWords(25), 2 / 3)).toBeGreaterThanOrEqual(0.8);
    expect(below(realWords(26), 2 / 3)).toBeLessThan(0.8);
    expect(below(realWords(28), 2 / 3)).toBeGreaterThan(0.2);
    expect(below(realWords(29), 2 / 3)).toBeLessThanOrEqual(0.2);
  });

  it('blend sounds, winter: at least .80 up to 10, at most .20 from 13', () => {
    expect(below([blend(10)], 2 / 3)).toBeGreaterThanOrEqual(0.8);
    expect(below([blend(11)], 2 / 3)).toBeLessThan(0.8);
    expect(below([blend(12)], 2 / 3)).toBeGreaterThan(0.2);
    expect(below([blend(13)], 2 / 3)).toBeLessThanOrEqual(0.2);
  });

  it('phonemes, autumn, two tasks pooled: 11 + 8 and 14 + 10', () => {
    expect(below([first(11), blend(8)], 0.5)).toBeGreaterThanOrEqual(0.8);
    expect(below([first(14), blend(10)], 0.5)).toBeLessThanOrEqual(0.2);
  });

  it('pooling does not depend on the order of the tasks', () => {
    expect(below([first(12), blend(9)], 0.5)).toBeCloseTo(below([blend(9), first(12)], 0.5), 12);
  });

  it('is bounded, falls with every right answer, and its interval is in 0…1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 5 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (presented, optionCount, limit) => {
          let previous = 1;
          for (let right = 0; right <= presented; right += 1) {
            const posterior = shareKnownPosterior([{ right, presented, optionCount }], 201)!;
            const chance = probabilityShareBelow(posterior, limit);
            expect(chance).toBeGreaterThanOrEqual(0);
            expect(chance).toBeLessThanOrEqual(previous + 1e-12);
            const { lower, upper } = shareKnownInterval(posterior, 0.9);
            expect(lower).toBeGreaterThanOrEqual(0);
            expect(upper).toBeLessThanOrEqual(1);
            expect(upper).toBeGreaterThanOrEqual(lower);
            previous = chance;
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('nothing presented gives no result', () => {
    expect(shareKnownPosterior([], NODES)).toBeNull();
    expect(shareKnownPosterior(realWords(0, 0), NODES)).toBeNull();
  });

  it.each([
    ['more right than presented', () => shareKnownPosterior(realWords(33), NODES)],
    ['half a right answer', () => shareKnownPosterior(realWords(2.5), NODES)],
    ['one option', () => shareKnownPosterior([{ right: 1, presented: 2, optionCount: 1 }], NODES)],
    ['one node', () => shareKnownPosterior(realWords(2), 1)],
  ])('%s is refused', (_, call) => expect(call).toThrow(RangeError));
});
