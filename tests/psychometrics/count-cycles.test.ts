import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listEdgesOnCycles } from '~/psychometrics/count-cycles';

const edge = (from: number, to: number) => ({ from, to });

/** Whether the ends are joined without the edge: by growing what is reached until nothing is added. */
function isOnCycle(edges: readonly { from: number; to: number }[], left: (typeof edges)[number]) {
  const reached = new Set([left.from]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const each of edges) {
      if (each === left) continue;
      if (reached.has(each.from)) reached.add(each.to);
      if (reached.has(each.to)) reached.add(each.from);
    }
  }
  return reached.has(left.to);
}

describe('edges on cycles', () => {
  it('are all of a triangle, and not the way out of it', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(2, 0), edge(2, 3)];
    expect([...listEdgesOnCycles(4, edges)]).toEqual(edges.slice(0, 3));
  });

  it('are two between the same nodes', () => {
    const edges = [edge(0, 1), edge(1, 0), edge(1, 2)];
    expect([...listEdgesOnCycles(3, edges)]).toEqual(edges.slice(0, 2));
  });

  it('are none of a tree, and none of nothing', () => {
    expect(listEdgesOnCycles(4, [edge(0, 1), edge(1, 2), edge(1, 3)]).size).toBe(0);
    expect(listEdgesOnCycles(3, []).size).toBe(0);
  });

  it('are those whose ends something else joins', () => {
    const ends = fc
      .tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }))
      .filter(([one, two]) => one !== two);
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 14 }), (pairs) => {
        const edges = pairs.map(([from, to]) => edge(from, to));
        const found = listEdgesOnCycles(7, edges);
        for (const each of edges) expect(found.has(each)).toBe(isOnCycle(edges, each));
      }),
    );
  });
});
