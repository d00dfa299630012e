import { describe, expect, it } from 'vitest';
import { assessLevel } from '~/scoring/level';
import type { LevelInput } from '~/scoring/level-shapes';
import { changePolicy, type PolicyChange } from '~/scoring/policy-change';
import { previewPolicy, rebuildInput } from '~/scoring/policy-preview';
import { getPolicy } from '~/scoring/policy-shelf';
import { showExactly } from '~/scoring/shown-preview';

const standard = getPolicy('standard-1');
const source = { language: 'sv', text: 'Arbetsgruppens möte den 3 november.' } as const;
const change = (more: Partial<PolicyChange> = {}): PolicyChange => ({
  lower: 0.2,
  upper: 0.8,
  lookAgainAbove: 0.35,
  relative: true,
  limits: [],
  source,
  ...more,
});
const limitOf = (value: number, task = 'letter-sounds') =>
  ({
    window: 'autumn',
    task,
    value,
    words: { sv: String(value), en: String(value) },
    method: { kind: 'authored' },
  }) as const;

describe('a new version', () => {
  it('has the new limit with its words and its reason, and is a draft', () => {
    const made = changePolicy(standard, change({ limits: [limitOf(10)] }), 2);
    if (!made.ok) throw new Error('refused');
    expect(made.policy).toMatchObject({ version: 2, status: 'draft', limitMethod: 'authored' });
    const limits = made.policy.windows.autumn?.limits ?? [];
    expect(limits.find(({ task }) => task === 'letter-sounds')).toMatchObject({
      value: 10,
      words: { sv: '10', en: '10' },
      reason: source,
    });
    const untouched = limits.filter(({ task }) => task !== 'letter-sounds');
    expect(untouched).toEqual(
      standard.windows.autumn?.limits.filter(({ task }) => task !== 'letter-sounds'),
    );
    expect(standard.windows.autumn?.limits[0]?.value).not.toBe(10);
  });

  it('keeps a limit whose number and words are untouched, and changes one said otherwise in English', () => {
    const own = standard.windows.autumn!.limits.find(({ task }) => task === 'letter-sounds')!;
    const said = (en: string) => ({
      ...limitOf(own.value),
      words: { sv: own.words.sv, en },
    });
    const limitAfter = (en: string) => {
      const made = changePolicy(standard, change({ limits: [said(en)] }), 2);
      return made.ok && made.policy.windows.autumn?.limits.find(({ task }) => task === own.task);
    };
    expect(limitAfter(own.words.en)).toEqual(own);
    expect(limitAfter('twelve')).toMatchObject({ words: { en: 'twelve' }, reason: source });
  });

  it('takes the relative rule away and puts it back', () => {
    const without = changePolicy(standard, change({ relative: false }), 2);
    if (!without.ok) throw new Error('refused');
    expect(without.policy.relative).toBeNull();
    const back = changePolicy(without.policy, change(), 3);
    expect(back).toMatchObject({
      ok: true,
      policy: { relative: { lowestShare: 0.15, minimumOthers: 100 } },
    });
  });

  it('tells every problem at once: gaps, overlaps and limits outside their task', () => {
    const problemsOf = (more: Partial<PolicyChange>) => {
      const made = changePolicy(standard, change(more), 2);
      return made.ok ? [] : made.problems.map(({ code, field }) => `${code} ${field}`);
    };
    expect(problemsOf({ lower: 0.8, upper: 0.2, limits: [limitOf(24), limitOf(0)] })).toEqual([
      'bounds-overlap upper',
      'look-again-overlap lookAgainAbove',
      'limit-out-of-range autumn.letter-sounds',
      'limit-out-of-range autumn.letter-sounds',
    ]);
    expect(problemsOf({ lookAgainAbove: 0.1 })).toEqual(['look-again-overlap lookAgainAbove']);
    expect(problemsOf({ lookAgainAbove: 0.8 })).toEqual(['look-again-gap lookAgainAbove']);
    expect(problemsOf({ upper: 1 })).toEqual(['bounds-out-of-range upper']);
    expect(problemsOf({ limits: [limitOf(1, 'first-sounds')] })).toHaveLength(1);
    expect(problemsOf({ limits: [limitOf(5, 'read-words')] })).toHaveLength(1);
    expect(problemsOf({ limits: [limitOf(Number.NaN)] })).toHaveLength(1);
    // Tasks that are pooled have one limit: another for one of them does not hold together.
    expect(problemsOf({ limits: [limitOf(0.4, 'first-sounds')] })).toEqual([
      'pooled-differ autumn.first-sounds',
      'pooled-differ autumn.blend-sounds',
    ]);
  });
});

const inputOf = (letters: number, sounds: [number, number]): LevelInput => ({
  window: 'autumn',
  results: [
    ['letter-sounds', letters, 24] as const,
    ['first-sounds', sounds[0], 18] as const,
    ['blend-sounds', sounds[1], 15] as const,
  ].map(([taskId, right, presented]) => ({
    taskId,
    right,
    presented,
    wrong: presented - right,
    seconds: null,
    stopped: false,
    problem: null,
  })),
});

describe('what another policy would make of it', () => {
  const inputs: LevelInput[] = [];
  for (let letters = 0; letters <= 24; letters += 1) {
    for (const sounds of [
      [18, 15],
      [12, 9],
      [6, 4],
    ] as [number, number][]) {
      inputs.push(inputOf(letters, sounds));
      inputs.push({ ...inputOf(letters, sounds), teacherAdded: true });
      inputs.push({ ...inputOf(letters, sounds), adaptedTasks: ['blend-sounds'] });
      inputs.push({ ...inputOf(letters, sounds), controlPupil: true });
      const reading = { taskId: 'read-made-up-words', right: letters, presented: 24, wrong: 0 };
      const read = { ...reading, seconds: 60, stopped: false, problem: null };
      const own = inputOf(letters, sounds).results;
      inputs.push({ ...inputOf(letters, sounds), results: [...own, read] });
      inputs.push({ ...inputOf(letters, sounds), results: own.slice(1) });
    }
  }
  const low = { task: 'letter-sounds', lower: 2, tied: 1, others: 200 };
  for (let letters = 16; letters <= 24; letters += 1) {
    inputs.push({ ...inputOf(letters, [18, 15]), groupPlaces: [low] });
    const read = { taskId: 'say-letter-sounds', right: 30, presented: 30, wrong: 0, seconds: 60 };
    const { results } = inputOf(letters, [18, 15]);
    inputs.push({
      ...inputOf(letters, [18, 15]),
      results: [...results, { ...read, stopped: false, problem: null }],
      askedTasks: ['say-letter-sounds', 'read-made-up-words'],
    });
  }
  const records = inputs.map((input) => ({
    ...assessLevel(standard, input),
    groupPlaces: [...(input.groupPlaces ?? [])],
    askedTasks: [...(input.askedTasks ?? [])],
  }));

  it('is nothing new under the policy they were judged by', () => {
    for (const record of records) {
      expect(assessLevel(standard, rebuildInput(record)).level).toBe(record.level);
    }
    expect(showExactly(previewPolicy(standard, records))).toMatchObject({
      changed: 0,
      pupils: records.length,
    });
  });

  it('counts who would have another level, from which to which', () => {
    const made = changePolicy(standard, change({ limits: [limitOf(10)] }), 2);
    if (!made.ok) throw new Error('refused');
    // Sounds are clear for all; 14 letters are near a limit of 12 and clear of one of 10.
    const three = [14, 14, 20].map((letters) => assessLevel(standard, inputOf(letters, [18, 15])));
    expect(showExactly(previewPolicy(made.policy, three))).toMatchObject({
      pupils: 3,
      changed: 2,
      before: { 'needs-follow-up': 0, 'look-again': 2, above: 1, incomplete: 0 },
      after: { 'needs-follow-up': 0, 'look-again': 0, above: 3, incomplete: 0 },
    });
  });
});
