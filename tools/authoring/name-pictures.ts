/** The naming grid: six very common pictures, six times each, named as fast as possible. */
import type { GridItem, RapidNamingTask } from '~/instruments/battery';
import { drawUntil, numberItem, toForms } from './picture-items';
import { NAME_PICTURES_ABOUT, NAMING_SCRIPT } from './picture-task-texts';
import { getPicture } from './picture-words';
import { makeRandom, shuffle } from './seeded-random';

/** Short words that begin with six different sounds and end in six different ways. */
const NAMED = ['sun', 'car', 'cat', 'house', 'fish', 'tree'];
const COLUMNS = 9;
const TIMES = 6;

/** Adds cells one by one; never the picture before (also over the end of a row) or above. */
function drawOrder(random: () => number): string[] | null {
  const left = new Map(NAMED.map((id) => [id, TIMES]));
  const order: string[] = [];
  while (order.length < NAMED.length * TIMES) {
    const next = shuffle(NAMED, random)
      .filter((id) => left.get(id)! > 0)
      .filter((id) => id !== order.at(-1) && id !== order.at(-COLUMNS))
      .sort((one, other) => left.get(other)! - left.get(one)!)[0];
    if (!next) return null;
    order.push(next);
    left.set(next, left.get(next)! - 1);
  }
  return order;
}

/** Every picture once or twice in a row, so that no row is easier than another. */
function areRowsEven(order: readonly string[]): boolean {
  return [0, 1, 2, 3].every((row) => {
    const cells = order.slice(row * COLUMNS, (row + 1) * COLUMNS);
    return NAMED.every((id) => {
      const times = cells.filter((cell) => cell === id).length;
      return times === 1 || times === 2;
    });
  });
}

/** No pair of neighbours so often that the order could be learnt. */
function isUnforeseeable(order: readonly string[]): boolean {
  const pairs = new Map<string, number>();
  order.forEach((id, index) => {
    const pair = `${order[index - 1]} ${id}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return Math.max(...pairs.values()) <= 3;
}

function toItem(id: string, pictureId: string): GridItem {
  return {
    id,
    text: getPicture(pictureId).sv,
    picture: pictureId,
    stratum: pictureId,
    difficulty: -3,
    reasoning: 'every child says it, and it has been named together before the start',
    review: 'awaiting-review',
  };
}

/** The whole task; the same seed gives the same orders. */
export function makeNamePicturesTask(): RapidNamingTask {
  const random = makeRandom(3604);
  return {
    kind: 'rapid-naming',
    id: 'name-pictures',
    version: 1,
    ...NAME_PICTURES_ABOUT,
    skill: 'vocabulary',
    seconds: 180,
    columns: COLUMNS,
    stopAfterFirstRowWrong: false,
    script: NAMING_SCRIPT,
    practice: NAMED.map((id, index) => toItem(numberItem('name-pictures', 'P', index), id)),
    forms: toForms((form) =>
      drawUntil(
        `naming ${form}`,
        () => drawOrder(random),
        (order) => areRowsEven(order) && isUnforeseeable(order),
      ).map((id, index) => toItem(numberItem('name-pictures', form, index), id)),
    ),
  };
}
