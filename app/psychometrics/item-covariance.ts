/**
 * Covariances and correlations of right-or-wrong items.
 *
 * Measures: how items vary and go together over persons.
 * Formula: with n persons who reached both items: (Σxy − ΣxΣy/n)/(n − 1); the correlation divides by
 * the standard deviations among those same persons.
 * Definition: pairwise: every pair of items uses all who reached both. With nothing missing this is the
 * ordinary covariance matrix; with gaps the matrix need not fit any one group of persons.
 * Agrees with: `cov` and `cor(use = "pairwise")` in R, on which psych `alpha` and `fa` stand.
 * Source: any textbook.
 * Valid range: cells 0, 1 or NOT_REACHED.
 * Missing data: not reached is neither right nor wrong. Fewer than two persons who reached both, or an
 * item without variation, gives NaN in that place.
 * Worked example: items (1, 1, 0, 0) and (1, 0, 0, 0): variances ⅓ and ¼, covariance ⅙, r .5773503.
 */
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export interface ItemCovariance {
  /** Persons who reached the item. */
  reached: number[];
  /** Share right of those who reached it; null when nobody did. */
  proportionCorrect: (number | null)[];
  covariance: number[][];
  /** The same with n instead of n − 1. */
  populationCovariance: number[][];
  correlation: number[][];
}

interface PairCounts {
  size: number;
  right: Float64Array;
  missing: Float64Array;
  bothRight: Float64Array;
  /** Row item right, column item not reached. */
  rightOfMissing: Float64Array;
  bothMissing: Float64Array;
}

export function itemCovariance(matrix: ResponseMatrix): ItemCovariance {
  const counts = countPairs(matrix);
  const { size } = counts;
  const reached = Array.from(counts.missing, (missing) => matrix.persons - missing);
  const square = (value: (one: number, other: number) => number) =>
    reached.map((_, one) => reached.map((_each, other) => value(one, other)));
  const pairOf = (one: number, other: number) => {
    const n = matrix.persons - counts.missing[one]! - counts.missing[other]!;
    const persons = n + at(counts.bothMissing, size, one, other);
    const right = counts.right[one]! - counts.rightOfMissing[one * size + other]!;
    const otherRight = counts.right[other]! - counts.rightOfMissing[other * size + one]!;
    const cross = at(counts.bothRight, size, one, other) - (right * otherRight) / persons;
    return { persons, right, otherRight, cross };
  };
  return {
    reached,
    proportionCorrect: reached.map((n, item) => (n === 0 ? null : counts.right[item]! / n)),
    covariance: square((one, other) => {
      const { cross, persons } = pairOf(one, other);
      return persons < 2 ? Number.NaN : cross / (persons - 1);
    }),
    populationCovariance: square((one, other) => {
      const { cross, persons } = pairOf(one, other);
      return cross / persons;
    }),
    correlation: square((one, other) => {
      const { cross, persons, right, otherRight } = pairOf(one, other);
      const spread = (right - right ** 2 / persons) * (otherRight - otherRight ** 2 / persons);
      return one === other && spread > 0 ? 1 : cross / Math.sqrt(spread);
    }),
  };
}

/** Pairs are kept with the lower item first. */
function at(counts: Float64Array, size: number, one: number, other: number): number {
  return counts[Math.min(one, other) * size + Math.max(one, other)]!;
}

function countPairs({ items, persons, cells }: ResponseMatrix): PairCounts {
  const size = items.length;
  const square = () => new Float64Array(size * size);
  const counts = {
    size,
    right: new Float64Array(size),
    missing: new Float64Array(size),
    bothRight: square(),
    rightOfMissing: square(),
    bothMissing: square(),
  };
  const right = new Uint32Array(size);
  const missing = new Uint32Array(size);
  for (let person = 0; person < persons; person += 1) {
    let [rightCount, missingCount] = [0, 0];
    for (let item = 0; item < size; item += 1) {
      const cell = cells[person * size + item];
      if (cell === 1) right[rightCount++] = item;
      else if (cell === NOT_REACHED) missing[missingCount++] = item;
    }
    addPerson(counts, right.subarray(0, rightCount), missing.subarray(0, missingCount));
  }
  return counts;
}

function addPerson(counts: PairCounts, right: Uint32Array, missing: Uint32Array): void {
  const { size } = counts;
  for (let one = 0; one < right.length; one += 1) {
    const row = right[one]! * size;
    counts.right[right[one]!]! += 1;
    for (let other = one; other < right.length; other += 1)
      counts.bothRight[row + right[other]!]! += 1;
    for (const item of missing) counts.rightOfMissing[row + item]! += 1;
  }
  for (let one = 0; one < missing.length; one += 1) {
    const row = missing[one]! * size;
    counts.missing[missing[one]!]! += 1;
    for (let other = one; other < missing.length; other += 1) {
      counts.bothMissing[row + missing[other]!]! += 1;
    }
  }
}
