import { describe, expect, it } from 'vitest';
import { judgeShare } from '~/scoring/policy-share';
import { getPolicy, listPolicyIds } from '~/scoring/policy-shelf';

const policy = getPolicy('standard-1');
const sideOf = (followUp: number, levelled: number) => judgeShare(policy, { followUp, levelled });

describe('the share that needs follow-up', () => {
  it('is many over 40 in 100 and few under 5 in 100, and neither on the bound', () => {
    expect([sideOf(21, 50), sideOf(20, 50)]).toEqual(['many', null]);
    expect([sideOf(4, 100), sideOf(5, 100), sideOf(0, 50)]).toEqual(['few', null, 'few']);
  });

  it('says nothing of fewer than fifty pupils, nor by a policy without the rule', () => {
    expect(sideOf(49, 49)).toBeNull();
    expect(judgeShare({ shareWatch: undefined }, { followUp: 50, levelled: 50 })).toBeNull();
  });

  it('is watched by every policy that ships', () => {
    for (const id of listPolicyIds()) {
      expect(getPolicy(id).shareWatch).toEqual({
        mostShare: 0.4,
        leastShare: 0.05,
        minimumPupils: 50,
      });
    }
  });
});
