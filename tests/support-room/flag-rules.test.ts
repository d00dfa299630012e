import { describe, expect, test } from 'vitest';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { type ExistingFlag, listFlaggedSkills, planFlags } from '~/support/flag-rules';
import { toResults } from '../support/assessment-factories';

const policy = getPolicy('grund-1');
const judge = (letters: number | null, gate: number | null, words: number | null = null) =>
  assessLevel(policy, { window: 'winter', results: toResults({ letters, gate, words }) });

const flag = (overrides: Partial<ExistingFlag> = {}): ExistingFlag => ({
  id: 'flag',
  skill: 'letters',
  state: 'proposed',
  basisChanged: false,
  hasReviews: false,
  assessmentId: 'old',
  basis: judge(8, 16),
  ...overrides,
});

describe('which flags are proposed', () => {
  test('both skills clearly below: one flag each', () => {
    expect(judge(8, 16).level).toBe('needs-follow-up');
    expect(listFlaggedSkills(policy, judge(8, 16))).toEqual(['letters', 'decoding']);
  });
  test('follow-up by a reading: the skill read, and no other that is not clearly below', () => {
    const read = judge(23, 20, 3);
    expect(read.level).toBe('needs-follow-up');
    expect(listFlaggedSkills(policy, read)).toEqual(['decoding']);
  });
  test('look again, above and incomplete raise nothing', () => {
    expect(judge(8, 31).level).toBe('look-again');
    expect(listFlaggedSkills(policy, judge(8, 31))).toEqual([]);
    expect(listFlaggedSkills(policy, judge(24, 32))).toEqual([]);
    expect(judge(24, null).level).toBe('incomplete');
    expect(listFlaggedSkills(policy, judge(24, null))).toEqual([]);
  });
});

describe('look again twice in a row', () => {
  const unclear = toResults({ letters: 24, gate: 20, words: 10 });
  const again = (lookAgainBefore: boolean) =>
    assessLevel(policy, { window: 'winter', results: unclear, lookAgainBefore });

  test('proposes the skill that decided; the first time nothing', () => {
    expect(again(true).level).toBe('look-again');
    expect(listFlaggedSkills(policy, again(true))).toEqual(['decoding']);
    expect(listFlaggedSkills(policy, again(false))).toEqual([]);
  });
});

describe('what a new assessment does to flags', () => {
  test('a new flag for a skill without one, none for one that has', () => {
    const plan = planFlags(policy, [flag()], judge(8, 16), 'old');
    expect(plan).toEqual({ create: ['decoding'], update: [] });
  });
  test('a proposal that no longer holds is superseded', () => {
    const plan = planFlags(policy, [flag()], judge(24, 32), 'new');
    expect(plan.update).toEqual([
      { id: 'flag', state: 'superseded', basisChanged: false, assessmentId: 'old' },
    ]);
  });
  test('a superseded proposal comes back when it holds again', () => {
    const plan = planFlags(policy, [flag({ state: 'superseded' })], judge(8, 16), 'new');
    expect(plan.update[0]).toMatchObject({ state: 'proposed', basisChanged: false });
  });
  test('one that had been reviewed comes back with its basis marked', () => {
    const known = flag({ state: 'superseded', hasReviews: true });
    const plan = planFlags(policy, [known], judge(8, 16), 'new');
    expect(plan.update[0]).toMatchObject({ state: 'proposed', basisChanged: true });
  });
  test.each(['confirmed', 'watched', 'dismissed'] as const)(
    'a %s flag keeps its state, and is marked when its results change',
    (state) => {
      const gone = planFlags(policy, [flag({ state })], judge(24, 32), 'new');
      expect(gone.update).toEqual([{ id: 'flag', state, basisChanged: true, assessmentId: 'new' }]);
      const other = planFlags(policy, [flag({ state })], judge(9, 16), 'new');
      expect(other.update[0]).toMatchObject({ state, basisChanged: true });
    },
  );
  test('a decided flag is not marked when another skill changed', () => {
    const plan = planFlags(policy, [flag({ state: 'confirmed' })], judge(8, 15), 'new');
    expect(plan.update).toEqual([
      { id: 'flag', state: 'confirmed', basisChanged: false, assessmentId: 'new' },
    ]);
  });
  test('the mark stays until a person decides again', () => {
    const marked = flag({ state: 'confirmed', basisChanged: true });
    expect(planFlags(policy, [marked], judge(8, 16), 'old').update).toEqual([]);
  });
});
