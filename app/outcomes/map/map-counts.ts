/** The counts of a school that the map draws: the levels of those who have one. */
import type { MunicipalityFollowUp } from '~/outcomes/follow-up/shown-figures';

export const SHOWN_LEVELS = ['needs-follow-up', 'look-again', 'above'] as const;
export type ShownLevel = (typeof SHOWN_LEVELS)[number];
export type MapSchool = MunicipalityFollowUp['schools'][number];
export type LevelCounts = Record<ShownLevel, number>;

/** Counts of a school when all of them are shown and somebody has a level; else null. */
export function readCounts({ levels }: MapSchool): LevelCounts | null {
  const counts = SHOWN_LEVELS.map((level) => levels[level]);
  const isShown = counts.every((count) => typeof count === 'number');
  if (!isShown || counts.every((count) => count === 0)) return null;
  return Object.fromEntries(SHOWN_LEVELS.map((level, at) => [level, counts[at]])) as LevelCounts;
}
