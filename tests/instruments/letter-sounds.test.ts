import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { type ChoiceItem, type ChoiceTask, FORM_IDS, getTask } from '~/instruments/battery';
import {
  isVowel,
  LETTER_DOMAIN,
  lettersAreNear,
  listOptionProblems,
} from '~/instruments/letter-choice-rules';

const task = getTask(getBattery('grund-1'), 'letter-sounds') as ChoiceTask;
const optionIds = (item: ChoiceItem) => item.options.map((option) => option.id);
const wrongLetters = (item: ChoiceItem) =>
  optionIds(item).filter((id) => id !== item.correctOptionId);
/** What is shown, and what is practised on. */
const tried = [...(task.demonstration ? [task.demonstration] : []), ...task.practice];
const everyItem = [...tried, ...FORM_IDS.flatMap((form) => task.forms[form]!.items)];

describe('letter-sounds', () => {
  it('has a domain of 24 letters without q, w, x, z and c', () => {
    expect([...LETTER_DOMAIN].sort((left, right) => left.localeCompare(right, 'sv')).join('')).toBe(
      'abdefghijklmnoprstuvyåäö',
    );
  });

  it.each(FORM_IDS)('form %s asks for the whole domain once', (form) => {
    const asked = task.forms[form]!.items.map((item) => item.correctOptionId);
    expect([...asked].sort()).toEqual([...LETTER_DOMAIN].sort());
  });

  it('asks in another order and with other wrong letters in every form', () => {
    const orders = FORM_IDS.map((form) =>
      task.forms[form]!.items.map((item) => item.correctOptionId).join(''),
    );
    expect(new Set(orders).size).toBe(4);
    const sets = FORM_IDS.flatMap((form) =>
      task.forms[form]!.items.map(
        (item) => item.correctOptionId + wrongLetters(item).sort().join(''),
      ),
    );
    expect(new Set(sets).size).toBe(sets.length);
  });

  it('is only heard, has four lower-case options and one right answer', () => {
    for (const item of everyItem) {
      expect(item.stimulus).toBeUndefined();
      expect(item.clip).toMatch(/^sound-/);
      expect(optionIds(item)).toHaveLength(4);
      expect(optionIds(item).filter((id) => id === item.correctOptionId)).toHaveLength(1);
      for (const option of item.options) {
        expect(option.text).toBe(option.id);
        expect(LETTER_DOMAIN).toContain(option.id);
      }
    }
  });

  it('keeps the rules for wrong letters', () => {
    for (const item of everyItem)
      expect(listOptionProblems(item.correctOptionId, wrongLetters(item))).toEqual([]);
  });

  it('would notice a wrong letter that could be right, or two near ones', () => {
    expect(listOptionProblems('o', ['å', 'i', 's'])).toContain('o and å could both be right');
    expect(listOptionProblems('b', ['d', 'p', 'o'])).toContain('d and p are both near b');
    expect(listOptionProblems('s', ['s', 'm', 'o'])).toContain('a letter stands twice');
    expect(listOptionProblems('s', ['a', 'i', 'm'])).toHaveLength(1);
  });

  it.each(FORM_IDS)(
    'form %s uses every letter as a wrong option three times and every place six times',
    (form) => {
      const items = task.forms[form]!.items;
      const wrong = items.flatMap(wrongLetters);
      for (const letter of LETTER_DOMAIN)
        expect(wrong.filter((other) => other === letter)).toHaveLength(3);
      for (const place of [0, 1, 2, 3])
        expect(
          items.filter((item) => optionIds(item).indexOf(item.correctOptionId) === place),
        ).toHaveLength(6);
    },
  );

  it.each(FORM_IDS)('form %s has even blocks of eight', (form) => {
    for (const start of [0, 8, 16]) {
      const block = task.forms[form]!.items.slice(start, start + 8);
      expect(block.filter((item) => isVowel(item.correctOptionId))).toHaveLength(3);
      expect(block.filter((item) => item.stratum.startsWith('B2'))).toHaveLength(4);
      expect(block.filter((item) => item.stratum.startsWith('B3')).length).toBeLessThanOrEqual(1);
    }
  });

  it('never asks two near letters after each other', () => {
    for (const form of FORM_IDS)
      task.forms[form]!.items.forEach((item, index, items) => {
        const previous = items[index - 1];
        if (previous)
          expect(lettersAreNear(item.correctOptionId, previous.correctOptionId)).toBe(false);
      });
  });

  it('shows one letter and practises two others, none near any other option', () => {
    expect(task.practice).toHaveLength(2);
    expect(new Set(tried.map(({ correctOptionId }) => correctOptionId)).size).toBe(3);
    for (const item of tried)
      for (const other of wrongLetters(item))
        expect(lettersAreNear(item.correctOptionId, other)).toBe(false);
  });
});
