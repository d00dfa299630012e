/**
 * The order in which an item's options stand on the screen.
 *
 * The order is a permutation seeded by the attempt and the item, so it is the same after a reload
 * and on another device, differs between pupils, and needs no stored randomness. Yes/no options
 * keep their authored places: a pupil should not have to look for "riktigt" anew at every word.
 */
import type { OptionTask, PupilItem, PupilTask } from '~/instruments/battery';

/** FNV-1a, 32 bits: spreads a short text over the range of an unsigned integer. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32: a small generator of numbers in [0, 1) from one 32-bit seed. */
function makeGenerator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The values in an order fixed by the seed text (Fisher-Yates); the input is not changed. */
export function permuteBySeed<Value>(values: readonly Value[], seedText: string): Value[] {
  const permuted = [...values];
  const next = makeGenerator(hashText(seedText));
  for (let last = permuted.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(next() * (last + 1));
    [permuted[last], permuted[chosen]] = [permuted[chosen] as Value, permuted[last] as Value];
  }
  return permuted;
}

/** Option ids of an item, in the order they are shown in this attempt. */
export function orderOptions(
  attemptId: string,
  item: { id: string; options: readonly { id: string }[] },
  optionLook: OptionTask['optionLook'],
): string[] {
  const ids = item.options.map((option) => option.id);
  return optionLook === 'yes-no' ? ids : permuteBySeed(ids, `${attemptId} ${item.id}`);
}

/** Ids of an item's options, or of its tiles, in the order they stand in this attempt. */
export function orderTargets(attemptId: string, task: PupilTask, item: PupilItem): string[] {
  if ('graphemes' in item) {
    const ids = item.tiles.map((tile) => tile.id);
    return permuteBySeed(ids, `${attemptId} ${item.id}`);
  }
  return task.kind === 'letter-tiles' ? [] : orderOptions(attemptId, item, task.optionLook);
}
