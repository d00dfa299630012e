import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, movePupil } from '~/support/groups/move-pupil';
import { findNeed, NEEDS, type Need, type NeedEvidence, weighNeeds } from '~/support/groups/need';
import { GROUP_SIZE, type PupilWithNeed, suggestGroups } from '~/support/groups/suggest-groups';

const NOTHING: NeedEvidence = {
  letters: null,
  phonemes: null,
  madeUpWords: null,
  words: null,
  vocabulary: null,
  shareReadRight: null,
  uninterpretable: false,
};

describe('what a pupil needs', () => {
  it.each([
    ['letters and phonemes low', { letters: 0.9, phonemes: 0.9 }, 'letters-and-sounds'],
    ['phonemes low', { letters: 0.1, phonemes: 0.9 }, 'blending'],
    ['letters low', { letters: 0.9, phonemes: 0.1 }, 'letter-sounds'],
    [
      'words low, many read wrong',
      { letters: 0.05, phonemes: 0.05, madeUpWords: 0.9, words: 0.9, shareReadRight: 0.7 },
      'accuracy',
    ],
    [
      'words low, nearly all read right',
      { letters: 0.05, phonemes: 0.05, madeUpWords: 0.3, words: 0.9, shareReadRight: 0.9 },
      'fluency',
    ],
    [
      'only vocabulary low',
      { letters: 0.05, phonemes: 0.05, madeUpWords: 0.05, words: 0.05, vocabulary: 0.9 },
      'vocabulary',
    ],
  ] as const)('%s', (_name, known, need) => {
    expect(findNeed({ ...NOTHING, ...known })).toMatchObject({ kind: 'need', need });
  });

  it('.9 and .9 of two skills make .81', () => {
    const weights = weighNeeds({ ...NOTHING, letters: 0.9, phonemes: 0.9 });
    expect(weights['letters-and-sounds']).toBeCloseTo(0.81, 12);
    expect(weights.blending).toBeCloseTo(0.09, 12);
  });

  it('none, when nothing is low; seen again first, when nothing can be said', () => {
    const held = { letters: 0.05, phonemes: 0.05, madeUpWords: 0.05, words: 0.05 };
    expect(findNeed({ ...NOTHING, ...held })).toMatchObject({ kind: 'none' });
    expect(findNeed(NOTHING)).toEqual({ kind: 'look-again-first' });
    expect(findNeed({ ...NOTHING, ...held, uninterpretable: true }).kind).toBe('look-again-first');
  });

  it('the needs and none make 1, whatever is known', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(share, share, share, share, share, share, (...known) => {
        const [letters, phonemes, madeUpWords, words, vocabulary, shareReadRight] = known as [
          number | null,
          number | null,
          number | null,
          number | null,
          number | null,
          number | null,
        ];
        const read = { letters, phonemes, madeUpWords, words, vocabulary, shareReadRight };
        const weights = weighNeeds({ ...NOTHING, ...read });
        const total = NEEDS.reduce((sum, need) => sum + weights[need], 0);
        expect(total).toBeLessThanOrEqual(1 + 1e-9);
        for (const need of NEEDS) expect(weights[need]).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(() => weighNeeds({ ...NOTHING, letters: 1.2 })).toThrow(RangeError);
    expect(() => weighNeeds({ ...NOTHING, shareReadRight: Number.NaN })).toThrow(RangeError);
  });
});

function pupil(number: number, need: Need, classId = 'a', probability = 0.8): PupilWithNeed {
  const pupilId = `pupil-${String(number).padStart(2, '0')}`;
  return { pupilId, classId, schoolId: 'school', finding: { kind: 'need', need, probability } };
}

const BY_CLASS = { across: 'class', lockedPupilIds: new Set<string>() } as const;

describe('suggested groups', () => {
  it.each([
    [3, [3]],
    [5, [5]],
    [6, [3, 3]],
    [7, [4, 3]],
    [11, [4, 3, 4]],
    [16, [4, 4, 4, 4]],
  ])('%d pupils of one need', (count, sizes) => {
    const pupils = Array.from({ length: count }, (_, number) => pupil(number, 'blending'));
    const { groups, alone } = suggestGroups(pupils, BY_CLASS);
    expect(groups.map(({ pupilIds }) => pupilIds.length)).toEqual(sizes);
    expect(alone).toEqual([]);
  });

  it('needs near each other share a group when each has too few; others stay alone', () => {
    const pupils = [
      pupil(1, 'letters-and-sounds'),
      pupil(2, 'blending'),
      pupil(3, 'blending'),
      pupil(4, 'fluency'),
    ];
    const { groups, alone } = suggestGroups(pupils, BY_CLASS);
    expect(groups).toEqual([
      {
        need: 'blending',
        placeId: 'a',
        pupilIds: ['pupil-01', 'pupil-02', 'pupil-03'],
        isMixed: true,
      },
    ]);
    expect(alone).toEqual([{ pupilId: 'pupil-04', need: 'fluency' }]);
  });

  it('crosses classes only when it may', () => {
    const pupils = [pupil(1, 'fluency', 'a'), pupil(2, 'fluency', 'a'), pupil(3, 'fluency', 'b')];
    expect(suggestGroups(pupils, BY_CLASS).groups).toEqual([]);
    const across = suggestGroups(pupils, { ...BY_CLASS, across: 'school' });
    expect(across.groups).toMatchObject([{ placeId: 'school', pupilIds: { length: 3 } }]);
  });

  it('leaves locked pupils where they are, and lists those to be seen again', () => {
    const again: PupilWithNeed = { ...pupil(9, 'blending'), finding: { kind: 'look-again-first' } };
    const none: PupilWithNeed = {
      ...pupil(8, 'blending'),
      finding: { kind: 'none', probability: 0.9 },
    };
    const pupils = [...[1, 2, 3, 4].map((number) => pupil(number, 'blending')), again, none];
    const choice = { ...BY_CLASS, lockedPupilIds: new Set(['pupil-01']) };
    const found = suggestGroups(pupils, choice);
    expect(found.groups.flatMap(({ pupilIds }) => pupilIds)).toEqual([
      'pupil-02',
      'pupil-03',
      'pupil-04',
    ]);
    expect(found.lookAgainFirst).toEqual(['pupil-09']);
  });

  it('every pupil is once somewhere, sizes hold, and order does not matter', () => {
    const many = fc.array(
      fc.tuple(
        fc.constantFrom(...NEEDS),
        fc.constantFrom('a', 'b'),
        fc.integer({ max: 9, min: 1 }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(many, fc.constantFrom('class' as const, 'school' as const), (rows, across) => {
        const pupils = rows.map(([need, classId, tenths], number) =>
          pupil(number, need, classId, tenths / 10),
        );
        const choice = { ...BY_CLASS, across };
        const found = suggestGroups(pupils, choice);
        const all = [
          ...found.groups.flatMap(({ pupilIds }) => pupilIds),
          ...found.alone.map(({ pupilId }) => pupilId),
        ];
        expect(all.toSorted()).toEqual(pupils.map(({ pupilId }) => pupilId));
        for (const { pupilIds } of found.groups) {
          expect(pupilIds.length).toBeGreaterThanOrEqual(GROUP_SIZE.least);
          expect(pupilIds.length).toBeLessThanOrEqual(GROUP_SIZE.most);
        }
        expect(suggestGroups(pupils.toReversed(), choice).groups).toEqual(found.groups);
      }),
    );
  });
});

describe('moving a pupil', () => {
  const groups: Group[] = [
    { id: 'one', need: 'blending', isLocked: false, pupilIds: ['a', 'b', 'c'] },
    { id: 'two', need: 'fluency', isLocked: false, pupilIds: ['d', 'e', 'f', 'g', 'h'] },
    { id: 'three', need: 'fluency', isLocked: true, pupilIds: ['i', 'j', 'k'] },
  ];

  it('tells what changes: too few left, too many, another need', () => {
    const moved = movePupil(groups, { pupilId: 'a', toGroupId: 'two', need: 'blending' });
    expect(moved).toMatchObject({
      ok: true,
      remarks: [
        { kind: 'left-too-small', groupId: 'one', size: 2 },
        { kind: 'too-large', groupId: 'two', size: 6 },
        { kind: 'other-need', groupId: 'two', need: 'blending', groupNeed: 'fluency' },
      ],
    });
    expect(moved.ok && moved.groups.map(({ pupilIds }) => pupilIds.length)).toEqual([2, 6, 3]);
    expect(groups[0]?.pupilIds).toEqual(['a', 'b', 'c']);
  });

  it('back again is as it was, but for the order', () => {
    const there = movePupil(groups, { pupilId: 'a', toGroupId: 'two', need: null });
    if (!there.ok) throw new Error(there.problem);
    const back = movePupil(there.groups, { pupilId: 'a', toGroupId: 'one', need: 'blending' });
    if (!back.ok) throw new Error(back.problem);
    expect(back.groups.map(({ pupilIds }) => pupilIds.toSorted())).toEqual(
      groups.map(({ pupilIds }) => pupilIds),
    );
    expect(back.remarks).toEqual([]);
  });

  it.each([
    ['x', 'two', 'unknown-pupil'],
    ['a', 'four', 'unknown-group'],
    ['a', 'one', 'same-group'],
    ['a', 'three', 'locked'],
    ['i', 'one', 'locked'],
  ])('%s to %s cannot be: %s', (pupilId, toGroupId, problem) => {
    expect(movePupil(groups, { pupilId, toGroupId, need: null })).toEqual({ ok: false, problem });
  });
});
