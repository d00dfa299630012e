import { describe, expect, it } from 'vitest';
import {
  knownLettersInterval,
  knownLettersPosterior,
  probabilityKnownBelow,
} from '~/psychometrics/known-letters';
import oracle from '../oracles/distributions_mpmath.json';

const DOMAIN = 24;
const posterior = (right: number, presented = DOMAIN) =>
  knownLettersPosterior({
    right,
    presented,
    domainSize: DOMAIN,
    rightWhenKnown: 0.97,
    rightWhenGuessing: 0.25,
  });
const below = (right: number, limit: number, presented = DOMAIN) =>
  probabilityKnownBelow(posterior(right, presented)!, limit);

describe('known letters', () => {
  it.each(oracle.knownLetters)('$right of $presented against $limit', (row) =>
    expect(Math.abs(below(row.right, row.limit, row.presented) - row.p)).toBeLessThanOrEqual(1e-10),
  );

  it('worked example: 11 of 24 against 12, interval 2 to 11', () => {
    expect(below(11, 12)).toBeCloseTo(0.9865, 4);
    expect(knownLettersInterval(posterior(11)!, 0.9)).toEqual({ lower: 2, upper: 11 });
  });

  it('autumn, limit 12: at least .80 up to 12 right (13 gives .797), at most .20 from 16', () => {
    expect(below(12, 12)).toBeGreaterThanOrEqual(0.8);
    expect(below(13, 12)).toBeLessThan(0.8);
    expect(below(13, 12)).toBeCloseTo(0.797, 3);
    expect(below(15, 12)).toBeGreaterThan(0.2);
    expect(below(16, 12)).toBeLessThanOrEqual(0.2);
  });

  it('winter, limit 18: at least .80 up to 17 right, at most .20 from 20', () => {
    expect(below(17, 18)).toBeGreaterThanOrEqual(0.8);
    expect(below(18, 18)).toBeLessThan(0.8);
    expect(below(19, 18)).toBeGreaterThan(0.2);
    expect(below(20, 18)).toBeLessThanOrEqual(0.2);
  });

  it('is a distribution, falls with every right answer and stays within 0 and 1', () => {
    for (const limit of [0, 1, 12, 18, 24, 25]) {
      const chances = Array.from({ length: DOMAIN + 1 }, (_, right) => below(right, limit));
      chances.forEach((chance, right) => {
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        if (right > 0) expect(chance).toBeLessThanOrEqual(chances[right - 1]! + 1e-12);
      });
    }
    expect(below(12, 0)).toBe(0);
    expect(below(12, 25)).toBeCloseTo(1, 12);
  });

  it('is less sure when fewer letters were reached', () => {
    const width = (right: number, presented: number) => {
      const { lower, upper } = knownLettersInterval(posterior(right, presented)!, 0.9);
      return upper - lower;
    };
    expect(width(4, 8)).toBeGreaterThan(width(12, 24));
  });

  it('nothing presented gives no result', () => expect(posterior(0, 0)).toBeNull());

  it.each([
    [5, 4],
    [-1, 4],
    [2.5, 4],
    [3, 25],
  ])('%d right of %d is refused', (right, presented) =>
    expect(() => posterior(right, presented)).toThrow(RangeError),
  );
});
