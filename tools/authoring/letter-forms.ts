/**
 * The forms of the letter task: the same 24 letters, in a new order and with new wrong letters.
 *
 * In every form each letter is a wrong option exactly three times, so that no letter can be chosen
 * or avoided by how often it is seen. Blocks of eight hold three vowels each and as even bands
 * as 24 letters allow. The right option stands six times in each place.
 */
import {
  bandOf,
  isVowel,
  LETTER_DOMAIN,
  lettersAreNear,
  listOptionProblems,
} from '~/instruments/letter-choice-rules';
import { shuffle } from './seeded-random';

export type LetterItem = { letter: string; wrong: string[]; place: number };

const TIMES_AS_WRONG = 3;
const BLOCK_SIZE = 8;

/** Letters that have a near letter at all get exactly one near option, in every form. */
export function hasNearOption(letter: string): boolean {
  return LETTER_DOMAIN.some((other) => lettersAreNear(letter, other));
}

function pickWrong(
  letter: string,
  stock: Map<string, number>,
  used: ReadonlySet<string>,
  random: () => number,
): string[] | null {
  const available = shuffle(LETTER_DOMAIN, random)
    .filter((other) => other !== letter && (stock.get(other) ?? 0) > 0)
    .sort((left, right) => (stock.get(right) ?? 0) - (stock.get(left) ?? 0));
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const wrong = shuffle(available.slice(0, 6 + (attempt % 18)), random).slice(0, 3);
    if (wrong.length < 3 || listOptionProblems(letter, wrong).length > 0) continue;
    const nearCount = wrong.filter((other) => lettersAreNear(letter, other)).length;
    const vowelCount = wrong.filter(isVowel).length;
    if (nearCount !== (hasNearOption(letter) ? 1 : 0)) continue;
    if (isVowel(letter) ? vowelCount !== 2 : vowelCount > 1) continue;
    if (used.has([letter, ...[...wrong].sort()].join(''))) continue;
    return wrong;
  }
  return null;
}

/** Wrong letters for all 24 letters, or null when this try ran out of letters. */
function tryWrongLetters(
  used: ReadonlySet<string>,
  random: () => number,
): Map<string, string[]> | null {
  const stock = new Map(LETTER_DOMAIN.map((letter) => [letter, TIMES_AS_WRONG]));
  const result = new Map<string, string[]>();
  const vowelsFirst = shuffle(LETTER_DOMAIN, random).sort(
    (left, right) => Number(isVowel(right)) - Number(isVowel(left)),
  );
  for (const letter of vowelsFirst) {
    const wrong = pickWrong(letter, stock, used, random);
    if (!wrong) return null;
    for (const other of wrong) stock.set(other, (stock.get(other) ?? 0) - 1);
    result.set(letter, wrong);
  }
  return result;
}

const countIn = (letters: readonly string[], test: (letter: string) => boolean): number =>
  letters.filter(test).length;

function isFairOrder(order: readonly string[]): boolean {
  if (bandOf(order[0]!) !== 'B1' || bandOf(order[1]!) !== 'B1') return false;
  if (order.some((letter, index) => index > 0 && lettersAreNear(letter, order[index - 1]!)))
    return false;
  return [0, 1, 2].every((block) => {
    const letters = order.slice(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE);
    return (
      countIn(letters, isVowel) === 3 &&
      countIn(letters, (letter) => bandOf(letter) === 'B2') === 4 &&
      countIn(letters, (letter) => bandOf(letter) === 'B3') <= 1
    );
  });
}

function drawUntil<Value>(draw: () => Value, accept: (value: Value) => boolean): Value {
  for (let attempt = 0; attempt < 2_000_000; attempt += 1) {
    const value = draw();
    if (accept(value)) return value;
  }
  throw new Error('No arrangement found that keeps the rules');
}

const neverThreeInARow = (places: readonly number[]): boolean =>
  places.every(
    (place, index) => index < 2 || place !== places[index - 1] || place !== places[index - 2],
  );

/** One form; `used` remembers option sets so that no form repeats another's. */
export function makeLetterForm(used: Set<string>, random: () => number): LetterItem[] {
  const wrongLetters = drawUntil(
    () => tryWrongLetters(used, random),
    (value) => value !== null,
  )!;
  const order = drawUntil(() => shuffle(LETTER_DOMAIN, random), isFairOrder);
  const evenPlaces = Array.from({ length: LETTER_DOMAIN.length }, (_, index) => index % 4);
  const places = drawUntil(() => shuffle(evenPlaces, random), neverThreeInARow);
  return order.map((letter, index) => {
    const wrong = wrongLetters.get(letter)!;
    used.add([letter, ...[...wrong].sort()].join(''));
    return { letter, wrong, place: places[index]! };
  });
}
