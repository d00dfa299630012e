/** What the tasks with pictures have in common: options, places, drawing until the rules hold. */
import { type ChoiceItem, FORM_IDS, type FormId } from '~/instruments/battery';
import type { PictureWord } from './picture-words';
import { shuffle } from './seeded-random';

/** Title and what is measured, in both languages, of a task. */
export type TaskAbout = Record<'title' | 'measures', { sv: string; en: string }>;

/** The clip that says the word of a picture. */
export const wordClipName = (id: string): string => `word-${id}`;

/** `first-sounds-A01`: form (P for practice) and number in it, from index 0. */
export const numberItem = (taskId: string, form: string, index: number): string =>
  `${taskId}-${form}${String(index + 1).padStart(2, '0')}`;

export const roundLogits = (value: number): number => Math.round(value * 100) / 100;

/** A step of a difficulty in words: `long word +0.15`. */
export const describeStep = (reason: string, value: number): string =>
  `${reason} ${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/**
 * Draw until a draw is whole and accepted.
 * @param draw gives null at a dead end
 * @throws {Error} when nothing is found: the lists or the rules must change
 */
export function drawUntil<Value>(
  what: string,
  draw: () => Value | null,
  accept: (value: Value) => boolean = () => true,
): Value {
  for (let attempt = 0; attempt < 200_000; attempt += 1) {
    const value = draw();
    if (value !== null && accept(value)) return value;
  }
  throw new Error(`No arrangement found that keeps the rules: ${what}`);
}

/** Places of the right options, as even as can be, never three alike in a row. */
export function drawPlaces(items: number, options: number, random: () => number): number[] {
  const even = Array.from({ length: items }, (_, index) => index % options);
  return drawUntil(
    'places',
    () => shuffle(even, random),
    (places) => places.every((place, at) => place !== places[at - 1] || place !== places[at - 2]),
  );
}

/** Options with the right one at its place. */
export function placeOptions(
  correct: PictureWord,
  wrong: readonly PictureWord[],
  place: number,
  isNamed: boolean,
): Pick<ChoiceItem, 'options' | 'correctOptionId'> {
  const pictures = [...wrong];
  pictures.splice(place, 0, correct);
  return {
    options: pictures.map(({ id, sv }) => ({
      id,
      text: sv,
      picture: id,
      ...(isNamed ? { clip: wordClipName(id) } : {}),
    })),
    correctOptionId: correct.id,
  };
}

/** One set of items for each of the four forms. */
export function toForms<Item>(
  makeItems: (form: FormId, index: number) => Item[],
): Record<FormId, { items: Item[] }> {
  return Object.fromEntries(
    FORM_IDS.map((form, index) => [form, { items: makeItems(form, index) }]),
  ) as Record<FormId, { items: Item[] }>;
}
