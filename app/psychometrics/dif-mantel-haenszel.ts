/**
 * Differential item functioning (DIF) by Mantel-Haenszel: does an item favour a group of pupils who know
 * as much?
 *
 * Measures: the odds of a right answer of the reference against the focal group at the same number right.
 * Formula: strata by number right, the studied item included; α by Mantel-Haenszel; Δ = −2.35 ln α.
 * Class by |Δ|: A below 1 (negligible), B below 1.5, C from 1.5.
 * Definition: one pass without purification of the matching score, as difR `difMH(purify = FALSE)`. The
 * classes are by size alone; the ETS rule asks for significance as well.
 * Source: Holland, P. W. and Thayer, D. T., 1988.
 * Valid range: about 100 persons or more in each group before it says much.
 * Missing data: persons who did not reach the item are left out; others match within the same number of
 * reached items.
 * Worked example: in the oracle, S1wantCurse: α = 1.7005, Δ = −1.2476, class B.
 */
import {
  type MantelHaenszel,
  type MatchedCounts,
  mantelHaenszel,
} from '~/psychometrics/mantel-haenszel';
import { matchPersons } from '~/psychometrics/match-persons';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';

export interface MantelHaenszelDif extends MantelHaenszel {
  /** Below 0 when the reference group is favoured. */
  delta: number | null;
  sizeClass: 'A' | 'B' | 'C' | null;
}

/** @param isFocal for each person. */
export function findMantelHaenszelDif(
  matrix: ResponseMatrix,
  item: number,
  isFocal: readonly boolean[],
): MantelHaenszelDif | null {
  const strata = new Map<string, MatchedCounts>();
  for (const { person, right, reached, answer } of matchPersons(matrix, item)) {
    const key = `${right} of ${reached}`;
    const counts = strata.get(key) ?? {
      referenceRight: 0,
      referenceWrong: 0,
      focalRight: 0,
      focalWrong: 0,
    };
    strata.set(key, counts);
    const group = isFocal[person] ? 'focal' : 'reference';
    counts[`${group}${answer === 1 ? 'Right' : 'Wrong'}`] += 1;
  }
  const test = mantelHaenszel([...strata.values()]);
  if (!test) return null;
  const delta = test.oddsRatio === null ? null : -2.35 * Math.log(test.oddsRatio);
  return { ...test, delta, sizeClass: delta === null ? null : classOf(Math.abs(delta)) };
}

function classOf(size: number): 'A' | 'B' | 'C' {
  if (size < 1) return 'A';
  return size < 1.5 ? 'B' : 'C';
}
