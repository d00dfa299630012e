/** The simulated pupils that every task is tried with. */
import { inventKnowledge } from '~/demonstration/class-knowledge';
import { makeRandom } from '~/demonstration/seeded-random';
import type { Knowledge, Style } from '~/demonstration/simulated-pupil';
import type { WindowKind } from '~/instruments/battery';

export const STYLES: readonly Style[] = [
  'perfect',
  'always-wrong',
  'honest',
  'slow-guess',
  'too-fast',
  'tired',
  'one-sided',
];

/** The middle reader of a window, answering in a style. */
export function makeKnowledge(style: Style, windowKind: WindowKind, seed: number): Knowledge {
  const reader = { standing: 0, style };
  return inventKnowledge(reader, windowKind, makeRandom(seed));
}
