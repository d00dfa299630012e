/**
 * Response patterns, each once, with how many persons gave it.
 *
 * Measures: the frequency of each pattern; Σ counts is the number of persons.
 * Units: persons. Valid range: cells 0, 1 or not reached. Missing data: not reached is part of the pattern.
 * Worked example: 01, 11, 01 is 01 twice and 11 once.
 * A likelihood depends on persons through their patterns only, so short tests become as cheap as their
 * number of different patterns. Patterns stand in the order in which they are first met.
 * An open-addressing table of whole numbers finds them: no text keys, about 12 bytes a person.
 */

export interface ResponsePatterns {
  /** Patterns row by row, `items` cells each. */
  cells: Uint8Array;
  items: number;
  patterns: number;
  /** How many persons gave each pattern. */
  counts: Float64Array;
}

/** @param cells persons × items. @param columns the items to keep, in this order. */
export function collapsePatterns(
  cells: Uint8Array,
  persons: number,
  items: number,
  columns: readonly number[],
): ResponsePatterns {
  const width = columns.length;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, persons * 2)))).fill(-1);
  const kept = new Uint8Array(persons * width);
  const counts = new Float64Array(persons);
  let patterns = 0;
  for (let person = 0; person < persons; person += 1) {
    const start = patterns * width;
    let hash = 0x811c9dc5;
    for (let column = 0; column < width; column += 1) {
      const cell = cells[person * items + columns[column]!]!;
      kept[start + column] = cell;
      hash = Math.imul(hash ^ cell, 0x01000193);
    }
    const found = findSlot(slots, kept, width, start, mix(hash));
    if (slots[found] === -1) {
      slots[found] = patterns;
      patterns += 1;
    }
    counts[slots[found]!]! += 1;
  }
  return {
    cells: patterns === persons ? kept : kept.slice(0, patterns * width),
    items: width,
    patterns,
    counts: counts.slice(0, patterns),
  };
}

function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (half ^ (half >>> 15)) >>> 0;
}

/** The slot that holds the pattern at `start`, or the empty one where it belongs. */
function findSlot(
  slots: Int32Array,
  kept: Uint8Array,
  width: number,
  start: number,
  hash: number,
): number {
  let slot = hash % slots.length;
  for (;;) {
    const pattern = slots[slot]!;
    if (pattern === -1) return slot;
    let column = 0;
    while (column < width && kept[pattern * width + column] === kept[start + column]) column += 1;
    if (column === width) return slot;
    slot = (slot + 1) % slots.length;
  }
}
