/**
 * What of a validation may be told without pointing at a pupil.
 *
 * Rule: whoever may see every pupil behind a figure sees it whole. For others nothing is told of fewer
 * than ten pupils, a count of 1 to 4 is "few", and a share is worked out only from counts that are 0 or
 * at least 5, because counts can be worked out from shares. Zero is told: a count that is not there is
 * nobody's.
 * Definition: shares that are told together are told for parts of the same division, each part safe, so
 * that nothing smaller can be had as a difference. Only what the follow-up tells is divided (`told-levels`): a hidden
 * number of pupils could be had as the sum of its parts.
 */
import { ALL_TOLD, type ToldLevels } from '~/scoring/told-levels';

export interface SmallNumbers {
  /** Counts from 1 to one less than this are hidden. */
  threshold: number;
  /** Of fewer pupils than this nothing is told. */
  minimumBase: number;
  /** What the reader is told of the window's levels elsewhere. */
  told: ToldLevels;
}

/** For readers who do not see the pupils, where all numbers of the window's levels are told. */
export const PROTECTED: SmallNumbers = { threshold: 5, minimumBase: 10, told: ALL_TOLD };

/** A count, or why it is not told: few (1 to 4), or hidden for the sake of another. */
export type ToldCount = number | 'few' | 'protected';

/** `rule` is null for a reader who sees the pupils. */
export function isSafe(rule: SmallNumbers | null, ...counts: readonly number[]): boolean {
  return rule === null || counts.every((count) => count === 0 || count >= rule.threshold);
}

export function tellCount(rule: SmallNumbers | null, count: number): ToldCount {
  return isSafe(rule, count) ? count : 'few';
}

/** A count of pupils of whom the others are known too. */
export function tellPart(rule: SmallNumbers | null, count: number, whole: number): ToldCount {
  return isSafe(rule, whole - count) ? tellCount(rule, count) : 'protected';
}

/** A count that is no part of a told one: 1 to 4 as few, else in tens. */
export function tellInTens(rule: SmallNumbers | null, count: number): ToldCount {
  return rule !== null && isSafe(rule, count) ? inTens(count) : tellCount(rule, count);
}

/** Rounded to the nearest ten. */
export function inTens(count: number): number {
  return Math.round(count / 10) * 10;
}
