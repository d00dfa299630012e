import { describe, expect, it } from 'vitest';
import { assessLevel } from '~/scoring/level';
import type { Level, LevelInput } from '~/scoring/level-shapes';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import { getPolicy } from '~/scoring/policy-shelf';
import type { ResultProblem, TaskResult } from '~/scoring/task-result';
import { broadPolicyData } from './broad-policy';
import { letters, reading, realWords, result } from './task-factory';

const policy = getPolicy('grund-1');
const winter = (results: TaskResult[], more: Partial<LevelInput> = {}) =>
  assessLevel(policy, { window: 'winter', results, ...more });
const level = (results: TaskResult[], more: Partial<LevelInput> = {}) =>
  winter(results, more).level;
const failed = (of: TaskResult, problem: ResultProblem): TaskResult => ({ ...of, problem });

describe('stage 1, whole class', () => {
  it('worked example: 16 of 24 and 18 of 32 are both clearly below', () => {
    const assessed = winter([letters(16), realWords(18)]);
    expect(assessed).toMatchObject({
      level: 'needs-follow-up',
      stage: 1,
      decidedBySkill: 'letters',
      decidedByTasks: ['letter-sounds'],
      oneToOne: [],
      missing: [],
      nearLimit: false,
    });
    expect(assessed.probability).toBeCloseTo(0.9811, 4);
  });

  it('19 of 24', () => {
    const assessed = winter([letters(19), realWords(32)]);
    expect(assessed).toMatchObject({
      level: 'look-again',
      decidedBySkill: 'letters',
      oneToOne: ['read-words'],
    });
    expect(assessed.probability).toBeCloseTo(0.4054, 4);
  });

  it('one core skill clearly below and one clearly above is look again', () =>
    expect(winter([letters(24), realWords(10)])).toMatchObject({
      level: 'look-again',
      decidedBySkill: 'decoding',
      reasons: [{ kind: 'skill-clearly-below', skill: 'decoding' }],
      oneToOne: ['read-words'],
    }));

  it('above, and near the limit between .20 and .35', () => {
    const assessed = winter([letters(24), realWords(23)]);
    expect(assessed).toMatchObject({ level: 'above', nearLimit: true, decidedBySkill: 'decoding' });
    expect(assessed.probability).toBeCloseTo(0.2908, 4);
    expect(winter([letters(20), realWords(24)])).toMatchObject({
      level: 'above',
      nearLimit: false,
    });
  });

  it('a missing core task is incomplete and names it', () => {
    expect(winter([letters(24)])).toMatchObject({
      level: 'incomplete',
      decidedBySkill: null,
      probability: null,
      missing: ['real-or-made-up'],
      oneToOne: [],
      reasons: [{ kind: 'missing', task: 'real-or-made-up', problem: 'not-done' }],
    });
    expect(winter([])).toMatchObject({
      level: 'incomplete',
      missing: ['letter-sounds', 'real-or-made-up'],
    });
  });

  it('a missing core task beside one that is clearly below is look again', () =>
    expect(winter([letters(10)])).toMatchObject({
      level: 'look-again',
      decidedBySkill: 'letters',
      missing: ['real-or-made-up'],
      oneToOne: ['read-words'],
    }));

  it('an uninterpretable core task is as missing, with its reason', () =>
    expect(winter([letters(24), failed(realWords(10), 'too-fast')])).toMatchObject({
      level: 'incomplete',
      missing: ['real-or-made-up'],
      reasons: [{ kind: 'missing', task: 'real-or-made-up', problem: 'too-fast' }],
    }));

  it('the first choice attempt that counts is used, not the best', () => {
    expect(winter([letters(10), letters(24), realWords(30)]).tasks[0]?.right).toBe(10);
    const retest = [failed(letters(10), 'too-fast'), letters(24), realWords(30)];
    expect(level(retest)).toBe('above');
  });

  it('nothing answered is missing', () =>
    expect(winter([result('letter-sounds', 0, 0), realWords(30)])).toMatchObject({
      level: 'incomplete',
      reasons: [{ kind: 'missing', problem: 'nothing-answered' }],
    }));

  it('the teacher can add a pupil whose results are clearly above', () =>
    expect(winter([letters(24), realWords(32)], { teacherAdded: true })).toMatchObject({
      level: 'look-again',
      decidedBySkill: null,
      probability: null,
      reasons: [{ kind: 'teacher-added' }],
      oneToOne: ['read-words'],
    }));

  it('an adapted core task is described, never missing, and puts the pupil on the list', () => {
    const assessed = winter([letters(3), realWords(32)], { adaptedTasks: ['letter-sounds'] });
    expect(assessed).toMatchObject({
      level: 'look-again',
      missing: [],
      decidedBySkill: null,
      reasons: [{ kind: 'adapted', task: 'letter-sounds' }],
      oneToOne: ['read-words'],
    });
    expect(assessed.tasks[0]).toMatchObject({ status: 'adapted', probabilityBelow: null });
  });

  it('a control pupil stays above and is asked for the one-to-one task', () => {
    const above = [letters(24), realWords(32)];
    expect(winter(above, { controlPupil: true })).toMatchObject({
      level: 'above',
      oneToOne: ['read-words'],
      reasons: [{ kind: 'control-pupil' }],
    });
    expect(winter(above).oneToOne).toEqual([]);
  });

  it('an incomplete pupil is asked for the one-to-one task only when something asks for it', () => {
    expect(winter([letters(19)]).oneToOne).toEqual(['read-words']);
    expect(winter([letters(24)], { teacherAdded: true }).oneToOne).toEqual(['read-words']);
    expect(winter([letters(24)], { controlPupil: true }).oneToOne).toEqual([]);
  });

  it('bounds are half-open: at the upper one is clearly below, at the lower one clearly above', () => {
    const chanceOf = (right: number) => winter([letters(right)]).tasks[0]!.probabilityBelow!;
    const bounded = (lower: number, upper: number, lookAgainAbove: number) => ({
      ...policy,
      decision: { ...policy.decision, lower, upper, lookAgainAbove },
    });
    const judge = (own: typeof policy, results: TaskResult[]) =>
      assessLevel(own, { window: 'winter', results });
    const atUpper = bounded(0.2, chanceOf(18), 0.35);
    expect(judge(atUpper, [letters(18), realWords(10)]).level).toBe('needs-follow-up');
    const pastUpper = bounded(0.2, chanceOf(18) + 1e-9, 0.35);
    expect(judge(pastUpper, [letters(18), realWords(10)]).level).toBe('look-again');
    const atLower = bounded(chanceOf(19), 0.8, 0.45);
    expect(judge(atLower, [letters(19), realWords(32)]).nearLimit).toBe(false);
    const pastLower = bounded(chanceOf(19) - 1e-9, 0.8, 0.45);
    expect(judge(pastLower, [letters(19), realWords(32)]).nearLimit).toBe(true);
    const atValue = bounded(0.2, 0.8, chanceOf(19));
    expect(judge(atValue, [letters(19), realWords(32)]).level).toBe('above');
    const pastValue = bounded(0.2, 0.8, chanceOf(19) - 1e-9);
    expect(judge(pastValue, [letters(19), realWords(32)]).level).toBe('look-again');
  });

  it('refuses a window that the policy does not have', () =>
    expect(() => assessLevel(policy, { window: 'autumn', results: [] })).toThrow('autumn window'));
});

describe('stage 2, one to one', () => {
  const middle = [letters(19), realWords(32)];

  it('look again becomes follow-up when the reading is clearly below', () => {
    const assessed = winter([...middle, reading(6)]);
    expect(assessed).toMatchObject({
      level: 'needs-follow-up',
      stage: 2,
      decidedBySkill: 'decoding',
      decidedByTasks: ['read-words'],
      oneToOne: [],
    });
    expect(assessed.probability).toBeCloseTo(0.8688, 4);
  });

  it('worked example: look again becomes above at 14 words a minute', () =>
    expect(winter([...middle, reading(14)])).toMatchObject({
      level: 'above',
      stage: 2,
      decidedByTasks: ['read-words'],
      nearLimit: true,
      oneToOne: [],
    }));

  it('stays look again between the bounds', () => {
    for (const right of [7, 10, 13]) {
      expect(winter([...middle, reading(right)])).toMatchObject({
        level: 'look-again',
        stage: 2,
        decidedByTasks: ['read-words'],
        oneToOne: [],
      });
    }
  });

  it('a good reading does not take away a core skill that is clearly below', () =>
    expect(winter([letters(10), realWords(32), reading(30)])).toMatchObject({
      level: 'look-again',
      stage: 2,
      decidedBySkill: 'letters',
    }));

  it('follow-up from stage 1 stays whatever the reading says', () => {
    for (const right of [0, 6, 10, 14, 80]) {
      expect(winter([letters(10), realWords(16), reading(right)])).toMatchObject({
        level: 'needs-follow-up',
        stage: 1,
      });
    }
  });

  it('incomplete becomes follow-up by the reading, and nothing else', () => {
    expect(level([letters(24), reading(3)])).toBe('needs-follow-up');
    expect(level([letters(24), reading(10)])).toBe('incomplete');
    expect(level([letters(24), reading(40)])).toBe('incomplete');
  });

  it('a control pupil whose reading is low is not left above', () => {
    const above = [letters(24), realWords(32)];
    expect(level([...above, reading(3)], { controlPupil: true })).toBe('needs-follow-up');
    expect(level([...above, reading(10)], { controlPupil: true })).toBe('look-again');
    expect(level([...above, reading(30)], { controlPupil: true })).toBe('above');
  });

  it('a pupil added by the teacher is above after a good reading', () =>
    expect(level([letters(24), realWords(32), reading(30)], { teacherAdded: true })).toBe('above'));

  it('a reading in an adapted way is not asked for again and decides nothing', () =>
    expect(winter([...middle, reading(2)], { adaptedTasks: ['read-words'] })).toMatchObject({
      level: 'look-again',
      stage: 1,
      decidedBySkill: 'letters',
      oneToOne: [],
    }));

  it.each(['void', 'last-item-not-marked', 'two-devices'] as const)(
    'a reading that does not count is asked for again: %s',
    (problem) =>
      expect(winter([...middle, failed(reading(2), problem)])).toMatchObject({
        level: 'look-again',
        stage: 1,
        oneToOne: ['read-words'],
      }),
  );

  it('zero seconds gives no rate, and the reading is asked for again', () =>
    expect(winter([...middle, reading(0, 0)]).oneToOne).toEqual(['read-words']));

  it('several readings are summed', () => {
    const task = winter([...middle, reading(5), reading(11)]).tasks.at(-1);
    expect(task).toMatchObject({ right: 16, seconds: 120 });
  });

  it('a reading stopped by rule counts the whole minute', () => {
    const stopped = { ...reading(0, 20), presented: 5, wrong: 5, stopped: true };
    const assessed = winter([...middle, stopped]);
    expect(assessed.level).toBe('needs-follow-up');
    expect(assessed.tasks.at(-1)).toMatchObject({ seconds: 60, stopped: true, notShownYet: true });
    expect(assessed.probability).toBe(winter([...middle, reading(0)]).probability);
  });
});

describe('every result has exactly one level', () => {
  const LEVELS: Level[] = ['needs-follow-up', 'look-again', 'incomplete', 'above'];
  const range = (last: number) => Array.from({ length: last + 1 }, (_, right) => right);
  const eachLetters = [null, ...range(24).map(letters)];
  const eachWords = [null, ...range(32).map(realWords)];
  const eachReading = [null, ...range(40).map((right) => reading(right))];
  const of = (parts: (TaskResult | null)[]) => level(parts.flatMap((part) => (part ? [part] : [])));

  it('for every k of n of each task, present or not', () => {
    const seen = new Set<Level>();
    for (const one of eachLetters) {
      for (const two of eachWords) {
        for (const three of [null, 6, 7, 14]) {
          const parts = [one, two, three === null ? null : reading(three)];
          const found = of(parts);
          expect(LEVELS.filter((own) => own === found)).toHaveLength(1);
          if (three === 7) expect(of([...parts].reverse())).toBe(found);
          seen.add(found);
        }
      }
    }
    expect(seen.size).toBe(4);
  }, 60_000);

  it('is monotone: one more right never makes the level worse', () => {
    const rank: Record<Level, number> = {
      'needs-follow-up': 0,
      'look-again': 1,
      incomplete: 1,
      above: 2,
    };
    const lines: (TaskResult | null)[][][] = [
      ...[0, 10, 17, 19, 20, 24].flatMap((own) =>
        [null, 5, 10, 14].map((read) =>
          range(32).map((right) => [
            letters(own),
            realWords(right),
            read === null ? null : reading(read),
          ]),
        ),
      ),
      ...[0, 16, 18, 21, 24, 32].flatMap((own) =>
        [null, 5, 10, 14].map((read) =>
          range(24).map((right) => [
            letters(right),
            realWords(own),
            read === null ? null : reading(read),
          ]),
        ),
      ),
      ...[0, 17, 19, 24].flatMap((own) =>
        [10, 21, 24].map((words) =>
          range(60).map((right) => [letters(own), realWords(words), reading(right)]),
        ),
      ),
    ];
    for (const line of lines) {
      const ranks = line.map((parts) => rank[of(parts)]);
      ranks.forEach((own, right) => {
        if (right > 0) expect(own).toBeGreaterThanOrEqual(ranks[right - 1]!);
      });
    }
  }, 60_000);

  it('with a task missing, each level is one unbroken run', () => {
    const lines = [
      eachLetters.slice(1).map((one) => [one]),
      eachWords.slice(1).map((two) => [two]),
      eachReading.slice(1).map((three) => [three]),
      eachLetters.slice(1).map((one) => [one, reading(10)]),
      eachReading.slice(1).map((three) => [letters(10), three]),
    ];
    for (const line of lines) {
      const levels = line.map(of);
      const changes = levels.filter((own, index) => index > 0 && own !== levels[index - 1]).length;
      expect(changes).toBeLessThan(new Set(levels).size);
    }
  });
});

describe('a policy with more tasks needs no new rule', () => {
  const broad = parseCutPolicy(broadPolicyData());
  const autumn = (results: TaskResult[]) => assessLevel(broad, { window: 'autumn', results });
  const spring = (results: TaskResult[], more: Partial<LevelInput> = {}) =>
    assessLevel(broad, { window: 'spring', results, ...more });
  const first = (right: number) => result('first-sounds', right, 18);
  const blend = (right: number) => result('blend-sounds', right, 15);
  const rate = (task: string, right: number): TaskResult => ({ ...reading(right), taskId: task });
  const sentences = (right: number, wrong: number): TaskResult => ({
    ...result('read-sentences', right, right + wrong),
  });
  const spelled = (right: number) => result('spell-words', right, 8);
  const clear = [realWords(32), sentences(30, 0), spelled(8)];

  it('pooled tasks are one skill with one limit and one interval', () => {
    const low = autumn([letters(20), first(11), blend(8)]).skills[1];
    expect(low).toMatchObject({ skill: 'phonemes', limit: 0.5, role: 'core' });
    expect(low?.probabilityBelow).toBeCloseTo(0.8187, 4);
    expect(low?.interval?.upper).toBeLessThan(0.7);
    const high = autumn([letters(20), first(14), blend(10)]).skills[1];
    expect(high?.probabilityBelow).toBeCloseTo(0.19, 3);
  });

  it('a pooled skill with one task missing has no probability', () => {
    const assessed = autumn([letters(20), first(3)]);
    expect(assessed.level).toBe('incomplete');
    expect(assessed.skills[1]?.probabilityBelow).toBeNull();
    expect(assessed.missing).toEqual(['blend-sounds']);
  });

  it('the gate skill is the mean of its tasks', () => {
    const [decoding] = spring([realWords(26), sentences(9, 1), spelled(8)]).skills;
    const [one, two] = spring([realWords(26), sentences(9, 1), spelled(8)]).tasks;
    expect(decoding?.probabilityBelow).toBeCloseTo(
      (one!.probabilityBelow! + two!.probabilityBelow!) / 2,
      12,
    );
    expect(decoding).toMatchObject({ limit: null, interval: null });
  });

  it('one-to-one tasks are due by their conditions', () => {
    expect(autumn([letters(15), first(18), blend(15)])).toMatchObject({
      level: 'above',
      oneToOne: [],
    });
    expect(autumn([letters(14), first(18), blend(15)]).oneToOne).toEqual([
      'say-letter-sounds',
      'read-made-up-words',
    ]);
    expect(autumn([letters(12), first(18), blend(15)]).oneToOne).toEqual(['say-letter-sounds']);
    expect(autumn([letters(20), first(9), blend(8)]).oneToOne).toEqual(['read-made-up-words']);
  });

  it('a due condition on a skill without a result asks for the task', () =>
    expect(autumn([first(11), blend(8)]).oneToOne).toEqual(['say-letter-sounds']));

  it('autumn follow-up asks for a core skill and a reading that are both clearly below', () => {
    const core = [letters(12), first(18), blend(15)];
    expect(autumn([...core, rate('say-letter-sounds', 5)])).toMatchObject({
      level: 'needs-follow-up',
      stage: 2,
      decidedBySkill: 'letters',
    });
    const middle = [letters(14), first(18), blend(15), rate('say-letter-sounds', 5)];
    expect(autumn([...middle, rate('read-made-up-words', 10)]).level).toBe('look-again');
  });

  it('while readings are left, those done that are clear change nothing', () => {
    const core = [letters(14), first(18), blend(15)];
    expect(autumn([...core, rate('say-letter-sounds', 30)])).toMatchObject({
      level: 'look-again',
      stage: 1,
      oneToOne: ['read-made-up-words'],
    });
    expect(
      autumn([...core, rate('say-letter-sounds', 30), rate('read-made-up-words', 9)]).level,
    ).toBe('above');
  });

  it('made-up words decide only when read-words is not clearly above', () => {
    const low = rate('read-made-up-words', 2);
    const ask = { teacherAdded: true };
    expect(spring([...clear, rate('read-words', 20), low], ask)).toMatchObject({
      level: 'needs-follow-up',
      decidedByTasks: ['read-made-up-words'],
    });
    expect(spring([...clear, rate('read-words', 40), low], ask).level).toBe('look-again');
  });

  it('a supporting skill that is clearly below is looked at again', () => {
    expect(spring([realWords(32), sentences(30, 0), spelled(2)])).toMatchObject({
      level: 'look-again',
      decidedBySkill: 'spelling',
    });
    expect(spring([realWords(32), sentences(30, 0)]).level).toBe('above');
  });

  it('a carried skill counts only for those it was carried for, or who have a result', () => {
    expect(spring(clear).level).toBe('above');
    expect(spring(clear, { carriedTasks: ['blend-sounds'] })).toMatchObject({
      level: 'incomplete',
      missing: ['blend-sounds'],
    });
    expect(spring([...clear, blend(4)]).decidedBySkill).toBe('phonemes');
  });

  it('the text is due from ten words a minute and never decides', () => {
    const ask = { teacherAdded: true };
    const lists = [rate('read-words', 30), rate('read-made-up-words', 30)];
    expect(spring([...clear, ...lists], ask)).toMatchObject({
      level: 'above',
      stage: 2,
      oneToOne: ['read-text'],
    });
    expect(spring([...clear, ...lists, rate('read-text', 0)], ask)).toMatchObject({
      level: 'above',
      oneToOne: [],
    });
    expect(spring([...clear, rate('read-words', 9)], ask).level).toBe('needs-follow-up');
    const adapted = { ...ask, adaptedTasks: ['read-words'] };
    expect(spring(clear, adapted).oneToOne).toEqual(['read-made-up-words']);
  });
});
