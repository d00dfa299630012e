/** The task of building a heard word out of letter tiles. */
import { FORM_IDS, type LetterTilesTask, type TileItem } from '~/instruments/battery';
import { type LadderLevel, ladderLevel, letterPattern } from '~/instruments/word-structure';
import { RUDE_WORDS } from './blocked-words';
import { SPELL_PRACTICE, SPELL_WORDS, type SpellWord } from './spell-words-list';

const TASK_ID = 'spell-words';
/** Hidden from the pupil, and long: nobody is hurried by it. */
const TIME_LIMIT_SECONDS = 600;

/** The tiles of a word: ck, ng, sj and tj are one tile, a doubled consonant is two. */
export function splitGraphemes(word: string): string[] {
  return word.match(/ng|ck|sj|tj|./g) ?? [];
}

export const nameWordClip = (word: string): string => `word-${word}`;

const LADDER_BASE: Record<LadderLevel, number> = {
  L1: -2.4,
  L2: -1.5,
  L3: -1,
  L4: -0.2,
  L5: 0,
  L6: 0.6,
  L7: 0.8,
};
const TWO_VALUED_VOWEL = 0.1;
const MIRROR_LETTER = 0.05;

function judgeSpelling(word: string): { difficulty: number; reasoning: string } {
  const level = ladderLevel(word);
  if (!level) throw new Error(`${word} is not on the structure ladder`);
  const steps: [number, string][] = [];
  if (word.includes('o')) steps.push([TWO_VALUED_VOWEL, 'o has two sounds']);
  if (/[bdp]/.test(word)) steps.push([MIRROR_LETTER, 'b, d or p']);
  const base = LADDER_BASE[level];
  return {
    difficulty: Math.round(steps.reduce((sum, [value]) => sum + value, base) * 100) / 100,
    reasoning: [
      `spelling at ${level} ${base.toFixed(2)}`,
      ...steps.map(([value, reason]) => `${reason} +${value.toFixed(2)}`),
    ].join('; '),
  };
}

/** Whether a word can be laid with single-letter tiles, each used once. */
function canLay(word: string, tiles: readonly string[]): boolean {
  const left = [...tiles];
  return [...word].every((letter) => {
    const place = left.indexOf(letter);
    if (place === -1) return false;
    left.splice(place, 1);
    return true;
  });
}

/** @throws {Error} when a rude word of three letters or more can be laid with the tiles. */
function refuseRudeTiles(word: string, tiles: readonly string[]): void {
  const rude = RUDE_WORDS.filter((bad) => bad.length > 2 && bad !== word && canLay(bad, tiles));
  if (rude.length > 0) throw new Error(`With the tiles of ${word} one can lay ${rude.join(', ')}`);
}

function toItem(id: string, { word, extra }: SpellWord, rung: string): TileItem {
  const graphemes = splitGraphemes(word);
  const extras = extra.split(' ');
  refuseRudeTiles(word, [...graphemes, ...extras]);
  return {
    id,
    clip: nameWordClip(word),
    graphemes,
    tiles: [
      ...graphemes.map((text, index) => ({ id: `s${index + 1}`, text })),
      ...extras.map((text, index) => ({ id: `o${index + 1}`, text })),
    ],
    stratum: `${rung}${ladderLevel(word)} ${letterPattern(word)}`,
    ...judgeSpelling(word),
    review: 'awaiting-review',
  };
}

const numberItem = (form: string, index: number): string =>
  `${TASK_ID}-${form}${String(index + 1).padStart(2, '0')}`;

export function makeSpellWordsTask(): LetterTilesTask {
  const entries = FORM_IDS.map((form, formIndex) => [
    form,
    {
      items: SPELL_WORDS[formIndex]!.map((word, index) =>
        toItem(numberItem(form, index), word, ''),
      ),
    },
  ]);
  return {
    kind: 'letter-tiles',
    id: TASK_ID,
    version: 1,
    title: { sv: 'Stava ord', en: 'Spell words' },
    measures: {
      sv: 'Hur många av åtta enkla ord eleven kan bygga rätt med bokstäver efter att ha hört dem.',
      en: 'How many of eight simple words the pupil builds correctly from letters after hearing them.',
    },
    skill: 'spelling',
    mediaBundle: TASK_ID,
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: SPELL_PRACTICE.map((word, index) =>
      toItem(numberItem('P', index), word, 'practice, '),
    ),
    stopTable: [],
    timeLimitSeconds: TIME_LIMIT_SECONDS,
    forms: Object.fromEntries(entries) as LetterTilesTask['forms'],
  };
}
