import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutPolicy, cutPolicySchema } from '~/scoring/cut-policy';
import { explainAssessment } from '~/scoring/explanation';
import { assessLevel } from '~/scoring/level';
import { type LimitMethod, listMethodProblems, summarisePanel } from '~/scoring/limit-method';
import { readJudges, readLimitMethod, writeJudges } from '~/scoring/limit-method-form';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import { changePolicy, type PolicyChange } from '~/scoring/policy-change';
import { getPolicy } from '~/scoring/policy-shelf';

const judges = [11, 12, 12, 13, 12, 12].map((second) => ({ first: second - 1, second }));
const panel: LimitMethod = { kind: 'panel', judges };
const roc = (positives: number): LimitMethod => ({
  kind: 'roc',
  outcome: 'Vårens avstämning',
  positives,
  negatives: 400,
  areaUnderCurve: 0.8,
  sensitivity: 0.8,
  specificity: 0.7,
});
const odds = (aboveReached: number, belowReached: number, pupils = 60): LimitMethod => ({
  kind: 'odds',
  outcome: 'Vårens läsning',
  abovePupils: pupils,
  aboveReached,
  belowPupils: pupils,
  belowReached,
});

describe('how a limit was set', () => {
  it('a panel is summed up: mean and standard deviation of each round', () => {
    const { first, second } = summarisePanel(judges)!;
    expect(summarisePanel(judges)?.judges).toBe(6);
    expect([first.mean, second.mean]).toEqual([11, 12]);
    expect(second.standardDeviation).toBeCloseTo(0.632456, 6);
    expect(summarisePanel(judges.slice(0, 1))).toBeNull();
  });

  it('a panel is six judges, and the limit within their second round', () => {
    expect(listMethodProblems(panel, 12)).toEqual([]);
    expect(listMethodProblems({ ...panel, judges: judges.slice(1) }, 12)).toEqual([
      'panel-few-judges',
    ]);
    expect(listMethodProblems(panel, 14)).toEqual(['panel-limit-outside']);
  });

  it('a curve needs fifty with the difficulty, and some without', () => {
    expect(listMethodProblems(roc(50), 12)).toEqual([]);
    expect(listMethodProblems(roc(49), 12)).toEqual(['roc-few-positives']);
    expect(listMethodProblems({ ...roc(50), negatives: 0 } as LimitMethod, 12)).toEqual([
      'roc-no-negatives',
    ]);
  });

  it('odds are 80-90 in 100 above and 10-20 in 100 below, both bounds included', () => {
    expect(listMethodProblems(odds(48, 6), 12)).toEqual([]);
    expect(listMethodProblems(odds(54, 12), 12)).toEqual([]);
    expect(listMethodProblems(odds(55, 13), 12)).toEqual([
      'odds-above-outside',
      'odds-below-outside',
    ]);
    expect(listMethodProblems(odds(40, 6, 49), 12)).toEqual(['odds-few-pupils']);
  });

  it('local data are of a hundred pupils and a low share', () => {
    const local = (pupils: number, lowestShare: number) =>
      listMethodProblems({ kind: 'local-data', pupils, lowestShare }, 12);
    expect(local(100, 0.15)).toEqual([]);
    expect(local(99, 0.5)).toEqual(['local-few-pupils', 'local-share-outside']);
  });
});

describe('the form', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(`autumn.x.${name}`, value);
    return readLimitMethod(form, 'autumn.x');
  };

  it('takes a pasted table of judges, and keeps no names', () => {
    const pasted = 'Anna 1\t11\t12\nBo; 12,5; 12\n\n11 13';
    expect(readJudges(pasted)).toEqual([
      { first: 11, second: 12 },
      { first: 12.5, second: 12 },
      { first: 11, second: 13 },
    ]);
    expect(readJudges('11\n12 13')).toBeNull();
    expect(readJudges('1 2\n'.repeat(61))).toBeNull();
    expect(read({ method: 'panel', judges: 'bara ord' })).toEqual({
      ok: false,
      code: 'judges-unread',
    });
    expect(JSON.stringify(read({ method: 'panel', judges: pasted }))).not.toContain('Anna');
  });

  it('gives back the table it showed', () => {
    const number = fc.integer({ min: 0, max: 4000 }).map((value) => value / 100);
    fc.assert(
      fc.property(
        fc.array(fc.record({ first: number, second: number }), { maxLength: 20 }),
        (own) => {
          const shown = writeJudges(own, (value) => String(value).replace('.', ','));
          expect(readJudges(shown)).toEqual(own);
        },
      ),
    );
  });

  it('reads each kind, and says when something is missing', () => {
    expect(read({})).toEqual({ ok: true, method: { kind: 'authored' } });
    expect(read({ method: 'local-data', pupils: '120', lowestShare: '0,15' })).toEqual({
      ok: true,
      method: { kind: 'local-data', pupils: 120, lowestShare: 0.15 },
    });
    const filled = {
      method: 'odds',
      outcome: 'Vårens läsning',
      abovePupils: '60',
      aboveReached: '50',
      belowPupils: '60',
      belowReached: '8',
    };
    expect(read(filled)).toMatchObject({ ok: true, method: odds(50, 8) });
    const missing = { ok: false, code: 'method-missing' };
    expect(read({ ...filled, aboveReached: '61' })).toEqual(missing);
    expect(read({ ...filled, outcome: ' ' })).toEqual(missing);
    expect(read({ ...filled, belowPupils: '8,5' })).toEqual(missing);
    expect(read({ method: 'guess' })).toEqual(missing);
  });
});

describe('a policy with a limit set otherwise', () => {
  const standard = getPolicy('standard-1');
  const limit = standard.windows.autumn!.limits.find(({ task }) => task === 'letter-sounds')!;
  const change = (method: LimitMethod): PolicyChange => ({
    lower: 0.2,
    upper: 0.8,
    lookAgainAbove: 0.35,
    relative: true,
    limits: [{ window: 'autumn', task: limit.task, value: 12, words: limit.words, method }],
    source: { language: 'sv', text: 'Panelens möte den 3 november.' },
  });
  const made = (method: LimitMethod): CutPolicy => {
    const next = changePolicy(standard, change(method), 2);
    if (!next.ok) throw new Error(JSON.stringify(next.problems));
    return next.policy;
  };

  it('says of each limit how it was set, and that there are several ways', () => {
    const policy = made(panel);
    expect(policy.limitMethod).toBe('mixed');
    expect(policy.windows.autumn!.limits[0]).toMatchObject({
      method: panel,
      reason: { language: 'sv' },
    });
    expect(policy.windows.winter!.limits.every(({ method }) => method?.kind === 'authored')).toBe(
      true,
    );
    expect(cutPolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it('tells it in the sentence of a level that the limit decided', () => {
    const results = [
      ['letter-sounds', 8, 24],
      ['first-sounds', 18, 18],
      ['blend-sounds', 15, 15],
    ] as const;
    const sentence = (policy: CutPolicy) => {
      const assessment = assessLevel(policy, {
        window: 'autumn',
        results: results.map(([taskId, right, presented]) => ({
          taskId,
          right,
          presented,
          wrong: presented - right,
          seconds: null,
          stopped: false,
          problem: null,
        })),
      });
      return explainAssessment(policy, assessment, 'Ada').sentenceSv;
    };
    expect(sentence(made(panel))).toContain('satt av en grupp sakkunniga');
    expect(sentence(made(odds(50, 8)))).toContain('hur många tidigare elever som nådde målet');
    expect(sentence(standard)).toContain('bygger på uppgiftens innehåll');
  });

  it('is refused with every demand it does not meet, and changes nothing else', () => {
    expect(changePolicy(standard, change(roc(12)), 2)).toEqual({
      ok: false,
      problems: [{ code: 'roc-few-positives', field: 'autumn.letter-sounds' }],
    });
    // What a limit already says is not a change, whatever the order of its keys.
    const policy = made(panel);
    const stored = JSON.parse(JSON.stringify(policy), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    const again = changePolicy(
      stored,
      { ...change(panel), source: { language: 'sv', text: 'Något helt annat.' } },
      3,
    );
    expect(again).toMatchObject({
      ok: true,
      policy: { windows: { autumn: { limits: policy.windows.autumn!.limits } } },
    });
  });

  it('is refused in a policy file as well, with a line that says why', () => {
    const broken = structuredClone(standard);
    broken.windows.autumn!.limits[0]!.method = roc(12);
    expect(() => parseCutPolicy(broken)).toThrow(
      'autumn: limit of letter-sounds: a curve needs at least 50 pupils',
    );
  });
});
