import { describe, expect, it } from 'vitest';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { findToldNeed, readNeedEvidence } from '~/support/groups/need-evidence';
import { toResults } from '../../support/assessment-factories';

/** Letters and the gate task of the small policy: sounds in words are never asked there. */
function assess(letters: number | null, gate: number | null, words: number | null = null) {
  const results = toResults({ letters, gate, words });
  return assessLevel(getPolicy('grund-1'), { window: 'winter', results });
}

describe('what is known of the skills', () => {
  it('is each skill as it was measured last', () => {
    const [newest, before] = [assess(null, 32), assess(8, 16)];
    const evidence = readNeedEvidence([newest, before]);
    expect(evidence.letters).toBeGreaterThan(0.9);
    expect(evidence.words).toBeLessThan(0.1);
    expect(evidence.phonemes).toBeNull();
  });

  it('words read one to one count before the whole-class task', () => {
    expect(readNeedEvidence([assess(24, 16, 40)]).words).toBeLessThan(0.1);
  });
});

describe('a need', () => {
  it('has the tasks that speak for it', () => {
    const told = findToldNeed([assess(8, 16)]);
    expect(told.finding).toMatchObject({ kind: 'need', need: 'letters-and-sounds' });
    expect(told.telling.map(({ task }) => task.taskId)).toEqual(['letter-sounds']);
  });

  it('that nothing has measured is none', () => {
    expect(findToldNeed([assess(24, 32)])).toMatchObject({
      finding: { kind: 'none' },
      telling: [],
    });
  });

  it('is to be seen again first when nothing is known', () => {
    expect(findToldNeed([]).finding).toEqual({ kind: 'look-again-first' });
  });
});
