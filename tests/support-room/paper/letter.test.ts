import { describe, expect, it } from 'vitest';
import { NEEDS } from '~/support/groups/need';
import {
  findTemplateProblem,
  findWhatPupilCan,
  type LetterFacts,
  writeLetter,
} from '~/support/paper/letter';
import {
  CAN,
  COMMON_TEMPLATES,
  findForbiddenWords,
  LETTER_LANGUAGES,
} from '~/support/paper/letter-words';
import { PLACES } from '~/support/plans/plan-form';

const FACTS: LetterFacts = {
  name: 'Alva',
  className: '1A',
  schoolName: 'Strandskolan',
  teachers: ['Kim Berg'],
  can: [],
  hasResults: true,
  plans: [],
  today: '2026-11-22',
};

const textOf = ({ heading, paragraphs }: ReturnType<typeof writeLetter>) =>
  [heading, ...paragraphs].join('\n');

/** An assessment of each level, as far as a letter reads it. */
const OF_LEVEL = {
  'needs-follow-up': { low: 0.99, right: 1 },
  'look-again': { low: 0.5, right: 8 },
  above: { low: 0.01, right: 20 },
  incomplete: { low: null, right: 0 },
} as const;

const COUNTED = { status: 'counted', notShownYet: false } as const;

function assessed(level: keyof typeof OF_LEVEL) {
  const { low, right } = OF_LEVEL[level];
  const skills = ['letters', 'phonemes', 'decoding', 'spelling', 'text', 'naming'];
  return {
    skills: skills.map((skill) => ({ skill, probabilityBelow: low })),
    tasks: skills.map((skill) => ({ skill, right, ...COUNTED })),
  };
}

describe('a letter to guardians', () => {
  it.each(LETTER_LANGUAGES)(
    'holds nothing forbidden for any level, need or place (%s)',
    (language) => {
      const template = COMMON_TEMPLATES[language];
      for (const level of Object.keys(OF_LEVEL) as (keyof typeof OF_LEVEL)[]) {
        const can = findWhatPupilCan(assessed(level));
        for (const hasResults of [true, false]) {
          for (const plan of [
            null,
            ...NEEDS.flatMap((need) => PLACES.map((place) => ({ need, place }))),
          ]) {
            const plans = plan
              ? [{ ...plan, minutes: 15, timesAWeek: 3, endDate: '2027-01-15' }]
              : [];
            const letter = textOf(
              writeLetter(template, { ...FACTS, can, hasResults, plans }, language),
            );
            expect(findForbiddenWords(letter, language)).toEqual([]);
            expect(letter).not.toMatch(/[{}]|undefined|null/);
          }
        }
      }
    },
  );

  it('finds what is forbidden, also inside a word, and lets ordinary words be', () => {
    expect(findForbiddenWords('Hon har lässvårigheter på låg nivå, 20 %.', 'sv')).toEqual([
      'svårighet',
      'nivå',
      '%',
    ]);
    expect(findForbiddenWords('Han är frisk och läser enormt gärna.', 'sv')).toEqual([]);
    expect(findForbiddenWords('At risk; below average ▲', 'en')).toEqual(['risk', 'average', '▲']);
  });

  it('says what the pupil can do before what the school does, and how to reach the school', () => {
    const can = findWhatPupilCan(assessed('look-again'));
    const plans = [
      { need: 'blending', place: 'classroom', minutes: 15, timesAWeek: 2, endDate: '2027-01-15' },
    ] as const;
    const letter = textOf(
      writeLetter(COMMON_TEMPLATES.sv, { ...FACTS, can, plans: [...plans] }, 'sv'),
    );
    expect(letter).toContain('Om Alvas läsning');
    expect(letter).toContain('Kim Berg, 1A, Strandskolan');
    expect(letter).toContain('15 minuter 2 gånger i veckan till och med 15 januari 2027');
    expect(letter.indexOf('kan ljudet till en del bokstäver')).toBeGreaterThan(0);
    expect(letter.indexOf('kan ljudet')).toBeLessThan(letter.indexOf('I skolan övar'));
    const own = textOf(writeLetter(COMMON_TEMPLATES.en, FACTS, 'en', 'Alva tells stories.'));
    expect(own).toContain('good to practise now. Alva tells stories.');
    const name = textOf(writeLetter(COMMON_TEMPLATES.sv, { ...FACTS, name: 'Klas' }, 'sv'));
    expect(name).toContain('Om Klas läsning');
  });

  it('calls a skill secure only when every judgement of it is, and begun from three right', () => {
    const tasks = [{ skill: 'letters', right: 3, ...COUNTED }];
    const of = (...chances: (number | null)[]) =>
      findWhatPupilCan({
        skills: chances.map((probabilityBelow) => ({ skill: 'letters', probabilityBelow })),
        tasks,
      });
    expect(of(0.05, 0.1)).toEqual([{ skill: 'letters', degree: 'securely' }]);
    expect(of(0.05, 0.2)).toEqual([{ skill: 'letters', degree: 'begun' }]);
    expect(of(null)).toEqual([{ skill: 'letters', degree: 'begun' }]);
    const shown = (own: object) =>
      findWhatPupilCan({ skills: [], tasks: [{ ...tasks[0]!, ...own }] }).length;
    expect(shown({})).toBe(1);
    expect(shown({ right: 2 })).toBe(0);
  });

  it('never calls a beginning what guessing gives, or what cannot be read', () => {
    const guessed = { skill: 'decoding', right: 8, ...COUNTED, notShownYet: true };
    const unread = { skill: 'decoding', right: 8, ...COUNTED, status: 'missing' } as const;
    expect(findWhatPupilCan({ skills: [], tasks: [guessed, unread] })).toEqual([]);
  });
});

describe('a template', () => {
  it.each(LETTER_LANGUAGES)('of ours can be used (%s)', (language) => {
    expect(findTemplateProblem(COMMON_TEMPLATES[language], language)).toBeNull();
    expect(Object.keys(CAN[language])).toEqual(Object.keys(CAN.sv));
  });

  it.each([
    ['  ', { kind: 'empty' }],
    ['x'.repeat(3001), { kind: 'too-long' }],
    ['{name} {can} {now} {contact} {level}', { kind: 'unknown-placeholder', words: ['level'] }],
    ['{name} {can}', { kind: 'missing-placeholder', words: ['now', 'contact'] }],
    ['{name} {can} {now} {contact} dyslexi', { kind: 'forbidden-word', words: ['dyslex'] }],
  ])('is refused: %.20s', (text, problem) => {
    expect(findTemplateProblem(text, 'sv')).toEqual(problem);
  });
});
