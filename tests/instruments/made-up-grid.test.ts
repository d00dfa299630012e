import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  type ChoiceTask,
  FORM_IDS,
  type FormId,
  getTask,
  PROGRESS_FORM_IDS,
  type TimedGridTask,
} from '~/instruments/battery';
import {
  breaksSpelling,
  editDistance,
  isNearRude,
  isVisuallyUnfair,
  vowelLengthVariants,
} from '~/instruments/made-up-word-filters';
import { pronunciations } from '~/instruments/swedish-sounds';
import { ladderLevel, letterPattern } from '~/instruments/word-structure';
import { HOME_LANGUAGE_WORDS, RUDE_WORDS } from '../../tools/authoring/blocked-words';
import { mirrorForm } from './mirror-form';

const battery = getBattery('arskurs-1');
const task = getTask(battery, 'read-made-up-words') as TimedGridTask;
const decision = getTask(battery, 'real-or-made-up') as ChoiceTask;
const words = getTask(battery, 'read-words') as TimedGridTask;
const EVERY_FORM: readonly FormId[] = [...FORM_IDS, ...PROGRESS_FORM_IDS];

const textsOf = (form: FormId) => task.forms[form]!.items.map((item) => item.text);
const everyWord = [
  ...new Set([...EVERY_FORM.flatMap(textsOf), ...task.practice.map((item) => item.text)]),
];
const decisionItems = [
  ...decision.practice,
  ...FORM_IDS.flatMap((form) => decision.forms[form]!.items),
];
const realWords = [
  ...EVERY_FORM.flatMap((form) => words.forms[form]!.items.map((item) => item.text)),
  ...words.practice.map((item) => item.text),
  ...decisionItems.filter((item) => item.correctOptionId === 'real').map((item) => item.stimulus!),
];
const report = readFileSync('app/instruments/batteries/arskurs-1/made-up-words-report.md', 'utf8');

describe('read-made-up-words', () => {
  it('runs for a minute in rows of six, and stops when the first row is all wrong', () => {
    expect(task).toMatchObject({
      kind: 'timed-grid',
      skill: 'decoding',
      seconds: 60,
      columns: 6,
      stopAfterFirstRowWrong: true,
    });
    expect(task.practice).toHaveLength(4);
  });

  it.each(EVERY_FORM)('form %s: sixty words, the structure of form A at every place', (form) => {
    const shape = (id: FormId) =>
      task.forms[id]!.items.map((item) => `${letterPattern(item.text)} ${item.stratum}`);
    expect(shape(form)).toHaveLength(60);
    expect(shape(form)).toEqual(shape('A'));
    const levels = textsOf(form).map((text) => ladderLevel(text));
    expect(levels).toEqual([...levels].sort());
  });

  it.each(EVERY_FORM)(
    'form %s: no word twice, nor beside its own long or short spelling',
    (form) => {
      const texts = new Set(textsOf(form));
      expect(texts.size).toBe(60);
      for (const text of texts)
        expect(
          vowelLengthVariants(text).filter((variant) => texts.has(variant)),
          text,
        ).toEqual([]);
    },
  );

  it.each(EVERY_FORM)(
    'form %s: no mirror pair in a row, no neighbours one letter apart',
    (form) => {
      const texts = textsOf(form);
      for (let start = 0; start < texts.length; start += 6)
        expect(new Set(texts.slice(start, start + 6).map(mirrorForm)).size).toBe(6);
      texts.forEach((text, index) => {
        const previous = texts[index - 1];
        if (previous && text.length > 2) expect(editDistance(text, previous)).toBeGreaterThan(1);
      });
    },
  );

  it('shares only the two-letter word between the screening forms and the progress forms', () => {
    const screening = FORM_IDS.flatMap(textsOf);
    expect(new Set(screening).size).toBe(240);
    const seen = new Set(screening);
    const shared = PROGRESS_FORM_IDS.flatMap(textsOf).filter((text) => seen.has(text));
    for (const text of shared) expect(text).toHaveLength(2);
  });

  it('brings no word back within four progress forms', () => {
    PROGRESS_FORM_IDS.forEach((form, index) => {
      const before = PROGRESS_FORM_IDS.slice(Math.max(0, index - 4), index);
      const earlier = new Set(before.flatMap(textsOf));
      expect(textsOf(form).filter((text) => earlier.has(text))).toEqual([]);
    });
  });

  it('gives every progress form its own selection of words', () => {
    const selections = PROGRESS_FORM_IDS.map((form) => [...textsOf(form)].sort().join(' '));
    expect(new Set(selections).size).toBe(PROGRESS_FORM_IDS.length);
  });

  it('tells the adult how to mark, in both languages', () => {
    const { sv, en } = task.script;
    expect(sv.split('\n')).toHaveLength(en.split('\n').length);
    expect(sv).toContain('påhittade ord');
    expect(sv).toContain('de finns inte på riktigt');
    expect(sv).toContain('3 sekunder: säg ordet, markera det som fel och gå vidare');
    expect(en).toContain('3 seconds');
  });
});

describe('its made-up words', () => {
  it('pass the filters that need no dictionary', () => {
    for (const word of everyWord) {
      expect(breaksSpelling(word), word).toBe(false);
      expect(isNearRude(word, RUDE_WORDS), word).toBe(false);
      expect(HOME_LANGUAGE_WORDS.has(word), word).toBe(false);
      expect(isVisuallyUnfair(word), word).toBe(false);
    }
  });

  it('are no real word of the battery: not in writing, not with another vowel length, not to the ear', () => {
    const written = new Set(realWords);
    const spoken = new Set(realWords.flatMap((word) => [...pronunciations(word)]));
    for (const word of everyWord) {
      const forms = [word, ...vowelLengthVariants(word)];
      expect(
        forms.filter((form) => written.has(form)),
        word,
      ).toEqual([]);
      const sounds = forms.flatMap((form) => [...pronunciations(form)]);
      expect(
        sounds.filter((sound) => spoken.has(sound)),
        word,
      ).toEqual([]);
    }
  });

  it('are none of those of the yes-no task', () => {
    const taken = new Set(decisionItems.map((item) => item.stimulus));
    expect(everyWord.filter((word) => taken.has(word))).toEqual([]);
  });

  it('are all on the kept list of the report, and nothing else is', () => {
    const kept = report.split('## Kept')[1]!.split('## Passed')[0]!;
    const listed = [...kept.matchAll(/^\| (?:[CV]+(?: doubled)?|practice) \| (.+) \|$/gm)].flatMap(
      (row) => row[1]!.split(' '),
    );
    expect(listed.sort()).toEqual([...everyWord].sort());
  });

  it('are none of those that were set aside by eye', () => {
    const aside = report.split('set aside by eye')[1]!;
    const words = [...aside.matchAll(/^\| .+ \| (.+) \|$/gm)].flatMap((row) => row[1]!.split(' '));
    expect(words.length).toBeGreaterThan(100);
    expect(everyWord.filter((word) => words.includes(word))).toEqual([]);
  });
});
