/**
 * Deals the words of a structure into sets of equal difficulty, and lays one set of every structure
 * out over the places of a form.
 *
 * A structure with n sets gives the forms the sets 1, 2, … n, 1, 2, …: a word comes back n forms later
 * and never before. Structures with different numbers of sets come back at different times, so that
 * no two forms are the same.
 */
import type { Judged } from './item-difficulty';
import { isReadableSequence } from './parallel-forms';
import { shuffle } from './seeded-random';

const DEALS = 2000;
const ORDERS_PER_DEAL = 150;
const RUN_ATTEMPTS = 400;

/**
 * Split words into sets of equal size and nearly equal sums of difficulty.
 * @throws {Error} when the words do not fill the sets.
 */
export function dealSets(
  words: readonly Judged[],
  setCount: number,
  random: () => number,
): Judged[][] {
  if (words.length % setCount !== 0)
    throw new Error(`${words.length} words (${words[0]?.structure}) do not fill ${setCount} sets`);
  const sets: Judged[][] = Array.from({ length: setCount }, () => []);
  const totals = sets.map(() => 0);
  const sorted = shuffle(words, random).sort((left, right) => right.difficulty - left.difficulty);
  for (let start = 0; start < sorted.length; start += setCount) {
    const easiestFirst = shuffle([...sets.keys()], random).sort(
      (left, right) => totals[left]! - totals[right]!,
    );
    easiestFirst.forEach((set, index) => {
      const word = sorted[start + index]!;
      sets[set]!.push(word);
      totals[set]! += word.difficulty;
    });
  }
  return sets;
}

/** The places of a form: the structure that stands at each, in runs that are shuffled together. */
export type Layout = {
  runs: readonly (readonly string[])[];
  columns: number;
  /** Mean difficulty to come near to, of every two rows, in order. */
  targets: readonly number[];
  /** Largest distance from a target, in logits. */
  tolerance: number;
};

export const meanDifficulty = (words: readonly { difficulty: number }[]): number =>
  words.reduce((sum, word) => sum + word.difficulty, 0) / words.length;

/** Words in groups of two rows; a last short group stands alone. */
export function splitRowPairs<Value>(values: readonly Value[], columns: number): Value[][] {
  const length = columns * 2;
  return Array.from({ length: Math.ceil(values.length / length) }, (_, group) =>
    values.slice(group * length, (group + 1) * length),
  );
}

function layRun(
  before: readonly Judged[],
  run: readonly string[],
  sets: ReadonlyMap<string, readonly Judged[]>,
  columns: number,
  random: () => number,
): Judged[] | null {
  for (let attempt = 0; attempt < RUN_ATTEMPTS; attempt += 1) {
    const stock = new Map([...sets].map(([id, words]) => [id, shuffle(words, random)]));
    const result = [...before, ...run.map((structure) => stock.get(structure)!.pop()!)];
    const words = result.map((item) => item.word);
    if (isReadableSequence(words, columns)) return result;
  }
  return null;
}

const comesNear = (words: readonly Judged[], layout: Layout): boolean =>
  splitRowPairs(words, layout.columns).every(
    (group, index) => Math.abs(meanDifficulty(group) - layout.targets[index]!) <= layout.tolerance,
  );

/** One set of every structure, laid out; null when no order reads well and keeps near the targets. */
function layOutForm(
  layout: Layout,
  sets: ReadonlyMap<string, readonly Judged[]>,
  random: () => number,
): Judged[] | null {
  for (let attempt = 0; attempt < ORDERS_PER_DEAL; attempt += 1) {
    let words: Judged[] | null = [];
    for (const run of layout.runs) {
      words = layRun(words, run, sets, layout.columns, random);
      if (!words) return null;
    }
    if (comesNear(words, layout)) return words;
  }
  return null;
}

/** Sets of words by structure. */
export type Sets = ReadonlyMap<string, readonly (readonly Judged[])[]>;

/** The sets that a form takes. */
export const setsOfForm = (sets: Sets, formIndex: number): Map<string, readonly Judged[]> =>
  new Map([...sets].map(([id, all]) => [id, all[formIndex % all.length]!]));

/**
 * Forms laid out so that they read well and no two rows are much harder or easier than their target.
 * @param deal makes the sets anew, one deal for each use of them
 * @param formCounts number of forms of each use, in the order that `deal` gives them
 * @throws {Error} when no deal can be laid out.
 */
export function drawForms(
  layout: Layout,
  deal: () => readonly Sets[],
  formCounts: readonly number[],
  random: () => number,
): Judged[][] {
  for (let attempt = 0; attempt < DEALS; attempt += 1) {
    const uses = deal();
    const wanted = uses.flatMap((sets, use) =>
      Array.from({ length: formCounts[use]! }, (_, form) => setsOfForm(sets, form)),
    );
    const forms: Judged[][] = [];
    for (const sets of wanted) {
      const form = layOutForm(layout, sets, random);
      if (!form) break;
      forms.push(form);
    }
    if (forms.length === wanted.length) return forms;
  }
  throw new Error('No deal found that reads well and is balanced; change a word');
}
