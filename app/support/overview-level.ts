/** Where a pupil stands in a list: what asks for someone first. */
import type { Level } from '~/scoring/level-shapes';
import { rankLevel } from '~/ui/level';

/** Place by level, and within a level the most probable first. Smaller comes first. */
export function placeInList(level: Level, probability: number | null): number {
  return rankLevel(level) + (1 - (probability ?? 0)) / 2;
}
