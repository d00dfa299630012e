/** Splits authored words into four parallel forms, and orders them so that neighbours differ. */
import { FORM_IDS } from '~/instruments/battery';
import { editDistance } from '~/instruments/made-up-word-filters';
import type { Judged } from './item-difficulty';
import { shuffle } from './seeded-random';

/** Words of equal structure and nearly equal difficulty, one for each form in order. */
export type Quadruple = readonly Judged[];

const FORM_COUNT = FORM_IDS.length;

/**
 * A dealer remembers what each form has got: of every four words, sorted by difficulty, the
 * hardest goes to the form that has been dealt the easiest so far. So the forms' means agree.
 */
export function makeDealer(random: () => number) {
  const totals = FORM_IDS.map(() => 0);
  const dealFour = (four: readonly Judged[]): Quadruple => {
    const hardestFirst = [...four].sort((left, right) => right.difficulty - left.difficulty);
    const easiestForms = FORM_IDS.map((_, form) => form).sort(
      (left, right) => totals[left]! - totals[right]!,
    );
    const quadruple: Judged[] = [];
    easiestForms.forEach((form, index) => {
      quadruple[form] = hardestFirst[index]!;
      totals[form]! += hardestFirst[index]!.difficulty;
    });
    return quadruple;
  };
  return function dealQuadruples(words: readonly Judged[]): Quadruple[] {
    if (words.length % FORM_COUNT !== 0)
      throw new Error(`${words.length} words cannot be split over ${FORM_COUNT} forms`);
    const sorted = shuffle(words, random).sort((left, right) => left.difficulty - right.difficulty);
    return Array.from({ length: sorted.length / FORM_COUNT }, (_, index) =>
      dealFour(sorted.slice(index * FORM_COUNT, (index + 1) * FORM_COUNT)),
    );
  };
}

const MIRRORED: Record<string, string> = { d: 'b', p: 'b', q: 'b', n: 'm' };

/** The word with mirror letters made alike: two different words with one such form are a mirror pair. */
export function mirrorForm(word: string): string {
  return [...word].map((letter) => MIRRORED[letter] ?? letter).join('');
}

/** True when no neighbours are one letter apart (three letters or more) and no row holds a mirror pair. */
export function isReadableSequence(words: readonly string[], rowLength: number): boolean {
  return words.every((word, index) => {
    const previous = words[index - 1];
    if (previous && word.length > 2 && editDistance(word, previous) < 2) return false;
    const row = words.slice(index - (index % rowLength), index);
    return row.every((other) => mirrorForm(other) !== mirrorForm(word));
  });
}

const readsWell = (sequence: readonly Quadruple[], rowLength: number): boolean =>
  FORM_IDS.every((_, form) =>
    isReadableSequence(
      sequence.map((quadruple) => quadruple[form]!.word),
      rowLength,
    ),
  );

/** The sequence with the whole group after it, one quadruple at a time; null at a dead end. */
function tryAppend(
  sequence: readonly Quadruple[],
  group: readonly Quadruple[],
  rowLength: number,
  random: () => number,
): Quadruple[] | null {
  const result = [...sequence];
  const remaining = shuffle(group, random);
  while (remaining.length > 0) {
    const next = remaining.findIndex((quadruple) => readsWell([...result, quadruple], rowLength));
    if (next === -1) return null;
    result.push(...remaining.splice(next, 1));
  }
  return result;
}

/**
 * Append groups of quadruples in order, each group shuffled, so that every form reads well.
 * @returns one list of words for each form
 */
export function orderGrid(
  groups: readonly (readonly Quadruple[])[],
  rowLength: number,
  random: () => number,
): Judged[][] {
  let sequence: Quadruple[] = [];
  for (const group of groups) {
    let extended: Quadruple[] | null = null;
    for (let attempt = 0; attempt < 2000 && !extended; attempt += 1)
      extended = tryAppend(sequence, group, rowLength, random);
    if (!extended)
      throw new Error(`No readable order found for the group of ${group[0]?.[0]?.word}`);
    sequence = extended;
  }
  return FORM_IDS.map((_, form) => sequence.map((quadruple) => quadruple[form]!));
}
