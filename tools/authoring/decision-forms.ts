/** The forms of the yes-no task: blocks of eight, four real and four made up, in order of the ladder. */
import { FORM_IDS } from '~/instruments/battery';
import { type LadderLevel, ladderLevel } from '~/instruments/word-structure';
import { type Judged, judgeWord } from './item-difficulty';
import { CHOSEN_MADE_UP } from './made-up-choices';
import { isReadableSequence, makeDealer } from './parallel-forms';
import { shuffle } from './seeded-random';
import { DECISION_STRUCTURES, type WordStructure } from './word-lists';

export type DecisionItem = Judged & { real: boolean };

const BLOCK_SIZE = 8;

/**
 * Pairs of a real and a made-up word at each level: as equal as sixteen pairs over six levels can
 * be, so that levels 1-2 are about a third of the form and levels 1-4 about two thirds.
 */
const BLOCK_PAIRS: readonly (readonly [LadderLevel, number][])[] = [
  [
    ['L1', 2],
    ['L2', 2],
  ],
  [
    ['L2', 1],
    ['L3', 3],
  ],
  [
    ['L4', 3],
    ['L5', 1],
  ],
  [
    ['L5', 2],
    ['L6', 2],
  ],
];

function madeUpStructure(real: WordStructure): WordStructure {
  const chosen = CHOSEN_MADE_UP.find((choice) => choice.structure === real.id);
  if (!chosen) throw new Error(`No made-up words of structure ${real.id}`);
  return { id: real.id, base: real.base, words: chosen.words };
}

/** Items of one form by level and lexicality, each list in the ladder's order. */
function dealForms(random: () => number): DecisionItem[][] {
  const forms: DecisionItem[][] = FORM_IDS.map(() => []);
  const dealReal = makeDealer(random);
  const dealMadeUp = makeDealer(random);
  for (const real of DECISION_STRUCTURES)
    for (const [source, isReal] of [
      [real, true],
      [madeUpStructure(real), false],
    ] as const) {
      const judged = source.words.map((word) => judgeWord(word, real.id, real.base, !isReal));
      for (const quadruple of (isReal ? dealReal : dealMadeUp)(judged))
        quadruple.forEach((item, form) => {
          forms[form]!.push({ ...item, real: isReal });
        });
    }
  return forms;
}

function neverFourAlike(items: readonly DecisionItem[]): boolean {
  return items.every(
    (item, index) =>
      index < 3 || items.slice(index - 3, index).some((other) => other.real !== item.real),
  );
}

/** Take each block's items level by level from one form's stock, in random order within the level. */
function drawOrder(stock: readonly DecisionItem[], random: () => number): DecisionItem[] {
  const remaining = [...stock];
  const take = (level: LadderLevel, real: boolean): DecisionItem => {
    const index = remaining.findIndex(
      (item) => item.real === real && ladderLevel(item.word) === level,
    );
    if (index === -1) throw new Error(`No ${real ? 'real' : 'made-up'} word left at ${level}`);
    return remaining.splice(index, 1)[0]!;
  };
  return BLOCK_PAIRS.flat().flatMap(([level, pairs]) => {
    const items = Array.from({ length: pairs }, () => [take(level, true), take(level, false)]);
    return shuffle(items.flat(), random);
  });
}

/** One list of 32 items for each form. */
export function makeDecisionForms(random: () => number): DecisionItem[][] {
  return dealForms(random).map((stock) => {
    for (let attempt = 0; attempt < 5000; attempt += 1) {
      const order = drawOrder(stock, random);
      const words = order.map((item) => item.word);
      if (neverFourAlike(order) && isReadableSequence(words, BLOCK_SIZE)) return order;
    }
    throw new Error('No readable order found; change a word');
  });
}
