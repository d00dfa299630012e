/** Response matrices for the tests of calibration and of group differences. */
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';
import lsat from '../oracles/lsat_ltm.json';
import aggression from '../oracles/verbal_aggression.json';

/** @param rows one string of 0, 1 and . (not reached) for each person. */
export function matrixOf(rows: readonly string[], names?: readonly string[]): ResponseMatrix {
  const width = rows[0]?.length ?? 0;
  const cells = Uint8Array.from(
    rows.flatMap((row) => [...row].map((sign) => (sign === '.' ? NOT_REACHED : Number(sign)))),
  );
  const items = names ? [...names] : Array.from({ length: width }, (_, item) => `item ${item + 1}`);
  return { items, ids: null, persons: rows.length, cells };
}

export function lsatMatrix(): ResponseMatrix {
  return matrixOf(lsat.pattern_freq.flatMap(({ pattern, n }) => Array<string>(n).fill(pattern)));
}

export function aggressionMatrix(): ResponseMatrix {
  return matrixOf(aggression.answers, aggression.items);
}

/** The same sequence of numbers from 0 up to, but not, 1 for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Persons of N(0, 1) ability answering 2PL items with guessing; some cells not reached. */
export function simulateMatrix(
  persons: number,
  items: readonly { a: number; b: number; c: number }[],
  seed: number,
  shareNotReached = 0,
): ResponseMatrix {
  const random = seededRandom(seed);
  const rows = Array.from({ length: persons }, () => {
    const theta = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return items
      .map(({ a, b, c }) => {
        const answer = random() < c + (1 - c) / (1 + Math.exp(-a * (theta - b))) ? '1' : '0';
        return random() < shareNotReached ? '.' : answer;
      })
      .join('');
  });
  return matrixOf(rows);
}
