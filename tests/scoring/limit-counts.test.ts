import { expect, it } from 'vitest';
import { countsOfLimit } from '~/scoring/limit-counts';
import { getPolicy } from '~/scoring/policy-shelf';

const policy = getPolicy('standard-1');

/** The published table: surely below at or under, surely above at or over. */
it.each([
  ['autumn', 'letter-sounds', 12, 16],
  ['winter', 'letter-sounds', 17, 20],
  ['winter', 'blend-sounds', 10, 13],
  ['winter', 'real-or-made-up', 18, 24],
  ['spring', 'real-or-made-up', 25, 29],
  ['winter', 'read-sentences', 2, 7],
  ['spring', 'read-sentences', 5, 12],
  ['winter', 'spell-words', 1, 4],
  ['spring', 'spell-words', 3, 7],
  ['autumn', 'say-letter-sounds', 11, 20],
  ['winter', 'say-letter-sounds', 24, 36],
  ['autumn', 'read-made-up-words', 1, 5],
  ['winter', 'read-made-up-words', 3, 9],
  ['spring', 'read-made-up-words', 8, 16],
  ['winter', 'read-words', 6, 14],
  ['spring', 'read-words', 15, 25],
  ['spring', 'read-text', 14, 27],
] as const)('in %s %s is surely below at %i and surely above at %i', (kind, task, below, above) => {
  expect(countsOfLimit(policy, policy.windows[kind]!, task)).toEqual({
    surelyBelow: below,
    surelyAbove: above,
  });
});

it('says nothing of a task that is judged together with another', () => {
  const nothing = { surelyBelow: null, surelyAbove: null };
  expect(countsOfLimit(policy, policy.windows.autumn!, 'first-sounds')).toEqual(nothing);
});
