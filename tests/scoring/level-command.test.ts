import { describe, expect, it } from 'vitest';
import { runLevelCommand } from '~/scoring/level-command';

const run = (pupils: unknown) => runLevelCommand('grund-1', 'winter', JSON.stringify({ pupils }));
const choice = (task: string, right: number, presented: number) => ({
  task,
  right,
  presented,
  wrong: presented - right,
  seconds: null,
  stopped: false,
});
const words = (right: number) => ({ task: 'read-words', right, seconds: 60, stopped: false });

describe('results in, levels out', () => {
  it('gives exactly the stated keys, unrounded, in the order of the file', () => {
    const outcome = run([
      {
        id: 'p2',
        results: [choice('letter-sounds', 11, 24), choice('real-or-made-up', 18, 32), words(5)],
      },
      { id: 'p1', results: [choice('letter-sounds', 24, 24)] },
    ]);
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.pupils.map((pupil) => [pupil.id, pupil.level])).toEqual([
      ['p2', 'needs-follow-up'],
      ['p1', 'incomplete'],
    ]);
    const [first, second] = outcome.pupils;
    expect(Object.keys(first!)).toEqual([
      'id',
      'level',
      'decidedBy',
      'probability',
      'skills',
      'oneToOne',
      'missing',
      'sentenceSv',
      'sentenceEn',
    ]);
    expect(first!.skills.map((skill) => Object.keys(skill))).toEqual(
      Array.from({ length: 3 }, () => ['skill', 'task', 'limit', 'probabilityBelow', 'interval']),
    );
    expect(first!.skills[0]).toMatchObject({
      skill: 'letters',
      task: 'letter-sounds',
      limit: 18,
      interval: [2, 11],
    });
    expect(first!.skills[1]?.probabilityBelow).toBeCloseTo(0.8683572, 7);
    expect(first!.skills[2]).toMatchObject({ skill: 'decoding', task: 'read-words', limit: 10 });
    expect(first!.decidedBy).toBe('letters');
    expect(first!.sentenceSv).toMatch(/^Eleven behöver följas upp i bokstavsljud: .*Nästa steg: /);
    expect(first!.sentenceEn).toMatch(/^The pupil needs follow-up in letter sounds: .*Next step: /);
    expect(second).toMatchObject({
      decidedBy: null,
      probability: null,
      missing: ['real-or-made-up'],
      oneToOne: [],
    });
    expect(second!.skills[1]).toEqual({
      skill: 'decoding',
      task: 'real-or-made-up',
      limit: 1 / 3,
      probabilityBelow: null,
      interval: null,
    });
  });

  it('takes a count from right and wrong, and a pupil without results', () => {
    const outcome = run([
      { id: 1, results: [{ task: 'letter-sounds', right: 20, wrong: 4 }] },
      { id: 2, results: [] },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      pupils: [
        { id: 1, missing: ['real-or-made-up'] },
        { id: 2, missing: ['letter-sounds', 'real-or-made-up'] },
      ],
    });
  });

  it('a reading stopped by rule counts the whole minute', () => {
    const stopped = {
      task: 'read-words',
      right: 0,
      presented: 5,
      wrong: 5,
      seconds: 20,
      stopped: true,
    };
    const outcome = run([{ id: 1, results: [stopped] }]);
    expect(outcome).toMatchObject({ ok: true, pupils: [{ level: 'needs-follow-up' }] });
    expect(outcome.ok && outcome.pupils[0]?.sentenceEn).toContain('60 seconds');
  });

  it('no pupils give no rows', () => expect(run([])).toEqual({ ok: true, pupils: [] }));
});

describe('bad input is refused with one clear line', () => {
  const one = (result: object) => run([{ id: 'p1', results: [result] }]);
  it.each([
    ['an unknown policy', () => runLevelCommand('odd', 'winter', '{}'), 'no policy odd'],
    ['an unknown window', () => runLevelCommand('grund-1', 'summer', '{}'), 'not summer'],
    [
      'a window without limits',
      () => runLevelCommand('grund-1', 'spring', '{}'),
      'no spring window',
    ],
    ['no JSON', () => runLevelCommand('grund-1', 'winter', '{pupils'), 'not JSON'],
    ['no pupils', () => runLevelCommand('grund-1', 'winter', '{}'), 'at pupils'],
    [
      'half a right answer',
      () => one(choice('letter-sounds', 1.5, 24)),
      'pupils.0.results.0.right',
    ],
    ['an unknown task', () => one(choice('odd', 1, 2)), 'p1, task odd'],
    [
      'more right than presented',
      () => one({ task: 'letter-sounds', right: 20, presented: 10 }),
      '20 right of 10',
    ],
    ['more than the form has', () => one(choice('letter-sounds', 20, 25)), '24 items, not 25'],
    [
      'counts that do not add up',
      () => one({ task: 'letter-sounds', right: 10, wrong: 3, presented: 24 }),
      'are not 24 presented',
    ],
    [
      'a count without a base',
      () => one({ task: 'letter-sounds', right: 10 }),
      'presented is missing',
    ],
    ['a reading without time', () => one({ task: 'read-words', right: 10 }), 'seconds are missing'],
  ])('%s', (_, call, part) => {
    const outcome = call();
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.problem).toContain(part);
    expect(!outcome.ok && outcome.problem).not.toContain('\n');
  });
});
