import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoBlocks, gatherByItem, sumByKind } from '~/psychometrics/pattern-blocks';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

const patternOf = (cells: readonly number[]) => ({
  cells: Uint8Array.from(cells),
  items: cells.length,
  patterns: 1,
  counts: Float64Array.of(1),
});

describe('patterns in blocks of five', () => {
  it('the worked example: 1, 0, not reached, 1, 1 is 127', () =>
    expect([...cutIntoBlocks(patternOf([1, 0, NOT_REACHED, 1, 1])).codes]).toEqual([127]));

  const anyCells = fc.array(fc.constantFrom(0, 1, NOT_REACHED), { minLength: 1, maxLength: 17 });
  const nodes = 3;

  it('a sum by blocks is the sum by items', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const table = (sign: number) =>
          Float64Array.from({ length: cells.length * nodes }, (_, at) => sign * (at + 1) ** 1.5);
        const [wrong, right] = [table(-1), table(1)];
        const sums = sumByKind(cells.length, nodes, wrong, right);
        const { codes, blocks } = cutIntoBlocks(patternOf(cells));
        for (let node = 0; node < nodes; node += 1) {
          let byBlocks = 0;
          for (let block = 0; block < blocks; block += 1) {
            byBlocks += sums[(block * 243 + codes[block]!) * nodes + node]!;
          }
          const byItems = cells.reduce<number>((sum, cell, item) => {
            if (cell === NOT_REACHED) return sum;
            return sum + (cell === 1 ? right : wrong)[item * nodes + node]!;
          }, 0);
          expect(byBlocks).toBeCloseTo(byItems, 8);
        }
      }),
    );
  });

  it('what is gathered by item is what each pattern gave', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const { codes, blocks } = cutIntoBlocks(patternOf(cells));
        const masses = new Float64Array(blocks * 243 * nodes);
        for (let block = 0; block < blocks; block += 1) {
          for (let node = 0; node < nodes; node += 1) {
            masses[(block * 243 + codes[block]!) * nodes + node] = node + 1;
          }
        }
        const right = new Float64Array(cells.length * nodes);
        const wrong = new Float64Array(cells.length * nodes);
        gatherByItem(masses, nodes, right, wrong);
        cells.forEach((cell, item) => {
          expect(right[item * nodes + 2]).toBe(cell === 1 ? 3 : 0);
          expect(wrong[item * nodes + 2]).toBe(cell === 0 ? 3 : 0);
        });
      }),
    );
  });
});
