/**
 * When an outcome counts as difficulty.
 *
 * Rule: a measure says its limit and which side of it is difficulty; the limit itself belongs to that
 * side. A person's judgement needs no limit. Avstämning A: partly or not reached is difficulty, not done
 * is no outcome. Our own later level: needs follow-up is difficulty, incomplete is no outcome.
 * Missing data: a pupil without a value on the measure's basis has no outcome (null).
 * Worked example: stanine at most 3: stanine 3 is difficulty, 4 is not.
 */
import type { Level } from '~/scoring/level-shapes';

export const BASES = ['stanine', 'raw', 'judged'] as const;
export type Basis = (typeof BASES)[number];
export const DIRECTIONS = ['at-most', 'at-least'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const JUDGES = ['teacher', 'special-educator', 'other-adult', 'test'] as const;
export type Judge = (typeof JUDGES)[number];

export interface DifficultyLimit {
  basis: Basis;
  direction: Direction;
  /** Null for a judgement. */
  limitValue: number | null;
}

export interface OutcomeValue {
  rawScore: number | null;
  stanine: number | null;
  judged: boolean | null;
}

export function isDifficulty(limit: DifficultyLimit, value: OutcomeValue): boolean | null {
  if (limit.basis === 'judged') return value.judged;
  const points = limit.basis === 'stanine' ? value.stanine : value.rawScore;
  if (points === null || limit.limitValue === null) return null;
  return limit.direction === 'at-most' ? points <= limit.limitValue : points >= limit.limitValue;
}

/** Of the national bedömningsstöd's Avstämning A, as it is stored. */
export function isNationalDifficulty(outcome: string): boolean | null {
  if (outcome === 'partly' || outcome === 'not-reached') return true;
  return outcome === 'reached' ? false : null;
}

export function isOwnDifficulty(level: Level): boolean | null {
  return level === 'incomplete' ? null : level === 'needs-follow-up';
}
