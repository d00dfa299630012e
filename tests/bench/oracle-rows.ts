/** How far our figures lie from those of other programs: one row for each method and reference. */
import type { BenchRow } from './bench-row';

type Figure = number | null | undefined;
/** Ours and theirs. */
export type Pair = readonly [own: Figure, theirs: Figure];

/** Both or neither must be undefined; anything else counts as infinitely far. */
export function comparePairs(method: string, source: string, pairs: readonly Pair[]): BenchRow {
  const distances = pairs.map(([own, theirs]) => {
    if (own == null && theirs == null) return 0;
    return own == null || theirs == null ? Number.POSITIVE_INFINITY : Math.abs(own - theirs);
  });
  const largest = Math.max(...distances);
  return {
    figure: method,
    value: `${pairs.length} figures`,
    against: `${source}: largest difference ${largest === 0 ? '0' : largest.toExponential(1)}`,
  };
}
