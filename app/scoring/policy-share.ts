/**
 * Whether very many or very few of a municipality's pupils are to be followed up in a window.
 *
 * Measures: the share that needs follow-up, among pupils with a level that is not incomplete.
 * Rule: over the policy's largest share is many, under its smallest is few; nothing moves by itself: the
 * policy's owner is told, and stands by the version or chooses another.
 * Definition: no quota. Bounds are open: exactly the share is neither.
 * Missing data: fewer pupils than the policy asks for, or a policy without the rule, say nothing.
 * Worked example: 21 of 50 with .4: many; 20 of 50: neither.
 */
import type { CutPolicy } from '~/scoring/cut-policy';

export type ShareSide = 'many' | 'few';

export function judgeShare(
  { shareWatch }: { shareWatch?: CutPolicy['shareWatch'] },
  { followUp, levelled }: { followUp: number; levelled: number },
): ShareSide | null {
  if (!shareWatch || levelled < shareWatch.minimumPupils) return null;
  if (followUp > shareWatch.mostShare * levelled) return 'many';
  return followUp < shareWatch.leastShare * levelled ? 'few' : null;
}
