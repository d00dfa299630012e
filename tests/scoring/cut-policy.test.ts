import { describe, expect, it } from 'vitest';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import { findPolicy, findPolicyOfBattery, getPolicy, listPolicyIds } from '~/scoring/policy-shelf';
import { broadPolicyData } from './broad-policy';

const grund = () => structuredClone(getPolicy('grund-1'));

describe('the policy that ships', () => {
  it('has the winter limits, bounds and parameters of the published table', () => {
    const policy = getPolicy('grund-1');
    expect(policy).toMatchObject({ version: 1, status: 'draft', limitMethod: 'authored' });
    expect(policy.decision).toMatchObject({ lower: 0.2, upper: 0.8, lookAgainAbove: 0.35 });
    const limits = policy.windows.winter?.limits.map(({ task, value }) => [task, value]);
    expect(limits).toEqual([
      ['letter-sounds', 18],
      ['real-or-made-up', 1 / 3],
      ['read-words', 10],
    ]);
    expect(policy.tasks.map(({ id, formula }) => [id, formula])).toEqual([
      [
        'letter-sounds',
        { kind: 'known-letters', domainSize: 24, rightWhenKnown: 0.97, rightWhenGuessing: 0.25 },
      ],
      ['real-or-made-up', { kind: 'share-known', optionCount: 2, nodes: 1001 }],
      [
        'read-words',
        { kind: 'rate', dispersion: 1.5, dispersionAssumed: true, secondsWhenStopped: 60 },
      ],
    ]);
    expect(policy.windows.autumn).toBeUndefined();
  });

  it('is found by its id, and no other is', () => {
    expect(listPolicyIds()).toEqual(['grund-1', 'standard-1']);
    expect(findPolicyOfBattery('arskurs-1')?.id).toBe('standard-1');
    expect(findPolicyOfBattery('other')).toBeNull();
    expect(findPolicy('other')).toBeNull();
    expect(() => getPolicy('other')).toThrow('no cut policy other');
  });
});

describe('a policy is checked', () => {
  it('takes a policy with pooled, mean, carried and supporting skills', () =>
    expect(parseCutPolicy(broadPolicyData()).id).toBe('broad'));

  it.each([
    ['a missing part', (policy) => ({ ...policy, decision: undefined }), 'decision'],
    ['an unknown key', (policy) => ({ ...policy, extra: 1 }), 'top'],
    ['a bound past 1', (policy) => change(policy, (own) => (own.decision.upper = 80)), 'upper'],
    [
      'bounds in the wrong order',
      (policy) => change(policy, (own) => (own.decision.lower = 0.9)),
      'lower must be under',
    ],
    [
      'a look-again value over the upper bound',
      (policy) => change(policy, (own) => (own.decision.lookAgainAbove = 0.8)),
      'lookAgainAbove',
    ],
    ['a task twice', (policy) => change(policy, (own) => own.tasks.push(own.tasks[0]!)), 'same id'],
    [
      'a task of no named skill',
      (policy) => change(policy, (own) => (own.tasks[0]!.skill = 'odd')),
      'no named skill',
    ],
    [
      'a placeholder that is never filled in',
      (policy) => change(policy, (own) => (own.tasks[0]!.words.line.sv = 'vet {antal}')),
      'unknown {antal}',
    ],
    [
      'a core task without a limit',
      (policy) => change(policy, (own) => own.windows.winter!.limits.shift()),
      'needs exactly one limit',
    ],
    [
      'a core task that is not defined',
      (policy) => change(policy, (own) => own.windows.winter!.core[0]!.tasks.push('odd')),
      'odd is not defined',
    ],
    [
      'a skill assessed twice',
      (policy) =>
        change(policy, (own) => own.windows.winter!.core.push(own.windows.winter!.core[0]!)),
      'assessed twice',
    ],
    [
      'a follow-up rule on another task',
      (policy) =>
        change(policy, (own) => {
          own.windows.winter!.oneToOne.followUpWhen = [
            [{ of: 'task', task: 'letter-sounds', is: 'clearly-below' }],
          ];
        }),
      'not a one-to-one task',
    ],
    [
      'a described task that decides',
      (policy) =>
        change(policy, (own) => {
          own.tasks[2]!.formula = { kind: 'described' };
          own.windows.winter!.limits.pop();
        }),
      'described only and cannot decide',
    ],
    [
      'a limit of a described task',
      (policy) =>
        change(policy, (own) => {
          own.tasks[2]!.formula = { kind: 'described' };
          own.windows.winter!.oneToOne.tasks[0]!.decides = false;
        }),
      'needs no limit and has 1',
    ],
    [
      'pooled tasks of another formula',
      (policy) =>
        change(policy, (own) => {
          own.windows.winter!.core[0]!.tasks.push('read-words');
        }),
      'pooled tasks',
    ],
  ] satisfies [string, (policy: Policy) => unknown, string][])(
    '%s is refused',
    (_, spoil, message) => expect(() => parseCutPolicy(spoil(grund()))).toThrow(message),
  );

  type Policy = ReturnType<typeof grund>;
  function change(policy: Policy, spoil: (own: Policy) => unknown): Policy {
    spoil(policy);
    return policy;
  }
});
