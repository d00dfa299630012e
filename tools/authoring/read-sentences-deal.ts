/**
 * Deals the sentences over four forms so that words, word length and authored difficulty agree,
 * and orders each block. The same random source gives the same forms.
 */
import { FORM_IDS } from '~/instruments/battery';
import { clashCost, shareSubject } from './read-sentences-clash';
import { SENTENCE_BLOCKS } from './read-sentences-list';
import { shuffle } from './seeded-random';
import { type Judgement, judgeSentence, measureText, type TextMeasures } from './text-words';

export type Sentence = Judgement &
  TextMeasures & { text: string; isTrue: boolean; block: number; index: number };

/** Swaps tried; more than enough for the cost to stop falling. */
const SWAPS = 20_000;

function listSentences(): Sentence[] {
  const all = SENTENCE_BLOCKS.flatMap((block, blockIndex) => [
    ...block.isTrue.map((text) => ({ text, isTrue: true, block: blockIndex + 1 })),
    ...block.isFalse.map((text) => ({ text, isTrue: false, block: blockIndex + 1 })),
  ]);
  return all.map((sentence, index) => ({
    ...sentence,
    index,
    ...measureText(sentence.text),
    ...judgeSentence(sentence.text),
  }));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Largest minus smallest of the forms' means of one figure. */
function spread(
  forms: readonly (readonly Sentence[])[],
  figure: (sentence: Sentence) => number,
): number {
  const means = forms.map((form) => mean(form.map(figure)));
  return Math.max(...means) - Math.min(...means);
}

const wordsOf = (form: readonly Sentence[], isTrue: boolean): number =>
  mean(form.filter((sentence) => sentence.isTrue === isTrue).map(({ words }) => words));

/** How much a form's blocks fail to rise from one to the next, in logits. */
function fallBetweenBlocks(form: readonly Sentence[]): number {
  const means = SENTENCE_BLOCKS.map((_, index) =>
    mean(form.filter(({ block }) => block === index + 1).map(({ difficulty }) => difficulty)),
  );
  return means.slice(1).reduce((sum, now, index) => sum + Math.max(0, means[index]! - now), 0);
}

/** What is uneven, weighted so that whole-form figures count most, then blocks, then truth. */
function imbalance(forms: readonly (readonly Sentence[])[]): number {
  const inBlocks = SENTENCE_BLOCKS.map((_, index) =>
    spread(
      forms.map((form) => form.filter(({ block }) => block === index + 1)),
      ({ difficulty }) => difficulty,
    ),
  );
  const byTruth = forms.map((form) => Math.abs(wordsOf(form, true) - wordsOf(form, false)));
  return (
    20 * spread(forms, ({ difficulty }) => difficulty) +
    10 * spread(forms, ({ words }) => words) +
    10 * spread(forms, ({ lettersPerWord }) => lettersPerWord) +
    8 * mean(inBlocks) +
    2 * mean(byTruth) +
    20 * mean(forms.map(fallBetweenBlocks))
  );
}

/** The cost of having a sentence in a form, by the sentences that are there besides it. */
function makeClash(sentences: readonly Sentence[]) {
  const table = sentences.map((left) =>
    sentences.map((right) =>
      left === right ? 0 : clashCost(left.text, right.text, left.block === right.block),
    ),
  );
  return (sentence: Sentence, form: readonly Sentence[]): number =>
    form.reduce((sum, other) => sum + table[sentence.index]![other.index]!, 0);
}

/** Swap sentences of the same block and truth between forms whenever that does not make it worse. */
function improve(
  forms: Sentence[][],
  clash: (sentence: Sentence, form: readonly Sentence[]) => number,
  random: () => number,
): void {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  let before = imbalance(forms);
  for (let swap = 0; swap < SWAPS; swap += 1) {
    const [one, other] = shuffle(forms, random) as [Sentence[], Sentence[]];
    const left = pick(one);
    const right = pick(
      other.filter(({ block, isTrue }) => block === left.block && isTrue === left.isTrue),
    );
    const [leftPlace, rightPlace] = [one.indexOf(left), other.indexOf(right)];
    const clashBefore = clash(left, one) + clash(right, other);
    one[leftPlace] = right;
    other[rightPlace] = left;
    const after = imbalance(forms);
    if (after + clash(right, one) + clash(left, other) <= before + clashBefore) before = after;
    else {
      one[leftPlace] = left;
      other[rightPlace] = right;
    }
  }
}

/** True when no more than three in a row have the same answer and no neighbours the same subject. */
function readsWell(order: readonly Sentence[]): boolean {
  return order.every((sentence, index) => {
    const before = order.slice(Math.max(0, index - 3), index);
    const isFourth =
      before.length === 3 && before.every(({ isTrue }) => isTrue === sentence.isTrue);
    const previous = before.at(-1);
    return !isFourth && !(previous && shareSubject(previous.text, sentence.text));
  });
}

function orderBlocks(form: readonly Sentence[], random: () => number): Sentence[] {
  let order: Sentence[] = [];
  SENTENCE_BLOCKS.forEach((_, index) => {
    const block = form.filter((sentence) => sentence.block === index + 1);
    let extended = [...order, ...shuffle(block, random)];
    for (let attempt = 0; attempt < 5000 && !readsWell(extended); attempt += 1)
      extended = [...order, ...shuffle(block, random)];
    if (!readsWell(extended)) throw new Error(`No order found for block ${index + 1}`);
    order = extended;
  });
  return order;
}

/** One list of 60 sentences for each form. */
export function makeSentenceForms(random: () => number): Sentence[][] {
  const sentences = listSentences();
  const forms: Sentence[][] = FORM_IDS.map(() => []);
  for (const [index] of SENTENCE_BLOCKS.entries())
    for (const isTrue of [true, false]) {
      const cell = sentences.filter(
        (sentence) => sentence.block === index + 1 && sentence.isTrue === isTrue,
      );
      shuffle(cell, random).forEach((sentence, place) => {
        forms[place % forms.length]!.push(sentence);
      });
    }
  improve(forms, makeClash(sentences), random);
  return forms.map((form) => orderBlocks(form, random));
}
