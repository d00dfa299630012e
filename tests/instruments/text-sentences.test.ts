import { describe, expect, it } from 'vitest';
import batteryFile from '~/instruments/batteries/arskurs-1/battery.json';
import {
  type ChoiceItem,
  FORM_IDS,
  getTask,
  parseBattery,
  type TimedChoiceTask,
} from '~/instruments/battery';

const sentences = getTask(parseBattery(batteryFile), 'read-sentences') as TimedChoiceTask;

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const wordsOf = (text: string) => text.toLowerCase().match(/[a-zåäö]+/g) ?? [];
const lettersPerWord = (text: string) => mean(wordsOf(text).map((word) => word.length));
const meanDifficulty = (items: readonly { difficulty: number }[]) =>
  mean(items.map((item) => item.difficulty));

/** True when one word changed, added or taken away makes one sentence the other. */
function areOneWordApart(left: string, right: string): boolean {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (one.length === other.length)
    return one.filter((word, index) => word !== other[index]).length <= 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.some((_, dropped) => long.toSpliced(dropped, 1).join() === short.join());
}

describe('read-sentences', () => {
  const forms = FORM_IDS.map((form) => sentences.forms[form]!.items);
  const all = [sentences.demonstration!, ...sentences.practice, ...forms.flat()].map(
    (item) => item.stimulus!,
  );
  const truths = (items: readonly ChoiceItem[], answer: string) =>
    items.filter((item) => item.correctOptionId === answer);

  it('is two choices under a hidden clock, and never stops early', () => {
    expect(sentences).toMatchObject({
      kind: 'timed-choice',
      skill: 'decoding',
      optionLook: 'yes-no',
      optionCount: 2,
      timeLimitSeconds: 120,
      stopTable: [],
    });
    for (const item of [sentences.demonstration!, ...sentences.practice, ...forms.flat()]) {
      expect(item.options).toEqual([
        { id: 'true', text: 'ja' },
        { id: 'false', text: 'nej' },
      ]);
      expect(item.clip).toBeUndefined();
    }
    expect(sentences.demonstration?.correctOptionId).toBe('true');
    expect(sentences.practice.map((item) => item.correctOptionId).sort()).toEqual([
      'false',
      'false',
      'true',
    ]);
  });

  it('has 60 sentences a form, none of them twice', () => {
    for (const items of forms) expect(items).toHaveLength(60);
    expect(new Set(all).size).toBe(244);
  });

  it.each(FORM_IDS)('form %s: blocks of five true and five false, named so', (form) => {
    const items = sentences.forms[form]!.items;
    for (let start = 0; start < 60; start += 10) {
      const block = items.slice(start, start + 10);
      expect(truths(block, 'true')).toHaveLength(5);
      for (const item of block)
        expect(item.stratum).toBe(`block ${start / 10 + 1}, ${item.correctOptionId}`);
    }
    const answers = items.map((item) => item.correctOptionId[0]).join('');
    expect(answers).not.toMatch(/(.)\1{3}/);
  });

  it('are three to eight words, one capital, one full stop, and say nothing of what is not', () => {
    for (const text of all) {
      expect(text).toMatch(/^[A-ZÅÄÖ][a-zåäö ]*[a-zåäö]\.$/);
      expect(wordsOf(text).length).toBeGreaterThanOrEqual(3);
      expect(wordsOf(text).length).toBeLessThanOrEqual(8);
      expect(text).not.toMatch(/\b(inte|aldrig|ingen|inget|inga|bara|utan)\b/i);
    }
  });

  it('use names in few sentences of each form, as often true as false over the forms', () => {
    const names = /^(Ali|Maja|Elsa|Samir|Noor|Leo|Nora|Adam|Amina|Omar|Lina|Vera|Mira) /;
    const named = forms.flat().filter((item) => names.test(item.stimulus!));
    expect(named.length).toBeGreaterThan(0);
    expect(truths(named, 'true').length).toBe(truths(named, 'false').length);
    for (const items of forms)
      expect(items.filter((item) => names.test(item.stimulus!)).length).toBeLessThanOrEqual(5);
  });

  it.each(FORM_IDS)('form %s: no two sentences are one word apart', (form) => {
    const texts = sentences.forms[form]!.items.map((item) => item.stimulus!);
    const pairs = texts.flatMap((left, index) =>
      texts.slice(index + 1).filter((right) => areOneWordApart(left, right)),
    );
    expect(pairs).toEqual([]);
  });

  it('have 5.0 words on average, within 0.1 in every form, and true ones as long as false ones', () => {
    for (const items of forms) {
      const meanWords = (chosen: readonly ChoiceItem[]) =>
        mean(chosen.map((item) => wordsOf(item.stimulus!).length));
      expect(Math.abs(meanWords(items) - 5)).toBeLessThanOrEqual(0.1);
      const difference = meanWords(truths(items, 'true')) - meanWords(truths(items, 'false'));
      expect(Math.abs(difference)).toBeLessThanOrEqual(0.4);
    }
  });

  it('are balanced over the forms: difficulty, words and letters', () => {
    expect(spread(forms.map(meanDifficulty))).toBeLessThanOrEqual(0.05);
    const figures = [(text: string) => wordsOf(text).length, lettersPerWord];
    for (const figure of figures)
      expect(
        spread(forms.map((items) => mean(items.map((item) => figure(item.stimulus!))))),
      ).toBeLessThanOrEqual(0.05);
  });

  it('grow harder from block to block', () => {
    for (const items of forms) {
      const blocks = [0, 10, 20, 30, 40, 50].map((start) =>
        meanDifficulty(items.slice(start, start + 10)),
      );
      expect(blocks).toEqual([...blocks].sort((left, right) => left - right));
      expect(blocks[5]! - blocks[0]!).toBeGreaterThan(0.5);
    }
  });
});
