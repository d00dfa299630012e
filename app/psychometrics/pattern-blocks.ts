/**
 * Response patterns cut into blocks of five items, so that a table of every possible block answers for all.
 *
 * Measures: for sums over items, the code of each block of a pattern: Σ cell × 3^place, 0 to 242.
 * Formula (the method of four Russians): with cells 0, 1 and not reached a block of five items has 243 kinds.
 * What is added item by item for a pattern (its log-likelihood, its posterior weight) is added block by block
 * instead, a fifth of the work; the tables of the 243 kinds are made and read out once for all patterns.
 * Definition: the same sums in another order: figures agree with item-by-item sums to rounding.
 * Source: Arlazarov, V. L., Dinic, E. A., Kronrod, M. A. and Faradžev, I. A., 1970.
 * Units: none. Valid range: cells 0, 1 or NOT_REACHED; the last block may hold fewer items.
 * Missing data: not reached is a cell like the others; what it adds is the caller's.
 * Worked example: cells 1, 0, not reached, 1, 1: 1 + 0 + 18 + 27 + 81 = 127.
 */
import type { ResponsePatterns } from '~/psychometrics/collapse-patterns';

/** Items in a block. */
const BLOCK_ITEMS = 5;
/** Kinds of a block. */
export const BLOCK_KINDS = 3 ** BLOCK_ITEMS;

export interface PatternBlocks {
  blocks: number;
  items: number;
  patterns: number;
  /** patterns × blocks codes. */
  codes: Uint8Array;
  counts: Float64Array;
}

export function cutIntoBlocks({ cells, items, patterns, counts }: ResponsePatterns): PatternBlocks {
  const blocks = Math.ceil(items / BLOCK_ITEMS);
  const codes = new Uint8Array(patterns * blocks);
  for (let pattern = 0; pattern < patterns; pattern += 1) {
    for (let block = 0; block < blocks; block += 1) {
      const first = block * BLOCK_ITEMS;
      let code = 0;
      for (let item = Math.min(items, first + BLOCK_ITEMS) - 1; item >= first; item -= 1) {
        code = code * 3 + cells[pattern * items + item]!;
      }
      codes[pattern * blocks + block] = code;
    }
  }
  return { blocks, items, patterns, codes, counts };
}

/**
 * For every kind of every block the sum of what its cells add, by node.
 * @param whenWrong by item and node; @param whenRight the same. Not reached adds nothing.
 * @returns blocks × 243 × nodes.
 */
export function sumByKind(
  items: number,
  nodes: number,
  whenWrong: Float64Array,
  whenRight: Float64Array,
): Float64Array {
  const blocks = Math.ceil(items / BLOCK_ITEMS);
  const sums = new Float64Array(blocks * BLOCK_KINDS * nodes);
  for (let item = 0; item < items; item += 1) {
    const block = Math.floor(item / BLOCK_ITEMS);
    // The kinds of the items before in the block are there; each is taken on with this item's cell.
    const known = 3 ** (item % BLOCK_ITEMS);
    const start = block * BLOCK_KINDS;
    for (let kind = known; kind < 3 * known; kind += 1) {
      const from = (start + (kind % known)) * nodes;
      const to = (start + kind) * nodes;
      const isRight = kind < 2 * known;
      for (let node = 0; node < nodes; node += 1) {
        const added = isRight ? whenRight[item * nodes + node]! : 0;
        sums[to + node] = sums[from + node]! + added;
      }
    }
    for (let kind = 0; kind < known; kind += 1) {
      const to = (start + kind) * nodes;
      for (let node = 0; node < nodes; node += 1) {
        sums[to + node]! += whenWrong[item * nodes + node]!;
      }
    }
  }
  return sums;
}

/** Masses by kind and node, gathered by item: those of right answers into `right`, of wrong into `wrong`. */
export function gatherByItem(
  masses: Float64Array,
  nodes: number,
  right: Float64Array,
  wrong: Float64Array,
): void {
  const items = right.length / nodes;
  for (let item = 0; item < items; item += 1) {
    const block = Math.floor(item / BLOCK_ITEMS);
    const place = 3 ** (item % BLOCK_ITEMS);
    for (let kind = 0; kind < BLOCK_KINDS; kind += 1) {
      const cell = Math.floor(kind / place) % 3;
      if (cell === 2) continue;
      const target = cell === 1 ? right : wrong;
      const from = (block * BLOCK_KINDS + kind) * nodes;
      for (let node = 0; node < nodes; node += 1) {
        target[item * nodes + node]! += masses[from + node]!;
      }
    }
  }
}
