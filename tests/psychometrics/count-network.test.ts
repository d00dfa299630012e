import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountEdge, findBounds, readNetwork } from '~/psychometrics/count-network';

/** Counts of every kind of room: none, one way only, both ways. */
const range = fc
  .tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.boolean())
  .map(([below, above, isEndless]) => ({
    below,
    above: isEndless ? Number.POSITIVE_INFINITY : above,
  }));
const anyEdge = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), range, fc.boolean())
  .filter(([from, to]) => from !== to)
  .map(([from, to, { below, above }, isHidden]): CountEdge => {
    const value = 4;
    return { from, to, value, isHidden, lower: value - below, upper: value + above };
  });

describe('a network of counts', () => {
  it('fixes the hidden counts whose bounds are one value, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdge, { minLength: 1, maxLength: 14 }),
        fc.array(fc.nat({ max: 13 }), { maxLength: 5 }),
        (edges, turned) => {
          const network = { nodeCount: 6, edges };
          const reader = readNetwork(network);
          for (const at of [null, ...turned]) {
            const edge = at === null ? undefined : edges[at];
            if (edge) edge.isHidden = !edge.isHidden;
            const isFixed = (one: CountEdge) => {
              const { lower, upper } = findBounds(network, one);
              return lower === upper;
            };
            const hidden = edges.filter(({ isHidden }) => isHidden);
            expect(reader.listFixed()).toEqual(hidden.filter(isFixed));
            for (const one of hidden) expect(reader.canMove(one)).toBe(!isFixed(one));
          }
        },
      ),
    );
  });
});
