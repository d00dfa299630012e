import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { type ChoiceTask, FORM_IDS, getTask } from '~/instruments/battery';
import {
  breaksSpelling,
  editDistance,
  firstBrokenRule,
  isNearRude,
  isVisuallyUnfair,
  type Lexicon,
  vowelLengthVariants,
} from '~/instruments/made-up-word-filters';
import { pronunciations } from '~/instruments/swedish-sounds';
import { ladderLevel } from '~/instruments/word-structure';

const task = getTask(getBattery('grund-1'), 'real-or-made-up') as ChoiceTask;
const everyItem = [...task.practice, ...FORM_IDS.flatMap((form) => task.forms[form]!.items)];
const madeUp = everyItem
  .filter((item) => item.correctOptionId === 'made-up')
  .map((item) => item.stimulus!);
const real = everyItem
  .filter((item) => item.correctOptionId === 'real')
  .map((item) => item.stimulus!);
const report = readFileSync('app/instruments/batteries/grund-1/made-up-words-report.md', 'utf8');

const lexicon: Lexicon = {
  isWord: (text) => ['sol', 'klick', 'snopp', 'mat', 'matt'].includes(text),
  spokenWords: pronunciations('kop'),
  rudeWords: ['dum'],
  homeLanguageWords: new Set(['lab']),
};

describe('made-up words of the battery', () => {
  it('are all on the kept list of the report, and nothing else is', () => {
    const kept = report.split('## Kept')[1]!.split('## Passed')[0]!;
    const words = [...kept.matchAll(/^\| [A-Z]+(?: doubled)? \| (.+) \|$/gm)].flatMap((row) =>
      row[1]!.split(' '),
    );
    expect(words.sort()).toEqual([...madeUp].sort());
  });

  it('pass the rules that need no dictionary', () => {
    for (const word of madeUp) {
      expect(breaksSpelling(word), word).toBe(false);
      expect(isVisuallyUnfair(word), word).toBe(false);
    }
  });

  it('never sound like a real word of the battery', () => {
    const spoken = new Set(real.flatMap((word) => [...pronunciations(word)]));
    for (const word of madeUp)
      expect(
        [...pronunciations(word)].filter((sound) => spoken.has(sound)),
        word,
      ).toEqual([]);
  });
});

describe('filters', () => {
  it.each([
    ['kip', 'spelling'],
    ['sol', 'dictionary'],
    ['snop', 'doubled-consonant'],
    ['klik', 'doubled-consonant'],
    ['kåp', 'homophone'],
    ['dus', 'near-rude'],
    ['lab', 'home-language'],
    ['bedå', 'visual'],
    ['ruta', null],
  ])('%s is dropped by %s', (word, rule) => {
    expect(firstBrokenRule(word, lexicon)).toBe(rule);
  });

  it('see vowel length both ways', () => {
    expect(vowelLengthVariants('matt')).toContain('mat');
    expect(vowelLengthVariants('mat')).toContain('matt');
    expect(vowelLengthVariants('tak')).toContain('tack');
  });

  it('count single-letter changes', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'ab')).toBe(2);
    expect(isNearRude('xdumx', ['dum'])).toBe(true);
    expect(isNearRude('sol', ['dum'])).toBe(false);
  });
});

describe('spelling to sound', () => {
  it.each([
    ['kåp', 'kop'],
    ['tak', 'tak'],
    ['gjuta', 'juta'],
    ['vem', 'wäm'],
    ['ljus', 'jus'],
  ])('%s and %s share a sound', (left, right) => {
    const sounds = pronunciations(right);
    expect([...pronunciations(left)].some((sound) => sounds.has(sound))).toBe(true);
  });

  it.each([
    ['mat', 'matt'],
    ['tak', 'tack'],
    ['sol', 'säl'],
    ['ban', 'bang'],
  ])('%s and %s do not', (left, right) => {
    const sounds = pronunciations(right);
    expect([...pronunciations(left)].some((sound) => sounds.has(sound))).toBe(false);
  });
});

describe('ladder', () => {
  it.each([
    ['is', 'L1'],
    ['sol', 'L2'],
    ['sola', 'L3'],
    ['stol', 'L4'],
    ['land', 'L5'],
    ['stark', 'L5'],
    ['hatt', 'L6'],
    ['lock', 'L6'],
    ['ring', 'L7'],
    ['sjal', 'L7'],
    ['banan', null],
  ])('%s stands on %s', (word, level) => {
    expect(ladderLevel(word)).toBe(level);
  });
});
