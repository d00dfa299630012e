import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import batteryFile from '~/instruments/batteries/arskurs-1/battery.json';
import {
  type ChoiceTask,
  FORM_IDS,
  getTask,
  isPossibleAnswer,
  isRightAnswer,
  type LetterTilesTask,
  parseBattery,
  type TileItem,
  type TimedChoiceTask,
  type TimedPassageTask,
} from '~/instruments/battery';
import { ladderLevel, letterPattern } from '~/instruments/word-structure';

const battery = parseBattery(batteryFile);
const sentences = getTask(battery, 'read-sentences') as TimedChoiceTask;
const spelling = getTask(battery, 'spell-words') as LetterTilesTask;
const passage = getTask(battery, 'read-text') as TimedPassageTask;
const review = readFileSync('app/instruments/batteries/arskurs-1/text-review.md', 'utf8');

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const wordsOf = (text: string) => text.toLowerCase().match(/[a-zåäö]+/g) ?? [];
const lettersPerWord = (text: string) => mean(wordsOf(text).map((word) => word.length));
const meanDifficulty = (items: readonly { difficulty: number }[]) =>
  mean(items.map((item) => item.difficulty));

const LADDER = ['L1', 'L2', 'L2', 'L3', 'L4', 'L4', 'L5', 'L6'];
const VOWELS = 'aouåeiyäö';
const MIRRORED = ['bd', 'bp', 'dp', 'mn'];

describe('spell-words', () => {
  const forms = FORM_IDS.map((form) => spelling.forms[form]!.items);
  const every = [spelling.demonstration!, ...spelling.practice, ...forms.flat()];
  const wordOf = (item: TileItem) => item.graphemes.join('');
  const extrasOf = (item: TileItem) => {
    const left = item.tiles.map((tile) => tile.text);
    for (const grapheme of item.graphemes) left.splice(left.indexOf(grapheme), 1);
    return left;
  };

  it('has eight words a form up the same ladder, with time enough', () => {
    expect(spelling).toMatchObject({ skill: 'spelling', timeLimitSeconds: 600, stopTable: [] });
    expect(spelling.practice).toHaveLength(2);
    for (const items of forms) {
      expect(items.map((item) => ladderLevel(wordOf(item)))).toEqual(LADDER);
      expect(items.map((item) => letterPattern(wordOf(item)))).toEqual(
        forms[0]!.map((item) => letterPattern(wordOf(item))),
      );
      expect(items.map((item) => item.stratum)).toEqual(forms[0]!.map((item) => item.stratum));
    }
    expect(spread(forms.map(meanDifficulty))).toBeLessThanOrEqual(0.05);
  });

  it('asks no word twice, nor one that was just read as a real word', () => {
    const decision = getTask(battery, 'real-or-made-up') as ChoiceTask;
    const read = [
      decision.demonstration!,
      ...decision.practice,
      ...FORM_IDS.flatMap((form) => decision.forms[form]!.items),
    ];
    const words = every.map(wordOf);
    expect(new Set(words).size).toBe(35);
    expect(read.map((item) => item.stimulus).filter((text) => words.includes(text!))).toEqual([]);
  });

  it.each(every)('$clip: named after its word, one tile a grapheme', (item) => {
    expect(item.clip).toBe(`word-${wordOf(item)}`);
    const digraphs = wordOf(item).match(/ng|ck|sj|tj|./g);
    expect(item.graphemes).toEqual(digraphs);
  });

  it.each(every)('$clip: eight tiles, the word can be laid and wrong ones too', (item) => {
    expect(item.tiles).toHaveLength(8);
    const ids = item.tiles.map((tile) => tile.id);
    expect(new Set(ids).size).toBe(8);
    const right = item.graphemes.map((_, index) => `s${index + 1}`);
    expect(isRightAnswer(item, right.join(' '))).toBe(true);
    const wrong = ['o1', ...right.slice(1)].join(' ');
    expect(isPossibleAnswer(item, wrong)).toBe(true);
    expect(isRightAnswer(item, wrong)).toBe(false);
  });

  it.each(every)('$clip: the other tiles are fair', (item) => {
    const extras = extrasOf(item);
    expect(extras.filter((text) => VOWELS.includes(text)).length).toBeGreaterThanOrEqual(1);
    expect(extras.join('')).toMatch(/^[a-zåäö]+$/);
    expect(extras.join('')).not.toMatch(/[cqwxz]/);
    const lookAlikes = extras.filter((extra) =>
      item.graphemes.some((own) =>
        MIRRORED.some((pair) => pair === extra + own || pair === own + extra),
      ),
    );
    expect(lookAlikes.length).toBeLessThanOrEqual(1);
    expect(new Set(extras).size).toBe(extras.length);
  });

  it('leaves a second tile of the last consonant over in one long-vowel word of each form', () => {
    for (const items of forms) {
      const doubled = items.filter((item) =>
        extrasOf(item).some((text) => item.graphemes.includes(text)),
      );
      expect(doubled.length).toBeGreaterThanOrEqual(1);
      for (const item of doubled) expect(ladderLevel(wordOf(item))).toBe('L2');
    }
  });

  it('spells only sounds that have one spelling: no soft k or g, no ä, no silent letter', () => {
    for (const word of every.map(wordOf))
      expect(word).not.toMatch(/^[kg][eiyäö]|sk[eiyäö]|^[hldg]j|ä|å|r[dlnst]|c|x|z|w|q/);
  });
});

/** Two or more consonant sounds in a row; a doubled letter, ck, ng, sj or tj is one. */
const hasCluster = (word: string) =>
  /[^aouåeiyäö]{2}/.test(word.replace(/ck|ng|sj|tj|([b-df-hj-np-tv-z])\1/g, 'C'));

describe('read-text', () => {
  const forms = FORM_IDS.map((form) => passage.forms[form]!.items);
  const shares = (holds: (word: string) => boolean) =>
    forms.map((items) => mean(items.map((item) => (holds(wordsOf(item.text)[0]!) ? 1 : 0))));
  const sentenceCounts = forms.map((items) => new Set(items.map((item) => item.stratum)).size);

  it('is 60 seconds of running text with a heading, marked word by word', () => {
    expect(passage).toMatchObject({
      kind: 'timed-passage',
      skill: 'text',
      seconds: 60,
      columns: 8,
      stopAfterFirstRowWrong: false,
    });
    const headings = FORM_IDS.map((form) => passage.forms[form]!.heading);
    expect(new Set(headings).size).toBe(4);
    for (const heading of headings) expect(heading).toMatch(/^[A-ZÅÄÖ][a-zåäö ]+$/);
    for (const text of [passage.script.sv, passage.script.en])
      expect(text.split('\n')).toHaveLength(7);
    expect(passage.script.sv).toContain('3 sekunder');
    expect(passage.practice.length).toBeGreaterThanOrEqual(6);
    expect(passage.practice.length).toBeLessThanOrEqual(8);
  });

  it.each(FORM_IDS)('form %s: 150-170 numbered words in whole sentences', (form) => {
    const items = passage.forms[form]!.items;
    expect(items.length).toBeGreaterThanOrEqual(150);
    expect(items.length).toBeLessThanOrEqual(170);
    items.forEach((item, index) => {
      expect(item.id).toBe(`read-text-${form}${String(index + 1).padStart(3, '0')}`);
      expect(item.text).toMatch(/^[A-Za-zåäöÅÄÖ]+[.,?]?$/);
      const isLast = items[index + 1]?.stratum !== item.stratum;
      if (isLast) {
        expect(item.text).toMatch(/[.?]$/);
        expect(items[index + 1]?.text ?? 'A').toMatch(/^[A-ZÅÄÖ]/);
      }
    });
    const longest = Math.max(
      ...[...new Set(items.map((item) => item.stratum))].map(
        (stratum) => items.filter((item) => item.stratum === stratum).length,
      ),
    );
    expect(longest).toBeLessThanOrEqual(8);
  });

  it('is balanced over the four texts', () => {
    expect(spread(forms.map((items) => items.length))).toBeLessThanOrEqual(2);
    expect(
      spread(forms.map((items, index) => items.length / sentenceCounts[index]!)),
    ).toBeLessThanOrEqual(0.2);
    const letters = forms.map((items) => lettersPerWord(items.map((item) => item.text).join(' ')));
    expect(spread(letters)).toBeLessThanOrEqual(0.1);
    expect(spread(shares((word) => word.length > 6))).toBeLessThanOrEqual(0.03);
    expect(spread(shares(hasCluster))).toBeLessThanOrEqual(0.05);
    expect(spread(forms.map(meanDifficulty))).toBeLessThanOrEqual(0.05);
  });

  it('keeps long words few', () => {
    for (const share of shares((word) => word.length > 6)) expect(share).toBeLessThanOrEqual(0.08);
  });
});

describe('the list for review', () => {
  it('holds every sentence with its truth, every word with its tiles and every text', () => {
    expect(review).toContain('State: **awaiting review**');
    for (const form of FORM_IDS) {
      for (const item of sentences.forms[form]!.items)
        expect(review).toContain(`${item.stimulus} — ${item.correctOptionId}\n`);
      for (const item of spelling.forms[form]!.items)
        expect(review).toContain(`| ${form} | ${item.graphemes.join(' ')} | `);
      expect(review).toContain(passage.forms[form]!.items.map((item) => item.text).join(' '));
    }
  });

  it('leaves every item awaiting review, with a reason for its difficulty', () => {
    for (const task of [sentences, spelling, passage])
      for (const item of [
        ...task.practice,
        ...FORM_IDS.flatMap((form) => [...task.forms[form]!.items]),
      ]) {
        expect(item.review).toBe('awaiting-review');
        expect(item.reasoning.length).toBeGreaterThan(5);
      }
  });
});
