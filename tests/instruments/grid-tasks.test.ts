import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  FORM_IDS,
  type FormId,
  getTask,
  PROGRESS_FORM_IDS,
  type TimedGridTask,
} from '~/instruments/battery';
import { bandOf, LETTER_DOMAIN } from '~/instruments/letter-choice-rules';
import { editDistance } from '~/instruments/made-up-word-filters';
import { ladderLevel, letterPattern } from '~/instruments/word-structure';
import { mirrorForm } from './mirror-form';

const battery = getBattery('arskurs-1');
const letters = getTask(battery, 'say-letter-sounds') as TimedGridTask;
const words = getTask(battery, 'read-words') as TimedGridTask;
const EVERY_FORM: readonly FormId[] = [...FORM_IDS, ...PROGRESS_FORM_IDS];

const textsOf = (task: TimedGridTask, form: FormId) =>
  task.forms[form]!.items.map((item) => item.text);
const rowsOf = (task: TimedGridTask, form: FormId) => {
  const texts = textsOf(task, form);
  return Array.from({ length: Math.ceil(texts.length / task.columns) }, (_, row) =>
    texts.slice(row * task.columns, (row + 1) * task.columns),
  );
};
const countOf = (texts: readonly string[], text: string) =>
  texts.filter((other) => other === text).length;

describe('say-letter-sounds', () => {
  it('runs for a minute in rows of ten, and stops when the first row is all wrong', () => {
    expect(letters).toMatchObject({
      kind: 'timed-grid',
      skill: 'letters',
      seconds: 60,
      columns: 10,
      stopAfterFirstRowWrong: true,
    });
    expect(letters.practice.map((item) => item.text)).toEqual(['o', 's', 'i', 'm']);
  });

  it.each(EVERY_FORM)('form %s: sixty letters of the domain, each two or three times', (form) => {
    const texts = textsOf(letters, form);
    expect(texts).toHaveLength(60);
    for (const letter of LETTER_DOMAIN) expect([2, 3], letter).toContain(countOf(texts, letter));
    expect(new Set(texts)).toEqual(new Set(LETTER_DOMAIN));
    expect([...texts].sort()).toEqual([...textsOf(letters, 'A')].sort());
  });

  it.each(EVERY_FORM)('form %s: the same bands at every row, the first row from band 1', (form) => {
    const bands = rowsOf(letters, form).map((row) => row.map(bandOf).sort().join(' '));
    expect(bands).toEqual(rowsOf(letters, 'A').map((row) => row.map(bandOf).sort().join(' ')));
    expect(new Set(rowsOf(letters, form)[0]!.map(bandOf))).toEqual(new Set(['B1']));
  });

  it.each(EVERY_FORM)('form %s: no letter twice in a row or right above itself', (form) => {
    const rows = rowsOf(letters, form);
    rows.forEach((row, index) => {
      expect(new Set(row).size).toBe(10);
      const above = rows[index - 1];
      for (const [column, letter] of row.entries()) expect(letter).not.toBe(above?.[column]);
    });
  });

  it.each(EVERY_FORM)('form %s: no mirror pair side by side', (form) => {
    for (const row of rowsOf(letters, form))
      for (const [column, letter] of row.entries()) {
        const previous = row[column - 1];
        if (previous) expect(mirrorForm(letter), row.join('')).not.toBe(mirrorForm(previous));
      }
  });

  it('never lays the letters in the same order twice', () => {
    const orders = EVERY_FORM.map((form) => textsOf(letters, form).join(''));
    expect(new Set(orders).size).toBe(EVERY_FORM.length);
  });

  it('tells the adult about letter names, schwa, vowel length and hesitation', () => {
    const { sv, en } = letters.script;
    expect(sv.split('\n')).toHaveLength(en.split('\n').length);
    expect(sv).toContain('fråga en gång "Vilket ljud?"');
    expect(en).toContain('Vilket ljud?');
    expect(sv).toContain('Lång och kort vokal är båda rätt');
    expect(sv).toContain('efter en konsonant');
    expect(sv).toContain('3 sekunder: säg ljudet, markera bokstaven som fel och gå vidare');
    expect(en).toContain('3 seconds');
  });
});

describe('read-words', () => {
  it.each(EVERY_FORM)(
    'form %s: eighty words with the structure of form A at every place',
    (form) => {
      const shape = (id: FormId) =>
        words.forms[id]!.items.map((item) => `${letterPattern(item.text)} ${item.stratum}`);
      expect(shape(form)).toHaveLength(80);
      expect(shape(form)).toEqual(shape('A'));
    },
  );

  it.each(EVERY_FORM)('form %s: climbs the ladder, no word twice', (form) => {
    const texts = textsOf(words, form);
    const levels = texts.map((text) => ladderLevel(text));
    expect(levels).toEqual([...levels].sort());
    expect(new Set(texts).size).toBe(80);
    for (const text of texts) expect(text).toMatch(/^[a-zåäö]+$/);
  });

  it.each(EVERY_FORM)(
    'form %s: no mirror pair in a row, no neighbours one letter apart',
    (form) => {
      for (const row of rowsOf(words, form)) expect(new Set(row.map(mirrorForm)).size).toBe(8);
      const texts = textsOf(words, form);
      texts.forEach((text, index) => {
        const previous = texts[index - 1];
        if (previous && text.length > 2) expect(editDistance(text, previous)).toBeGreaterThan(1);
      });
    },
  );

  it('shares no word between a progress form and the two before it', () => {
    PROGRESS_FORM_IDS.forEach((form, index) => {
      const before = PROGRESS_FORM_IDS.slice(Math.max(0, index - 2), index);
      const earlier = new Set(before.flatMap((other) => textsOf(words, other)));
      expect(textsOf(words, form).filter((text) => earlier.has(text))).toEqual([]);
    });
  });

  it('keeps the words of the screening forms out of the progress forms up to level 6', () => {
    const screening = new Set([
      ...FORM_IDS.flatMap((form) => textsOf(words, form)),
      ...words.practice.map((item) => item.text),
    ]);
    const shared = PROGRESS_FORM_IDS.flatMap((form) => textsOf(words, form)).filter((text) =>
      screening.has(text),
    );
    expect(new Set(shared.map((text) => ladderLevel(text)))).toEqual(new Set(['L7']));
  });

  it('gives every progress form its own selection of words', () => {
    const selections = PROGRESS_FORM_IDS.map((form) => [...textsOf(words, form)].sort().join(' '));
    expect(new Set(selections).size).toBe(PROGRESS_FORM_IDS.length);
  });
});
