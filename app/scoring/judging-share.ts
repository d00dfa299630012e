/**
 * How far a judging has come, as it may be told to everyone who sees the page.
 *
 * Rule: not of how many. How many have been judged, less those with a level, would be how many were judged incomplete, which
 * the follow-up may hide; and one or two that could not be judged are few.
 * Definition: per cent done, rounded down, with 1 at the least once one is done: 100 is all.
 * Missing data: of nobody nothing is done.
 * Worked example: 1 of 300 is 1, 299 of 300 is 99.
 */
export type Share = 'none' | 'some' | 'all';

export function shareOf(part: number, whole: number): Share {
  if (part === 0) return 'none';
  return part === whole ? 'all' : 'some';
}

export function percentDone(done: number, all: number): number {
  if (done === 0) return 0;
  return Math.max(1, Math.floor((100 * done) / all));
}
