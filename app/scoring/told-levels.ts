/**
 * What a reader who does not see the pupils is told elsewhere of the levels of a window, small numbers protected: in the
 * follow-up of the municipality. Pages of this room divide levels further, and may divide only what is told there.
 *
 * Rule: the parts of a number that is told say nothing of what is hidden beside it: whatever the hidden counts are, they
 * add up to the same number, which can be divided so. The parts of a hidden number may give it away, rounded or not:
 * a number between two tens has a least value, and it may be the very one.
 * Missing data: a window of which nothing is told has no told levels.
 * Worked example: 25 look again is hidden for the sake of a school of 4. "About 30 would move" would say 25 at least.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import { STUDY_LEVELS, type StudyLevel } from '~/scoring/validation-study';

export interface ToldLevels {
  /** Levels whose number in the whole municipality is told. */
  levels: ReadonlySet<Level>;
  /** How many have a level other than incomplete is told. */
  isWholeTold: boolean;
  /** Names of the schools of which every number is told. */
  schools: ReadonlySet<string> | 'all';
}

export const ALL_TOLD: ToldLevels = {
  levels: new Set(LEVELS),
  isWholeTold: true,
  schools: 'all',
};

export const NOTHING_TOLD: ToldLevels = {
  levels: new Set(),
  isWholeTold: false,
  schools: new Set(),
};

/** Asks what a window's follow-up tells: its room lies below this one, so that doors are handed it. */
export type ReadToldLevels = (db: ScopedDb<StaffViewer>, windowId: string) => Promise<ToldLevels>;

/** Whether the number of pupils at any of some levels is told: each is, or the whole and each of the others. */
export function areTold(told: ToldLevels, levels: readonly StudyLevel[]): boolean {
  const others = STUDY_LEVELS.filter((level) => !levels.includes(level));
  const isEach = (some: readonly StudyLevel[]) => some.every((level) => told.levels.has(level));
  return isEach(levels) || (told.isWholeTold && isEach(others));
}
