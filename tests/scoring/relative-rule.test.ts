import { describe, expect, it } from 'vitest';
import { explainAssessment } from '~/scoring/explanation';
import { assessLevel } from '~/scoring/level';
import type { LevelInput } from '~/scoring/level-shapes';
import { getPolicy } from '~/scoring/policy-shelf';
import type { TaskResult } from '~/scoring/task-result';

const policy = getPolicy('standard-1');
const result = (taskId: string, right: number, presented: number): TaskResult => ({
  taskId,
  right,
  presented,
  wrong: presented - right,
  seconds: null,
  stopped: false,
  problem: null,
});
const autumn = (letters: number, more: Partial<LevelInput> = {}): LevelInput => ({
  window: 'autumn',
  results: [
    result('letter-sounds', letters, 24),
    result('first-sounds', 18, 18),
    result('blend-sounds', 15, 15),
  ],
  ...more,
});
const low = { task: 'letter-sounds', lower: 4, tied: 2, others: 100 };

describe('the relative rule', () => {
  it('turns above into look again, with its reason in words', () => {
    expect(assessLevel(policy, autumn(20)).level).toBe('above');
    const assessment = assessLevel(policy, autumn(20, { groupPlaces: [low] }));
    expect(assessment).toMatchObject({
      level: 'look-again',
      decidedBySkill: null,
      reasons: [{ kind: 'low-in-group', task: 'letter-sounds' }],
    });
    expect(assessment.oneToOne).toEqual(['read-made-up-words']);
    const { sentenceSv, sentenceEn } = explainAssessment(policy, assessment, 'Ebba');
    expect(sentenceSv).toBe(
      'Titta igen med Ebba. Resultatet i Bokstavsljud hör till de lägsta bland kommunens elever i det här fönstret.',
    );
    expect(sentenceEn).toContain("among the lowest of the municipality's pupils in this window");
  });

  it('needs a hundred others, a probability of .80, and a result that counts', () => {
    const levelAt = (place: typeof low) =>
      assessLevel(policy, autumn(20, { groupPlaces: [place] })).level;
    expect(levelAt({ ...low, others: 99 })).toBe('above');
    // Of a hundred others, 11 lower give .871 and 12 give .797.
    expect(levelAt({ ...low, lower: 11, tied: 0 })).toBe('look-again');
    expect(levelAt({ ...low, lower: 12, tied: 0 })).toBe('above');
    const undone = autumn(20, { groupPlaces: [low] });
    const results = undone.results.filter(({ taskId }) => taskId !== 'letter-sounds');
    expect(assessLevel(policy, { ...undone, results }).level).toBe('incomplete');
  });

  it('never lowers a concern, and never gives follow-up', () => {
    const high = { task: 'letter-sounds', lower: 200, tied: 0, others: 200 };
    for (let letters = 0; letters <= 24; letters += 1) {
      const alone = assessLevel(policy, autumn(letters)).level;
      expect(assessLevel(policy, autumn(letters, { groupPlaces: [high] })).level).toBe(alone);
      const compared = assessLevel(policy, autumn(letters, { groupPlaces: [low] })).level;
      expect(compared).toBe(alone === 'above' ? 'look-again' : alone);
    }
  });

  it('lets the readings one to one decide, as for any pupil who is looked at again', () => {
    const input = autumn(20, { groupPlaces: [low] });
    const read = { ...result('read-made-up-words', 20, 20), seconds: 60 };
    const level = assessLevel(policy, { ...input, results: [...input.results, read] });
    expect(level).toMatchObject({ level: 'above', stage: 2 });
  });

  it('is silent in a policy without it', () => {
    const without = { ...policy, relative: null };
    expect(assessLevel(without, autumn(20, { groupPlaces: [low] })).level).toBe('above');
  });
});
